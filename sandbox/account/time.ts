import { createZone } from '../suiteql/values/zone';

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The time zone of the account's company and of every login's session. */
export const TIME_ZONE = 'America/Los_Angeles';

/**
 * When a generated account stands, in seconds since 1970 UTC. Fixed, so that a seed makes the same account on any day,
 * and in the past, so that no record is newer than the clock of whoever reads it.
 */
export const ACCOUNT_STARTS_AT = Date.UTC(2026, 0, 15, 17, 0, 0) / 1000;

/** The day in UTC, `YYYY-MM-DD`. */
export function dateOf(seconds: number): string {
	return new Date(seconds * 1000).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
	return dateOf(Date.parse(date) / 1000 + days * DAY);
}

const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE });

/** The day in the account's time zone, `YYYY-MM-DD`. */
export function localDateOf(seconds: number): string {
	return localDay.format(seconds * 1000);
}

const zone = createZone(TIME_ZONE);

/** The moment at which a clock in the account's time zone shows that day and that many seconds after midnight. */
export function momentOf(date: string, seconds = 0): number {
	return zone.toInstant(Date.parse(date) / 1000 + seconds);
}
