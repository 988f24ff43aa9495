import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { utcSecond } from '../moments';
import { precisionFor } from '../read/currencies';
import { countCustomerNotes } from '../read/customerNotes';
import type { FailedRecord, NetSuiteRecord } from '../read/records';
import { fromOf, select, whereOf, without, type LeftOut, type Selection } from '../read/selection';
import { withVisible } from '../read/visible';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { accountClock } from '../suiteql/clock';
import { conditions } from '../suiteql/keyset';
import { pageSize, queryPage, type Row } from '../suiteql/query';
import { identifier, sql, type Sql } from '../suiteql/sql';
import { noBalances } from './balances';
import { customFieldsFor, refuseHiddenFields } from './customFields';
import { noDigests, outgrown } from './digests';
import { mostFailed, readCursor, settingsHash, type Cursor, type Position } from './cursor';
import { comparesContent, isOpen, openAmountField, passes, passesOf, refuseEmptiness, type Outcome, type Range } from './passes';

export interface ChangesOptions {
	/** What the flow stored after the batch before: JSON text or object; nothing the first time. */
	readonly checkpoint?: unknown;
	/** Records in a batch, 100 to 1,000. */
	readonly batchSize?: number;
	/** Internal IDs of records to read although they have not changed, such as those that could not be stored. */
	readonly alsoRead?: readonly string[];
	/** Script IDs of the custom fields to read. Another choice than before means that everything is read again. */
	readonly customFields?: readonly string[];
}

/** One batch of a sync and where to go on. Store the records first, then the cursor. */
export interface ChangesBatch {
	/** `leftOut`: the account or the role does not show these records at all; `leftOut` says why. */
	readonly status: 'more' | 'finished' | 'leftOut';
	readonly phase: 'full' | 'changes';
	readonly records: readonly NetSuiteRecord[];
	/** Internal IDs of records that are no longer in NetSuite. */
	readonly deleted: readonly string[];
	readonly failed: readonly FailedRecord[];
	readonly leftOut: readonly LeftOut[];
	/** The custom fields that the records have, in the order of their script IDs. */
	readonly customFields: readonly Field[];
	/**
	 * In the full reading: the batch is all there is with an internal ID in `(after, upTo]`, so what is stored in that
	 * range can be replaced as a whole.
	 */
	readonly replace: Range | null;
	/** `null` when there is nothing to remember. */
	readonly cursor: Cursor | null;
}

/** A record is read once it has been saved for so long; one that is being saved just now comes with the next run. */
export const lagSeconds = 10;

/** Windows overlap by so much: that long may a save take from the moment NetSuite stamps it with to its commit. */
export const overlapSeconds = 300;

/**
 * Reads the next batch of what changed at an integration point since its cursor; everything when there is no cursor.
 *
 * The full reading goes through the internal IDs up to a fixed highest one. After it come windows of modification
 * dates `[from, to)`, cut by NetSuite's clock and also read in the order of IDs: a record that changes meanwhile
 * leaves the window and comes with the next.
 * @throws NetSuiteError when anything could not be read: there is no partial batch.
 * @throws InvalidSettingError for a cursor that is none, or that belongs elsewhere, or a custom field that is not there.
 */
export async function readChanges(
	client: Client,
	point: IntegrationPoint,
	{ checkpoint, batchSize = pageSize, alsoRead = [], customFields: chosen = [] }: ChangesOptions = {},
): Promise<ChangesBatch> {
	const stored = readCursor(checkpoint, client.account, point);
	try {
		const customFields = await customFieldsFor(client, point, stored, chosen);
		const complete = select(point, { computed: false, sublists: true, bySoap: true, customFields });
		// Within a window what is missing is known; at its start, or when everything is read anew, it may have come back.
		const goesOn = stored?.position && stored.settings === settingsHash(point, ownGaps(stored.leftOut), customFields);
		const selection = goesOn ? without(complete, stored.leftOut) : complete;
		const batch = await withVisible(client, selection, async (visible) => {
			refuseHiddenFields(visible, customFields);
			refuseSuddenGaps(stored, visible);
			const cursor = await nextCursor(client, visible, stored, alsoRead);
			return await fillBatch(client, visible, cursor, batchSize);
		});
		// A window that was interrupted and is read to its end a day later ends with yesterday.
		const resumed = stored?.position && batch.status === 'finished';
		return resumed && (await isBehind(client, batch)) ? { ...batch, status: 'more' } : batch;
	} catch (error) {
		// Never seen so far: the account does not have it, or the role is not meant to. Seen before: a permission was lost.
		if (error instanceof NetSuiteError && error.kind === 'notVisible' && !stored) return nothingToSee(point, error);
		throw error instanceof NetSuiteError ? error.during(`Reading ${point.label.plural.toLowerCase()}`) : error;
	}
}

