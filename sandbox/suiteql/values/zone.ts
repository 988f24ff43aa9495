const HOUR = 3600;
const DAY = 24 * HOUR;

/** Zones are of whole minutes since about then; what was before is taken to be as then, what is after 9999 as in it. */
const FIRST = Date.UTC(1901, 0, 1) / 1000;
const LAST = Date.UTC(9999, 11, 29) / 1000;

/** Converts between moments and the wall clock of a time zone; both are counted in seconds since 1970. */
export interface Zone {
	name: string;
	toWallClock(instant: number): number;
	/**
	 * Of the two moments an hour has when clocks go back, the later (standard time), as Oracle does. An hour left out
	 * when clocks go forward is moved forward; Oracle refuses it.
	 */
	toInstant(wallClock: number): number;
}

/** @param name IANA name, `America/Los_Angeles` */
export function createZone(name: string): Zone {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: name,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const cache = new Map<number, number>();

	const computeOffset = (instant: number): number => {
		const parts = Object.fromEntries(
			format.formatToParts(instant * 1000).map(({ type, value }) => [type, Number(value)]),
		);
		const wallClock = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second) / 1000;
		return wallClock - instant;
	};

	const offsetAt = (start: number): number => {
		let offset = cache.get(start);
		if (offset === undefined) cache.set(start, (offset = computeOffset(start)));
		return offset;
	};

	/** Intl is slow, so a day whose ends agree is taken as a whole; otherwise the quarter of an hour decides. */
	const offset = (moment: number): number => {
		const instant = Math.min(Math.max(moment, FIRST), LAST);
		const day = Math.floor(instant / DAY) * DAY;
		const atStart = offsetAt(day);
		return atStart === offsetAt(day + DAY) ? atStart : offsetAt(Math.floor(instant / (HOUR / 4)) * (HOUR / 4));
	};

	return {
		name,
		toWallClock: (instant) => instant + offset(instant),
		toInstant(wallClock) {
			const before = offset(wallClock - DAY);
			const after = offset(wallClock + DAY);
			const fitting = [before, after].map((guess) => wallClock - guess).filter((at) => at + offset(at) === wallClock);
			return fitting.length > 0 ? Math.max(...fitting) : wallClock - before;
		},
	};
}
