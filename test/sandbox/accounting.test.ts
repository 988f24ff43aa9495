import { playActivity } from '../../sandbox/account/activity';
import { discrepancies } from './accounting';
import { generated, truth } from './generated';

test.each([1, 2])('everything adds up in the account of seed %d, and after two days of 400 changes', (seed) => {
	const account = generated({ seed, customers: 40, invoices: 500 });
	expect(discrepancies(account)).toEqual([]);
	for (const day of [1, 2]) {
		playActivity(account, { changes: 400, seed: day });
		expect(discrepancies(account)).toEqual([]);
	}
	account.close();
});

test('the check sees what does not add up', () => {
	const account = generated({ customers: 10, invoices: 50 });
	account.store.run(
		"UPDATE _transaction SET foreignamountpaid = foreignamountpaid + 0.01 WHERE id = (SELECT MIN(id) FROM _transaction WHERE type = 'CustInvc')",
	);
	account.store.run(
		'UPDATE _transactionaccountingline SET amount = amount + 1 WHERE account = 119 AND "transaction" = (SELECT MAX("transaction") FROM _transactionaccountingline WHERE account = 119)',
	);
	expect(discrepancies(account).map((sentence) => sentence.split(':')[0])).toEqual(
		expect.arrayContaining([
			'foreignamountpaid is not what is applied',
			'debits and credits differ',
			'the receivables ledger is not what is open',
		]),
	);
	account.close();
});

test('in the truth too, what is paid is what is applied', () => {
	const account = generated();
	for (const { id, total, amountPaid, amountRemaining, applications } of truth(account, 'invoice')) {
		const applied = applications.reduce((sum, { amount }) => sum + amount, 0);
		expect([id, amountPaid]).toEqual([id, expect.closeTo(applied, 6)]);
		expect([id, amountPaid + amountRemaining]).toEqual([id, expect.closeTo(total, 6)]);
	}
	account.close();
});
