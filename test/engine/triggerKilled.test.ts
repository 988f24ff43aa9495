import { integrationPoint, tableRow, type IntegrationPoint } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { playRounds, type Outcome } from './trigger/killed';

/** Dates and moments are texts in these fields. */
const text = (value: unknown) => value as string;

/** `TRIGGER_ROUNDS=200 npx jest test/engine/triggerKilled.test.ts` plays as many; each takes about a second. */
const rounds = Number(process.env.TRIGGER_ROUNDS ?? 30);

jest.setTimeout(120_000 + rounds * 5_000);

const either = ['customer', 'contact', 'invoice', 'customerPayment', 'creditMemo', 'note', 'account', 'message'];
const trigger = (integrationPoint: string, triggerOn: string) => ({
	name: `${integrationPoint} ${triggerOn}`,
	parameters: { integrationPoint, triggerOn, simplify: false, overdueDays: 1 },
});
const nodes = [
	...either.map((point) => trigger(point, 'createdOrUpdated')),
	trigger('invoice', 'created'),
	trigger('contact', 'created'),
	trigger('customer', 'updated'),
	trigger('invoice', 'deleted'),
	trigger('invoice', 'paid'),
	trigger('invoice', 'overdue'),
];

const own = (point: IntegrationPoint, record: unknown) => record && JSON.stringify(tableRow(point, record as NetSuiteRecord));

type Records = ReadonlyMap<string, NetSuiteRecord>;

const isPaid = (record: NetSuiteRecord | undefined): boolean =>
	record !== undefined && record.amountRemaining === 0 && record.total !== 0 && record.voided !== true;

/** Records whose last state never arrived at the trigger for that, by trigger. */
function missing({ arrived, before, after, days }: Outcome): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	const was = (point: string) => before.get(point) as unknown as Records;
	const is = (point: string) => after.get(point) as unknown as Records;
	/** Those that should have arrived, among what the account holds in the end or held before. */
	const check = (point: string, triggerOn: string, records: Records, should: (record: NetSuiteRecord) => boolean, has?: ReadonlySet<unknown>) => {
		const name = `${point} ${triggerOn}`;
		const ids = has ?? new Set((arrived.get(name) ?? []).map(({ id }) => id));
		const lost = [...records.values()].filter((record) => should(record) && !ids.has(record.id));
		if (lost.length > 0) found[name] = lost.map(({ id }) => id);
	};
	const moved = (point: string) => (record: NetSuiteRecord) =>
		own(integrationPoint(point), was(point).get(record.id)) !== own(integrationPoint(point), record);

	for (const point of either) {
		const states = new Set((arrived.get(`${point} createdOrUpdated`) ?? []).map((item) => own(integrationPoint(point), item)));
		const asItIs = [...is(point).values()].filter((record) => states.has(own(integrationPoint(point), record)));
		check(point, 'createdOrUpdated', is(point), moved(point), new Set(asItIs.map(({ id }) => id)));
	}
	for (const point of ['invoice', 'contact']) check(point, 'created', is(point), ({ id }) => !was(point).has(id));
	check('customer', 'updated', is('customer'), (record) => was('customer').has(record.id) && moved('customer')(record));
	check('invoice', 'deleted', was('invoice'), ({ id }) => !is('invoice').has(id));
	check('invoice', 'paid', is('invoice'), (record) => isPaid(record) && !isPaid(was('invoice').get(record.id)));
	const isDue = ({ dueDate }: NetSuiteRecord, day: string) => dueDate !== null && text(dueDate) < day;
	check('invoice', 'overdue', is('invoice'), (record) => {
		const earlier = was('invoice').get(record.id);
		const known = earlier && earlier.dueDate === record.dueDate && earlier.amountRemaining !== 0 && isDue(record, days[0]);
		return record.amountRemaining !== 0 && isDue(record, days[1]) && !known;
	});
	return found;
}

test.each([false, true])(`after ${rounds} rounds of business with n8n killed at random every last state has arrived (durable cursors: %s)`, async (durable) => {
	const outcome = await playRounds({ rounds, seed: 77, durable, nodes });
	const arrived = [...outcome.arrived].map(([name, items]) => `${name} ${items.length} (${new Set(items.map((item) => JSON.stringify(item))).size} different)`);
	process.stderr.write(
		`${rounds} rounds, ${outcome.changes} changes, ${outcome.kills} kills (${outcome.deathsInRun} while a run was started), ${outcome.errors.length} failed polls, ` +
			`largest state ${outcome.largestState} characters; arrived: ${arrived.join(', ')}\n`,
	);
	expect(missing(outcome)).toEqual({});
	expect(outcome.changes).toBeGreaterThan(rounds);
	expect(outcome.kills).toBeGreaterThan(rounds / 4);
	expect(outcome.deathsInRun).toBeGreaterThan(rounds / 10);
});
