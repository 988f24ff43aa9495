import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { asSynced, deletedRow, integrationPoint, readAgain, tableRow, type ReadAgain, type Synced } from '../../netsuite';
import { connect } from '../shared/connection';
import { forEachItem } from '../shared/errors';

/**
 * The records with these internal IDs as a sync reads them: on the first output, deleted ones marked; what became of the
 * others on the second. With Continue On Fail records that could not be read put out nothing but their error there.
 */
export async function getRecords(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, 2, async (itemIndex) => {
		const named = integrationPoint(context.getNodeParameter('integrationPoint', itemIndex) as string);
		const ids = internalIds(context, itemIndex);
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
		...records.map((record) => tableRow(point, record, customFields)),
		...deleted.map((id) => deletedRow(point, id)),
	],
	records: (_: Synced, { records, deleted }: ReadAgain): IDataObject[] => [
		...records.map((record) => ({ ...record, isDeleted: false }) as unknown as IDataObject),
		...deleted.map((id) => ({ id, isDeleted: true })),
	],
};

function internalIds(context: IExecuteFunctions, itemIndex: number): string[] {
	const given = context.getNodeParameter('ids', itemIndex, '') as unknown;
	const ids = String(given).split(/[\s,;]+/).filter((id) => id !== '');
	const wrong = ids.find((id) => !/^-?\d+$/.test(id));
	if (wrong === undefined) return ids;
	throw new NodeOperationError(context.getNode(), `Internal IDs has "${wrong}", which is not an internal ID.`, { itemIndex });
}
