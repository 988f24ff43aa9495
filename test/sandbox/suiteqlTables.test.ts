import type { Account } from '../../sandbox/account/account';
import { catalogueOf } from '../../sandbox/account/schema';
import { ENTITY, changesBetween, recordChanges } from '../../sandbox/account/systemNotes';
import { notBuilt } from '../../sandbox/account/schema/notBuilt';
import { integer, text } from '../../sandbox/account/schema/types';
import { createSuiteQL, type SuiteQL } from '../../sandbox/suiteql';
import { startSandbox } from '../../sandbox';
import { call } from './client';
import { generated } from './generated';

let account: Account;
let suiteql: SuiteQL;
const rows = (q: string) => suiteql.query({ q, limit: 1000, offset: 0 }).items;

beforeAll(() => {
	account = generated({ seed: 33, customers: 60, invoices: 600 });
	suiteql = createSuiteQL({
		engine: account.engine,
		catalogue: () => catalogueOf(account),
		now: () => new Date(account.clock.now() * 1000),
	});
});
afterAll(() => account.close());

describe('a line’s account and type', () => {
	test('are those that the ledger has', () => {
		const lines = 'FROM transactionline l LEFT JOIN transactionaccountingline g ON g.transaction = l.transaction AND g.transactionline = l.id AND g.accountingbook = 1';
		expect(rows(`SELECT COUNT(*) AS n ${lines} WHERE NVL(l.expenseaccount, 0) <> NVL(g.account, 0)`)).toEqual([{ n: '0', links: [] }]);
		const types = rows(`SELECT DISTINCT l.accountinglinetype AS type, g.accounttype AS account ${lines} WHERE l.accountinglinetype IS NOT NULL`);
		expect(types).toEqual(
			expect.arrayContaining([
				{ type: 'ACCOUNTSRECEIVABLE', account: 'AcctRec', links: [] },
				{ type: 'INCOME', account: 'Income', links: [] },
			]),
		);
	});

	test('serve the queries that people run', () => {
		const byLine = rows(`SELECT SUM(l.netamount) AS n FROM transactionline l JOIN account a ON a.id = l.expenseaccount WHERE a.accttype = 'Income'`);
		const byLedger = rows(`SELECT SUM(g.amount) AS n FROM transactionaccountingline g WHERE g.accounttype = 'Income' AND g.accountingbook = 1`);
		expect(byLine).toEqual(byLedger);
		const main = `FROM transactionline l JOIN transaction t ON t.id = l.transaction WHERE t.type = 'CustInvc' AND l.mainline = 'T'`;
		expect(rows(`SELECT COUNT(*) AS n ${main} AND l.accountinglinetype = 'ACCOUNTSRECEIVABLE'`)).toEqual(rows(`SELECT COUNT(*) AS n ${main}`));
	});
});

describe('a customer’s balance', () => {
	test('is what is open on the lines in the customer’s currency, journals’ too', () => {
		const q = 'SELECT c.id, c.balancesearch FROM customer c ORDER BY c.id';
		const expected = account.store.all(
			`SELECT c.id, (SELECT round(coalesce(sum(coalesce(l.foreignamountunpaid, 0) - coalesce(l.foreignpaymentamountunused, 0)), 0), 3)
				FROM _transactionline l JOIN _transaction t ON t.id = l."transaction" JOIN _transactionaccountingline a ON a."transaction" = t.id
				AND a.transactionline = l.id AND a.accountingbook = 1 JOIN account k ON k.id = a.account
				WHERE l.entity = c.id AND t.currency = c.currency AND t.posting = 'T' AND k.accttype = 'AcctRec') AS open FROM _customer c ORDER BY c.id`,
		);
		expect(rows(q).map(({ id, balancesearch }) => [Number(id), Number(balancesearch)])).toEqual(
			expected.map(({ id, open }) => [id, open]),
		);
		const journals = account.store.get(
			`SELECT count(*) AS n FROM _transactionline l JOIN _transaction t ON t.id = l."transaction" JOIN _customer c ON c.id = l.entity
				AND c.currency = t.currency WHERE t.type = 'Journal' AND (l.foreignamountunpaid > 0 OR l.foreignpaymentamountunused > 0)`,
		)!;
		expect(journals.n).toBeGreaterThan(0);
	});

	test('with those under it is the sum of theirs in its currency', () => {
		const [parent] = rows(
			'SELECT parent AS id FROM customer WHERE parent IN (SELECT id FROM customer WHERE parent IS NULL) GROUP BY parent ORDER BY COUNT(*) DESC, parent',
		);
		const family = rows(`SELECT id, parent, balancesearch, consolbalancesearch FROM customer`);
		const below = (id: string): string[] => [
			id,
			...family.filter((one) => one.parent === id).flatMap((one) => below(String(one.id))),
		];
		const ids = below(String(parent!.id));
		const sum = family
			.filter(({ id }) => ids.includes(String(id)))
			.reduce((total, one) => total + Number(one.balancesearch), 0);
		expect(ids.length).toBeGreaterThan(1);
		expect(Number(family.find(({ id }) => id === parent!.id)!.consolbalancesearch)).toBeCloseTo(sum, 3);
	});
});