/**
 * What NetSuite fails at, rather than refuses, and did not the last time is out of order, not out of sight, and must not
 * be taken out of the store. Nor must whole records that were seen the last time.
 */
function refuseSuddenGaps(stored: Cursor | null, { point, leftOut }: Selection): void {
	if (!stored || stored.settings !== settingsHash(point, ownGaps(stored.leftOut), stored.customFields)) return;
	const known = new Set(stored.leftOut.map(({ what }) => what));
	const sudden = leftOut.find(({ what, uncertain, records }) => (uncertain ?? records) && !known.has(what));
	if (!sudden) return;
	throw new NetSuiteError({
		kind: 'server',
		detail: `${sudden.what} cannot be read at the moment: ${sudden.reason}`,
		advice: `Run it again later. If it stays so, check what the token's role may see; to do without, sync ${point.label.plural.toLowerCase()} without a checkpoint.`,
	});
}

/** Gaps in what is read of a record. That deletions cannot be seen does not change it. */
const ownGaps = (leftOut: readonly LeftOut[]) => leftOut.filter(({ what }) => what !== 'Deletions');

async function isBehind(client: Client, { cursor }: ChangesBatch): Promise<boolean> {
	const oldest = secondsBefore(await accountClock(client), lagSeconds + overlapSeconds);
	return cursor !== null && cursor.window.to < oldest;
}

/** Reads until the batch is full or everything has been read; most windows are small and fit into one. */
async function fillBatch(client: Client, selection: Selection, start: Cursor, batchSize: number): Promise<ChangesBatch> {
	const full = start.window.from === null;
	// By ID: what one pass found another may find again, and a batch is stored with one statement.
	const records = new Map<string, NetSuiteRecord>();
	const deleted = new Set<string>();
	const failed = new Map<string, FailedRecord>();
	let cursor = start;
	let replace: Range | null = null;
	while (cursor.position) {
		const outcome = await passes[cursor.position.pass]({ client, selection, cursor, position: cursor.position, batchSize });
		for (const record of outcome.records) {
			records.set(record.id, record);
			failed.delete(record.id);
		}
		for (const one of outcome.failed ?? []) failed.set(one.id, one);
		for (const id of outcome.deleted ?? []) {
			deleted.add(id);
			records.delete(id);
		}
		replace = outcome.replace ?? null;
		cursor = advance(selection, cursor, outcome);
		if (full || records.size + deleted.size >= batchSize) break;
	}
	return {
		status: cursor.position ? 'more' : 'finished',
		phase: full ? 'full' : 'changes',
		records: [...records.values()],
		deleted: [...deleted],
		failed: [...failed.values()],
		leftOut: cursor.leftOut,
		customFields: selection.customFields,
		replace,
		cursor: cursor.position ? cursor : { ...cursor, digests: undefined },
	};
}

/** The cursor after a step: remembers what the step brought and goes to the next pass when this one is through. */
function advance(selection: Selection, cursor: Cursor, outcome: Outcome): Cursor {
	const read = new Set([...outcome.records.map(({ id }) => id), ...(outcome.deleted ?? [])]);
	const failed = [
		...new Set([...cursor.failed.filter((id) => !read.has(id)), ...(outcome.failed ?? []).map(({ id }) => id)]),
	];
	const [example] = outcome.failed ?? [];
	if (example && failed.length > mostFailed) {
		throw new NetSuiteError({
			kind: 'badAnswer',
			detail: `More than ${mostFailed} ${selection.point.label.plural.toLowerCase()} cannot be read: ${example.reason}.`,
			documentNumber: example.documentNumber ?? example.id,
		});
	}
	const position = outcome.position ?? passAfter(selection, cursor.position as Position);
	return { ...cursor, ...outcome.cursor, leftOut: [...cursor.leftOut, ...(outcome.leftOut ?? [])], failed, position };
}

