import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { identifier, join, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { pageSize } from '../suiteql/query';
import { conditionSql, type Condition } from './conditions';
import { precisionFor } from './currencies';
import { getCustomerNote } from './customerNotes';
import { readAll, type NetSuiteRecord } from './records';
import { select, type LeftOut, type Selection } from './selection';
import { isReference, isReferences, type Value } from './values';
import { withVisible } from './visible';

export interface Found {
	readonly records: readonly NetSuiteRecord[];
	/** What the account or the role does not show of them. */
	readonly leftOut: readonly LeftOut[];
}

export interface Search {
	readonly conditions: readonly Condition[];
	readonly combine: 'all' | 'any';
	/** `null` for all there are. */
	readonly limit: number | null;
	readonly sort?: { readonly field: Field; readonly descending: boolean };
	readonly sublists: boolean;
	readonly customFields: readonly Field[];
}

/** What identifies one record. */
export type RecordKey =
	| { readonly by: 'id'; readonly value: string }
	| { readonly by: 'externalId'; readonly value: string }
	| { readonly by: 'documentNumber'; readonly value: string };

/**
 * Finds records of a point.
 * @throws NetSuiteError; also when a record came that cannot be understood, because a list without it would look whole.
 * @throws InvalidSettingError for a condition that cannot be one.
 */
export async function findRecords(client: Client, point: IntegrationPoint, search: Search): Promise<Found> {
	const options = { computed: true, sublists: search.sublists, customFields: search.customFields };
	const pieces = search.conditions.map((condition) => sql`(${conditionSql(condition)})`);
	const where = pieces.length > 0 ? [join(pieces, search.combine === 'all' ? ' AND ' : ' OR ')] : [];
	return await withVisible(client, select(point, options), async (selection) => ({
		records: await collect(client, selection, where, search),
		leftOut: [...selection.leftOut, ...notFindable(point)],
	}));
}

/**
 * The one record with that key.
 * @throws NetSuiteError of kind `notFound`, or `invalid` when several records share a document number.
 * @throws InvalidSettingError when the point has no such key.
 */
export async function getOne(
	client: Client,
	point: IntegrationPoint,
	key: RecordKey,
	options: { readonly sublists: boolean; readonly customFields: readonly Field[] },
): Promise<Found> {
	const where = keySql(point, key);
	const selected = select(point, { computed: true, ...options });
	return await withVisible(client, selected, async (selection) => {
		const queried = await collect(client, selection, [where], { limit: 2 });
		const records = queried.length === 0 ? await getBySoap(client, selection, key) : queried;
		const named = `${point.label.singular} ${key.value}`;
		const [record] = records;
		if (!record) {
			const unseen = selection.leftOut.filter(hidesRecords).map(({ what, reason }) => `${what} cannot be seen: ${reason}`);
			throw new NetSuiteError({ kind: 'notFound', detail: [`${named} was not found.`, ...unseen].join(' ') });
		}
		if (records.length > 1) {
			const ids = records.map(({ id }) => id).join(' and ');
			throw new NetSuiteError({
				kind: 'invalid',
				detail: `There is more than one ${named}: internal IDs ${ids}${key.by === 'documentNumber' ? ' share the number' : ''}.`,
				advice: 'Get the one you mean by its internal ID.',
			});
		}
		return { records: [record], leftOut: selection.leftOut };
	});
}

/** SOAP finds by internal ID what SuiteQL does not show. */
async function getBySoap(client: Client, selection: Selection, { by, value }: RecordKey): Promise<NetSuiteRecord[]> {
	if (by !== 'id' || !selection.point.bySoap || selection.leftOut.some(hidesRecords)) return [];
	const record = await getCustomerNote(client, selection, value.trim());
	return record ? [record] : [];
}

const hidesRecords = ({ records }: LeftOut): boolean => records === true;

/** Records that cannot be searched for by conditions. */
const notFindable = ({ bySoap }: IntegrationPoint): LeftOut[] =>
	bySoap ? [{ what: bySoap.label, reason: 'SuiteQL does not show them. Get one by its internal ID, or all with NetSuite Sync.' }] : [];

/**
 * The condition that is true of the record with that key.
 * @throws InvalidSettingError when the point has no such key, or the value cannot be one.
 */
export function keySql(point: IntegrationPoint, { by, value }: RecordKey): Sql {
	const refuse = (message: string) => new InvalidSettingError(by, message);
	if (by === 'id') {
		if (!/^-?\d+$/.test(value.trim())) throw refuse(`Internal ID "${value}" is not a number.`);
		return sql`${identifier(point.id)} = ${Number(value)}`;
	}
	const column =
		by === 'externalId' ? point.externalId : point.fields.find(({ name }) => name === point.documentNumber)?.column;
	if (!column) throw refuse(`${point.label.plural} cannot be got by ${by === 'externalId' ? 'external ID' : 'number'}.`);
	if (value.trim() === '') throw refuse('The value to look for is empty.');
	return sql`${identifier(column)} = ${value.trim()}`;
}

async function collect(
	client: Client,
	selection: Selection,
	where: readonly Sql[],
	{ limit, sort }: Pick<Search, 'limit' | 'sort'>,
): Promise<NetSuiteRecord[]> {
	const { point } = selection;
	const precision = await precisionFor(client, selection);
	// Records come in the order of their IDs; another order needs them all before the first can be told.
	const enough = sort ? Infinity : (limit ?? Infinity);
	const records: NetSuiteRecord[] = [];
	for await (const batch of readAll(client, selection, { where, precision, limit: Math.min(pageSize, enough) })) {
		const [failed] = batch.failed;
		if (failed) {
			throw new NetSuiteError({
				kind: 'badAnswer',
				doing: `Reading ${point.label.singular.toLowerCase()}`,
				documentNumber: failed.documentNumber ?? failed.id,
				detail: failed.reason,
				advice: 'Correct the value in NetSuite, or filter the record out.',
			});
		}
		records.push(...batch.records);
		if (records.length >= enough) break;
	}
	if (sort) records.sort(order(sort.field, sort.descending));
	return limit === null ? records : records.slice(0, limit);
}

/** Empty values last, whichever way round. */
function order(field: Field, descending: boolean) {
	const key = (record: NetSuiteRecord): string | number | null => {
		const value = (record.customFields[field.name] ?? record[field.name]) as Value | undefined;
		if (value === null || value === undefined) return null;
		if (field.type === 'id') return Number(value);
		if (typeof value === 'boolean') return Number(value);
		if (isReferences(value)) return value.map(({ id, refName }) => refName ?? id).join(', ');
		return isReference(value) ? (value.refName ?? value.id) : value;
	};
	return (a: NetSuiteRecord, b: NetSuiteRecord): number => {
		const [left, right] = [key(a), key(b)];
		if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
		const difference =
			typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right));
		return descending ? -difference : difference;
	};
}
