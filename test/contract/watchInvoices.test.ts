import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { settings, WatchingProcess } from '../support/watcher';

/** Dates and moments are texts in these fields. */
const text = (value: unknown) => value as string;

type Invoices = ReadonlyMap<string, NetSuiteRecord>;

let netsuite: LocalNetSuite;
afterEach(async () => await netsuite.close());

const truth = async (): Promise<Invoices> => new Map((await netsuite.truth('invoice')).map((record) => [record.id, record]));
const isOpen = (record: NetSuiteRecord | undefined) => record !== undefined && record.amountRemaining !== 0;
const isPaid = (record: NetSuiteRecord | undefined) =>
	record !== undefined && record.amountRemaining === 0 && record.total !== 0 && record.voided !== true;
const idsWhere = (invoices: Invoices, holds: (record: NetSuiteRecord) => boolean) =>
	[...invoices.values()].filter(holds).map(({ id }) => id);

describe.each([false, true])('paid, in an account whose invoices move with payments: %s', (invoiceMovesWithPayment) => {
	test('an invoice arrives once each time that nothing of it is open any more', async () => {
		netsuite = await startLocalNetSuite({ seed: 5, customers: 20, invoices: 100, invoiceMovesWithPayment });
		const watching = new WatchingProcess(netsuite.client, settings('invoice', { occasion: 'paid' }));
		await watching.poll();
		expect(watching.take()).toEqual([]);

		let reopened = 0;
		let paidNew = 0;
		const wasPaid = new Set<string>();
		for (let seed = 1; seed <= 10; seed++) {
			const before = await truth();
			await netsuite.activity(80, seed);
			const after = await truth();
			await watching.poll();
			const expected = idsWhere(after, (record) => isPaid(record) && !isPaid(before.get(record.id)));
			expect([seed, watching.take()]).toEqual([seed, expected]);
			paidNew += expected.filter((id) => !before.has(id)).length;
			reopened += expected.filter((id) => wasPaid.has(id)).length;
			for (const id of idsWhere(before, isPaid)) wasPaid.add(id);
		}
		// Otherwise the rounds did not bring what this is about.
		expect([paidNew > 0, reopened > 0]).toEqual([true, true]);
		await netsuite.pass(3600);
		await watching.poll();
		expect(watching.take()).toEqual([]);
	});
});

describe('overdue', () => {
	/** The account is in Los Angeles; its clock stands at 09:00 there. */
	const day = 86_400;
	const dueOn = (invoices: Invoices, dates: readonly string[]) =>
		idsWhere(invoices, (record) => isOpen(record) && dates.includes(text(record.dueDate)));
	const localDay = (now: string) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(Date.parse(now));
	const daysBefore = (date: string, days: number) => new Date(Date.parse(date) - days * day * 1000).toISOString().slice(0, 10);

	test.each([0, 3])('%d days after the due date an open invoice arrives, once, on the account’s own day', async (overdueDays) => {
		netsuite = await startLocalNetSuite({ seed: 8, customers: 20, invoices: 500 });
		const watching = new WatchingProcess(netsuite.client, settings('invoice', { occasion: 'overdue', overdueDays }));
		await watching.poll();
		expect(watching.take()).toEqual([]);

		let today = localDay(await netsuite.pass(0));
		let arrivals = 0;
		// Five hours at a time, so that UTC is on the next day while the account still is not.
		for (let step = 0; step < 30; step++) {
			const now = localDay(await netsuite.pass(5 * 3600));
			await watching.poll();
			const expected = now === today ? [] : dueOn(await truth(), [daysBefore(now, overdueDays)]);
			expect([step, watching.take()]).toEqual([step, expected]);
			arrivals += expected.length;
			today = now;
		}
		expect(arrivals).toBeGreaterThan(0);
	});

	test('days on which nobody polled are made up for; what was paid in time does not arrive; a due date that moved counts anew', async () => {
		netsuite = await startLocalNetSuite({ seed: 9, customers: 20, invoices: 200 });
		const watching = new WatchingProcess(netsuite.client, settings('invoice', { occasion: 'overdue', overdueDays: 1 }));
		await watching.poll();
		const start = localDay(await netsuite.pass(0));
		const told = new Map<string, string>();
		for (const [id, record] of await truth()) if (isOpen(record) && text(record.dueDate) <= daysBefore(start, 1)) told.set(id, text(record.dueDate));
		let arrivals = 0;
		for (let seed = 1; seed <= 6; seed++) {
			await netsuite.activity(40, seed);
			const today = localDay(await netsuite.pass(4 * day));
			await watching.poll();
			const after = await truth();
			const expected = idsWhere(after, (record) => isOpen(record) && record.dueDate !== null && text(record.dueDate) <= daysBefore(today, 1))
				.filter((id) => told.get(id) !== text(after.get(id)?.dueDate));
			for (const id of expected) told.set(id, text(after.get(id)?.dueDate));
			arrivals += expected.length;
			expect([seed, watching.take()]).toEqual([seed, expected]);
		}
		expect(arrivals).toBeGreaterThan(0);
	});

	test('a start from an earlier date brings what became overdue since', async () => {
		netsuite = await startLocalNetSuite({ seed: 9, customers: 20, invoices: 200 });
		const from = '2026-01-10T00:00:00Z';
		const watching = new WatchingProcess(netsuite.client, settings('invoice', { occasion: 'overdue', overdueDays: 2, from }));
		await watching.poll();
		const dates = ['2026-01-08', '2026-01-09', '2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13'];
		expect(watching.take()).toEqual(dueOn(await truth(), dates));
	});
});