function passAfter(selection: Selection, { pass }: Position): Position | null {
	// The first reading has no past: what was applied or deleted before it does not matter.
	if (pass === 'everything') return null;
	const order = passesOf(selection);
	const next = order[order.indexOf(pass) + 1];
	return next ? { pass: next, after: null } : null;
}

/** The cursor to read from: the stored one in the middle of a window, the next window after its end, or a first one. */
async function nextCursor(
	client: Client,
	selection: Selection,
	stored: Cursor | null,
	alsoRead: readonly string[],
): Promise<Cursor> {
	const { point, leftOut, customFields } = selection;
	const settings = settingsHash(point, ownGaps(leftOut), customFields);
	const sameSettings = stored?.settings === settings ? stored : null;
	if (sameSettings?.position) return sameSettings;
	const usable = sameSettings?.newDigests && outgrown(sameSettings.newDigests) ? null : sameSettings;

	const to = secondsBefore(await accountClock(client), lagSeconds);
	const start = {
		version: 1,
		account: client.account,
		integrationPoint: point.name,
		settings,
		leftOut,
		currencyPrecision: await precisionFor(client, selection),
		...(customFields.length > 0 && { customFields }),
	} as const;
	if (!usable) {
		const first = await firstReading(client, selection);
		if (first.count === 0) refuseEmptiness(point, stored?.count ?? 0);
		return { ...start, ...first, window: { from: null, to }, failed: [] };
	}
	const countBySoap = await countedBySoap(client, selection);
	if (countBySoap === 0) refuseEmptiness(point, usable.countBySoap ?? 0);
	return {
		...start,
		countBySoap,
		window: {
			from: secondsBefore(usable.window.to, overlapSeconds),
			// A clock that was put back must not make the window end before it begins.
			to: to > usable.window.to ? to : usable.window.to,
		},
		position: { pass: passesOf(selection)[0] ?? 'compared', after: null },
		digests: usable.newDigests,
		newDigests: usable.newDigests && { ...usable.newDigests, groups: {} },
		balances: usable.balances,
		count: usable.count,
		failed: [...new Set([...usable.failed, ...alsoRead])],
	};
}

async function firstReading(
	client: Client,
	selection: Selection,
): Promise<Pick<Cursor, 'position' | 'balances' | 'newDigests' | 'count' | 'countBySoap'>> {
	const there = await highest(client, selection, []);
	const upTo = there.id ?? '0';
	const countBySoap = await countedBySoap(client, selection);
	const count = Number(there.count ?? 0) + (countBySoap ?? 0);
	const position: Position = { pass: 'everything', after: null, upTo };
	if (comparesContent(selection)) return { position, count, countBySoap, newDigests: noDigests(count) };
	const field = openAmountField(selection);
	if (!field) return { position, count };
	const open = await highest(client, selection, [isOpen(field)]);
	return { position, count, balances: noBalances({ open: Number(open.count ?? 0), highestId: Number(open.id ?? 0) }) };
}

const countedBySoap = async (client: Client, selection: Selection): Promise<number | undefined> =>
	selection.bySoap ? await countCustomerNotes(client, selection) : undefined;

async function highest(client: Client, { point }: Selection, where: readonly Sql[]): Promise<Row> {
	const { rows } = await queryPage(
		client,
		sql`SELECT MAX(${identifier(point.id)}) AS id, COUNT(*) AS count FROM ${fromOf(point.source, [])}${conditions([...whereOf(point.source), ...where])}`,
		{ limit: 1 },
	);
	return rows[0] ?? {};
}

function nothingToSee(point: IntegrationPoint, error: NetSuiteError): ChangesBatch {
	return {
		status: 'leftOut',
		phase: 'full',
		records: [],
		deleted: [],
		failed: [],
		leftOut: [{ what: point.label.plural, reason: error.detail }],
		customFields: [],
		replace: null,
		cursor: null,
	};
}

export const secondsBefore = (iso: string, seconds: number): string => utcSecond(Date.parse(iso) - seconds * 1000);
