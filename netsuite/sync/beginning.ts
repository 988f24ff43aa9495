import { countCustomerNotes } from '../read/customerNotes';
import type { Source } from '../integrationPoints/types';
import type { LeftOut, Selection } from '../read/selection';
import type { Client } from '../transport/client';
import { comparableWith, noBalances, together } from './balances';
import { sameFilters, settingsHash, type Cursor, type Earlier, type Position } from './cursor';
import { noDigests, outgrown } from './digests';
import type { Filters } from './filters';
import { daySeconds, lagSeconds, later, overlapSeconds, secondsBefore } from './moments';
import { askForNews, takeInventory } from './news';
import { openAmountField } from './openAmounts';
import { comparesContent, passAfter } from './passes';
import { refuseEmptiness } from './refusals';

/** Gaps in what is read of a record. That deletions cannot be seen does not change it. */
export const ownGaps = (leftOut: readonly LeftOut[]): LeftOut[] => leftOut.filter(({ what }) => what !== 'Deletions');

interface Asked {
	readonly filters: Filters;
	readonly firstReading: string | null;
	readonly alsoRead: readonly string[];
	readonly batchSize: number;
	/** What is always true of the point's records, whatever the filters are. */
	readonly unfiltered: Source;
}

/** The cursor to read from: the stored one in the middle of a window, the next window after its end, or a first one. */
export async function nextCursor(client: Client, selection: Selection, stored: Cursor | null, asked: Asked): Promise<Cursor> {
	const { point, leftOut, customFields } = selection;
	const settings = settingsHash(point, ownGaps(leftOut), customFields);
	const sameSettings = stored?.settings === settings ? stored : null;
	if (sameSettings?.position) return sameSettings;
	const usable = sameSettings?.newDigests && outgrown(sameSettings.newDigests) ? null : sameSettings;
	const { filters, firstReading } = asked;
	const start = {
		version: 2,
		account: client.account,
		integrationPoint: point.name,
		settings,
		...(firstReading !== null && { filters, firstReading }),
		leftOut,
		...(customFields.length > 0 && { customFields }),
	} as const;
	return usable ? await nextWindow(client, selection, usable, start, asked) : await firstReadingOf(client, selection, stored, start, asked);
}

type Start = Pick<Cursor, 'version' | 'account' | 'integrationPoint' | 'settings' | 'filters' | 'firstReading' | 'leftOut' | 'customFields'>;

async function firstReadingOf(
	client: Client,
	selection: Selection,
	stored: Cursor | null,
	start: Start,
	{ filters, batchSize, alsoRead }: Asked,
): Promise<Cursor> {
	const { point } = selection;
	const there = await takeInventory(client, selection, batchSize);
	const countBySoap = selection.bySoap ? await countCustomerNotes(client, selection) : undefined;
	const count = there.count + (countBySoap ?? 0);
	if (count === 0 && stored && sameFilters(stored.filters ?? {}, filters)) refuseEmptiness(point, stored.count);
	const position: Position = { pass: 'everything', after: null, upTo: String(there.highestId), ...there.ends };
	const fresh = openAmountField(selection) && noBalances({ open: there.open, highestId: there.highestOpenId });
	const earlier = earlierThan(stored, filters);
	const before = fresh && earlier?.balances && comparableWith(earlier.balances, fresh);
	return {
		...start,
		currencyPrecision: there.currencyPrecision,
		window: { from: null, to: secondsBefore(there.now, lagSeconds) },
		position,
		count,
		countBySoap,
		// Where rows are kept, everything does not include what the filters would not let in any more.
		failed: earlier ? (stored?.failed ?? []) : [],
		...(earlier && { alsoRead: [...(stored?.alsoRead ?? []), ...alsoRead] }),
		...(comparesContent(selection)
			? { newDigests: noDigests(count) }
			: fresh && { balances: before ? { ...before, open: {} } : fresh }),
		...(earlier && { earlier: { ...earlier, balances: before } }),
	};
}

/** What a sync with filters has to know of the one before, since the store keeps its rows; `null` when it does not. */
function earlierThan(stored: Cursor | null, filters: Filters): Earlier | null {
	if (!stored || (sameFilters(stored.filters ?? {}, filters) && sameFilters(filters, {}))) return null;
	const { earlier, balances } = stored;
	const to = earlier?.to ?? (stored.position && stored.window.from) ?? stored.window.to;
	// Another choice, too, has open invoices in the store that it does not let in any more once they are settled.
	return { to: secondsBefore(to, overlapSeconds), balances: earlier?.balances && balances ? together(earlier.balances, balances) : balances };
}

async function nextWindow(client: Client, selection: Selection, stored: Cursor, start: Start, options: Asked): Promise<Cursor> {
	const { alsoRead, unfiltered } = options;
	const from = secondsBefore(stored.window.to, overlapSeconds);
	// The first page of what is compared brings the clock along.
	const asked = comparesContent(selection) ? null : await askForNews(client, selection, from, { unfiltered, deletionsHidden: stored.deletionsHidden });
	if (asked && asked.now < from) {
		// The clock was put back: what was saved since may bear moments that have been read already. How far back nobody knows.
		const window = { ...stored.window, to: secondsBefore(asked.now, daySeconds) };
		return await nextWindow(client, selection, { ...stored, window }, start, options);
	}
	if (asked?.shown === 0) refuseEmptiness(selection.point, (stored.shown ?? stored.count) - (asked.news.deleted ?? 0));
	const cursor = {
		...start,
		shown: asked?.shown,
		currencyPrecision: stored.currencyPrecision,
		countBySoap: stored.countBySoap,
		window: { from, to: asked ? later(stored.window.to, asked.now) : stored.window.to },
		digests: stored.newDigests,
		newDigests: stored.newDigests && { ...stored.newDigests, groups: {} },
		balances: stored.balances,
		count: stored.count,
		deletionsHidden: stored.deletionsHidden,
		failed: stored.failed,
		alsoRead: [...(stored.alsoRead ?? []), ...alsoRead],
		lookedAgain: ownGaps(start.leftOut).length > 1 ? (stored.lookedAgain ?? 0) + 1 : undefined,
		...(asked && { news: asked.news }),
	};
	return { ...cursor, position: passAfter(selection, cursor, null) };
}
