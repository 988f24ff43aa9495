import type { Field, IntegrationPoint, Sublist } from '../integrationPoints/types';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { readAfter, readPages } from '../suiteql/keyset';
import { pageSize, type Row } from '../suiteql/query';
import { chunksOf, identifier, sql, type Sql } from '../suiteql/sql';
import { withChoiceNames } from './choiceNames';
import { mergeBatches, readCustomerNotes } from './customerNotes';
import { columnsOf, fromOf, valuesOf, whereOf, type Selection } from './selection';
import { decimalsOf, round, UnreadableValueError, type CurrencyPrecision, type Value } from './values';

/** The rows of a sublist. */
export type Entries = ReadonlyArray<Readonly<Record<string, Value>>>;

/**
 * One NetSuite record, the same from every path: the fields of its integration point, absent ones `null`, sublists as
 * arrays (`null` when they could not be seen), custom fields under their script IDs.
 */
export interface NetSuiteRecord {
	readonly id: string;
	readonly customFields: Readonly<Record<string, Value>>;
	readonly [field: string]: Value | Entries | Readonly<Record<string, Value>>;
}

/** A record that came and could not be understood. */
export interface FailedRecord {
	readonly id: string;
	readonly documentNumber: string | null;
	readonly reason: string;
}

export interface Batch {
	readonly records: readonly NetSuiteRecord[];
	readonly failed: readonly FailedRecord[];
	readonly hasMore: boolean;
	/** The highest internal ID of the batch, where the next one starts; `null` when it is empty. */
	readonly last: string | null;
}

export interface BatchQuery {
	readonly where: readonly Sql[];
	/** Only records with a higher internal ID. */
	readonly after: string | null;
	/** At most 1,000. */
	readonly limit?: number;
	readonly precision: CurrencyPrecision;
}

/** So that the lines of these records mostly fit on one page, and a batch's pages can be fetched side by side. */
const parentsPerQuery = 250;

/**
 * Reads the next records of a selection in the order of their internal IDs, with their sublists.
 * @throws NetSuiteError when anything of it could not be read; what was read until then is dropped.
 */
export async function readBatch(client: Client, selection: Selection, query: BatchQuery): Promise<Batch> {
	if (!selection.bySoap) return await readQueried(client, selection, query);
	const { after, limit = pageSize } = query;
	const [queried, bySoap] = await Promise.all([
		readQueried(client, selection, query),
		readCustomerNotes(client, selection, { after, limit }),
	]);
	return mergeBatches(queried, bySoap, limit);
}

async function readQueried(client: Client, selection: Selection, query: BatchQuery): Promise<Batch> {
	const { point } = selection;
	const fields = [...selection.fields, ...selection.customFields];
	const page = await readAfter(
		client,
		{
			columns: columnsOf(fields),
			from: fromOf(point.source, fields),
			where: [...whereOf(point.source), ...query.where],
			keys: [point.id],
		},
		query.after === null ? null : [query.after],
		query.limit ?? pageSize,
	);
	const ids = page.rows.map((row) => row.key0 as string);
	if (new Set(ids).size < ids.length) {
		throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite gave a record more than once in one list.' });
	}
	const sublists = await Promise.all(
		selection.sublists.map(async (sublist) => ({ sublist, rows: await readSublist(client, sublist, ids) })),
	);

	const records: NetSuiteRecord[] = [];
	const failed: FailedRecord[] = [];
	page.rows.forEach((row, index) => {
		const id = ids[index] as string;
		try {
			records.push(assemble(selection, id, row, sublists, query.precision));
		} catch (error) {
			if (!(error instanceof UnreadableValueError)) throw error;
			failed.push({ id, documentNumber: documentNumber(selection, row), reason: error.message });
		}
	});
	return {
		records: await withChoiceNames(client, selection, records),
		failed,
		hasMore: page.hasMore,
		last: page.last?.[0] ?? null,
	};
}

