import type { Zone } from './values/zone';

/** What a query is run under. */
export interface Session {
	/** Dates and times without a zone are read and shown in it. */
	zone: Zone;
	/** One moment for the whole query, seconds since 1970 UTC. */
	now: number;
}

/** The user's date format, as Oracle and as NetSuite's sentences write it. A preference in NetSuite; here always this. */
export const USER_DATE_FORMAT = 'FMMM/DD/YYYY';
export const USER_DATE_FORMAT_SHOWN = 'M/d/yyyy';
