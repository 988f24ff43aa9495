import { NetSuiteError, watch } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { settings, WatchingProcess } from '../support/watcher';

/** Dates and moments are texts in these fields. */
const text = (value: unknown) => value as string;

let netsuite: LocalNetSuite;
beforeEach(async () => {
	netsuite = await startLocalNetSuite({ seed: 14, customers: 30, invoices: 120 });
});
afterEach(async () => await netsuite.close());

const started = async (point: string, more = {}) => {
	const watching = new WatchingProcess(netsuite.client, settings(point, more));
	await watching.poll();
	expect(watching.take()).toEqual([]);
	return watching;
};
const quiet = async () => {
	for (let minute = 0; minute < 6; minute++) await netsuite.activity(0, 0);
};

describe('what was handed over by a process that is gone', () => {
	test('is handed over once more, as it is by then, and no third time', async () => {
		const watching = await started('invoice');
		await netsuite.activity(60, 1);
		const { records } = await watching.pollOnce();
		expect(records.length).toBeGreaterThan(0);
		watching.take();

		await netsuite.activity(60, 2);
		const truth = new Map((await netsuite.truth('invoice')).map((record) => [record.id, record]));
		watching.restart('second process');
		const again = await watching.pollOnce();
		const still = records.map(({ id }) => id).filter((id) => truth.has(id));
		expect(again.records.map(({ id }) => id)).toEqual(still);
		expect(again.records.map(({ lastModifiedDate }) => lastModifiedDate)).toEqual(still.map((id) => truth.get(id)?.lastModifiedDate));
		watching.take();

		await watching.poll();
		watching.take();
		await quiet();
		await watching.poll();
		expect(watching.take()).toEqual([]);
	});

	test('goes to a process after the other, but not back and forth when several live', async () => {
		const watching = await started('invoice');
		await netsuite.activity(60, 1);
		const counts: number[] = [];
		for (const name of ['first process', 'second process', 'third process', 'first process', 'third process', 'second process']) {
			watching.restart(name);
			counts.push((await watching.pollOnce()).records.length);
		}
		const [all] = counts;
		expect(counts).toEqual([all, all, all, 0, 0, 0]);
		expect(all).toBeGreaterThan(0);
	});

	test('deletions too', async () => {
		const watching = await started('message', { occasion: 'deleted' });
		let gone: string[] = [];
		for (let seed = 1; gone.length === 0; seed++) {
			const there = new Set((await netsuite.truth('message')).map(({ id }) => id));
			const { points } = await netsuite.activity(80, seed);
			await watching.pollOnce();
			gone = (points.message?.deleted ?? []).filter((id) => there.has(id));
		}
		const first = watching.gone.splice(0);
		expect(first.map(({ id }) => id)).toEqual(expect.arrayContaining(gone));
		expect(first[0]).toEqual({
			id: expect.stringMatching(/^\d+$/) as string,
			documentNumber: expect.any(String) as string,
			deletedDate: expect.stringMatching(/^2026-.*Z$/) as string,
		});
		watching.restart('second process');
		await watching.pollOnce();
		expect(watching.gone).toEqual(first);
	});

	test('a customer’s note, which only SOAP shows, comes again as well', async () => {
		const watching = await started('note');
		let ofCustomers: string[] = [];
		for (let seed = 1; ofCustomers.length === 0; seed++) {
			await netsuite.activity(80, seed);
			const { records } = await watching.pollOnce();
			ofCustomers = records.filter(({ entity }) => entity !== null).map(({ id }) => id);
		}
		watching.take();
		watching.restart('second process');
		await watching.pollOnce();
		expect(watching.take()).toEqual(expect.arrayContaining(ofCustomers));
	});

	test('nothing comes again where state and run are saved as one', async () => {
		const watching = await started('invoice');
		await netsuite.activity(60, 1);
		const options = { processId: 'first process', savedAsOne: true, hasTimeFor: () => true, now: () => 0 };
		const { records, state } = await watch(netsuite.client, settings('invoice'), { ...options, state: watching.state });
		expect(records.length).toBeGreaterThan(0);
		const next = await watch(netsuite.client, settings('invoice'), { ...options, processId: 'second process', state });
		expect(next.records).toEqual([]);
	});
});

test.each(['invoice', 'note', 'contact'])('%s: with time for one step at each poll everything arrives all the same', async (point) => {
	const [short, long] = [await started(point), await started(point)];
	await netsuite.activity(700, 1);
	await long.poll();
	// A step may bring nothing while others are still to come.
	for (let poll = 0; poll < 40; poll++) await short.pollOnce({ hasTime: false });
	expect(short.take()).toEqual(long.take());
});

