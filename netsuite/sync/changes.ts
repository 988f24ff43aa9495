import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { precisionFor } from '../read/currencies';
import { asRecords, type Identified, type Layout } from '../read/layouts';
import type { FailedRecord, NetSuiteRecord } from '../read/records';
import { select, without, type LeftOut, type Selection } from '../read/selection';
import type { CurrencyPrecision } from '../read/values';
import { isVisible, withVisible } from '../read/visible';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { accountClock } from '../suiteql/clock';
import { pageSize } from '../suiteql/query';
import { kept } from './balances';
import { nextCursor, ownGaps } from './beginning';
import { mostFailed, readCursor, sameFilters, settingsHash, type Cursor, type Position } from './cursor';
import { customFieldsFor, refuseHiddenFields } from './customFields';
import { filteredPoint, filtersOf, type Filters } from './filters';
import { lagSeconds, overlapSeconds, secondsBefore } from './moments';
import { passAfter, passAfterEverything, passes } from './passes';
import type { Outcome, Range } from './step';

export interface ChangesOptions {
	/** What the flow stored after the batch before: JSON text or object; nothing the first time. */
	readonly checkpoint?: unknown;
	/** Records in a batch, 100 to 50,000. Above 1,000 the pages of a batch are read side by side. */
	readonly batchSize?: number;
	/** Internal IDs of records to read although they have not changed, such as those that could not be stored. */
	readonly alsoRead?: readonly string[];
	/** Script IDs of the custom fields to read. Another choice than before means that everything is read again. */
	readonly customFields?: readonly string[];
	/** Which records to read. Another choice than before means that everything is read again, and nothing replaced. */
	readonly filters?: Filters;
}

/** One batch of a sync and where to go on. Store the records first, then the cursor. */
export interface ChangesBatch<R = NetSuiteRecord> {
	/** `leftOut`: the account or the role does not show these records at all; `leftOut` says why. */
	readonly status: 'more' | 'finished' | 'leftOut';
	readonly phase: 'full' | 'changes';
	readonly records: readonly R[];
	/** Internal IDs of records that are no longer in NetSuite, or there and no longer the point's. */
	readonly deleted: readonly string[];
	readonly failed: readonly FailedRecord[];
	readonly leftOut: readonly LeftOut[];
	/** The custom fields that the records have, in the order of their script IDs. */
	readonly customFields: readonly Field[];
	/** The point as it was read: with the fields that the filters add. */
	readonly point: IntegrationPoint;
	/**
	 * In the full reading: the batch is all there is with an internal ID in `(after, upTo]`, so what is stored in that
	 * range can be replaced as a whole. `null` when everything is read again with filters: what they left out stays.
	 */
	readonly replace: Range | null;
	/** `null` when there is nothing to remember. */
	readonly cursor: Cursor | null;
}

/**
 * Reads the next batch of what changed at an integration point since its cursor; everything when there is no cursor.
 *
 * The full reading goes through the internal IDs up to a fixed highest one. After it come windows of modification
 * dates `[from, to)`, cut by NetSuite's clock and also read in the order of IDs: a record that changes meanwhile
 * leaves the window and comes with the next.
 * @throws NetSuiteError when anything could not be read: there is no partial batch.
 * @throws InvalidSettingError for a cursor that is none, or that belongs elsewhere, or a custom field that is not there.
 */
export const readChanges = async (client: Client, point: IntegrationPoint, options?: ChangesOptions): Promise<ChangesBatch> =>
	await readChangesAs(asRecords, client, point, options);

/** The same in another shape. */
export async function readChangesAs<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	unfiltered: IntegrationPoint,
	{ checkpoint, batchSize = pageSize, alsoRead = [], customFields: chosen = [], filters = {} }: ChangesOptions = {},
): Promise<ChangesBatch<R>> {
	const stored = readCursor(checkpoint, client.account, unfiltered);
	try {
		const own = filtersOf(unfiltered, filters);
		const firstReading = await firstReadingWith(client, stored, own);
		const point = filteredPoint(unfiltered, own, firstReading);
		const customFields = await customFieldsFor(client, point, stored, chosen);
		const complete = layout.reads(select(point, { computed: false, sublists: true, bySoap: true, customFields }));
		const selection = await knownToBeVisible(client, complete, stored);
		return await withVisible(client, selection, async (visible) => {
			refuseHiddenFields(visible, customFields);
			refuseSuddenGaps(stored, visible);
			const cursor = await nextCursor(client, visible, stored, { filters: own, firstReading, alsoRead, batchSize, unfiltered: unfiltered.source });
			const filled = await fillBatch(layout, client, visible, unfiltered, cursor, batchSize);
			// A window that was interrupted and is read to its end a day later ends with yesterday.
			const resumed = stored?.position && filled.batch.status === 'finished';
			return resumed && (await isBehind(client, filled)) ? { ...filled.batch, status: 'more' as const } : filled.batch;
		});
	} catch (error) {
		// Never seen so far: the account does not have it, or the role is not meant to. Seen before: a permission was lost.
		if (error instanceof NetSuiteError && error.kind === 'notVisible' && !stored) return nothingToSee(unfiltered, error);
		throw error instanceof NetSuiteError ? error.during(`Reading ${unfiltered.label.plural.toLowerCase()}`) : error;
	}
}

/** When the first reading with these filters began; `null` without filters. */
async function firstReadingWith(client: Client, stored: Cursor | null, filters: Filters): Promise<string | null> {
	if (sameFilters(filters, {})) return null;
	const known = stored && sameFilters(stored.filters ?? {}, filters) ? stored.firstReading : undefined;
	return known ?? (await accountClock(client));
}

