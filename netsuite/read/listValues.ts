import type { IntegrationPoint } from '../integrationPoints/types';
import { conditions, readPages } from '../suiteql/keyset';
import { queryPage } from '../suiteql/query';
import { identifier, sql, trusted } from '../suiteql/sql';
import { runQuery } from '../suiteql/statement';
import type { Client } from '../transport/client';
import { isRefused } from '../transport/errors';
import type { CustomField } from './customFields';
import { fromOf, whereOf } from './selection';
import { isReference, isReferences, readValue } from './values';

export interface ListValue {
	readonly id: string;
	/** `null` for a value that was deleted since it was chosen. */
	readonly name: string | null;
}

export interface ListValues {
	readonly values: readonly ListValue[];
	/** The custom list itself, or what the records have chosen of it so far. */
	readonly source: 'customList' | 'valuesInUse';
}

/**
 * What can be chosen in a list or multi-select field: the active values of its custom list where NetSuite tells which
 * list it is, otherwise those that some record has. In the order of their internal IDs.
 * @returns `null` for a field of another kind.
 * @throws NetSuiteError
 */
export async function listValuesOf(client: Client, point: IntegrationPoint, field: CustomField): Promise<ListValues | null> {
	if (field.kind !== 'list' && field.kind !== 'multiSelect') return null;
	const values = field.list === null ? null : await ofCustomList(client, field.list);
	return values ? { values, source: 'customList' } : { values: await inUse(client, point, field), source: 'valuesInUse' };
}

/**
 * Believed: `customlist` has the lists by internal ID, and each list's values are a table that is called like the
 * list's script ID. Public code reads both so. An ID that is no custom list's is a record type's, such as employees.
 */
async function ofCustomList(client: Client, list: string): Promise<ListValue[] | null> {
	if (!/^\d+$/.test(list)) return null;
	try {
		const { rows } = await queryPage(
			client,
			sql`SELECT l.scriptid AS script FROM customlist l WHERE l.internalid = ${Number(list)}`,
			{ limit: 1 },
		);
		const table = rows[0]?.script?.toLowerCase();
		if (table === undefined || !/^customlist\w+$/.test(table)) return null;
		const values: ListValue[] = [];
		const pages = readPages(client, {
			columns: [sql`${identifier('v.name')} AS name`],
			from: trusted(`${identifier(table).text} v`),
			where: [sql`v.isinactive = ${false} OR v.isinactive IS NULL`],
			keys: ['v.id'],
		});
		for await (const page of pages) values.push(...page.map(({ key0, name }) => ({ id: key0 as string, name: name ?? null })));
		return values;
	} catch (error) {
		if (isRefused(error)) return null;
		throw error;
	}
}

async function inUse(client: Client, point: IntegrationPoint, field: CustomField): Promise<ListValue[]> {
	const column = identifier(field.column);
	const where = conditions([...whereOf(point.source), sql`${column} IS NOT NULL`]);
	const rows = await runQuery(
		client,
		sql`SELECT DISTINCT ${column} AS chosen, BUILTIN.DF(${column}) AS shown FROM ${fromOf(point.source, [field])}${where} ORDER BY ${column}`,
		{ limit: null },
	);
	const names = new Map<string, string | null>();
	for (const { chosen, shown } of rows) {
		const value = readValue(field, chosen, shown, 0);
		const references = isReferences(value) ? value : isReference(value) ? [value] : [];
		for (const { id, refName } of references) names.set(id, names.get(id) ?? refName);
	}
	return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => Number(a.id) - Number(b.id));
}
