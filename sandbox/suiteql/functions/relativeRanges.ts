/**
 * The ranges of BUILTIN.RELATIVE_RANGES by NetSuite's short names, as `query.RelativeDateRange` has them. Weeks begin on
 * Sunday and fiscal years with the calendar's, as they do in an account where nobody set them otherwise.
 *
 * Believed: where ranges whose names say "previous", "rolling" or "one" begin and end, which Oracle only names.
 */

/** Days as `YYYY-MM-DD`, both within the range. */
export interface Span {
	start: string;
	end: string;
}

type Unit = 'week' | 'month' | 'quarter' | 'half' | 'year';

const MONTHS: Record<Exclude<Unit, 'week'>, number> = { month: 1, quarter: 3, half: 6, year: 12 };

const DAY = 86_400_000;

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const iso = (date: Date) => date.toISOString().slice(0, 10);
const moveDays = (day: string, days: number) => iso(new Date(utc(day).getTime() + days * DAY));

/** The same day of another month, or that month's last. */
function moveMonths(day: string, months: number): string {
	const date = utc(day);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return iso(new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last))));
}

/** The unit in which the day lies, or one that is so many away. */
function unitOf(unit: Unit, today: string, offset: number): Span {
	const date = utc(today);
	if (unit === 'week') {
		const start = moveDays(today, 7 * offset - date.getUTCDay());
		return { start, end: moveDays(start, 6) };
	}
	const length = MONTHS[unit];
	const first = Math.floor(date.getUTCMonth() / length) * length + offset * length;
	const start = iso(new Date(Date.UTC(date.getUTCFullYear(), first, 1)));
	return { start, end: iso(new Date(Date.UTC(date.getUTCFullYear(), first + length, 0))) };
}

/** From the unit's start to the day in it that today is in its own. */
function toDate(unit: Unit, today: string, offset: number): Span {
	const span = unitOf(unit, today, offset);
	const passed = (utc(today).getTime() - utc(unitOf(unit, today, 0).start).getTime()) / DAY;
	const end = moveDays(span.start, passed);
	return { start: span.start, end: end < span.end ? end : span.end };
}

/** So many units that lie back to back with each other, the last of them ending today. */
function rolling(unit: Unit, today: string, offset: number): Span {
	const move = (by: number) => (unit === 'week' ? moveDays(today, 7 * by) : moveMonths(today, MONTHS[unit] * by));
	return { start: moveDays(move(offset - 1), 1), end: move(offset) };
}

const sameDay = (day: string): Span => ({ start: day, end: day });

/** From the start of a unit to the end of the part before the one in which today lies; one year back on request. */
function previousParts(part: Unit, whole: Unit, today: string, monthsBack: number): Span {
	const day = moveMonths(today, -monthsBack);
	return { start: unitOf(whole, day, 0).start, end: moveDays(unitOf(part, day, 0).start, -1) };
}

/** Units by name, and whether a range "to date" exists beside the whole one. */
const WHOLE: Record<string, [Unit, number]> = {
	...{ TW: ['week', 0], LW: ['week', -1], NW: ['week', 1], WBL: ['week', -2], WAN: ['week', 2] },
	...{
		TM: ['month', 0],
		LM: ['month', -1],
		NM: ['month', 1],
		MBL: ['month', -2],
		MB: ['month', -3],
		MAN: ['month', 2],
	},
	...{ SMLFQ: ['month', -3], SMFQBL: ['month', -6], SMLFY: ['month', -12], SMFYBL: ['month', -24] },
	...{ LMLFQ: ['month', -4], LMFQBL: ['month', -7], LMLFY: ['month', -13], LMFYBL: ['month', -25] },
	...{ TFQ: ['quarter', 0], LFQ: ['quarter', -1], NFQ: ['quarter', 1], FQBL: ['quarter', -2], FQB: ['quarter', -3] },
	...{ SFQLFY: ['quarter', -4], SFQFYBL: ['quarter', -8], LFQLFY: ['quarter', -5], LFQFYBL: ['quarter', -9] },
	...{
		TFH: ['half', 0],
		LFH: ['half', -1],
		NFH: ['half', 1],
		FHBL: ['half', -2],
		SFHLFY: ['half', -2],
		LFHLFY: ['half', -3],
	},
	...{ TFY: ['year', 0], LFY: ['year', -1], NFY: ['year', 1], FYBL: ['year', -2], FYB: ['year', -3] },
	...{ TY: ['year', 0], LY: ['year', -1], NY: ['year', 1], OYBL: ['year', -2] },
};

