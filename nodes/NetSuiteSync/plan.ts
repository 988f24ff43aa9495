import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { integrationPoints, planSync, tableColumns, tableName } from '../../netsuite';
import { connect } from '../shared/connection';
import { forEachItem } from '../shared/errors';

/** One item for each integration point, in the order in which they are to be read. */
export async function plan(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output = await forEachItem(context, async (itemIndex) => {
		const chosen = context.getNodeParameter('integrationPoints', itemIndex) as string[];
		const points = integrationPoints.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
		const client = await connect(context);
		const planned = await planSync(client, points);
		return planned.map(({ point, available, leftOut }) => ({
			json: {
				integrationPoint: point.name,
				label: point.label.plural,
				table: tableName(point),
				columns: tableColumns(point).map((column) => ({ ...column })),
				available,
				leftOut: leftOut.map((missing) => ({ ...missing })),
				account: client.account,
			},
		}));
	});
	return [output];
}
