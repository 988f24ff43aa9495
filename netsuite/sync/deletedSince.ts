import { InvalidSettingError } from '../account';
import type { IntegrationPoint } from '../integrationPoints/types';
import type { LeftOut } from '../read/selection';
import { accountClock } from '../suiteql/clock';
import type { Client } from '../transport/client';
import { during } from '../transport/errors';
import { lagSeconds, overlapSeconds, secondsBefore } from './moments';
import { findDeletions, type Deletion, type DeletionSource, type Window } from './deletions';

/** Where a reader of deletions stands. The flow stores it after what it did with the deletions, and hands it in again. */
export interface DeletionsCursor {
	readonly version: 1;
	readonly kind: 'deletions';
	/** The account it belongs to; another account's cursor is refused. */
	readonly account: string;
	/** Where the last window ended, ISO 8601 in UTC. */
	readonly to: string;
}

export interface DeletedSince {
	readonly deletions: readonly Deletion[];
	readonly source: DeletionSource | null;
	/** Points of which nobody tells what was deleted. */
	readonly leftOut: readonly LeftOut[];
	readonly window: Window;
	readonly cursor: DeletionsCursor;
}

export interface DeletedSinceOptions {
	/** What the flow stored the last time: JSON text or object; nothing the first time. */
	readonly checkpoint?: unknown;
	/** Where to begin the first time, ISO 8601 in UTC; now when left out: what was deleted before nobody has stored. */
	readonly since?: string | null;
}

/**
 * What was deleted since a cursor, in a window that NetSuite's clock cuts like those of changes: it ends a few seconds
 * ago and overlaps the one before, so a deletion of the last minutes before it comes again.
 * @throws NetSuiteError when it could not be read as a whole; that the role sees no deletions is told in `leftOut`.
 * @throws InvalidSettingError for a cursor that is none, or another account's.
 */
export async function readDeletedSince(
	client: Client,
	points: readonly IntegrationPoint[],
	{ checkpoint, since = null }: DeletedSinceOptions = {},
): Promise<DeletedSince> {
	const stored = readDeletionsCursor(checkpoint, client.account);
	return await during('Reading deletions', read());

	async function read(): Promise<DeletedSince> {
		const end = secondsBefore(await accountClock(client), lagSeconds);
		const from = stored ? secondsBefore(stored.to, overlapSeconds) : (since ?? end);
		// A clock that was put back, and a beginning in the future: the window never ends before what was promised.
		const to = [end, stored?.to ?? from].reduce((a, b) => (a > b ? a : b));
		const window = { from, to };
		const cursor: DeletionsCursor = { version: 1, kind: 'deletions', account: client.account, to };
		const { deletions, source, uncovered } = await findDeletions(client, points, window);
		const leftOut = uncovered.map(({ point, reason }) => ({ what: point.label.plural, reason }));
		return { deletions, source, leftOut, window, cursor };
	}
}

function readDeletionsCursor(stored: unknown, account: string): DeletionsCursor | null {
	if (stored === undefined || stored === null || stored === '') return null;
	const refuse = (why: string) =>
		new InvalidSettingError(
			'checkpoint',
			`The checkpoint for deletions cannot be used: ${why}. ` +
				'Hand in the checkpoint that Get Deletions gave out for the same account, or none to begin anew.',
		);
	let cursor: Partial<DeletionsCursor>;
	try {
		cursor = (typeof stored === 'string' ? JSON.parse(stored) : stored) as Partial<DeletionsCursor>;
	} catch {
		throw refuse('it is not JSON');
	}
	if (typeof cursor !== 'object' || cursor === null || cursor.kind !== 'deletions' || cursor.version !== 1) {
		throw refuse('it was not made by Get Deletions, or by another version of the node');
	}
	if (cursor.account !== account) {
		throw refuse(`it belongs to account ${String(cursor.account)}, and the credential is for account ${account}`);
	}
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(String(cursor.to))) throw refuse('parts of it are missing');
	return cursor as DeletionsCursor;
}
