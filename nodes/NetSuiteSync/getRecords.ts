import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asSynced, deletedRow, integrationPoint, readAgain, tableRows, type ReadAgain, type Synced } from '../../netsuite';
import { connect } from '../shared/connection';
import { forEachItem } from '../shared/errors';
import { internalIdsIn } from '../shared/internalIds';

/**
 * The records with these internal IDs as a sync reads them: on the first output, deleted ones marked; what became of the
 * others on the second. With Continue On Fail records that could not be read put out nothing but their error there.
 */
export async function getRecords(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, 2, async (itemIndex) => {
		const named = integrationPoint(context.getNodeParameter('integrationPoint', itemIndex) as string);
		const ids = internalIdsIn(context, 'Internal IDs', context.getNodeParameter('ids', itemIndex, ''), itemIndex);
		const options = context.getNodeParameter('options', itemIndex, {}) as { filters?: unknown };
		const syncCheckpoint = context.getNodeParameter('syncCheckpoint', itemIndex, '');
		const client = await connect(context);
		const synced = asSynced(named, client.account, { ...options, syncCheckpoint });
		const read = await readAgain(client, synced, ids);
		const format = context.getNodeParameter('format', itemIndex) as keyof typeof formats;
		const result = {
			integrationPoint: named.name,
			account: client.account,
			read: read.records.length,
			deleted: read.deleted.map(Number),
			outsideFilters: read.outside.map(Number),
			failed: read.failed.map((one) => ({ ...one })),
			leftOut: read.leftOut.map(({ what, reason }) => ({ what, reason })),
		};
		return [formats[format](synced, read).map((json) => ({ json })), [{ json: result }]];
	});
}

const formats = {
	rows: ({ point }: Synced, { records, deleted, customFields }: ReadAgain): IDataObject[] => [
		...tableRows(point, records, customFields),
		...deleted.map((id) => deletedRow(point, id)),
	],
	records: (_: Synced, { records, deleted }: ReadAgain): IDataObject[] => [
		...records.map((record) => ({ ...record, isDeleted: false }) as unknown as IDataObject),
		...deleted.map((id) => ({ id, isDeleted: true })),
	],
};
