import type { IntegrationPoint } from '../integrationPoints/types';
import { chooseCustomFields, customFieldsOf, type CustomField } from '../read/customFields';
import { nameOf, select, type LeftOut } from '../read/selection';
import { findVisible } from '../read/visible';
import { accountClock } from '../suiteql/clock';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { refuseHiddenFields } from './customFields';

/** What a sync will find at an integration point. */
export interface PlannedPoint {
	readonly point: IntegrationPoint;
	/** Whether the account has these records and the role may see them. */
	readonly available: boolean;
	readonly leftOut: readonly LeftOut[];
	/** The custom fields that are to be read as well, in the order of their script IDs. */
	readonly customFields: readonly CustomField[];
}

/** Which custom fields to read, by the points' names: all that the role can see, or those with these script IDs. */
export type CustomFieldChoice = ReadonlyMap<string, 'all' | readonly string[]>;

/**
 * Asks for no record of each point, with all its fields and sublists, and so learns what the account and the role show.
 * @throws NetSuiteError when NetSuite cannot be reached or refuses the login: that is not about one point; and when a
 * chosen custom field cannot be read.
 * @throws InvalidSettingError when there is no such custom field.
 */
export async function planSync(
	client: Client,
	points: readonly IntegrationPoint[],
	customFields: CustomFieldChoice = new Map(),
): Promise<PlannedPoint[]> {
	// Asked once: five logins that are refused lock the token.
	await accountClock(client);
	return await Promise.all(
		points.map(async (point) => {
			const planned = await planPoint(client, point);
			const choice = customFields.get(point.name);
			return planned.available && choice ? await withCustomFields(client, planned, choice) : planned;
		}),
	);
}

async function withCustomFields(
	client: Client,
	planned: PlannedPoint,
	choice: 'all' | readonly string[],
): Promise<PlannedPoint> {
	const { point } = planned;
	const all = choice === 'all';
	const fields = all ? await customFieldsOf(client, point) : await chooseCustomFields(client, point, choice);
	if (fields.length === 0) return planned;
	const visible = await findVisible(client, {
		...select(point, { computed: false, sublists: false, customFields: fields }),
		fields: [],
	});
	if (!all) refuseHiddenFields(visible, fields);
	return {
		...planned,
		leftOut: [...planned.leftOut, ...visible.leftOut, ...guessedTypes(fields)],
		customFields: fields
			.filter((field) => visible.customFields.includes(field))
			.sort((a, b) => (a.name < b.name ? -1 : 1)),
	};
}

/** A percentage cannot be told from a number then, and is another one than people see in NetSuite. */
function guessedTypes(fields: readonly CustomField[]): LeftOut[] {
	const numbers = fields.filter(({ kind, netSuiteType }) => kind === 'decimal' && netSuiteType === null);
	if (numbers.length === 0) return [];
	const reason = `Without SuiteQL's table customfield percentages come as NetSuite stores them, 0.125 for 12.5 %: ${numbers.map(nameOf.field).join(', ')}.`;
	return [{ what: 'Exact types of custom fields', reason }];
}

async function planPoint(client: Client, point: IntegrationPoint): Promise<PlannedPoint> {
	try {
		const { leftOut } = await findVisible(client, select(point, { computed: false, sublists: true, bySoap: true }));
		return { point, available: true, leftOut, customFields: [] };
	} catch (error) {
		if (!(error instanceof NetSuiteError) || ['login', 'network', 'busy'].includes(error.kind)) throw error;
		// Reading the point will say what is wrong with it, and the others need not wait for that.
		const available = error.kind !== 'notVisible';
		return { point, available, leftOut: [{ what: point.label.plural, reason: error.detail }], customFields: [] };
	}
}
