import { InvalidSettingError } from '../account';
import { integrationPoint, type IntegrationPoint } from '../integrationPoints';
import { receivablesDocuments } from '../integrationPoints/transaction';
import { keySql, type RecordKey } from '../read/find';
import { fromOf, whereOf } from '../read/selection';
import { conditions } from '../suiteql/keyset';
import { queryPage } from '../suiteql/query';
import { identifier, join, sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { during, NetSuiteError } from '../transport/errors';
import { customerByName, internalIdIn } from './customerByName';

/** What notes and messages can be attached to: customers and the receivables documents. */
export const writableParents: ReadonlyArray<{ readonly name: string; readonly label: string }> = [
	'customer',
	...receivablesDocuments,
]
	.map((name) => ({ name, label: integrationPoint(name).label.singular }))
	.sort((a, b) => a.label.localeCompare(b.label));

/** What identifies the parent: as for reading, and a customer by exactly its name. */
export type ParentKey = RecordKey | { readonly by: 'name'; readonly value: string };

/** The record that a note or a message belongs to. */
export interface Parent {
	/** Its integration point: `customer`, `invoice` … */
	readonly point: string;
	/** The internal ID. */
	readonly id: string;
	/** What people know it by: document number, customer's name, or internal ID. */
	readonly number: string;
}

/**
 * Finds the record that something is to be attached to. It is read also when its internal ID is given: an ID of another
 * kind of record would otherwise take it.
 * @param name the integration point.
 * @throws InvalidSettingError for a kind of record that nothing can be attached to, or a key that cannot be one.
 * @throws NetSuiteError of kind `notFound`, or `invalid` when it is not the only one with that key.
 */
export async function findParent(client: Client, name: string, key: ParentKey): Promise<Parent> {
	if (!writableParents.some((parent) => parent.name === name)) {
		const names = writableParents.map((parent) => parent.name).join(', ');
		throw new InvalidSettingError('attachTo', `Nothing can be attached to "${name}". Attach it to one of: ${names}.`);
	}
	const point = integrationPoint(name);
	const found = key.by === 'name' ? await byName(client, point, key.value) : await byKey(client, point, key);
	return { point: name, id: found.id, number: found.number ?? found.id };
}

interface Identified {
	readonly id: string;
	readonly number: string | null;
}

async function byName(client: Client, point: IntegrationPoint, name: string): Promise<Identified> {
	if (point.name !== 'customer') {
		throw new InvalidSettingError(
			'parent',
			`Only customers are found by name. Give the ${point.label.singular.toLowerCase()} by its number or internal ID.`,
		);
	}
	const given = internalIdIn(name);
	if (given !== null) return await byKey(client, point, { by: 'id', value: given });
	const { id } = await customerByName(client, name);
	return { id, number: name.trim() };
}

/**
 * Internal ID and number of the one record with that key. Reads nothing else of it.
 * @throws NetSuiteError, InvalidSettingError
 */
export async function byKey(client: Client, point: IntegrationPoint, key: RecordKey): Promise<Identified> {
	const number = point.fields.find((field) => field.name === point.documentNumber);
	const columns = [sql`${identifier(point.id)} AS id`, ...(number ? [sql`${identifier(number.column)} AS known`] : [])];
	const where = conditions([...whereOf(point.source), keySql(point, key)]);
	const query = sql`SELECT ${join(columns, ', ')} FROM ${fromOf(point.source, number ? [number] : [])}${where}`;
	const what = `${point.label.singular} ${key.value.trim()}`;
	const { rows } = await during(`Looking for ${what}`, queryPage(client, query, { limit: 10 }));
	const [row] = rows;
	if (!row?.id) {
		throw new NetSuiteError({
			kind: 'notFound',
			detail: `${what} was not found.`,
			advice: 'Check it. The record may have been deleted, be of another kind, or the role may not be allowed to see it.',
		});
	}
	if (rows.length > 1) {
		throw new NetSuiteError({
			kind: 'invalid',
			detail: `There is more than one ${what}: internal IDs ${rows.map(({ id }) => id).join(', ')}.`,
			advice: 'Give the one you mean by its internal ID.',
		});
	}
	return { id: row.id, number: row.known ?? null };
}
