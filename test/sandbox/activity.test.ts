import type { Account } from '../../sandbox/account/account';
import { activityKinds, playActivity, type ActivityReport } from '../../sandbox/account/activity';
import { truthPoints } from '../../sandbox/account/truth';
import { fingerprint, generated, truth } from './generated';

type Records = Map<string, Map<string, string>>;

/** Every record of every point as text, without the names of what it refers to: these change with the other record. */
function snapshot(account: Account): Records {
	const withoutNames = (key: string, value: unknown) => (key === 'refName' ? undefined : value);
	const texts = (point: string) =>
		truth(account, point).map((record): [string, string] => [record.id, JSON.stringify(record, withoutNames)]);
	return new Map(truthPoints.map((point) => [point, new Map(texts(point))]));
}

function differences(before: Records, after: Records): ActivityReport['points'] {
	const sorted = (ids: string[]) => ids.sort((a, b) => Number(a) - Number(b));
	const points = [...before.keys()].map((point) => {
		const [old, now] = [before.get(point)!, after.get(point)!];
		return [
			point,
			{
				created: sorted([...now.keys()].filter((id) => !old.has(id))),
				changed: sorted([...now.keys()].filter((id) => old.has(id) && old.get(id) !== now.get(id))),
				deleted: sorted([...old.keys()].filter((id) => !now.has(id))),
			},
		] as const;
	});
	const moved = points.filter(
		([, { created, changed, deleted }]) => created.length + changed.length + deleted.length > 0,
	);
	return Object.fromEntries(moved);
}

describe('an activity of 500 changes', () => {
	let account: Account;
	let before: Records;
	let after: Records;
	let report: ActivityReport;

	beforeAll(() => {
		account = generated({ seed: 21 });
		before = snapshot(account);
		report = playActivity(account, { changes: 500, seed: 3 });
		after = snapshot(account);
	});
	afterAll(() => account.close());

	test('changes the truth in what it reports and in nothing else', () => {
		const nothing = { created: [], changed: [], deleted: [] };
		const real = differences(before, after);
		for (const point of truthPoints) {
			const told = report.points[point] ?? nothing;
			const found = real[point] ?? nothing;
			expect([point, found.created, found.deleted]).toEqual([point, told.created, told.deleted]);
			// What is changed twice may be as it was before.
			expect(told.changed).toEqual(expect.arrayContaining(found.changed));
		}
	});

	test('plays every kind of business', () => {
		expect(report.changes).toBe(500);
		expect(Object.keys(report.byKind).sort()).toEqual([...activityKinds].sort());
		expect(Object.values(report.byKind).reduce((sum, times) => sum + times, 0)).toBe(500);
	});

	test('stamps what it changes with the account’s clock', () => {
		const stamped = ['customer', 'contact', 'invoice', 'customerPayment', 'creditMemo', 'message'];
		for (const point of stamped) {
			const created = truth(account, point).filter(({ id }) => report.points[point]!.created.includes(id));
			expect(created.length).toBeGreaterThan(0);
			for (const { lastModifiedDate } of created) {
				expect(lastModifiedDate > report.from && lastModifiedDate <= report.to).toBe(true);
			}
		}
	});

	test('leaves a row in deletedrecord for everything deleted', () => {
		const types: Record<string, string> = {
			invoice: 'invoice',
			customerPayment: 'customerpayment',
			contact: 'contact',
			note: 'note',
			message: 'message',
		};
		for (const [point, type] of Object.entries(types)) {
			const rows = account.store.all('SELECT recordid FROM deletedrecord WHERE type = ?', [type]);
			expect(rows.map(({ recordid }) => String(recordid))).toEqual(
				expect.arrayContaining(report.points[point]!.deleted),
			);
			expect(report.points[point]!.deleted.length).toBeGreaterThan(0);
		}
	});
});

test('the same account, seed and number make the same changes; another seed others', () => {
	const played = [4, 4, 5].map((seed) => {
		const account = generated();
		const report = playActivity(account, { changes: 80, seed });
		const result = { report, records: fingerprint(account) };
		account.close();
		return result;
	});
	expect(played[1]).toEqual(played[0]);
	expect(played[2]!.records).not.toBe(played[0]!.records);
});

describe.each([
	[false, 'stays'],
	[true, 'moves'],
])('with invoiceMovesWithPayment %s', (invoiceMovesWithPayment, what) => {
	test(`a paid invoice’s own modification date ${what}, the payment’s always moves`, () => {
		const account = generated({ seed: 9, invoiceMovesWithPayment });
		const before = new Map(truth(account, 'invoice').map(({ id, lastModifiedDate }) => [id, lastModifiedDate]));
		const { points } = playActivity(account, { changes: 60, seed: 2 });
		const payments = truth(account, 'customerPayment').filter(({ id }) => points.customerPayment!.created.includes(id));
		const paid = new Set(payments.flatMap(({ applications }) => applications.map(({ id }) => id)));
		const edited = truth(account, 'invoice').filter(({ id }) => paid.has(id) && before.has(id));
		expect(edited.length).toBeGreaterThan(5);
		const moved = edited.filter(({ id, lastModifiedDate }) => lastModifiedDate !== before.get(id));
		if (invoiceMovesWithPayment) expect(moved).toHaveLength(edited.length);
		else expect(moved.length).toBeLessThan(edited.length / 2);
		account.close();
	});
});

test('an empty account bears an activity', () => {
	const account = generated({ customers: 1, invoices: 0 });
	expect(playActivity(account, { changes: 30, seed: 1 }).changes).toBe(30);
	account.close();
});
