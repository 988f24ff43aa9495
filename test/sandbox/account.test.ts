import type { Account } from '../../sandbox/account/account';
import { ACCOUNT_STARTS_AT } from '../../sandbox/account/time';
import { fingerprint, generated, truth } from './generated';
import { anyNumber, anyText, matching } from './matchers';

let account: Account;

beforeAll(() => {
	account = generated({ seed: 7, customers: 200, invoices: 2000 });
});
afterAll(() => account.close());

const all = (sql: string) => account.store.all<Record<string, number>>(sql);
const count = (sql: string) => Number(all(`SELECT COUNT(*) AS n FROM ${sql}`)[0]!.n);

test('the same seed makes the same account, another seed another one', () => {
	const [a, b, c] = [7, 7, 8].map((seed) => generated({ seed }));
	expect(fingerprint(b!)).toBe(fingerprint(a!));
	expect(fingerprint(c!)).not.toBe(fingerprint(a!));
	for (const made of [a!, b!, c!]) made.close();
});

test('it has as many customers and invoices as asked for', () => {
	expect(truth(account, 'customer')).toHaveLength(200);
	expect(truth(account, 'invoice')).toHaveLength(2000);
});

describe('has what is awkward in real accounts', () => {
	test.each([
		['sub-customers on two levels', 'customer c JOIN customer p ON p.id = c.parent JOIN customer g ON g.id = p.parent'],
		['inactive customers', "customer WHERE isinactive = 'T'"],
		['individuals', "customer WHERE isperson = 'T' AND companyname IS NULL AND lastname IS NOT NULL"],
		['duplicate names', 'customer a JOIN customer b ON a.altname = b.altname AND a.id < b.id'],
		['duplicate addresses', 'contact a JOIN contact b ON a.email = b.email AND a.id < b.id'],
		['contacts without a company', 'contact WHERE company IS NULL'],
		['contacts of vendors', 'contact WHERE company IN (SELECT id FROM vendor)'],
		['yen without decimals', "transaction_ WHERE currency = 5 AND type = 'CustInvc'"],
		[
			'dinars with three decimals',
			'transaction_ WHERE currency = 9 AND foreigntotal * 100 <> ROUND(foreigntotal * 100)',
		],
		['an elimination subsidiary', "subsidiary WHERE iselimination = 'T'"],
		[
			'part-paid invoices',
			"transaction_ WHERE type = 'CustInvc' AND foreignamountpaid > 0 AND foreignamountunpaid > 0",
		],
		['invoices pending approval', "transaction_ WHERE type = 'CustInvc' AND status = 'D'"],
		['voided invoices', "transaction_ WHERE type = 'CustInvc' AND voided = 'T' AND foreigntotal = 0"],
		[
			'overpayments',
			"transaction_ WHERE type = 'CustPymt' AND foreignpaymentamountused > 0 AND foreignpaymentamountunused > 0",
		],
		['unapplied payments', "transaction_ WHERE type = 'CustPymt' AND foreignpaymentamountused = 0"],
		['open credit memos', "transaction_ WHERE type = 'CustCred' AND foreignpaymentamountused = 0"],
		[
			'part-applied credit memos',
			"transaction_ WHERE type = 'CustCred' AND foreignpaymentamountused > 0 AND foreignpaymentamountunused > 0",
		],
		['refunded credit memos', "nexttransactionlinelink WHERE previoustype = 'CustCred' AND nexttype = 'CustRfnd'"],
		['refunded deposits', "nexttransactionlinelink WHERE previoustype = 'CustDep' AND nexttype = 'CustRfnd'"],
		['deposits applied', "nexttransactionlinelink WHERE linktype = 'DepAppl'"],
		[
			'deposits of an order',
			"transactionline WHERE mainline = 'T' AND createdfrom IN (SELECT id FROM transaction_ WHERE type = 'SalesOrd')",
		],
		['journal entries applied to invoices', "nexttransactionlinelink WHERE nexttype = 'Journal'"],
		['journal entries that are paid', "nexttransactionlinelink WHERE previoustype = 'Journal'"],
		['billing links, which are no payments', "nexttransactionlinelink WHERE linktype = 'OrdBill'"],
		[
			'two links between the same documents',
			"nexttransactionlinelink a JOIN nexttransactionlinelink b ON a.previousdoc = b.previousdoc AND a.nextdoc = b.nextdoc AND a.nextline < b.nextline AND a.linktype <> 'OrdBill'",
		],
		['a second accounting book', 'transactionaccountingline WHERE accountingbook = 2'],
		['bills of vendors', "transaction_ WHERE type = 'VendBill'"],
		['messages of vendors', 'message WHERE entity IN (SELECT id FROM vendor)'],
		['messages that name a document only', 'message WHERE entity IS NULL'],
		['documents without a number', 'transaction_ WHERE tranid IS NULL'],
		['invoices without a due date', "transaction_ WHERE type = 'CustInvc' AND duedate IS NULL"],
		['line breaks in text', "transaction_ WHERE memo LIKE '%' || char(10) || '%'"],
		['emoji in text', "transaction_ WHERE memo LIKE '%🚚%'"],
		['notes of customers, which SuiteQL does not show', '_note WHERE entity IN (SELECT id FROM _customer)'],
		['notes of vendors', '_note WHERE entity IN (SELECT id FROM vendor)'],
		['discount lines', 'transactionline WHERE rate < 0 AND quantity IS NULL'],
	])('%s', (_, from) => {
		expect(count(from.replaceAll('transaction_', '_transaction'))).toBeGreaterThan(0);
	});

	test('payments over several invoices', () => {
		expect(truth(account, 'customerPayment').some(({ applications }) => applications.length > 2)).toBe(true);
	});

	test('many records modified in the same second', () => {
		const [most] = all('SELECT COUNT(*) AS n FROM _transaction GROUP BY lastmodifieddate ORDER BY 1 DESC LIMIT 1');
		expect(most!.n).toBeGreaterThan(10);
	});

	test('sparse internal IDs from one sequence for all types of transaction', () => {
		const [ids] = all('SELECT COUNT(*) AS n, MAX(id) - MIN(id) AS range FROM _transaction');
		expect(ids!.range).toBeGreaterThan(1.5 * ids!.n!);
		expect(
			count('(SELECT type, LAG(type) OVER (ORDER BY id) AS before FROM _transaction) WHERE type <> before'),
		).toBeGreaterThan(1000);
	});

	test('exchange rates that move', () => {
		const rates = truth(account, 'currencyRate').filter(
			(rate) => rate.baseCurrency.id === '1' && rate.transactionCurrency.id === '4',
		);
		expect(new Set(rates.map(({ exchangeRate }) => exchangeRate)).size).toBeGreaterThan(40);
	});
});

