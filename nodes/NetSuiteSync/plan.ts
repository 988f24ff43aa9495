import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	integrationPoint,
	integrationPoints,
	planSync,
	tableColumns,
	tableName,
	type CustomFieldChoice,
} from '../../netsuite';
import { connect } from '../shared/connection';
import { namesIn } from '../shared/customFields';
import { forEachItem } from '../shared/errors';
import { chosenFilters } from './filters';

/** One item for each integration point, in the order in which they are to be read. */
export async function plan(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, 1, async (itemIndex) => {
		const chosen = namesIn(context.getNodeParameter('integrationPoints', itemIndex)).map(integrationPoint);
		const points = integrationPoints.filter((point) => chosen.length === 0 || chosen.includes(point));
		const { alreadySynced } = context.getNodeParameter('options', itemIndex, {}) as { alreadySynced?: unknown };
		const filters = chosenFilters(context, itemIndex);
		const client = await connect(context);
		const planned = await planSync(client, points, {
			customFields: customFieldChoice(context, itemIndex),
			filters,
			alreadySynced: namesIn(alreadySynced),
		});
		const items = planned.map(({ point, available, leftOut, customFields, filters: own }) => ({
			json: {
				integrationPoint: point.name,
				label: point.label.plural,
				table: tableName(point),
				columns: tableColumns(point, customFields).map((column) => ({ ...column })),
				customFields: customFields.map(({ name }) => name),
				openAmount: point.openAmount ?? null,
				filters: JSON.stringify(own),
				available,
				leftOut: leftOut.map(({ what, reason }) => ({ what, reason })),
				account: client.account,
			},
		}));
		return [items];
	});
}

/** Rows about the same integration point count together. */
function customFieldChoice(context: IExecuteFunctions, itemIndex: number): CustomFieldChoice {
	const rows = context.getNodeParameter('customFields.choice', itemIndex, []) as Array<{
		integrationPoint: string;
		which: 'all' | 'chosen';
		fields?: unknown;
	}>;
	const choices = new Map<string, 'all' | string[]>();
	for (const { integrationPoint: name, which, fields } of rows) {
		const earlier = choices.get(name) ?? [];
		choices.set(integrationPoint(name).name, which === 'all' || earlier === 'all' ? 'all' : [...earlier, ...namesIn(fields)]);
	}
	return choices;
}
