import type { Field, IntegrationPoint } from '../integrationPoints/types';
import type { Condition } from '../read/conditions';
import type { FailedRecord, NetSuiteRecord } from '../read/records';
import type { Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';

/** What a watch waits for. `paid` and `overdue` are about invoices. */
export const occasions = ['created', 'updated', 'createdOrUpdated', 'deleted', 'paid', 'overdue'] as const;
export type Occasion = (typeof occasions)[number];

/** Which records are wanted of those it happened to, and what of them. */
export interface Wanted {
	readonly conditions: readonly Condition[];
	readonly combine: 'all' | 'any';
	readonly sublists: boolean;
	readonly customFields: readonly Field[];
}

export interface WatchSettings extends Wanted {
	readonly point: IntegrationPoint;
	readonly occasion: Occasion;
	/** For `overdue`: so many days after the due date, 0 for the day itself. */
	readonly overdueDays: number;
	/** Begins at this moment instead of now: ISO 8601 in UTC to the second. */
	readonly from: string | null;
}

/** A record that is no longer in NetSuite; what NetSuite does not tell is `null`. */
export interface DeletedRecord {
	readonly id: string;
	readonly documentNumber: string | null;
	/** ISO 8601 in UTC. */
	readonly deletedDate: string | null;
}

/** What one step of a watcher found. */
export interface Step<P> {
	/** Internal IDs of the records it happened to. */
	readonly ids: readonly string[];
	/** Some of these records, where they came whole. */
	readonly records?: readonly NetSuiteRecord[];
	readonly deleted?: readonly DeletedRecord[];
	/** Records that came, could not be understood and had been well before. */
	readonly failed?: readonly FailedRecord[];
	readonly progress: P;
	/** Whether nothing more can be found now. */
	readonly done: boolean;
}

/** How an occasion is found. Progress is plain JSON, goes in and comes out; nothing is remembered elsewhere. */
export interface Watcher<P = unknown> {
	/** @param now NetSuite's clock. */
	begin(client: Client, settings: WatchSettings, now: string): Promise<P>;
	next(client: Client, settings: WatchSettings, progress: P): Promise<Step<P>>;
	/** What must be true of a record at the moment it is handed over, besides the conditions. */
	holds?(settings: WatchSettings): Sql[];
}