/**
 * A selection without what was missing the last time: to find out anew takes many requests. Within a window that is
 * known; at its start one of the gaps is looked at, each in its turn, and when it has closed everything is looked at.
 */
async function knownToBeVisible(client: Client, complete: Selection, stored: Cursor | null): Promise<Selection> {
	if (!stored || stored.settings !== settingsHash(complete.point, ownGaps(stored.leftOut), complete.customFields)) return complete;
	const gaps = ownGaps(stored.leftOut);
	const gap = gaps[(stored.lookedAgain ?? 0) % Math.max(1, gaps.length)];
	if (!gap || (!stored.position && (await isVisible(client, complete, gap.what)))) return complete;
	return without(complete, stored.position ? stored.leftOut : gaps);
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

async function isBehind(client: Client, { batch: { cursor }, now }: Filled<unknown>): Promise<boolean> {
	const oldest = secondsBefore(now ?? (await accountClock(client)), lagSeconds + overlapSeconds);
	return cursor !== null && cursor.window.to < oldest;
}

interface Filled<R> {
	readonly batch: ChangesBatch<R>;
	/** NetSuite's clock, where it came along. */
	readonly now: string | undefined;
}

/** Reads until the batch is full or everything has been read; most windows are small and fit into one. */
async function fillBatch<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	selection: Selection,
	{ source }: IntegrationPoint,
	start: Cursor,
	batchSize: number,
): Promise<Filled<R>> {
	const full = start.window.from === null;
	// Of everything a batch is one pass.
	let whole: readonly R[] = [];
	// By ID: what one pass found another may find again, and a batch is stored with one statement.
	const records = new Map<string, R>();
	const deleted = new Set<string>();
	const failed = new Map<string, FailedRecord>();
	let cursor = start;
	let replace: Range | null = null;
	let now: string | undefined;
	while (cursor.position) {
		const outcome = await passes[cursor.position.pass]({
			layout,
			client,
			selection,
			unfiltered: source,
			cursor,
			position: cursor.position,
			batchSize,
		});
		const currencyPrecision = await precisionOfNew(layout, client, selection, cursor, outcome.records);
		if (currencyPrecision) {
			cursor = { ...cursor, currencyPrecision };
			continue;
		}
		if (full) whole = outcome.records;
		else for (const record of outcome.records) {
			records.set(record.id, record);
			failed.delete(record.id);
		}
		for (const one of outcome.failed ?? []) failed.set(one.id, one);
		for (const id of outcome.deleted ?? []) {
			deleted.add(id);
			records.delete(id);
		}
		replace = outcome.replace ?? null;
		now = outcome.now;
		cursor = advance(selection, cursor, outcome);
		if (full || records.size + deleted.size >= batchSize) break;
	}
	const batch: ChangesBatch<R> = {
		status: cursor.position ? 'more' : 'finished',
		phase: full ? 'full' : 'changes',
		records: full ? whole : [...records.values()],
		deleted: [...deleted],
		failed: [...failed.values()],
		leftOut: cursor.leftOut,
		customFields: selection.customFields,
		point: selection.point,
		replace,
		cursor: cursor.position ? cursor : atEnd(cursor),
	};
	return { batch, now };
}

/** The currencies' decimal places, when there are records in a currency that came since they were asked for. */
async function precisionOfNew<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	selection: Selection,
	{ currencyPrecision: known }: Cursor,
	records: readonly R[],
): Promise<CurrencyPrecision | null> {
	// An account that does not show its currencies has nothing to tell.
	if (Object.keys(known).length === 0) return null;
	const unknown = new Set<string>();
	for (const record of records) {
		const currency = layout.currency(record);
		if (currency !== null && known[currency] === undefined) unknown.add(currency);
	}
	if (unknown.size === 0) return null;
	const precision = await precisionFor(client, selection);
	return [...unknown].some((id) => precision[id] !== undefined) ? precision : null;
}

/** What only the window that has been read needed is not kept. */
const atEnd = (cursor: Cursor): Cursor => ({
	...cursor,
	digests: undefined,
	news: undefined,
	earlier: undefined,
	balances: cursor.balances && kept(cursor.balances),
	// Everything that is read anew leaves them to the window that follows.
	alsoRead: cursor.window.from === null ? cursor.alsoRead : undefined,
});

/** The cursor after a step: remembers what the step brought and goes to the next pass when this one is through. */
function advance(selection: Selection, cursor: Cursor, outcome: Outcome): Cursor {
	const owes = cursor.failed.length > 0 || (cursor.alsoRead ?? []).length > 0;
	const read = new Set(owes ? [...outcome.records.map(({ id }) => id), ...(outcome.deleted ?? [])] : []);
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
	const alsoRead = cursor.alsoRead?.filter((id) => !read.has(id));
	const after = { ...cursor, ...outcome.cursor, leftOut: [...cursor.leftOut, ...(outcome.leftOut ?? [])], failed, alsoRead };
	return { ...after, position: outcome.position ?? nextPass(selection, after, cursor.position) };
}

const nextPass = (selection: Selection, cursor: Cursor, position: Position | null): Position | null =>
	cursor.window.from === null
		? passAfterEverything(cursor, position?.pass ?? 'everything')
		: passAfter(selection, cursor, position?.pass ?? null);

function nothingToSee(point: IntegrationPoint, error: NetSuiteError): ChangesBatch<never> {
	return {
		status: 'leftOut',
		phase: 'full',
		records: [],
		deleted: [],
		failed: [],
		leftOut: [{ what: point.label.plural, reason: error.detail }],
		customFields: [],
		point,
		replace: null,
		cursor: null,
	};
}
