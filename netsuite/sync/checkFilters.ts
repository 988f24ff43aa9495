import { InvalidSettingError } from '../account';
import { integrationPoint } from '../integrationPoints';
import type { IntegrationPoint } from '../integrationPoints/types';
import { customFieldsOf } from '../read/customFields';
import { isCustomFieldName } from '../read/customFieldKinds';
import { nameOf, type LeftOut } from '../read/selection';
import { getSchema } from '../records/record';
import { queryPage } from '../suiteql/query';
import { chunksOf, identifier, longestList, sql, trusted } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { isRefused, NetSuiteError } from '../transport/errors';
import { asksForRelationships, filtersOf, type Filters } from './filters';

/** What an account shows of what its filters need. */
export interface FilterCheck {
	/** Why customers' further subsidiaries cannot be seen, so that only their primary one counts; `null` when they can. */
	readonly furtherSubsidiaries: LeftOut | null;
}

/**
 * Checks filters against the account.
 * @throws InvalidSettingError with a sentence for each that the account does not know: a sync that read on without one
 * would read too much, and nobody would notice.
 * @throws NetSuiteError when it could not be found out.
 */
export async function checkFilters(client: Client, filters: Filters): Promise<FilterCheck> {
	const { subsidiaries = [], primarySubsidiaryOnly, customerCheckbox, customers = [], excludedCustomers = [] } = filters;
	const shared = subsidiaries.length > 0 && !primarySubsidiaryOnly;
	const [furtherSubsidiaries, ...problems] = await Promise.all([
		shared ? whyRelationshipsAreHidden(client) : null,
		customerCheckbox ? checkCheckbox(client, customerCheckbox.toLowerCase()) : null,
		checkIds(client, 'subsidiary', 'Subsidiaries', subsidiaries),
		checkIds(client, 'customer', 'Customers', [...customers, ...excludedCustomers]),
	]);
	const sentences = problems.filter((problem) => problem !== null);
	if (sentences.length === 0) return { furtherSubsidiaries };
	throw new InvalidSettingError(
		'filters',
		`${sentences.join(' ')} Nothing is synced until the filters are corrected.`,
	);
}

/** A point's filters as the account lets them be: by the primary subsidiary where only that can be seen. */
export function filtersAsSeen(point: IntegrationPoint, filters: Filters, { furtherSubsidiaries }: FilterCheck): Filters {
	const hidden = furtherSubsidiaries !== null && asksForRelationships(point, filters);
	return filtersOf(point, hidden ? { ...filters, primarySubsidiaryOnly: true } : filters);
}

const customer = integrationPoint('customer');

/** What is wrong with the checkbox; `null` when nothing is. */
async function checkCheckbox(client: Client, name: string): Promise<string | null> {
	const found = isCustomFieldName(name) ? await customField(client, name) : await standardField(client, name);
	if (typeof found === 'string') return found;
	if (!found.checkbox) return `${found.label} is no checkbox field: choose one that is, under Customer Checkbox Field.`;
	const refusal = await refusalOf(client, sql`SELECT fc.id AS id FROM customer fc WHERE NVL(${identifier(`fc.${name}`)}, 'F') = 'T' AND fc.id = 0`);
	return refusal && `${found.label} cannot be read by SuiteQL, so customers cannot be chosen by it: ${refusal.detail}`;
}

interface FoundField {
	readonly label: string;
	readonly checkbox: boolean;
}

async function customField(client: Client, name: string): Promise<FoundField | string> {
	const field = (await customFieldsOf(client, customer)).find((one) => one.name === name);
	if (field) return { label: nameOf.field(field), checkbox: field.kind === 'checkbox' };
	const others: Readonly<Record<string, string>> = { custbody: 'transactions', custevent: 'activities', custrecord: 'custom records' };
	const owner = Object.keys(others).find((prefix) => name.startsWith(prefix));
	if (owner) return `${name} is a field of ${others[owner]}, not of customers.`;
	const contacts = await customFieldsOf(client, integrationPoint('contact')).catch(() => []);
	const elsewhere = contacts.find((one) => one.name === name);
	return elsewhere ? `${nameOf.field(elsewhere)} is a field of contacts, not of customers.` : noField(name);
}

/**
 * NetSuite's own fields. The metadata catalogue tells which of them are checkboxes; a role without it has those that
 * this package reads.
 */
async function standardField(client: Client, name: string): Promise<FoundField | string> {
	const own = customer.fields.find(({ column }) => column === `c.${name}`);
	if (own) return { label: nameOf.field(own), checkbox: own.type === 'boolean' };
	let schema: Record<string, unknown>;
	try {
		schema = await getSchema(client, 'customer');
	} catch (error) {
		if (error instanceof NetSuiteError && ['permission', 'notFound', 'invalid'].includes(error.kind)) return noField(name);
		throw error;
	}
	const properties = Object.entries((schema.properties ?? {}) as Record<string, { type?: string; title?: string }>);
	const [rest, property] = properties.find(([one]) => one.toLowerCase() === name) ?? [];
	if (!property) return noField(name);
	return { label: `${property.title ?? rest} (${name})`, checkbox: property.type === 'boolean' };
}

const noField = (name: string): string =>
	`Customers have no field ${name}, or the token's role may not see it: check the ID under Customer Checkbox Field.`;

/** What is wrong with internal IDs; `null` when all of them are there. */
async function checkIds(client: Client, table: string, what: string, ids: readonly string[]): Promise<string | null> {
	const known = new Set<string>();
	for (const chunk of chunksOf([...new Set(ids)], longestList)) {
		try {
			const { rows } = await queryPage(client, sql`SELECT x.id AS id FROM ${identifier(table)} x WHERE x.id IN ${chunk.map(Number)}`);
			for (const { id } of rows) if (id !== undefined) known.add(id);
		} catch (error) {
			if (!(error instanceof NetSuiteError) || error.kind !== 'notVisible') throw error;
			return `${what} cannot be chosen by internal ID, since this account or the token's role shows none: ${error.detail}`;
		}
	}
	const unknown = [...new Set(ids)].filter((id) => !known.has(String(Number(id))));
	if (unknown.length === 0) return null;
	const some = unknown.slice(0, 20).join(', ');
	const more = unknown.length > 20 ? ` and ${unknown.length - 20} more` : '';
	return `${what} with the internal IDs ${some}${more} do not exist, or the token's role may not see them.`;
}

async function whyRelationshipsAreHidden(client: Client): Promise<LeftOut | null> {
	const columns = trusted('fr.entity AS entity, fr.subsidiary AS subsidiary, fr.lastmodifieddate AS lastmodifieddate');
	const refusal = await refusalOf(client, sql`SELECT ${columns} FROM customerSubsidiaryRelationship fr WHERE fr.entity = 0`);
	return (
		refusal && {
			what: 'Further subsidiaries of customers',
			reason: `${refusal.detail} Only customers whose primary subsidiary is chosen are read.`,
		}
	);
}

/** Why a query cannot be asked; trouble on the way is thrown. */
async function refusalOf(client: Client, query: ReturnType<typeof sql>): Promise<NetSuiteError | null> {
	try {
		await queryPage(client, query, { limit: 1 });
		return null;
	} catch (error) {
		if (isRefused(error)) return error;
		throw error;
	}
}
