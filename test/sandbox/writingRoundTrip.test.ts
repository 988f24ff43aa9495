import { loadRecord, recordTypesOf } from '../../sandbox/account/records';
import { Refusal, updateRecord, writableTypeOf, type Json } from '../../sandbox/account/writing';
import { discrepancies } from './accounting';
import { generated } from './generated';

const names = [
	'invoice',
	'creditMemo',
	'customerPayment',
	'customerDeposit',
	'depositApplication',
	'customerRefund',
	'salesOrder',
	'journalEntry',
	'customer',
];

/** Clients read a record, change one field and send all of it back: nothing but that field may change. */
test.each(names)('%s: what was read can be written back, and nothing else changes', (name) => {
	const account = generated({ seed: 8, customers: 40, invoices: 150 });
	const type = recordTypesOf(account).find((each) => each.name === name)!;
	const writable = writableTypeOf(account, name)!;
	const options = { strictNames: true, lenientValues: false, hiddenColumns: new Set<string>() };
	const ids = account.store.all(
		`SELECT r.id FROM ${type.from} ${type.where ? `WHERE ${type.where}` : ''} ORDER BY r.id`,
	);
	const ledger = () =>
		account.store.all(
			'SELECT "transaction", transactionline, account, amount, amountunpaid, paymentamountunused FROM _transactionaccountingline ORDER BY 1, 2, accountingbook',
		);
	const before = ledger();
	const keys = () => account.store.all('SELECT uniquekey, linelastmodifieddate FROM _transactionline ORDER BY 1');
	const untouched = keys();
	account.clock.advance(60);
	const refused = new Set<string>();
	expect(ids.length).toBeGreaterThan(0);
	for (const id of ids.map((row) => Number(row.id))) {
		const record = loadRecord(account, type, id)!;
		const settable = Object.keys(writable.fields).filter((field) => record.values[field] !== undefined);
		const values = settable.map((field) => [field, record.values[field]]);
		const lists = Object.keys(writable.lists ?? {}).map((list) => [list, { items: record.list(list) }]);
		const body = Object.fromEntries([...values, ...lists]) as Json;
		try {
			updateRecord(
				account,
				writable,
				id,
				{ ...body, ...(name === 'customer' ? { comments: 'Again' } : { memo: 'Again' }) },
				options,
			);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.add(error.sentence);
		}
	}
	expect([...refused]).toEqual([]);
	expect(ledger()).toEqual(before);
	expect(keys()).toEqual(untouched);
	expect(discrepancies(account)).toEqual([]);
	account.close();
});
