import type { Identified, Layout } from '../read/layouts';
import { readBatchAs, type Batch, type BatchQuery } from '../read/records';
import { fromOf, whereOf, type Selection } from '../read/selection';
import { sublistReaders } from '../read/sublists';
import type { CurrencyPrecision } from '../read/values';
import type { Client } from '../transport/client';
import type { Question } from '../suiteql/counts';
import { conditions, readAfter } from '../suiteql/keyset';
import { pageSize } from '../suiteql/query';
import { identifier, sql, type Sql } from '../suiteql/sql';
import type { Position } from './cursor';

/** Where pages end: each with its last internal ID. */
export type Ends = Required<Pick<Position, 'ends' | 'moreEnds'>>;

/** What is to be read: records that fulfil the conditions, from a position on, in the order of their internal IDs. */
export interface Part {
	readonly where: readonly Sql[];
	readonly position: Pick<Position, 'after' | 'upTo' | 'ends' | 'moreEnds'>;
	/** Most records to read at once; more only where records came to be in a page that had been full. */
	readonly batchSize: number;
	/** About how many records there are after the position: for one page nobody need be asked where pages end. */
	readonly expected: number;
	readonly precision: CurrencyPrecision;
	/** Whether to ask NetSuite for its clock as well; of several pages the first brings it along anyway. */
	readonly clock?: boolean;
}

/** Pages that are read side by side. The governor lets fewer run; the others need not wait in its queue. */
const mostAtOnce = 30;

/**
 * Reads a batch of several pages side by side: NetSuite is asked once where the next thousand pages end, and each page is
 * then a range of internal IDs of its own. Where the pages end is only a hint: records that came, went or changed since
 * make a page longer or shorter, and a longer one is read on to its end.
 * @returns as of one page; `hasMore` says that something may come after `last`, and `ends` which pages do.
 * @throws NetSuiteError when anything could not be read; what was read until then is dropped.
 */
export async function readPart<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	selection: Selection,
	part: Part,
): Promise<Batch<R> & Partial<Ends>> {
	const { position, batchSize } = part;
	const pages = pagesOf(selection, batchSize);
	const ends = await endsFor(client, selection, part, pages);
	const ranges = rangesOf(position, ends, pages.count);
	const sublists = sublistReaders(client, selection);
	const read = await sideBySide(ranges, async (range, index) => {
		const clock = index === 0 && (part.clock ?? pages.count > 1);
		return await readRange(layout, client, selection, { ...part, clock, sublists }, range, pages.size);
	});

	// A range that was more than a batch is read to its end first; those after it then once more.
	const cut = read.findIndex(({ hasMore }) => hasMore);
	const joined = joinBatches(cut < 0 ? read : read.slice(0, cut + 1));
	const last = cut < 0 ? (ranges.at(-1)?.upTo ?? null) : joined.last;
	if (cut < 0 && last === (position.upTo ?? null)) return joined;
	return { ...joined, hasMore: true, last, ...remaining(ends, Number(last)) };
}

/** SOAP lists notes one page after the other, so nothing is gained by several. */
const pagesOf = ({ bySoap }: Selection, batchSize: number): { readonly count: number; readonly size: number } => {
	const count = bySoap ? 1 : Math.ceil(batchSize / pageSize);
	return { count, size: Math.min(pageSize, Math.floor(batchSize / count)) };
};

/**
 * Every record that a page ends with, `p.id`; all after FROM. Believed: that SuiteQL numbers the rows of an ordered sub-select
 * with ROWNUM as Oracle does. Were it otherwise, pages would be longer or shorter, and nothing else.
 */
function pageEnds(selection: Selection, { where, position: { after }, batchSize }: Pick<Part, 'where' | 'position' | 'batchSize'>) {
	const { point } = selection;
	const id = identifier(point.id);
	const all = [...whereOf(point.source), ...where, ...(after === null ? [] : [sql`${id} > ${Number(after)}`])];
	const ordered = sql`SELECT ${id} AS id FROM ${fromOf(point.source, [])}${conditions(all)} ORDER BY ${id}`;
	const { size } = pagesOf(selection, batchSize);
	return { from: sql`(SELECT r.id AS id, ROWNUM AS n FROM (${ordered}) r) p`, isEnd: sql`MOD(p.n, ${size}) = 0`, size };
}

/** Where the next pages end, a thousand with one request. */
async function askEnds(client: Client, selection: Selection, part: Part): Promise<Ends> {
	const { from, isEnd } = pageEnds(selection, part);
	const { keys, hasMore } = await readAfter(client, { columns: [], from, where: [isEnd], keys: ['p.id'] }, null);
	return { ends: (keys[0] ?? []).map(Number), moreEnds: hasMore };
}

