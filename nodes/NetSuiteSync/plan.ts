import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { integrationPoint, integrationPoints, planSync, tableColumns, tableName } from '../../netsuite';
import { connect } from '../shared/connection';
import { forEachItem } from '../shared/errors';

/** One item for each integration point, in the order in which they are to be read. */
export async function plan(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, 1, async (itemIndex) => {
		const given = context.getNodeParameter('integrationPoints', itemIndex) as string[] | string | null;
		const names = typeof given === 'string' ? given.split(',').map((name) => name.trim()) : (given ?? []);
		const chosen = names.filter((name) => name !== '').map(integrationPoint);
		const points = integrationPoints.filter((point) => chosen.length === 0 || chosen.includes(point));
		const client = await connect(context);
		const planned = await planSync(client, points);
		const items = planned.map(({ point, available, leftOut }) => ({
			json: {
				integrationPoint: point.name,
				label: point.label.plural,
				table: tableName(point),
				columns: tableColumns(point).map((column) => ({ ...column })),
				available,
				leftOut: leftOut.map(({ what, reason }) => ({ what, reason })),
				account: client.account,
			},
		}));
		return [items];
	});
}
