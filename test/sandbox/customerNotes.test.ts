import type { Account } from '../../sandbox/account/account';
import { playActivity, type ActivityReport } from '../../sandbox/account/activity';
import { generated, truth } from './generated';

let account: Account;
let report: ActivityReport;
/** Every note that was there before the activity. */
let before: Set<string>;

beforeAll(() => {
	account = generated({ seed: 6, customers: 150, invoices: 100 });
	before = new Set(ids('SELECT id FROM _note'));
	report = playActivity(account, { changes: 500, seed: 2 });
});
afterAll(() => account.close());

const ids = (sql: string) => account.store.all(sql).map(({ id }) => String(id));
const onCustomers = () => ids('SELECT id FROM _note WHERE entity IN (SELECT id FROM _customer) ORDER BY id');

test('customers’ notes are part of the truth, each on one record', () => {
	const notes = truth(account, 'note') as unknown as Array<Record<'id' | 'entity' | 'transaction', unknown>>;
	expect(notes.filter(({ entity }) => entity).map(({ id }) => id)).toEqual(onCustomers());
	for (const { entity, transaction } of notes) expect((entity === null) !== (transaction === null)).toBe(true);
});

test('they are written, rewritten and deleted, as documents’ notes are', () => {
	const { created, changed, deleted } = report.points.note!;
	const customers = new Set(onCustomers());
	for (const some of [created, changed]) {
		expect(some.filter((id) => customers.has(id)).length).toBeGreaterThan(0);
		expect(some.filter((id) => !customers.has(id)).length).toBeGreaterThan(0);
	}
	// Notes that were written and deleted meanwhile are gone for the report, but not from NetSuite's list.
	const gone = ids("SELECT recordid AS id FROM deletedrecord WHERE type = 'note'").filter((id) => before.has(id));
	expect(gone.sort()).toEqual([...deleted].sort());
});

test('a rewritten note says in SOAP when', () => {
	const { changed } = report.points.note!;
	const rows = account.store.all(`SELECT notedate, lastmodifieddate FROM _note WHERE id IN (${changed.join(', ')})`);
	expect(rows.length).toBeGreaterThan(0);
	for (const { notedate, lastmodifieddate } of rows) expect(Number(lastmodifieddate)).toBeGreaterThan(Number(notedate));
});
