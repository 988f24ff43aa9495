import { createHash } from 'crypto';

import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import type { LeftOut } from '../read/selection';
import type { CurrencyPrecision } from '../read/values';
import type { Balances } from './balances';
import type { Digests } from './digests';
import type { Filters } from './filters';

/**
 * Where a sync of one integration point stands. The flow stores it beside the data, after the data, and hands it in
 * again; nothing else is remembered anywhere.
 */
export interface Cursor {
	readonly version: 2;
	/** The account it belongs to; another account's cursor is refused. */
	readonly account: string;
	readonly integrationPoint: string;
	/** A hash of what is read. When it differs, everything is read again. */
	readonly settings: string;
	/** The filters that concern the point's records, where there are any. */
	readonly filters?: Filters;
	/** When everything was first read with these filters; kept as long as they stay. ISO 8601 in UTC to the second. */
	readonly firstReading?: string;
	/** The window `[from, to)` of modification dates, ISO 8601 in UTC; `from` is `null` in the first, full reading. */
	readonly window: { readonly from: string | null; readonly to: string };
	/** What of the window is still to be read; `null` when all has been. */
	readonly position: Position | null;
	/** How many records there were when everything was read. */
	readonly count: number;
	/** How many records NetSuite showed when the last window began, whatever the filters are. */
	readonly shown?: number;
	/** How many of the records that only SOAP shows there were at the start of the window. */
	readonly countBySoap?: number;
	readonly leftOut: readonly LeftOut[];
	readonly currencyPrecision: CurrencyPrecision;
	/** The chosen custom fields, as they were when the window began. */
	readonly customFields?: readonly Field[];
	/** For points compared by content: what was there when the window before was read. */
	readonly digests?: Digests;
	/** The same, of this window, as far as it has been read. */
	readonly newDigests?: Digests;
	/** For points with an open amount: what the store has as open. */
	readonly balances?: Balances;
	/** Internal IDs of records that came and could not be understood. They are read again in every window. */
	readonly failed: readonly string[];
	/** While a window is read: internal IDs of records that are to be read although they have not changed. */
	readonly alsoRead?: readonly string[];
	/** While a window is read: what there was to read at its start. */
	readonly news?: News;
	/** While everything is read anew and the store keeps its rows: how far it had been brought. */
	readonly earlier?: Earlier;
	/** Whether the role could not see the table with what was deleted; it is then not asked together with the rest. */
	readonly deletionsHidden?: true;
	/** How often it was looked whether something that had been left out can be seen again. */
	readonly lookedAgain?: number;
}

/** How many records a window has to read, pass by pass. */
export interface News {
	readonly modified: number;
	/** By mover. */
	readonly moved: readonly number[];
	/** `null` where only looking for them can tell. */
	readonly deleted: number | null;
	/** Those that are there and the point's no more. */
	readonly left?: number;
	/** The fingerprints of what is open added up; `null` where nothing is. */
	readonly open: number | null;
}

export interface Earlier {
	/** Deletions are known up to then. */
	readonly to: string;
	/** What the store has as open, in the groups of `balances`. */
	readonly balances?: Balances;
}

/**
 * What is read one after the other: in the first reading `everything` up to a fixed internal ID; in a window what was
 * `modified`, what was `moved` by something else, what was `deleted`, what has another open `balance` than the store.
 * Tables without a modification date are `compared` instead.
 */
export const passNames = ['everything', 'modified', 'moved', 'deleted', 'balance', 'compared'] as const;
export type Pass = (typeof passNames)[number];

export interface Position {
	readonly pass: Pass;
	/** The highest internal ID read so far. */
	readonly after: string | null;
	/** Where `everything` ends; what is created later belongs to the next window. */
	readonly upTo?: string;
	/** Where the next pages end, each with its last internal ID; see `readPart`. */
	readonly ends?: readonly number[];
	/** Whether there are pages after those. */
	readonly moreEnds?: boolean;
	/** What `balance` still has to read. */
	readonly buckets?: readonly number[];
}

