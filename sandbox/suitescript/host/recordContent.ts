import { loadRecord, type RecordType } from '../../account/records';
import { schema } from '../../account/schema';
import { draftOf, Refusal, writableTypeOf, type Json } from '../../account/writing';
import type { StoredRecord } from '../context/recordInfo';
import type { Run } from '../engine/run';
import { offered } from './applications';
import { hidden, isTransaction, noSuchRecord } from './recordAccess';

/** What is in a record that a script loads, copies or begins. */

/** With the lines that could be applied to beside those that are: forms and scripts see both. */
export function storedOf(run: Run, type: RecordType, id: number): StoredRecord {
	const record = loadRecord(run.account, type, id, hidden(run, type));
	if (!record) throw noSuchRecord();
	const lists = Object.fromEntries(Object.keys(type.restLists ?? {}).map((name) => [name, record.list(name)]));
	const document = writableTypeOf(run.account, type.name)?.document;
	for (const [name, rule] of Object.entries(document?.apply ?? {})) {
		if (!lists[name]) continue;
		lists[name] = lists[name].map((line) => ({ ...line, ...typeAndDue(run, line) }));
		const applied = new Set(lists[name].map(({ doc }) => (doc as { id?: string } | null)?.id));
		const open = offered(run.account, rule, { ...record.values, id }).filter(({ doc }) => !applied.has(doc.id));
		lists[name] = [...lists[name], ...(open as unknown as (typeof lists)[string])];
	}
	return { values: record.values, customValues: record.customValues, lists };
}

function typeAndDue(
	{ account }: Run,
	{ doc }: Record<string, unknown>,
): { trantype: string | null; dueDate: string | null } {
	const id = Number((doc as { id?: string } | null)?.id);
	const row = account.store.get<{ type: string; duedate: string | null }>(
		'SELECT type, duedate FROM _transaction WHERE id = ?',
		[id],
	);
	return { trantype: row?.type ?? null, dueDate: row?.duedate ?? null };
}

/** What a new record begins with, and the lines that it could be applied to. */
export function drafted(run: Run, type: RecordType, body: Json): { body: Json; lists: StoredRecord['lists'] } {
	const lists: StoredRecord['lists'] = {};
	const rest: Json = { ...body };
	const document = writableTypeOf(run.account, type.name)?.document;
	for (const name of Object.keys(type.restLists ?? {})) {
		const items = (body[name] as { items?: Json[] } | undefined)?.items ?? [];
		delete rest[name];
		const rule = document?.apply[name];
		lists[name] = rule ? withOffered(run, rule, body, items) : items;
	}
	return { body: rest, lists };
}

function withOffered(run: Run, rule: Parameters<typeof offered>[1], body: Json, items: Json[]): Json[] {
	const chosen = new Map(items.map((item) => [String((item.doc as { id?: unknown }).id), item]));
	return offered(run.account, rule, body).map((line): Json => ({ ...line, ...chosen.get(line.doc.id) }));
}

/** Believed: what can no longer be chosen is not copied. */
export function withoutInactive(
	{ account }: Run,
	type: RecordType,
	{ values, customValues, lists }: StoredRecord,
): StoredRecord {
	const references = new Map(
		[
			...Object.entries(type.fields),
			...Object.values(type.restLists ?? {}).flatMap((list) => Object.entries(list.fields)),
		].map(([name, field]) => [name, field.references]),
	);
	for (const { scriptId, references: table } of type.customFields ?? []) references.set(scriptId, table);
	const isActive = ([name, value]: [string, unknown]): boolean => {
		const table = references.get(name);
		const id = (value as { id?: unknown } | null)?.id;
		if (!table || id === undefined || !schema[table]?.columns.isinactive) return true;
		return !account.store.get(`SELECT id FROM "${table}" WHERE id = ? AND isinactive = 'T'`, [Number(id)]);
	};
	const kept = <T extends Record<string, unknown>>(given: T): T =>
		Object.fromEntries(Object.entries(given).filter(isActive)) as T;
	const rows = Object.entries(lists).map(([name, lines]) => [name, lines.map(kept)]);
	return {
		values: kept(values),
		customValues: kept(customValues),
		lists: Object.fromEntries(rows) as StoredRecord['lists'],
	};
}

/** What a customer brings along into a new document; nothing else begins with anything. */
export function sourced(
	run: Run,
	type: RecordType,
	customer: unknown,
): { body: Json; lists: StoredRecord['lists'] } | null {
	if (customer === undefined || customer === null || customer === '' || !isTransaction(type)) return null;
	try {
		return drafted(run, type, draftOf(run.account, 'customer', Number(customer), type.name));
	} catch (error) {
		// What is wrong with the customer is said when the record is saved.
		if (error instanceof Refusal) return null;
		throw error;
	}
}
