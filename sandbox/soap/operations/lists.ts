import { SoapFault } from '../fault';
import type { Bean } from '../schema/bean';
import { failureOf } from '../status';

/** How many records a request may have, by operation; documented, but for those of updates and deletions, believed. */
export const most = { get: 1000, add: 200, update: 200, upsert: 100, delete: 200, initialize: 50 } as const;

/** @throws SoapFault for more records than the operation takes */
export function checkCount(items: readonly unknown[], largest: number): void {
	if (items.length <= largest) return;
	throw new SoapFault(`The maximum number of records allowed for this operation, ${largest}, has been exceeded.`, {
		fault: 'exceededRecordCountFault',
		code: 'MAX_RCRDS_EXCEEDED',
	});
}

/** What came of each item, one after the other: one that is refused leaves the others be. */
export async function each(items: readonly Bean[], run: (item: Bean) => Bean | Promise<Bean>): Promise<Bean[]> {
	const done: Bean[] = [];
	for (const item of items) {
		try {
			done.push(await run(item));
		} catch (error) {
			const status = failureOf(error);
			if (!status) throw error;
			done.push({ status });
		}
	}
	return done;
}