/** So many ends leave room for other answers on the page. */
const mostFirstEnds = 500;

/** A list of where the first pages of all records end, to be asked for with other things; none where a batch is one page. */
export function firstEnds(selection: Selection, batchSize: number): { readonly question: Question; ends(ids: readonly number[]): Ends } | undefined {
	if (pagesOf(selection, batchSize).count === 1) return undefined;
	const { from, isEnd, size } = pageEnds(selection, { where: [], position: { after: null }, batchSize });
	return {
		question: { number: sql`p.id`, from: sql`${from}${conditions([isEnd, sql`p.n <= ${mostFirstEnds * size}`])}` },
		ends: (ids) => ({ ends: [...ids].sort((a, b) => a - b), moreEnds: ids.length === mostFirstEnds }),
	};
}

/** Whether there are so many records that it is worth while to ask where their pages end. */
const isMany = (selection: Selection, { batchSize, expected }: Pick<Part, 'batchSize' | 'expected'>): boolean => {
	const { count, size } = pagesOf(selection, batchSize);
	return count > 1 && expected > size;
};

async function endsFor(client: Client, selection: Selection, part: Part, pages: { count: number }): Promise<Ends> {
	const { ends = [], moreEnds } = part.position;
	if (ends.length > 0 || moreEnds === false) return { ends, moreEnds: moreEnds ?? false };
	if (moreEnds === undefined && !isMany(selection, part)) return { ends, moreEnds: false };
	if (pages.count === 1) return { ends, moreEnds: false };
	return await askEnds(client, selection, part);
}

interface Range {
	readonly after: string | null;
	/** `null` for all that follows. */
	readonly upTo: string | null;
}

/** The next pages, each from where the one before ends; after the last known end all that is left. */
function rangesOf({ after, upTo: highest }: Part['position'], { ends, moreEnds }: Ends, count: number): Range[] {
	const upTo = highest ?? null;
	const ahead = ends.filter((end) => after === null || end > Number(after));
	const within = ahead.filter((end) => upTo === null || end < Number(upTo));
	const known = within.slice(0, count).map(String);
	// Where more ends are to be asked for, what follows the last known one is many pages.
	const isLast = known.length === 0 || !(moreEnds && within.length === ahead.length);
	const all: Array<string | null> = known.length < count && isLast ? [...known, upTo] : known;
	return all.map((end, index) => ({ after: all[index - 1] ?? after, upTo: end }));
}

const remaining = ({ ends, moreEnds }: Ends, last: number): Ends => ({ ends: ends.filter((end) => end > last), moreEnds });

/** A range is read to its end, or until it alone is a batch. */
async function readRange<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	selection: Selection,
	part: Part & Pick<BatchQuery, 'sublists'>,
	range: Range,
	limit: number,
): Promise<Batch<R>> {
	const pages: Array<Batch<R>> = [];
	const upper = range.upTo === null ? [] : [sql`${identifier(selection.point.id)} <= ${Number(range.upTo)}`];
	let { after } = range;
	let read = 0;
	for (;;) {
		const page: Batch<R> = await readBatchAs(layout, client, selection, {
			where: [...part.where, ...upper],
			after,
			limit,
			precision: part.precision,
			clock: part.clock,
			sublists: part.sublists,
		});
		pages.push(page);
		read += page.records.length + page.failed.length + (page.others?.length ?? 0);
		if (!page.hasMore || read >= part.batchSize) return joinBatches(pages);
		after = page.last;
	}
}

/** Batches that follow each other as one. */
function joinBatches<R>(batches: ReadonlyArray<Batch<R>>): Batch<R> {
	const counts = batches.flatMap(({ bySoap }) => bySoap ?? []);
	const end = batches.at(-1);
	return {
		records: ([] as R[]).concat(...batches.map(({ records }) => records)),
		failed: batches.flatMap(({ failed }) => failed),
		hasMore: end?.hasMore ?? false,
		last: end?.last ?? null,
		now: batches[0]?.now,
		bySoap: counts.length > 0 ? counts.reduce((sum, count) => sum + count) : undefined,
		others: batches.flatMap(({ others = [] }) => others),
	};
}

/** All outcomes in order. After the first failure nothing more is begun. */
async function sideBySide<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
	const outcomes: R[] = [];
	let next = 0;
	const worker = async () => {
		while (next < items.length) {
			const index = next++;
			try {
				outcomes[index] = await work(items[index] as T, index);
			} catch (error) {
				next = items.length;
				throw error;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(mostAtOnce, items.length) }, worker));
	return outcomes;
}
