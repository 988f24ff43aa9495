import type { Account } from '../../sandbox/account/account';
import { playActivity } from '../../sandbox/account/activity';
import { discrepancies } from './accounting';
import { disagreements } from './balances';
import { generated } from './generated';
import { containing } from './matchers';

/** `ACTIVITY_SEEDS=11,12 npx jest test/sandbox/balances.test.ts` plays others. */
const seeds = (process.env.ACTIVITY_SEEDS ?? '1,2').split(',').map(Number);

const CHANGES = 10_000;
const ROUNDS = 10;

jest.setTimeout(90_000);

describe.each(seeds)('10,000 activities of seed %d', (seed) => {
	let account: Account;

	beforeAll(() => {
		account = generated({ seed, customers: 60, invoices: 400, invoiceMovesWithPayment: seed % 2 === 0 });
	});
	afterAll(() => account.close());

	test('leave every customer owing, in each subsidiary and currency, what the general ledger says', () => {
		expect(disagreements(account)).toEqual([]);
		for (let round = 1; round <= ROUNDS; round++) {
			const { changes } = playActivity(account, { changes: CHANGES / ROUNDS, seed: seed * 1000 + round });
			expect(changes).toBe(CHANGES / ROUNDS);
			expect(disagreements(account)).toEqual([]);
		}
		expect(discrepancies(account)).toEqual([]);
	});
});

describe('the comparison sees', () => {
	let account: Account;

	beforeAll(() => {
		account = generated({ seed: 3 });
		playActivity(account, { changes: 500, seed: 3 });
	});
	beforeEach(() => account.engine.exec('BEGIN'));
	afterEach(() => {
		account.engine.exec('ROLLBACK');
		expect(disagreements(account)).toEqual([]);
	});
	afterAll(() => account.close());

	const openInvoice =
		'(SELECT MAX(t.id) FROM _transaction t JOIN _customer c ON c.id = t.entity AND c.currency = t.currency' +
		" WHERE t.type = 'CustInvc' AND t.status = 'A')";
	const receivable = "account IN (SELECT id FROM account WHERE accttype = 'AcctRec')";
	const moreBooked = (transaction: string, book: number) =>
		`UPDATE _transactionaccountingline SET amount = amount + 0.01 WHERE "transaction" = ${transaction}` +
		` AND ${receivable} AND accountingbook = ${book}`;
	const inSecondBook = `(SELECT MAX("transaction") FROM _transactionaccountingline WHERE accountingbook = 2 AND ${receivable})`;
	const line = (change: string) => `UPDATE _transactionline SET ${change} WHERE id = 0 AND "transaction" = ${openInvoice}`;
	const usedUp =
		"UPDATE _transaction SET foreignpaymentamountunused = 0 WHERE type = 'CustDep' AND foreignpaymentamountunused > 0";

	test.each([
		['a cent too much in the ledger', moreBooked(openInvoice, 1), 'general ledger of book 1'],
		['a cent too much in the second book', moreBooked(inSecondBook, 2), 'general ledger of book 2'],
		['a cent too much in the lines', line('foreignamount = foreignamount + 0.01'), 'general ledger and documents'],
		['a lost open amount', line('foreignamountunpaid = 0'), 'open amounts and documents'],
		['a wrong balance', line('foreignamountunpaid = foreignamountunpaid + 0.01'), 'balances of customers'],
		['a line at another customer', line('entity = (SELECT MIN(id) FROM _customer)'), 'general ledger and documents'],
		['deposits that are used up without an application', usedUp, 'deposits'],
	])('%s', (_, sql, told) => {
		account.engine.exec(sql);
		expect(disagreements(account)).toEqual(expect.arrayContaining([containing(told)]));
	});
});
