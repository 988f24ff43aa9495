import type { Account } from '../account';
import { removeRecord } from '../ledger/remove';
import { exists, recordTypesOf, type RecordType } from '../records';
import type { Row } from '../store';
import { alreadyExists, invalidValue, notSettable, Refusal, unknownProperty } from './refusal';
import { CURRENT_USER, type Json, type WritableType } from './types';
import { customTarget, standardTarget, storedValue, type Target } from './values';

export interface WriteOptions {
	/** Names that the record does not have are refused instead of passed over. */
	strictNames: boolean;
	/** Values that are not acceptable by themselves are passed over instead of refused. */
	lenientValues: boolean;
	/** Columns that the role cannot see. */
	hiddenColumns: ReadonlySet<string>;
	/** REST names of the sublists whose lines are replaced by those given, instead of merged with them. */
	replace?: ReadonlySet<string>;
}

/** Believed: what a record read by REST holds beside its fields may come back with it. */
const ignored = new Set(['id', 'links', 'refname']);

/**
 * Enters a record and gives its internal ID.
 * @param body the record as a client sent it, by REST names
 * @throws Refusal before anything is stored
 */
export function createRecord(account: Account, type: WritableType, body: Json, options: WriteOptions): number {
	const record = recordTypeOf(account, type);
	const given = storedValues(account, type, record, body, null, options);
	const blank = Object.fromEntries(columnsOf(type, record).map((column) => [column, null]));
	const unset = (record.customFields ?? []).filter((field) => field.type === 'checkbox');
	const draft: Row = {
		...blank,
		...Object.fromEntries(unset.map(({ scriptId }) => [scriptId, 'F'])),
		...given,
		// No record has this ID; the next free one is only taken by what is stored.
		id: 0,
		lastmodifieddate: account.clock.now(),
	};
	const row = checked(account, type, draft, null);
	const id = account.nextId(type.sequence);
	account.store.insert(type.table, { ...row, id });
	return id;
}

/**
 * Changes what the body names; the rest stays. Of what cannot be edited nothing can be named.
 * @throws Refusal before anything is stored
 */
export function updateRecord(
	account: Account,
	type: WritableType,
	id: number,
	body: Json,
	options: WriteOptions,
): void {
	const [first] = Object.keys(body);
	if (!type.operations.includes('update') && first !== undefined) throw notSettable(first);
	const before = account.store.get(`SELECT * FROM ${type.table} WHERE id = ?`, [id])!;
	const given = storedValues(account, type, recordTypeOf(account, type), body, before, options);
	const row = checked(account, type, { ...before, ...given, lastmodifieddate: account.clock.now() }, before);
	const changes = Object.entries(row).filter(([column, value]) => value !== before[column]);
	if (changes.length > 0) account.store.update(type.table, id, Object.fromEntries(changes));
}

/** @throws Refusal before anything is deleted */
export function deleteRecord(account: Account, type: WritableType, id: number): void {
	type.checkDeletion?.(account, id);
	const row = account.store.get(`SELECT * FROM ${type.table} WHERE id = ?`, [id])!;
	account.engine.transaction(() =>
		removeRecord(account, type.table, id, {
			...type.deletion!(row),
			at: account.clock.now(),
			deletedBy: CURRENT_USER,
		}),
	);
}

const recordTypeOf = (account: Account, { name }: WritableType) =>
	recordTypesOf(account).find((type) => type.name === name)!;

/** What the client can set, by name in lower case: names are taken in any case, as NetSuite's own samples write them. */
function targetsOf(account: Account, type: WritableType, record: RecordType): Map<string, Target> {
	const standard = Object.entries(type.fields)
		.filter(([name]) => exists(record.fields[name]!, account.features))
		.map(([name, writable]) => standardTarget(name, record.fields[name]!, writable));
	const targets = [...standard, ...(record.customFields ?? []).map(customTarget)];
	return new Map(targets.map((target) => [target.name.toLowerCase(), target]));
}

function columnsOf(type: WritableType, record: RecordType): string[] {
	const standard = Object.entries(type.fields).map(([name, field]) => standardTarget(name, record.fields[name]!, field));
	return [...standard, ...(record.customFields ?? []).map(customTarget)].map(({ column }) => column);
}

function storedValues(
	account: Account,
	type: WritableType,
	record: RecordType,
	body: Json,
	before: Row | null,
	{ strictNames, lenientValues, hiddenColumns }: WriteOptions,
): Row {
	const targets = targetsOf(account, type, record);
	const readOnly = new Set(Object.keys(record.fields).map((name) => name.toLowerCase()));
	const row: Row = {};
	for (const [name, value] of Object.entries(type.prepare?.(account, body) ?? body)) {
		const key = name.toLowerCase();
		const target = targets.get(key);
		if (ignored.has(key)) continue;
		if (!target && !readOnly.has(key)) {
			if (strictNames) throw unknownProperty(name);
			continue;
		}
		if (!target || hiddenColumns.has(target.column)) throw notSettable(name);
		try {
			row[target.column] = storedValue(account, target, value, before?.[target.column] ?? null);
		} catch (error) {
			if (!(lenientValues && error instanceof Refusal && error.aboutValue)) throw error;
		}
	}
	return row;
}

/** The row as it will be stored. */
function checked(account: Account, type: WritableType, draft: Row, before: Row | null): Row {
	const row = type.complete(account, draft, before);
	type.check(account, row, before);
	const { externalid } = row;
	if (externalid !== null && externalid !== (before?.externalid ?? null)) {
		const { tables, what } = type.externalIds;
		const taken = tables.some((table) =>
			account.store.get(`SELECT id FROM ${table} WHERE externalid = ?`, [externalid!]),
		);
		if (taken) throw alreadyExists(what);
	}
	return row;
}

/** Believed: an upsert may name the external ID in its body as well, but no other. */
export function withExternalId(body: Json, externalId: string): Json {
	const named = Object.entries(body).find(([name]) => name.toLowerCase() === 'externalid');
	if (named && named[1] !== externalId) throw invalidValue('externalId');
	return { ...Object.fromEntries(Object.entries(body).filter((entry) => entry !== named)), externalId };
}