const ROLLING: Record<string, [Unit, number]> = {
	...{ TRQ: ['quarter', 0], LRQ: ['quarter', -1], PRQ: ['quarter', -2] },
	...{ TRH: ['half', 0], LRH: ['half', -1], PRH: ['half', -2] },
	...{ TRY: ['year', 0], LRY: ['year', -1], PRY: ['year', -2] },
	...{ OW: ['week', 0], OM: ['month', 0], OQ: ['quarter', 0], OH: ['half', 0], OY: ['year', 0] },
	...{ NOW: ['week', 1], NOM: ['month', 1], NOQ: ['quarter', 1], NOH: ['half', 1], NOY: ['year', 1] },
};

/** Months or days back. */
const SAME_DAY_MONTHS: Record<string, number> = { SDLM: 1, SDMBL: 2, SDLFQ: 3, SDFQBL: 6, SDLFY: 12, SDFYBL: 24 };
const SAME_DAY_DAYS: Record<string, number> = { SDLW: 7, SDWBL: 14, YESTERDAY: 1, OD: 1, TODAY: 0, TOMORROW: -1 };

const PREVIOUS: Record<string, [part: Unit, whole: Unit, monthsBack: number]> = {
	...{ PQTFY: ['quarter', 'year', 0], PQLFY: ['quarter', 'year', 12] },
	...{ PMTFY: ['month', 'year', 0], PMLFY: ['month', 'year', 12] },
	...{ PMTFH: ['month', 'half', 0], PMLFH: ['month', 'half', 6], PMSFHLFY: ['month', 'half', 12] },
	...{ PMTFQ: ['month', 'quarter', 0], PMLFQ: ['month', 'quarter', 3], PMSFQLFY: ['month', 'quarter', 12] },
};

const BUSINESS_WEEKS: Record<string, number> = { TBW: 0, LBW: -1, NBW: 1 };

/** Monday to Friday. */
function businessWeek(today: string, offset: number): Span {
	const sunday = unitOf('week', today, offset).start;
	return { start: moveDays(sunday, 1), end: moveDays(sunday, 5) };
}

const week = (today: string, first: number, last: number): Span => ({
	start: unitOf('week', today, first).start,
	end: unitOf('week', today, last).end,
});

const OTHERS: Record<string, (today: string) => Span> = {
	TODAYTTM: (today) => ({ start: today, end: unitOf('month', today, 0).end }),
	N4W: (today) => week(today, 1, 4),
	TWN3W: (today) => week(today, 0, 3),
	SWLFY: (today) => unitOf('week', moveMonths(today, -12), 0),
	SWFYBL: (today) => unitOf('week', moveMonths(today, -24), 0),
};

/** @param today `YYYY-MM-DD`
 * @returns undefined for a range that NetSuite does not have */
export function relativeDays(id: string, today: string): Span | undefined {
	const [, direction, count] = /^(DAGO|DFN)(\d{1,4})$/.exec(id) ?? [];
	if (count !== undefined) return sameDay(moveDays(today, direction === 'DAGO' ? -Number(count) : Number(count)));
	const whole = WHOLE[id];
	if (whole) return unitOf(whole[0], today, whole[1]);
	const partly = id.endsWith('TD') ? WHOLE[id.slice(0, -2)] : undefined;
	if (partly) return toDate(partly[0], today, partly[1]);
	const rolled = ROLLING[id];
	if (rolled) return rolling(rolled[0], today, rolled[1]);
	const previous = PREVIOUS[id];
	if (previous) return previousParts(previous[0], previous[1], today, previous[2]);
	if (id in SAME_DAY_MONTHS) return sameDay(moveMonths(today, -SAME_DAY_MONTHS[id]!));
	if (id in SAME_DAY_DAYS) return sameDay(moveDays(today, -SAME_DAY_DAYS[id]!));
	if (id in BUSINESS_WEEKS) return businessWeek(today, BUSINESS_WEEKS[id]!);
	return OTHERS[id]?.(today);
}