describe('money', () => {
	test('BUILTIN.CURRENCY is the subsidiary’s for the ledger and the document’s for foreign amounts', () => {
		const q = `SELECT BUILTIN.CURRENCY(l.netamount) AS base, BUILTIN.CURRENCY(l.foreignamount) AS own, s.symbol AS s, d.symbol AS d
			FROM transactionline l JOIN transaction t ON t.id = l.transaction JOIN currency d ON d.id = t.currency JOIN subsidiary b ON b.id = l.subsidiary
			JOIN currency s ON s.id = b.currency WHERE l.mainline = 'T'`;
		const all = rows(q);
		expect(all.map(({ base, own }) => [base, own])).toEqual(all.map(({ s, d }) => [s, d]));
		expect(new Set(all.map(({ base, own }) => base === own)).size).toBe(2);
	});

	test('BUILTIN.CONSOLIDATE takes the rate of the period, down to the parent’s currency', () => {
		const q = `SELECT tl.netamount AS n, r.currentrate AS c, r.averagerate AS a,
			BUILTIN.CONSOLIDATE(tl.netamount, 'LEDGER', 'DEFAULT', 'DEFAULT', 1, t.postingperiod, 'DEFAULT') AS ledger,
			BUILTIN.CONSOLIDATE(tl.netamount, 'INCOME', 'DEFAULT', 'DEFAULT', 1, t.postingperiod, 'DEFAULT') AS income
			FROM transactionline tl JOIN transaction t ON t.id = tl.transaction JOIN consolidatedexchangerate r ON r.postingperiod = t.postingperiod
			AND r.fromsubsidiary = tl.subsidiary AND r.tosubsidiary = 1 WHERE tl.subsidiary = 7 AND tl.mainline = 'T' AND t.posting = 'T'`;
		const all = rows(q);
		expect(all.length).toBeGreaterThan(10);
		for (const { n, c, a, ledger, income } of all) {
			expect(Number(ledger)).toBeCloseTo(Number(n) * Number(c), 1);
			expect(Number(income)).toBeCloseTo(Number(n) * Number(a), 1);
			expect(Number(c)).not.toBe(1);
		}
	});

	test.each([
		"SELECT BUILTIN.CONSOLIDATE(tranid, 'LEDGER', 'DEFAULT', 'DEFAULT', 1, 1, 'DEFAULT') FROM transaction",
		"SELECT BUILTIN.CONSOLIDATE(foreigntotal, 'CASH', 'DEFAULT', 'DEFAULT', 1, 1, 'DEFAULT') FROM transaction",
		'SELECT BUILTIN.CURRENCY_CONVERT(id) FROM transaction',
	])('%s', (q) => {
		expect(() => rows(q)).toThrow('Invalid or unsupported search.');
	});
});

describe('system notes', () => {
	const change = { recordTypeId: ENTITY, recordId: 1, record: 'Someone', by: 3, context: 'RST', at: 0 } as const;
	const notes = (id: number) =>
		rows(`SELECT type, field, oldvalue, newvalue, context FROM systemnote WHERE recordid = ${id} ORDER BY type, field`);

	test('say of an edit what changed, and nothing else', () => {
		const before = { id: 1, email: 'a@example.com', phone: '1', fax: null, lastmodifieddate: 5 };
		const fields = changesBetween(before, { ...before, email: 'b@example.com', phone: null, lastmodifieddate: 9 });
		recordChanges(account, { ...change, recordId: 91, event: 'edit' }, fields);
		expect(notes(91)).toEqual([
			{ type: '3', field: 'PHONE', oldvalue: '1', context: 'RST', links: [] },
			{ type: '4', field: 'EMAIL', oldvalue: 'a@example.com', newvalue: 'b@example.com', context: 'RST', links: [] },
		]);
	});

	test('say of a new record that it is new and what was set', () => {
		recordChanges(account, { ...change, recordId: 92, event: 'create' }, changesBetween({}, { memo: 'x', fax: null }));
		expect(notes(92)).toEqual([
			{ type: '1', context: 'RST', links: [] },
			{ type: '2', field: 'TRANDOC.SMEMO', newvalue: 'x', context: 'RST', links: [] },
		]);
	});
});

