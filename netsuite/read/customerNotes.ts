import type { IntegrationPoint } from '../integrationPoints/types';
import { utcSecond } from '../moments';
import { searchCustomerNotes, type NotePage, type NoteRange, type ReadNote } from '../soap/notes';
import { queryPage } from '../suiteql/query';
import { chunksOf, longestList, sql, trusted } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { Identified } from './layouts';
import type { Batch, FailedRecord, NetSuiteRecord } from './records';
import { HiddenRecordsError, type Selection } from './selection';

/**
 * The next of the customers' notes in the order of their internal IDs, as records of the point that has them in `bySoap`.
 * @throws HiddenRecordsError when the account or the role does not let SOAP show them.
 * @throws NetSuiteError
 */
export async function readCustomerNotes(
	client: Client,
	{ point }: Selection,
	{ after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<Batch> {
	const { label = '', customers } = point.bySoap ?? {};
	const { notes, upTo } = await search(client, label, Number(after ?? 0), limit);
	const wanted = customers === undefined ? notes : await ofCustomers(client, customers, notes);
	return {
		...understood(point, wanted),
		others: notes.filter((note) => !wanted.includes(note)).map(({ id }) => id),
		hasMore: upTo !== null,
		last: upTo === null ? null : String(upTo),
	};
}

/** The notes on customers that meet a condition on `fc`; SuiteQL tells which those are. */
async function ofCustomers(client: Client, condition: string, notes: readonly ReadNote[]): Promise<ReadNote[]> {
	const ids = [...new Set(notes.flatMap(({ entity }) => (entity === null ? [] : [Number(entity.id)])))];
	const found = new Set<string>();
	for (const chunk of chunksOf(ids, longestList)) {
		const { rows } = await queryPage(client, sql`SELECT fc.id AS id FROM customer fc WHERE ${trusted(condition)} AND fc.id IN ${chunk}`);
		for (const { id } of rows) if (id !== undefined) found.add(id);
	}
	return notes.filter(({ entity }) => entity !== null && found.has(entity.id));
}

/**
 * The note on a customer with that internal ID; `null` when there is none.
 * @throws HiddenRecordsError, NetSuiteError; also for a note that cannot be understood.
 */
export async function getCustomerNote(client: Client, { point }: Selection, id: string): Promise<NetSuiteRecord | null> {
	const { notes } = await orHidden(point.bySoap?.label ?? '', async () => {
		return await searchCustomerNotes(client, { after: Number(id) - 1, upTo: Number(id), limit: 5 });
	});
	const { records, failed } = understood(point, notes);
	if (failed[0]) throw new NetSuiteError({ kind: 'badAnswer', documentNumber: id, detail: failed[0].reason });
	return records[0] ?? null;
}

function understood(point: IntegrationPoint, notes: readonly ReadNote[]): Pick<Batch, 'records' | 'failed'> {
	const records: NetSuiteRecord[] = [];
	const failed: FailedRecord[] = [];
	for (const note of notes) {
		// On something else, should the search let it through: SuiteQL shows it, with what it is on.
		if (note.entity === null) continue;
		const noteDate = note.noteDate === null ? null : toMoment(note.noteDate);
		if (noteDate === undefined) {
			const reason = `Date (noteDate) is "${note.noteDate}", which is not a date and time`;
			failed.push({ id: note.id, documentNumber: note.title, reason });
			continue;
		}
		const fields = point.fields.map(({ name }) => [name, name in note ? note[name as keyof ReadNote] : null]);
		records.push({ ...Object.fromEntries(fields), noteDate, customFields: {}, id: note.id } as NetSuiteRecord);
	}
	return { records, failed };
}

/**
 * How many notes there are on customers.
 * @throws HiddenRecordsError, NetSuiteError
 */
export async function countCustomerNotes(client: Client, { point }: Selection): Promise<number> {
	return await orHidden(point.bySoap?.label ?? '', async () => {
		const { total } = await searchCustomerNotes(client, { after: 0, upTo: null, limit: 5 });
		return total;
	});
}

/**
 * At least `limit` notes after an ID, or all there are. In which order NetSuite lists is not documented, so notes count
 * only as a range of which all came on one page; where NetSuite lists in the order of IDs that takes two requests a page.
 * @returns `upTo`: where they end; `null` when they are all there are.
 */
async function search(
	client: Client,
	label: string,
	after: number,
	limit: number,
): Promise<{ notes: ReadNote[]; upTo: number | null }> {
	const found: ReadNote[] = [];
	let from = after;
	let upTo: number | null = null;
	for (;;) {
		const range: NoteRange = { after: from, upTo, limit };
		const { notes, total }: NotePage = await orHidden(label, async () => await searchCustomerNotes(client, range));
		if (notes.length < Math.min(total, limit)) {
			throw new NetSuiteError({
				kind: 'badAnswer',
				doing: `Reading ${label.toLowerCase()}`,
				detail: `NetSuite says there are ${total}, and lists ${notes.length} of them.`,
			});
		}
		if (notes.length < total) {
			// At first as far as the page goes, which is right when it is in the order of IDs; then half of it, and so on.
			upTo = upTo === null ? Math.max(...notes.map(({ id }) => Number(id))) : from + Math.floor((upTo - from) / 2);
			continue;
		}
		found.push(...[...notes].sort((a, b) => Number(a.id) - Number(b.id)));
		if (upTo === null || found.length >= limit) return { notes: found, upTo };
		[from, upTo] = [upTo, null];
	}
}

async function orHidden<T>(label: string, read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (error instanceof NetSuiteError && hiding.has(error.kind)) throw new HiddenRecordsError(label, error);
		throw error;
	}
}

/** A login is refused here although SuiteQL took the same token: the role may not use SOAP. */
const hiding: ReadonlySet<string> = new Set(['login', 'permission', 'notVisible', 'notFound', 'invalid']);

/** ISO 8601 in UTC to the second; `undefined` for what is not a moment. */
function toMoment(text: string): string | undefined {
	const milliseconds = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(milliseconds) ? undefined : utcSecond(milliseconds);
}

/** All that a batch tells of, in any order. */
export const idsOf = ({ records, failed, others = [] }: Batch<Identified>): string[] => [
	...records.map(({ id }) => id),
	...failed.map(({ id }) => id),
	...others,
];

/** What two sources list after the same ID, in one order and no further than both have been read. */
export function mergeBatches<R extends Identified>(one: Batch<R>, other: Batch<R>, limit: number): Batch<R> {
	const ends = [one, other].filter(({ hasMore }) => hasMore).map(({ last }) => Number(last));
	const readTo = Math.min(...ends, Number.MAX_SAFE_INTEGER);
	const ids = [...idsOf(one), ...idsOf(other)]
		.map(Number)
		.filter((id) => id <= readTo)
		.sort((a, b) => a - b);
	const full = ids.length > limit;
	const end = full ? (ids[limit - 1] as number) : readTo;
	const within = ({ id }: { id: string }) => Number(id) <= end;
	const hasMore = full || ends.length > 0;
	return {
		records: [...one.records, ...other.records].filter(within).sort((a, b) => Number(a.id) - Number(b.id)),
		failed: [...one.failed, ...other.failed].filter(within),
		others: [...(one.others ?? []), ...(other.others ?? [])].filter((id) => within({ id })),
		hasMore,
		last: hasMore ? String(end) : (ids.at(-1)?.toString() ?? null),
	};
}
