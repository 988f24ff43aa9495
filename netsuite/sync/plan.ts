import type { IntegrationPoint } from '../integrationPoints/types';
import { chooseCustomFields, customFieldsOf, type CustomField } from '../read/customFields';
import { nameOf, select, type LeftOut } from '../read/selection';
import { findVisible } from '../read/visible';
import { accountClock } from '../suiteql/clock';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { checkFilters, filtersAsSeen } from './checkFilters';
import { refuseHiddenFields } from './customFields';
import { asksForRelationships, filteredPoint, type Filters } from './filters';

/** What a sync will find at an integration point. */
export interface PlannedPoint {
	/** The point as the filters let it be read. */
	readonly point: IntegrationPoint;
	/** Whether the account has these records and the role may see them. */
	readonly available: boolean;
	readonly leftOut: readonly LeftOut[];
	/** The custom fields that are to be read as well, in the order of their script IDs. */
	readonly customFields: readonly CustomField[];
	/** Those of the filters that concern the point. */
	readonly filters: Filters;
}

/** Which custom fields to read, by the points' names: all that the role can see, or those with these script IDs. */
export type CustomFieldChoice = ReadonlyMap<string, 'all' | readonly string[]>;

export interface PlanOptions {
	readonly customFields?: CustomFieldChoice;
	readonly filters?: Filters;
	/** Names of points that were read before and need not be asked for again: reading them will say what is missing. */
	readonly alreadySynced?: readonly string[];
}

/**
 * Asks for no record of each point, with all its fields and sublists, and so learns what the account and the role show.
 * @throws NetSuiteError when NetSuite cannot be reached or refuses the login: that is not about one point; and when a
 * chosen custom field cannot be read.
 * @throws InvalidSettingError when there is no such custom field, or the account does not know what a filter names.
 */
export async function planSync(
	client: Client,
	points: readonly IntegrationPoint[],
	{ customFields = new Map(), filters = {}, alreadySynced = [] }: PlanOptions = {},
): Promise<PlannedPoint[]> {
	// Asked once: five logins that are refused lock the token.
	await accountClock(client);
	const check = await checkFilters(client, filters);
	return await Promise.all(
		points.map(async (point) => {
			const own = filtersAsSeen(point, filters, check);
			const hidden = check.furtherSubsidiaries && asksForRelationships(point, filters) ? [check.furtherSubsidiaries] : [];
			const known = alreadySynced.includes(point.name);
			const planned = await planPoint(client, filteredPoint(point, own, null), known);
			const choice = customFields.get(point.name);
			const complete = planned.available && choice ? await withCustomFields(client, planned, choice, known) : planned;
			return { ...complete, leftOut: [...complete.leftOut, ...hidden], filters: own };
		}),
	);
}

type Planned = Omit<PlannedPoint, 'filters'>;

async function withCustomFields(
	client: Client,
	planned: Planned,
	choice: 'all' | readonly string[],
	known: boolean,
): Promise<Planned> {
	const { point } = planned;
	const all = choice === 'all';
	const fields = all ? await customFieldsOf(client, point) : await chooseCustomFields(client, point, choice);
	if (fields.length === 0) return planned;
	// Of chosen fields the reading itself says which are hidden.
	const leftOut = known && !all ? [] : await hiddenFields(client, point, fields);
	if (!all) refuseHiddenFields({ ...select(point, { computed: false, sublists: false }), leftOut }, fields);
	const missing = new Set(leftOut.map(({ what }) => what));
	return {
		...planned,
		leftOut: [...planned.leftOut, ...leftOut, ...guessedTypes(fields)],
		customFields: fields
			.filter((field) => !missing.has(nameOf.field(field)))
			.sort((a, b) => (a.name < b.name ? -1 : 1)),
	};
}

async function hiddenFields(client: Client, point: IntegrationPoint, customFields: readonly CustomField[]): Promise<readonly LeftOut[]> {
	const selection = select(point, { computed: false, sublists: false, customFields });
	return (await findVisible(client, { ...selection, fields: [] })).leftOut;
}

/** A percentage cannot be told from a number then, and is another one than people see in NetSuite. */
function guessedTypes(fields: readonly CustomField[]): LeftOut[] {
	const numbers = fields.filter(({ kind, netSuiteType }) => kind === 'decimal' && netSuiteType === null);
	if (numbers.length === 0) return [];
	const reason = `Without SuiteQL's table customfield percentages come as NetSuite stores them, 0.125 for 12.5 %: ${numbers.map(nameOf.field).join(', ')}.`;
	return [{ what: 'Exact types of custom fields', reason }];
}

async function planPoint(client: Client, point: IntegrationPoint, known: boolean): Promise<Planned> {
	if (known) return { point, available: true, leftOut: [], customFields: [] };
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