describe('pages of rows in no order', () => {
	const page = (offset: number) =>
		suiteql.query({ q: 'SELECT id FROM transactionline', limit: 100, offset }).items.map(({ id }) => id);
	const keys = (offset: number) =>
		suiteql
			.query({ q: 'SELECT uniquekey AS id FROM transactionline', limit: 100, offset })
			.items.map(({ id }) => String(id));

	test('fit together as long as nothing changes', () => {
		expect(keys(0)).toEqual(keys(0));
		expect(new Set([...keys(0), ...keys(100), ...keys(200)]).size).toBe(300);
		expect(page(0)).toHaveLength(100);
	});

	test('do not after a change, where sorted ones do', () => {
		const before = keys(0);
		const sorted = () =>
			suiteql.query({ q: 'SELECT uniquekey FROM transactionline ORDER BY uniquekey', limit: 100, offset: 0 }).items;
		const first = sorted();
		account.clock.advance(1);
		expect(keys(0)).not.toEqual(before);
		expect(sorted()).toEqual(first);
	});

	test('all rows are there, whatever row they begin at', () => {
		const total = Number(account.store.get('SELECT count(*) AS n FROM _transactionline')!.n);
		const all: string[] = [];
		for (let offset = 0; offset < total; offset += 100) all.push(...keys(offset));
		expect(all).toHaveLength(total);
		expect(new Set(all).size).toBe(total);
	});
});

test('a table that comes while it runs can be queried, and only then', () => {
	const q = 'SELECT id, name FROM customrecord_late';
	expect(() => rows(q)).toThrow('Invalid search type: customrecord_late.');
	account.engine.exec(
		"CREATE TABLE customrecord_late (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO customrecord_late VALUES (1, 'here')",
	);
	account.customRecords.tables.customrecord_late = { name: 'customrecord_late', columns: { id: integer, name: text } };
	expect(rows(q)).toEqual([{ id: '1', name: 'here', links: [] }]);
});

test('a contact’s company and its role there', () => {
	const own = 'SELECT company, id AS contact, contactrole AS role FROM contact WHERE company IS NOT NULL ORDER BY id';
	const relationships = rows('SELECT company, contact, role FROM CompanyContactRelationship ORDER BY contact');
	expect(relationships.length).toBeGreaterThan(0);
	expect(relationships).toEqual(rows(own));
	expect(rows('SELECT DISTINCT BUILTIN.DF(role) AS role FROM CompanyContactRelationship')).toContainEqual({ role: 'Primary Contact', links: [] });
});

test('records that only NetSuite has are refused as what they are', () => {
	for (const table of ['role', 'SupportCase']) {
		expect(() => rows(`SELECT id FROM ${table}`)).toThrow(`The local NetSuite has no table ${table}.`);
	}
	expect(Object.keys(catalogueOf(account).tables).filter((name) => notBuilt.has(name))).toEqual([]);
});

test('what a feature brings is not found without it, what nobody has is no search type', () => {
	const small = generated({ seed: 3, invoices: 20, oneWorld: false, multiCurrency: false });
	const catalogue = catalogueOf(small);
	const other = createSuiteQL({ engine: small.engine, catalogue: () => catalogue, now: () => new Date(0) });
	const refused = (table: string) => () => other.query({ q: `SELECT id FROM ${table}`, limit: 1, offset: 0 });
	expect(refused('consolidatedExchangeRate')).toThrow(
		"Search error occurred: Record 'consolidatedExchangeRate' was not found.",
	);
	expect(refused('nowhere')).toThrow('Detailed unprocessed description follows. Invalid search type: nowhere.');
	expect(refused('customer')).not.toThrow();
	small.close();
});

test('bound values over HTTP', async () => {
	const sandbox = await startSandbox({ port: 0, seed: 3, customers: 5, invoices: 10 });
	try {
		const ask = (body: object) =>
			call(sandbox, 'POST', '/services/rest/query/v1/suiteql', { body, headers: { Prefer: 'transient' } });
		expect(await ask({ q: 'SELECT ? AS a FROM dual WHERE 1 = ?', params: ['x', 1] })).toMatchObject({
			status: 200,
			body: { items: [{ a: 'x', links: [] }] },
		});
		expect(await ask({ q: 'SELECT ? AS a FROM dual', params: [{}] })).toMatchObject({
			status: 400,
			body: { 'o:errorDetails': [{ 'o:errorQueryParam': 'params' }] },
		});
	} finally {
		await sandbox.close();
	}
});