/** The records that a window has to read whether or not they have changed. */
export const owedOf = ({ failed, alsoRead = [] }: Pick<Cursor, 'failed' | 'alsoRead'>): string[] => [...new Set([...failed, ...alsoRead])];

/** The most failed records a cursor carries along. More than that is not a few bad records but something else. */
export const mostFailed = 500;

/** Changes with what is read and how. */
export function settingsHash(
	point: IntegrationPoint,
	leftOut: readonly LeftOut[],
	customFields: readonly Field[] = [],
): string {
	const read = (fields: readonly Field[]) => fields.map(({ name, type, column, sign }) => [name, type, column, sign]);
	const sublists = (point.sublists ?? []).map(({ name, source, fields, sum }) => [name, source, read(fields), sum]);
	const missing = leftOut.map(({ what }) => what);
	const custom = customFields.length > 0 ? [read(customFields)] : [];
	const text = JSON.stringify([point.source, point.changes, read(point.fields), sublists, missing, ...custom]);
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Reads a cursor from what the flow stored: JSON text, an object, or nothing.
 * @returns `null` when there is none yet.
 * @throws InvalidSettingError when it is not a cursor, or not one of this account and integration point.
 */
export function readCursor(stored: unknown, account: string, point: IntegrationPoint): Cursor | null {
	if (stored === undefined || stored === null || stored === '') return null;
	const refuse = (why: string) =>
		new InvalidSettingError(
			'checkpoint',
			`The checkpoint for ${point.label.plural.toLowerCase()} cannot be used: ${why}. ` +
				'Hand in the checkpoint that this node gave out for the same account and integration point, or none to read everything again.',
		);
	let cursor: Partial<Omit<Cursor, 'version'>> & { version?: number };
	try {
		cursor = (typeof stored === 'string' ? JSON.parse(stored) : stored) as typeof cursor;
	} catch {
		throw refuse('it is not JSON');
	}
	if (typeof cursor !== 'object' || cursor === null || (cursor.version !== 1 && cursor.version !== 2)) {
		throw refuse('it was not made by this version of the node');
	}
	if (cursor.account !== account) {
		throw refuse(`it belongs to account ${String(cursor.account)}, and the credential is for account ${account}`);
	}
	if (cursor.integrationPoint !== point.name) throw refuse(`it belongs to "${String(cursor.integrationPoint)}"`);
	const lists = [cursor.failed, cursor.leftOut, cursor.customFields ?? []];
	// What had been begun then is begun anew, see below.
	const position = cursor.version === 1 && cursor.window?.from ? null : cursor.position;
	if (!cursor.window?.to || cursor.position === undefined || !isPosition(position) || !lists.every(Array.isArray)) {
		throw refuse('parts of it are missing');
	}
	return cursor.version === 1 ? upgraded(cursor as unknown as Cursor) : (cursor as Cursor);
}

/**
 * A cursor of version 0.1.0: fingerprints of open documents were other numbers, so these documents are read once more.
 * A window that was begun begins anew; a first reading that was begun goes on.
 */
function upgraded(old: Cursor): Cursor {
	const balances = old.balances && { ...old.balances, open: {} };
	const cursor = { ...old, version: 2, balances } as const;
	if (old.position === null || old.window.from === null) return cursor;
	const { from } = old.window;
	return { ...cursor, window: { from, to: from }, position: null, newDigests: old.digests, digests: undefined };
}

const isPosition = (position: Position | null | undefined): boolean =>
	position === null || (position !== undefined && passNames.includes(position.pass));

/** Whether the same is read. The order in which filters or their IDs are given does not count. */
export function sameFilters(one: Filters, other: Filters): boolean {
	const text = (filters: Filters) =>
		JSON.stringify(
			Object.entries(filters as Readonly<Record<string, unknown>>)
				.filter(([, value]) => value !== undefined && value !== false)
				.map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value.map(String).sort() : value])
				.sort(([a], [b]) => (a < b ? -1 : 1)),
		);
	return text(one) === text(other);
}