test('no record is newer than the account', () => {
	const newest = all(
		'SELECT MAX(lastmodifieddate) AS at FROM _transaction UNION ALL SELECT MAX(lastmodifieddate) FROM message',
	);
	for (const { at } of newest) expect(at).toBeLessThan(ACCOUNT_STARTS_AT);
	expect(count('_transaction WHERE lastmodifieddate < createddate')).toBe(0);
});

test('no text is empty: NetSuite has null instead', () => {
	for (const [table, columns] of Object.entries({
		_transaction: ['memo', 'otherrefnum'],
		message: ['message', 'subject'],
		_note: ['note', 'title'],
	})) {
		for (const column of columns) expect(count(`${table} WHERE ${column} = ''`)).toBe(0);
	}
});

describe('the truth', () => {
	test('has records in the declared shape, in ascending order', () => {
		const invoices = truth(account, 'invoice');
		expect(invoices.map(({ id }) => Number(id))).toEqual(invoices.map(({ id }) => Number(id)).sort((a, b) => a - b));
		expect(invoices.find(({ createdFrom, applications }) => createdFrom && applications.length > 0)).toMatchObject({
			id: matching(/^\d+$/),
			tranDate: matching(/^\d{4}-\d\d-\d\d$/),
			lastModifiedDate: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
			status: { id: matching(/^[AB]$/), refName: matching(/^(Open|Paid In Full)$/) },
			entity: { id: anyText, refName: anyText },
			createdFrom: { refName: matching(/^Sales Order/) },
			voided: false,
			total: anyNumber,
			customFields: {},
		});
		const [{ lines, applications }] = invoices.filter((invoice) => invoice.applications.length > 0) as [
			(typeof invoices)[0],
		];
		expect(lines[0]).toMatchObject({ line: 1, amount: anyNumber });
		expect(applications[0]).toEqual({
			id: anyText,
			type: matching(/^(CustPymt|CustCred|DepAppl|Journal)$/),
			amount: anyNumber,
		});
	});

	test('leaves out journal entries without a receivable, and of the others every other line', () => {
		const journals = truth(account, 'journalEntry');
		expect(journals.length).toBeLessThan(count("_transaction WHERE type = 'Journal'"));
		for (const { lines } of journals) {
			expect(lines).toHaveLength(1);
			expect(['119', '120']).toContain(lines[0]!.account.id);
		}
		expect(JSON.stringify(journals)).not.toContain('confidential');
	});

	test('leaves out what belongs to vendors', () => {
		const vendors = new Set(all('SELECT id FROM vendor').map(({ id }) => String(id)));
		const messages = truth(account, 'message');
		expect(messages.some(({ entity }) => entity && vendors.has(entity.id))).toBe(false);
		expect(messages.length).toBeLessThan(count('message'));
		const notes = truth(account, 'note');
		expect(notes.some(({ entity }) => entity && vendors.has(entity.id))).toBe(false);
		expect(notes.length).toBeLessThan(count('_note'));
	});

	test('has one application for each document, whatever lines link it', () => {
		for (const { applications } of truth(account, 'customerPayment')) {
			expect(new Set(applications.map(({ id }) => id)).size).toBe(applications.length);
		}
	});
});