test.each([['invoice', 'createdOrUpdated'], ['invoice', 'paid'], ['contact', 'created'], ['note', 'createdOrUpdated']] as const)(
	'%s %s: a poll that NetSuite fails says so in its words, and the next goes on where it was',
	async (point, occasion) => {
		const [bothered, undisturbed] = [await started(point, { occasion }), await started(point, { occasion })];
		await netsuite.activity(200, 2);
		const before = bothered.state;
		await netsuite.arm({ fault: 'status', status: 500, times: 1000 });
		const failure = await bothered.pollOnce().catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NetSuiteError);
		expect((failure as NetSuiteError).message).toMatch(/unexpected error/i);
		expect(bothered.state).toBe(before);
		await netsuite.clearFaults();
		// Passing trouble in the middle of it.
		await netsuite.arm({ fault: 'truncate', share: 0.4, seed: 5, times: 30 });
		await bothered.poll();
		await netsuite.clearFaults();
		await undisturbed.poll();
		expect(bothered.take()).toEqual(undisturbed.take());
	},
);

test('what changed a moment before the beginning does not arrive', async () => {
	await netsuite.activity(60, 1);
	for (const point of ['invoice', 'customer', 'contact', 'customerPayment']) await started(point);
	const watching = await started('message', { occasion: 'deleted' });
	await netsuite.pass(3600);
	await watching.poll();
	expect(watching.take()).toEqual([]);
});

describe('another watch', () => {
	test('than the one that the state is of begins from now', async () => {
		const watching = await started('invoice');
		await netsuite.activity(60, 1);
		watching.watched = settings('customerPayment');
		await watching.poll();
		expect(watching.take()).toEqual([]);
		const { points } = await netsuite.activity(60, 2);
		await watching.poll();
		expect(watching.take()).toEqual(expect.arrayContaining(points.customerPayment?.created ?? []));
	});

	test('in another account begins from now', async () => {
		const watching = await started('invoice');
		await netsuite.activity(60, 1);
		const { client } = netsuite;
		const { records, began } = await watching.pollOnce({ client: { ...client, account: '7654321' } });
		expect([began, records]).toEqual([true, []]);
	});

	test('from an earlier date brings what changed since, and nothing older', async () => {
		const at = await netsuite.pass(0);
		await netsuite.activity(100, 1);
		const truth = await netsuite.truth('invoice');
		const watching = new WatchingProcess(netsuite.client, settings('invoice', { from: at }));
		await watching.poll();
		const changed = truth.filter(({ lastModifiedDate }) => text(lastModifiedDate) >= at).map(({ id }) => id);
		expect(changed.length).toBeGreaterThan(0);
		const arrived = watching.take();
		expect(arrived).toEqual(expect.arrayContaining(changed));
		// The rest are invoices to which something that changed since is applied.
		const older = truth.filter(({ id }) => arrived.includes(id) && !changed.includes(id));
		expect(older.every(({ applications }) => (applications as unknown[]).length > 0)).toBe(true);
	});
});

test('when the role loses sight of a field, nothing is lost and nothing old arrives', async () => {
	const watching = await started('customer');
	await netsuite.activity(100, 1);
	await netsuite.arm({ fault: 'hide', table: 'customer', column: 'creditlimit' });
	const { points } = await netsuite.activity(50, 2);
	await watching.poll();
	const arrived = watching.take();
	expect(arrived).toEqual(expect.arrayContaining(points.customer?.changed ?? []));
	const before = await netsuite.truth('customer');
	expect(arrived.length).toBeLessThan(before.length);
	await watching.poll();
	expect(watching.take()).toEqual([]);
});

test('deletions that the role may not see are an error that names the permission', async () => {
	await netsuite.arm({ fault: 'hide', table: 'deletedrecord' });
	const watching = new WatchingProcess(netsuite.client, settings('invoice', { occasion: 'deleted' }));
	await netsuite.pass(60);
	const failure = watching.pollOnce().then(async () => {
		await netsuite.pass(60);
		return await watching.pollOnce();
	});
	await expect(failure).rejects.toMatchObject({ kind: 'permission', advice: expect.stringContaining('Deleted Records') as string });
});

test.each([
	['customer', 'paid', 'Customers cannot be paid; only invoices can.'],
	['creditMemo', 'overdue', 'Credit Memos cannot be overdue; only invoices can.'],
] as const)('%s %s is refused', async (point, occasion, message) => {
	await expect(new WatchingProcess(netsuite.client, settings(point, { occasion })).pollOnce()).rejects.toThrow(message);
});

test.each([['customer', 6], ['invoice', 12]] as const)('%s: a poll that finds nothing costs at most %d requests, and its state a few kilobytes', async (point, most) => {
	const watching = await started(point);
	await quiet();
	await watching.poll();
	await netsuite.pass(60);
	await netsuite.forgetRequests();
	await watching.pollOnce();
	expect((await netsuite.requests()).requests).toBeLessThanOrEqual(most);
	expect(watching.state?.length).toBeLessThan(4_000);
});
