import { utcSecond } from '../moments';

/** A record is read once it has been saved for so long; one that is being saved just now comes with the next run. */
export const lagSeconds = 10;

/** Windows overlap by so much: that long may a save take from the moment NetSuite stamps it with to its commit. */
export const overlapSeconds = 300;

/** Further than that no clock is assumed to differ. */
export const daySeconds = 86_400;

export const secondsBefore = (iso: string, seconds: number): string => utcSecond(Date.parse(iso) - seconds * 1000);

/**
 * The end of a window.
 * @param end of the window before: a clock that was put back must not make this one end earlier.
 * @param now NetSuite's clock.
 */
export function later(end: string, now: string): string {
	const to = secondsBefore(now, lagSeconds);
	return to > end ? to : end;
}