/** All records of a selection, batch by batch. */
export async function* readAll(
	client: Client,
	selection: Selection,
	query: Omit<BatchQuery, 'after'>,
): AsyncGenerator<Batch> {
	let after: string | null = null;
	for (;;) {
		const batch: Batch = await readBatch(client, selection, { ...query, after });
		yield batch;
		if (!batch.hasMore) return;
		after = batch.last;
	}
}

interface SublistRows {
	readonly sublist: Sublist;
	readonly rows: ReadonlyMap<string, readonly Row[]>;
}

function assemble(
	{ point, fields, customFields, sublists: visible }: Selection,
	id: string,
	row: Row,
	sublists: readonly SublistRows[],
	precision: CurrencyPrecision,
): NetSuiteRecord {
	const currency = row[`c${fields.findIndex((field) => field.name === 'currency')}`];
	const decimals = decimalsOf(precision, currency);
	const values = valuesOf([...fields, ...customFields], row, decimals);
	const take = (names: ReadonlyArray<{ name: string }>) =>
		Object.fromEntries(names.map(({ name }) => [name, values[name] ?? null]));
	const entries = sublists.map(({ sublist, rows }) => {
		const declared = point.sublists?.find(({ name }) => name === sublist.name)?.fields ?? sublist.fields;
		return [sublist.name, entriesOf(sublist, declared, rows.get(id) ?? [], decimals)];
	});
	const missing = (point.sublists ?? []).filter(({ name }) => !visible.some((sublist) => sublist.name === name));
	return {
		...take(point.fields.filter((field) => !field.computed || fields.includes(field))),
		...Object.fromEntries(missing.map(({ name }) => [name, null])),
		...(Object.fromEntries(entries) as Record<string, Entries>),
		customFields: take(customFields),
		id,
	};
}

async function readSublist(client: Client, sublist: Sublist, ids: readonly string[]): Promise<Map<string, Row[]>> {
	const rows = new Map<string, Row[]>();
	await Promise.all(
		chunksOf(ids, parentsPerQuery).map(async (chunk) => {
			const parent = identifier(sublist.parent);
			const pages = readPages(client, {
				columns: [sql`${parent} AS parent`, ...columnsOf(sublist.fields)],
				from: fromOf(sublist.source, sublist.fields),
				where: [...whereOf(sublist.source), sql`${parent} IN ${chunk.map(Number)}`],
				keys: sublist.key,
			});
			for await (const page of pages) {
				for (const row of page) {
					const id = row.parent as string;
					const own = rows.get(id);
					if (own) own.push(row);
					else rows.set(id, [row]);
				}
			}
		}),
	);
	return rows;
}

/** @param declared all fields of the sublist; those that cannot be seen are `null`. */
function entriesOf(sublist: Sublist, declared: readonly Field[], rows: readonly Row[], decimals: number): Entries {
	const entries = rows.map((row) => {
		const values = valuesOf(sublist.fields, row, decimals);
		return Object.fromEntries(declared.map(({ name }) => [name, values[name] ?? null]));
	});
	const order = sublist.sum?.by ?? 'line';
	const summed = sublist.sum ? sumUp(entries, sublist.sum, decimals) : entries;
	return summed.sort((a, b) => Number(a[order]) - Number(b[order]));
}

/** Links are stored line by line; what people want is one amount for each document. */
function sumUp(
	entries: ReadonlyArray<Record<string, Value>>,
	{ field, by }: { field: string; by: string },
	decimals: number,
): Array<Record<string, Value>> {
	const sums = new Map<Value | undefined, Record<string, Value>>();
	for (const entry of entries) {
		const sum = sums.get(entry[by]);
		if (sum) sum[field] = sum[field] === null ? null : round(Number(sum[field]) + Number(entry[field]), decimals);
		else sums.set(entry[by], { ...entry });
	}
	return [...sums.values()];
}

function documentNumber({ point, fields }: Selection, row: Row): string | null {
	const index = fields.findIndex((field) => field.name === point.documentNumber);
	return row[`c${index}`] ?? null;
}

/** The record's document number, or what else people know it by. */
export function documentNumberOf(point: IntegrationPoint, record: NetSuiteRecord): string | null {
	const value = point.documentNumber === null ? null : record[point.documentNumber];
	return typeof value === 'string' ? value : null;
}

