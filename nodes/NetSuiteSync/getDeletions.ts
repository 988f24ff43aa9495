import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { integrationPoint, integrationPoints, readDeletedSince } from '../../netsuite';
import { connect } from '../shared/connection';
import { namesIn } from '../shared/customFields';
import { forEachItem } from '../shared/errors';
import { momentOf } from '../shared/moments';

/**
 * What was deleted since the checkpoint of each input item: the records on the first output, the next checkpoint on the
 * second. With Continue On Fail deletions that could not be read put out no record, and their error where the
 * checkpoint would be.
 */
export async function getDeletions(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, 2, async (itemIndex) => {
		const chosen = namesIn(context.getNodeParameter('integrationPoints', itemIndex)).map(integrationPoint);
		const { since } = context.getNodeParameter('options', itemIndex, {}) as { since?: string };
		const client = await connect(context);
		const { deletions, source, leftOut, window, cursor } = await readDeletedSince(
			client,
			integrationPoints.filter((point) => chosen.length === 0 || chosen.includes(point)),
			{ checkpoint: context.getNodeParameter('checkpoint', itemIndex, ''), since: momentOf(context, 'Since', since) },
		);
		const records = deletions.map(({ point, id, name, deletedDate }) => ({
			json: { integrationPoint: point.name, netsuiteId: Number(id), name, deletedDate },
		}));
		const checkpoint = {
			account: client.account,
			status: 'finished',
			checkpoint: JSON.stringify(cursor),
			deleted: records.length,
			source,
			leftOut: leftOut.map(({ what, reason }) => ({ what, reason })),
			windowFrom: window.from,
			windowTo: window.to,
		};
		return [records, [{ json: checkpoint }]];
	});
}
