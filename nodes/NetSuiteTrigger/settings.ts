import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import {
	chooseCustomFields,
	integrationPoint,
	isCustomFieldName,
	parseMoment,
	utcSecond,
	type Client,
	type Occasion,
	type WatchSettings,
} from '../../netsuite';
import { toConditions, type GivenCondition } from '../shared/conditions';
import { namesIn } from '../shared/customFields';

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
		from: momentOf(context, startFrom),
		conditions: toConditions(context.getNode(), point, custom, given),
		combine: context.getNodeParameter('combine', 'all') as 'all' | 'any',
		sublists: !simplified(context),
		customFields: custom,
	};
}

export const simplified = (context: IPollFunctions): boolean => context.getNodeParameter('simplify', true) as boolean;

/** The date and time in UTC to the second. The editor leaves the zone out and means the workflow's. */
function momentOf(context: IPollFunctions, given: unknown): string | null {
	if (typeof given !== 'string' || given.trim() === '') return null;
	const text = given.trim();
	const asUtc = parseMoment('Start From', text);
	return /[T ].*(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text) ? asUtc : inZone(asUtc, context.getTimezone());
}

/** The moment at which clocks in the zone show what the text says. */
function inZone(wallClock: string, timeZone: string): string {
	const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	const ahead = (moment: number) => Date.parse(`${shown.format(moment).replace(' ', 'T')}Z`) - moment;
	const wanted = Date.parse(wallClock);
	// The second time around, the offset is that of the moment itself, also on days on which clocks are changed.
	const moment = wanted - ahead(wanted - ahead(wanted));
	return utcSecond(moment);
}
