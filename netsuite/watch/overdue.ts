import { InvalidSettingError } from '../account';
import type { IntegrationPoint } from '../integrationPoints/types';
import { date, dateText } from '../suiteql/dates';
import { queryPage } from '../suiteql/query';
import { sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { invoiceColumns, listInvoices, mostListed, packIds, unpackIds } from './invoices';
import type { Watcher, WatchSettings } from './types';

interface OverdueProgress {
	/** The invoices that were told or were overdue before, packed, by due date. */
	readonly told: Readonly<Record<string, string>>;
}

/**
 * The account's own date. Believed: CURRENT_DATE is in the time zone of the session, which is the one in the preferences
 * of the token's user, by default the company's; SYSDATE would be that of NetSuite's servers.
 */
export async function accountToday(client: Client): Promise<string> {
	const { rows } = await queryPage(client, sql`SELECT TO_CHAR(CURRENT_DATE, 'YYYY-MM-DD') AS today FROM dual`, { limit: 1 });
	const today = rows[0]?.today;
	if (today && /^\d{4}-\d\d-\d\d$/.test(today)) return today;
	throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite's date reads "${today ?? 'nothing'}".` });
}

/** Open, and due so many days before that day or earlier. */
export function isOverdue(point: IntegrationPoint, today: string, days: number): Sql[] {
	const { open, dueDate } = invoiceColumns(point);
	return [sql`${open} <> 0`, sql`${dueDate} <= ${date(daysBefore(today, days))}`];
}

/** Finds open invoices whose due date lies N days back, each once for each due date it ever had. */
export const overdue: Watcher<OverdueProgress> = {
	async begin(client, settings) {
		const { from } = settings;
		const until = from === null ? await accountToday(client) : daysBefore(from.slice(0, 10), 1);
		return { told: remember(new Map(), await list(client, settings, until)) };
	},

	async next(client, settings, { told }) {
		const listed = await list(client, settings, await accountToday(client));
		const known = new Map(Object.entries(told).flatMap(([due, ids]) => [...unpackIds(ids)].map((id) => [id, due] as const)));
		const fresh = [...listed].filter(([id, due]) => known.get(id) !== due).map(([id]) => id);
		return { ids: fresh, progress: { told: remember(known, listed) }, done: true };
	},

	holds: ({ point }) => [sql`${invoiceColumns(point).open} <> 0`],
};

/** Due dates by internal ID of what is overdue on that day. */
async function list(client: Client, { point, overdueDays }: WatchSettings, today: string): Promise<Map<string, string>> {
	if (!Number.isInteger(overdueDays) || overdueDays < 0) {
		throw new InvalidSettingError('overdueDays', `Days Overdue is ${overdueDays}; it must be a whole number, 0 or more.`);
	}
	const { dueDate } = invoiceColumns(point);
	const rows = await listInvoices(client, point, isOverdue(point, today, overdueDays), [sql`${dateText(dueDate)} AS due`]);
	return new Map(rows.map((row) => [row.key0 as string, row.due ?? '']));
}

/**
 * Also remembers those that are not overdue any more, so that an invoice that is paid and reopened is not told twice;
 * of these the ones due longest ago go first when there are too many.
 */
function remember(before: ReadonlyMap<string, string>, listed: ReadonlyMap<string, string>): Record<string, string> {
	const gone = [...before].filter(([id]) => !listed.has(id)).sort(([, a], [, b]) => (a < b ? 1 : -1));
	const kept = new Map([...gone.slice(0, Math.max(0, mostListed - listed.size)), ...listed]);
	const byDate = new Map<string, string[]>();
	for (const [id, due] of kept) {
		const ids = byDate.get(due);
		if (ids) ids.push(id);
		else byDate.set(due, [id]);
	}
	return Object.fromEntries([...byDate].map(([due, ids]) => [due, packIds(ids)]));
}

const daysBefore = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
