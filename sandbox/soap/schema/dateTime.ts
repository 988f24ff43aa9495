import { createZone } from '../../suiteql/values/zone';

/** SOAP writes moments in Pacific time. Believed: it reads those without an offset so, too. */
const pacific = createZone('America/Los_Angeles');

/** Seconds since 1970 UTC as `2026-01-15T09:00:00.000-08:00`. */
export function writeDateTime(instant: number): string {
	const wallClock = pacific.toWallClock(instant);
	const minutes = (wallClock - instant) / 60;
	const two = (value: number) => String(value).padStart(2, '0');
	const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
	return `${new Date(wallClock * 1000).toISOString().slice(0, 19)}.000${offset}`;
}

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** `xsd:dateTime` in seconds since 1970 UTC, fractions cut off; `null` for what is none. */
export function readDateTime(text: string): number | null {
	const match = form.exec(text.trim());
	if (!match) return null;
	const [, wallClock, offset] = match;
	const instant = Date.parse(`${wallClock}${offset ?? 'Z'}`) / 1000;
	// Date accepts the 31st of any month.
	if (Number.isNaN(instant) || !isDay(wallClock!)) return null;
	return offset ? instant : pacific.toInstant(instant);
}

const isDay = (wallClock: string) => new Date(`${wallClock}Z`).toISOString().slice(0, 10) === wallClock.slice(0, 10);

/** When the day of a moment begins and ends, in Pacific time. */
export function dayOf(instant: number): { from: number; until: number } {
	const DAY = 86400;
	const midnight = Math.floor(pacific.toWallClock(instant) / DAY) * DAY;
	return { from: pacific.toInstant(midnight), until: pacific.toInstant(midnight + DAY) };
}
