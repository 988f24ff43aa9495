import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { fromSqlText, nowText } from './dates';
import { queryPage } from './query';
import { sql } from './sql';

/**
 * NetSuite's clock, ISO 8601 in UTC to the second. Windows of changes are cut by it, never by the clock here.
 * Believed: that SuiteQL has Oracle's SYSTIMESTAMP; SYSDATE alone would leave its time zone open.
 */
export async function accountClock(client: Client): Promise<string> {
	const { rows } = await queryPage(client, sql`SELECT ${nowText} AS now FROM dual`, { limit: 1 });
	return understandClock(rows[0]?.now);
}

/**
 * What the text of `nowText` says, ISO 8601 in UTC to the second.
 * @throws NetSuiteError
 */
export function understandClock(now: string | undefined): string {
	if (!now || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(now)) {
		throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite's clock reads "${now ?? 'nothing'}".` });
	}
	return fromSqlText(now);
}
