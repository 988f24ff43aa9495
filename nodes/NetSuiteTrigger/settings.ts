import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import {
	chooseCustomFields,
	integrationPoint,
	isCustomFieldName,
	type Client,
	type Occasion,
	type WatchSettings,
} from '../../netsuite';
import { toConditions, type GivenCondition } from '../shared/conditions';
import { namesIn } from '../shared/customFields';
import { momentOf } from '../shared/moments';

/** What the node is set to wait for. */
export async function settingsOf(context: IPollFunctions, client: Client): Promise<WatchSettings> {
	const point = integrationPoint(context.getNodeParameter('integrationPoint') as string);
	const occasion = context.getNodeParameter('triggerOn') as Occasion;
	const { customFields, startFrom } = context.getNodeParameter('options', {}) as IDataObject;
	const filtered = occasion !== 'deleted';
	const given = (filtered ? context.getNodeParameter('conditions.condition', []) : []) as GivenCondition[];
	const needed = given.map(({ field }) => field).filter(isCustomFieldName);
	const chosen = filtered ? [...namesIn(customFields), ...needed] : [];
	const custom = await chooseCustomFields(client, point, chosen);
	return {
		point,
		occasion,
		overdueDays: Number(context.getNodeParameter('overdueDays', 0)),
		from: momentOf(context, 'Start From', startFrom),
		conditions: toConditions(context.getNode(), point, custom, given),
		combine: context.getNodeParameter('combine', 'all') as 'all' | 'any',
		sublists: !simplified(context),
		customFields: custom,
	};
}

export const simplified = (context: IPollFunctions): boolean => context.getNodeParameter('simplify', true) as boolean;
