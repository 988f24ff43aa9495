import type { IntegrationPoint } from '../integrationPoints/types';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { understandClock } from '../suiteql/clock';
import { nowText } from '../suiteql/dates';
import { readAfter } from '../suiteql/keyset';
import { pageSize, type Row } from '../suiteql/query';
import { sql, type Sql } from '../suiteql/sql';
import { cellReader } from './cells';
import { hasChoices, withChoiceNames } from './choiceNames';
import { idsOf, mergeBatches, readCustomerNotes } from './customerNotes';
import { asRecords, decodedBy, type Decoded, type Identified, type Layout } from './layouts';
import { columnsOf, fromOf, whereOf, type Selection } from './selection';
import { entriesReader, sublistReaders, type SublistReader, type SublistRows } from './sublists';
import { decimalsOf, UnreadableValueError, type CurrencyPrecision, type Value } from './values';

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

export interface Batch<R = NetSuiteRecord> {
	readonly records: readonly R[];
	readonly failed: readonly FailedRecord[];
	readonly hasMore: boolean;
	/** The highest internal ID of the batch, where the next one starts; `null` when it is empty. */
	readonly last: string | null;
	/** NetSuite's clock, where it was asked for and there is a row to carry it; ISO 8601 in UTC to the second. */
	readonly now?: string;
	/** How many records came over SOAP, where such are read. */
	readonly bySoap?: number;
	/** Internal IDs of records that are there and not among those that were asked for, where only the answer told. */
	readonly others?: readonly string[];
}

export interface BatchQuery {
	readonly where: readonly Sql[];
	/** Only records with a higher internal ID. */
	readonly after: string | null;
	/** At most 1,000. */
	readonly limit?: number;
	readonly precision: CurrencyPrecision;
	/** Whether to ask for NetSuite's clock as well. */
	readonly clock?: boolean;
	/** Those that read the sublists of other batches with these; its own when left out. */
	readonly sublists?: readonly SublistReader[];
}

/**
 * Reads the next records of a selection in the order of their internal IDs, with their sublists.
 * @throws NetSuiteError when anything of it could not be read; what was read until then is dropped.
 */
export const readBatch = async (client: Client, selection: Selection, query: BatchQuery): Promise<Batch> =>
	await readBatchAs(asRecords, client, selection, query);

/** The same in another shape. */
export async function readBatchAs<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	selection: Selection,
	query: BatchQuery,
): Promise<Batch<R>> {
	if (!selection.bySoap) return await readQueried(layout, client, selection, query);
	const { after, limit = pageSize } = query;
	const [queried, notes] = await Promise.all([
		readQueried(layout, client, selection, query),
		readCustomerNotes(client, selection, { after, limit }),
	]);
	// SOAP shows fields that SuiteQL does not.
	const whole = { ...selection, fields: selection.point.fields };
	const [decode, makeNote] = [decodedBy(layout, whole), layout.maker(whole)];
	const bySoap = { ...notes, records: notes.records.map((note) => makeNote(decode(note))) };
	return { ...mergeBatches(queried, bySoap, limit), now: queried.now, bySoap: idsOf(bySoap).length };
}

async function readQueried<R extends Identified>(layout: Layout<R>, client: Client, selection: Selection, query: BatchQuery): Promise<Batch<R>> {
	const { point } = selection;
	const make = layout.maker(selection);
	const fields = [...selection.fields, ...selection.customFields];
	const page = await readAfter(
		client,
		{
			columns: query.clock ? [...columnsOf(fields), sql`${nowText} AS now`] : columnsOf(fields),
			from: fromOf(point.source, fields),
			where: [...whereOf(point.source), ...query.where],
			keys: [point.id],
		},
		query.after === null ? null : [query.after],
		query.limit ?? pageSize,
	);
	const [ids = []] = page.keys;
	// They come in order.
	if (ids.some((id, index) => id === ids[index - 1])) {
		throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite gave a record more than once in one list.' });
	}
	const readers = query.sublists ?? sublistReaders(client, selection);
	const sublists = await Promise.all(readers.map(async ({ sublist, rowsOf }) => ({ sublist, rows: await rowsOf(ids) })));

	const decode = decoder(layout, selection, sublists, query.precision);
	const lacksNames = selection.customFields.some(hasChoices);
	const incomplete: Decoded[] = [];
	const records: R[] = [];
	const failed: FailedRecord[] = [];
	page.rows.forEach((row, index) => {
		const id = ids[index] as string;
		try {
			const decoded = decode(id, row);
			// At once, so that what it is made of is not kept: of a page that would be as much again.
			if (lacksNames) incomplete.push(decoded);
			else records.push(make(decoded));
		} catch (error) {
			if (!(error instanceof UnreadableValueError)) throw error;
			failed.push({ id, documentNumber: documentNumber(selection, row), reason: error.message });
		}
	});
	for (const decoded of await withChoiceNames(client, selection, incomplete, layout.naming)) records.push(make(decoded));
	return {
		records,
		failed,
		hasMore: page.hasMore,
		last: page.last?.[0] ?? null,
		now: query.clock && page.rows[0] ? understandClock(page.rows[0].now) : undefined,
	};
}

/** All records of a selection, batch by batch. */
export const readAll = (client: Client, selection: Selection, query: Omit<BatchQuery, 'after'>): AsyncGenerator<Batch> =>
	readAllAs(asRecords, client, selection, query);

/** The same in another shape. */
export async function* readAllAs<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	selection: Selection,
	query: Omit<BatchQuery, 'after'>,
): AsyncGenerator<Batch<R>> {
	let after: string | null = null;
	for (;;) {
		const batch: Batch<R> = await readBatchAs(layout, client, selection, { ...query, after });
		yield batch;
		if (!batch.hasMore) return;
		after = batch.last;
	}
}

/** Reads rows. What is the same for all rows is found out once. */
function decoder<R extends Identified>(
	layout: Layout<R>,
	selection: Selection,
	sublists: readonly SublistRows[],
	precision: CurrencyPrecision,
): (id: string, row: Row) => Decoded {
	const { point, fields, customFields } = selection;
	const cellsOf = cellReader([...fields, ...customFields], layout.naming, layout.empty(selection));
	const currency = `c${fields.findIndex(({ name }) => name === 'currency')}`;
	const lists = sublists.map(({ sublist, rows }) => ({ rows, entriesOf: entriesReader(layout, point, sublist) }));
	return (id, row) => {
		const decimals = decimalsOf(precision, row[currency]);
		return {
			id,
			cells: cellsOf(row, decimals),
			entries: lists.map(({ rows, entriesOf }) => entriesOf(rows.get(id) as readonly Row[], decimals)),
		};
	};
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

