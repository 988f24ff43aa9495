import { badPaging } from './errors';

const MAXIMUM_LIMIT = 1000;
const MAXIMUM_ROWS = 100_000;

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** @throws SuiteQLError for a page NetSuite does not give: over 1,000 rows, between pages, beyond 100,000 rows */
export function checkPaging({ limit, offset }: { limit: number; offset: number }): void {
	if (!isCount(limit) || limit < 1 || limit > MAXIMUM_LIMIT) {
		throw badPaging('limit', limit, `The limit must be a number from 1 to ${MAXIMUM_LIMIT}.`);
	}
	if (!isCount(offset) || offset % limit !== 0) {
		throw badPaging('offset', offset, 'The offset must be a number divisible by the limit.');
	}
	if (offset + limit > MAXIMUM_ROWS) {
		throw badPaging('offset', offset, `A query returns a maximum of ${MAXIMUM_ROWS} results.`);
	}
}
