import type { IntegrationPoint } from '../integrationPoints/types';
import { select, without } from '../read/selection';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { Balances } from './balances';
import { readChanges } from './changes';
import type { Cursor } from './cursor';
import { overlapSeconds, secondsBefore } from './moments';
import { readOpen } from './openAmounts';

/**
 * A cursor for a reader who wants what changes from a moment on and nothing that was there before. What is open at the
 * moment of the call is taken as known. Where changes are found by comparing contents it stands at the beginning of the
 * first reading, whose records are then to be read and forgotten: its `window.from` is `null`.
 * @param from ISO 8601 in UTC to the second.
 * @throws NetSuiteError, of kind `notVisible` when the point's records cannot be seen at all.
 */
export async function startingCursor(client: Client, point: IntegrationPoint, from: string): Promise<Cursor> {
	// The first reading finds out what can be seen and how it is to be read; its few records are of no interest.
	const { cursor, leftOut } = await readChanges(client, point, { batchSize: 100 });
	if (!cursor) {
		const doing = `Reading ${point.label.plural.toLowerCase()}`;
		throw new NetSuiteError({ kind: 'notVisible', doing, detail: leftOut.map(({ reason }) => reason).join(' ') });
	}
	if (cursor.newDigests) return cursor;
	return {
		...cursor,
		position: null,
		// The next window begins an overlap before this one's end: at the moment itself.
		window: { from, to: secondsBefore(from, -overlapSeconds) },
		balances: cursor.balances && (await openNow(client, point, cursor, cursor.balances)),
		failed: [],
	};
}

async function openNow(client: Client, point: IntegrationPoint, cursor: Cursor, like: Balances): Promise<Balances> {
	const selection = without(select(point, { computed: false, sublists: false }), cursor.leftOut);
	return await readOpen(client, selection, like);
}
