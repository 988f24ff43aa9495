import type { IntegrationPoint, Sublist } from '../integrationPoints/types';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { readAfter, type KeysetPage } from '../suiteql/keyset';
import { pageSize, type Row } from '../suiteql/query';
import { idIn, longestList } from '../suiteql/sql';
import { cellReader, type Cells } from './cells';
import type { Identified, Layout } from './layouts';
import { columnsOf, fromOf, whereOf, type Selection } from './selection';
import { round, type CellValue } from './values';

/** The rows of a sublist by the internal IDs of their records. */
export interface SublistRows {
	readonly sublist: Sublist;
	readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/** Reads a sublist for the records of several pages: those that wait at the same time share requests. */
export interface SublistReader {
	readonly sublist: Sublist;
	/**
	 * @returns an entry for each of these records, an empty one where it has no rows.
	 * @throws NetSuiteError when anything could not be read, of this page or of another; nothing is begun after that.
	 */
	readonly rowsOf: (ids: readonly string[]) => Promise<SublistRows['rows']>;
}

export const sublistReaders = (client: Client, { sublists }: Selection): SublistReader[] =>
	sublists.map((sublist) => sublistReader(client, sublist));

/** However few rows they have, a request is for those of so many records at most: two lists of IDs. */
const mostRecords = 2 * longestList;
/** A little more than fits is asked for, so that the page is full. Records that are not whole on it are asked for again. */
const aim = 1.05;
/** Requests that are begun before the first has shown how many rows a record has, and after it. */
const mostAtOnce = { unknown: 5, known: 30 };

/** A page of records whose rows are being read. */
interface Page {
	readonly rows: Map<string, readonly Row[]>;
	/** How many records it has. */
	readonly size: number;
	readonly done: () => void;
	readonly fail: (failure: Error) => void;
}

function sublistReader(client: Client, sublist: Sublist): SublistReader {
	const waiting: Array<{ readonly id: string; readonly page: Page }> = [];
	const seen = { records: 0, rows: 0 };
	let running = 0;
	let failure: Error | undefined;

	const perRequest = () => {
		if (seen.records === 0) return Math.floor(pageSize / sublist.rowsEach);
		return Math.min(mostRecords, Math.max(1, Math.floor((aim * pageSize * seen.records) / Math.max(1, seen.rows))));
	};
	/** Less than fills a page waits for more, as long as requests are under way that may leave some over. */
	const isWorthwhile = () => waiting.length >= perRequest() || running === 0 || seen.records === 0;

	function begin(): void {
		if (failure) for (const { page } of waiting.splice(0)) page.fail(failure);
		const most = seen.records === 0 ? mostAtOnce.unknown : mostAtOnce.known;
		while (waiting.length > 0 && running < most && isWorthwhile()) {
			running++;
			void readNext(waiting.splice(0, perRequest()));
		}
	}

	async function readNext(records: typeof waiting): Promise<void> {
		try {
			const rows = await readWhole(client, sublist, records.map(({ id }) => id));
			for (const { id, page } of records) {
				const own = rows.get(id);
				if (own) take(id, page, own);
			}
			waiting.unshift(...records.filter(({ id }) => !rows.has(id)));
		} catch (error) {
			failure ??= error as Error;
			waiting.unshift(...records);
		}
		running--;
		begin();
	}

	function take(id: string, page: Page, rows: readonly Row[]): void {
		seen.records++;
		seen.rows += rows.length;
		page.rows.set(id, rows);
		if (page.rows.size === page.size) page.done();
	}

	return {
		sublist,
		rowsOf: async (ids) => {
			const rows = new Map<string, readonly Row[]>();
			const read = new Promise<void>((done, fail) => {
				const page: Page = { rows, size: ids.length, done, fail };
				if (ids.length === 0) done();
				for (const id of ids) waiting.push({ id, page });
			});
			begin();
			await read;
			return rows;
		},
	};
}

/**
 * A page of the rows of these records, or more pages when the first record alone has more.
 * @returns all rows of each record that is whole on it; the others are to be asked for again.
 * @throws NetSuiteError, also for rows of a record that was not asked for: they would be missing elsewhere.
 */
async function readWhole(client: Client, sublist: Sublist, ids: readonly string[]): Promise<Map<string, Row[]>> {
	const query = {
		columns: columnsOf(sublist.fields),
		from: fromOf(sublist.source, sublist.fields),
		where: [...whereOf(sublist.source), idIn(sublist.parent, ids)],
		keys: [sublist.parent, ...sublist.key],
	};
	const rows = new Map(ids.map((id): [string, Row[]] => [id, []]));
	for (let after: readonly string[] | null = null; ; ) {
		const page: KeysetPage = await readAfter(client, query, after);
		page.rows.forEach((row, index) => {
			const id = page.keys[0]?.[index] as string;
			const own = rows.get(id);
			if (!own) throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite gave a row of record ${id}, which was not asked for.` });
			own.push(row);
		});
		if (!page.hasMore) return rows;
		after = page.last as readonly string[];
		const unfinished = Number(after[0]);
		const whole = [...rows].filter(([id]) => Number(id) < unfinished);
		if (whole.length > 0) return new Map(whole);
	}
}

/** Makes the entries of a record from its rows, in their order. */
export function entriesReader<R extends Identified>(
	{ naming, ...layout }: Layout<R>,
	point: IntegrationPoint,
	sublist: Sublist,
): (rows: readonly Row[], decimals: number) => Cells[] {
	const { fields, sum } = sublist;
	const cellsOf = cellReader(fields, naming, layout.emptyEntry(point, sublist));
	const cellOf = (name: string) => {
		const field = fields.find((one) => one.name === name);
		return field ? naming(field)[0] : name;
	};
	const [order, summed] = [cellOf(sum?.by ?? 'line'), cellOf(sum?.field ?? '')];
	return (rows, decimals) => {
		const entries = rows.map((row) => cellsOf(row, decimals));
		const own = sum ? sumUp(entries, { field: summed, by: order }, decimals) : entries;
		return own.sort((a, b) => Number(a[order]) - Number(b[order]));
	};
}

type Entry = Record<string, CellValue>;

/** Links are stored line by line; what people want is one amount for each document. */
function sumUp(entries: readonly Entry[], { field, by }: { field: string; by: string }, decimals: number): Entry[] {
	const sums = new Map<CellValue | undefined, Entry>();
	for (const entry of entries) {
		const sum = sums.get(entry[by]);
		if (sum) sum[field] = sum[field] === null ? null : round(Number(sum[field]) + Number(entry[field]), decimals);
		else sums.set(entry[by], entry);
	}
	return [...sums.values()];
}
