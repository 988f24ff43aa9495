import { openAccount, type Account } from '../../sandbox/account/account';
import { generate } from '../../sandbox/account/generator';
import { prepareSearch, type ColumnRequest } from '../../sandbox/account/search';
import { createSuiteQL } from '../../sandbox/suiteql';
import { defaultOptions } from '../../sandbox/options';

/** Searches over the account, against what its tables say. */

let account: Account;

beforeAll(() => {
	account = openAccount({ ...defaultOptions, seed: 7, customers: 12, invoices: 60 });
	generate(account);
	// Formulas use the functions that SuiteQL gives the engine.
	createSuiteQL({
		engine: account.engine,
		catalogue: () => ({ tables: {} }),
		now: () => new Date(account.clock.now() * 1000),
	});
});
afterAll(() => account.close());

const mainline = ['mainline', 'is', 'T'];

function found(type: string, filters: unknown, columns: Array<string | ColumnRequest> = [], limit = 1000) {
	const requests = columns.map((column) => (typeof column === 'string' ? { name: column } : column));
	const search = prepareSearch(account, { type, filters, columns: requests });
	const rows = search.rows(0, limit);
	if (rows.length < limit) expect(search.count()).toBe(rows.length);
	return rows;
}

const values = (type: string, filters: unknown, columns: Array<string | ColumnRequest>) =>
	found(type, filters, columns).map(({ cells }) => cells.map(({ value }) => value));

const ids = (type: string, filters: unknown) => found(type, filters).map(({ id }) => Number(id));

const stored = (sql: string, given: Array<string | number> = []) =>
	account.store.all(sql, given).map((row) => Object.values(row)[0]);

const refusal = (type: string, filters: unknown, columns: ColumnRequest[] = []) => {
	try {
		prepareSearch(account, { type, filters, columns });
	} catch (error) {
		const { code, sentence } = error as { code: string; sentence: string };
		return `${code}: ${sentence}`;
	}
	return null;
};

describe('rows', () => {
	test('are lines, and documents where the main line is asked for', () => {
		const lines = stored(
			`SELECT COUNT(*) FROM _transactionline l JOIN _transaction t ON t.id = l."transaction" WHERE t.type = 'CustInvc'`,
		);
		expect(found('invoice', null).length).toBe(lines[0]);
		expect(ids('invoice', mainline)).toEqual(stored("SELECT id FROM _transaction WHERE type = 'CustInvc' ORDER BY id"));
		expect(found('invoice', mainline)[0]!.recordType).toBe('invoice');
	});

	test('of one type are those of all transactions with that type', () => {
		expect(ids('customerpayment', mainline)).toEqual(
			ids('transaction', [mainline, 'and', ['type', 'anyof', 'CustPymt']]),
		);
	});

	test('are joined to what they refer to', () => {
		const [row] = values('invoice', mainline, [
			'internalid',
			{ name: 'email', join: 'customer' },
			{ name: 'name', join: 'subsidiary' },
		]);
		const [id, email, subsidiary] = row!;
		expect(email).toBe(
			stored("SELECT COALESCE(c.email, '') FROM _transaction t JOIN _customer c ON c.id = t.entity WHERE t.id = ?", [
				Number(id),
			])[0],
		);
		expect(subsidiary).toBe(
			stored(
				'SELECT s.fullname FROM subsidiary s JOIN _transactionline l ON l.subsidiary = s.id WHERE l."transaction" = ? AND l.id = 0',
				[Number(id)],
			)[0],
		);
	});

	test('of a payment come once for each invoice it is applied to, with the amount and the invoice of that link', () => {
		const links = account.store.all(
			"SELECT nextdoc, previousdoc, foreignamount FROM nexttransactionlinelink WHERE nexttype = 'CustPymt' AND linktype = 'Payment' ORDER BY nextdoc, previousdoc",
		);
		const rows = values(
			'customerpayment',
			[['mainline', 'is', 'F'], 'and', ['appliedtotransaction', 'noneof', '@NONE@']],
			[
				'internalid',
				'appliedtotransaction',
				'appliedtoforeignamount',
				{ name: 'internalid', join: 'appliedToTransaction' },
			],
		);
		expect(links.length).toBeGreaterThan(20);
		expect(
			rows.map(([id, other, amount, joined]) => [Number(id), Number(other), Number(amount), joined]).sort(numerically),
		).toEqual(
			links
				.map((link) => [link.nextdoc, link.previousdoc, link.foreignamount, String(link.previousdoc)])
				.sort(numerically as never),
		);
	});
});

const numerically = (one: unknown[], other: unknown[]) =>
	Number(one[0]) - Number(other[0]) || Number(one[1]) - Number(other[1]);

describe('filters', () => {
	test('nest with and, or and not', () => {
		const open = ids('invoice', [mainline, 'and', ['status', 'anyof', 'CustInvc:A']]);
		const paid = ids('invoice', [mainline, 'and', ['status', 'anyof', ['CustInvc:B']]]);
		const either = ids('invoice', [
			mainline,
			'and',
			[['status', 'anyof', 'CustInvc:A'], 'or', ['status', 'anyof', 'CustInvc:B']],
		]);
		expect(open.length).toBeGreaterThan(0);
		expect(either).toEqual([...open, ...paid].sort((a, b) => a - b));
		expect(ids('invoice', [mainline, 'and', 'not', ['status', 'anyof', 'CustInvc:A', 'CustInvc:B']])).toEqual(
			stored(
				"SELECT id FROM _transaction WHERE type = 'CustInvc' AND COALESCE(status, '') NOT IN ('A', 'B') ORDER BY id",
			),
		);
	});

	test('come as objects, too, and as SuiteScript 1.0 had them', () => {
		const expected = ids('invoice', [mainline, 'and', ['status', 'anyof', 'CustInvc:A']]);
		expect(
			ids('invoice', [
				{ name: 'mainline', operator: 'is', values: 'T' },
				{ name: 'status', operator: 'ANYOF', values: ['CustInvc:A'] },
			]),
		).toEqual(expected);
		expect(ids('invoice', [['mainline', null, 'is', 'T'], 'AND', ['status', null, 'anyof', 'CustInvc:A']])).toEqual(
			expected,
		);
	});

	test('on amounts, days, moments and emptiness', () => {
		const where = (sql: string) => stored(`SELECT id FROM _transaction WHERE type = 'CustInvc' AND ${sql} ORDER BY id`);
		const invoices = (...filter: unknown[]) => ids('invoice', [mainline, 'and', filter]);
		expect(invoices('fxamountremaining', 'greaterthan', '0')).toEqual(where('foreignamountunpaid > 0'));
		expect(invoices('fxamount', 'between', '100', '1000')).toEqual(where('foreigntotal BETWEEN 100 AND 1000'));
		expect(invoices('trandate', 'within', '1/1/2025', '6/30/2025')).toEqual(
			where("trandate BETWEEN '2025-01-01' AND '2025-06-30'"),
		);
		expect(invoices('trandate', 'onorafter', 'lastMonth')).toEqual(where("trandate >= '2025-12-01'"));
		expect(invoices('trandate', 'before', 'daysago30')).toEqual(where("trandate < '2025-12-16'"));
		expect(invoices('trandate', 'notonorbefore', '12/31/2025')).toEqual(where("trandate > '2025-12-31'"));
		expect(invoices('duedate', 'isempty', '')).toEqual(where('duedate IS NULL'));
		expect(invoices('memo', 'isnotempty')).toEqual(
			stored(
				`SELECT t.id FROM _transaction t JOIN _transactionline l ON l."transaction" = t.id AND l.id = 0
			WHERE t.type = 'CustInvc' AND COALESCE(l.memo, t.memo, '') <> '' ORDER BY t.id`,
			),
		);
		expect(invoices('tranid', 'startswith', 'inv10')).toEqual(where("tranid LIKE 'INV10%'"));
		expect(invoices('custbody_disputed', 'is', 'F')).toEqual(where("COALESCE(custbody_disputed, 'F') = 'F'"));
		const moment = Date.UTC(2025, 5, 2, 7) / 1000;
		expect(invoices('lastmodifieddate', 'onorafter', '6/2/2025 12:00 am')).toEqual(
			where(`lastmodifieddate >= ${moment}`),
		);
		expect(invoices('lastmodifieddate', 'before', '6/2/2025')).toEqual(where(`lastmodifieddate < ${moment}`));
	});

	test('on several choices in one field', () => {
		const all = ids('customer', ['custentity_channels', 'allof', '1', '2']);
		expect(all).toEqual(
			stored(
				"SELECT id FROM _customer WHERE ', ' || custentity_channels || ',' LIKE '%, 1,%' AND ', ' || custentity_channels || ',' LIKE '%, 2,%' ORDER BY id",
			),
		);
		expect(ids('customer', ['custentity_channels', 'anyof', '@NONE@'])).toEqual(
			stored('SELECT id FROM _customer WHERE custentity_channels IS NULL ORDER BY id'),
		);
	});

	test('on formulas', () => {
		expect(
			ids('invoice', [mainline, 'and', ['formulanumeric: {fxamount} - {fxamountremaining}', 'greaterthan', '0']]),
		).toEqual(
			stored(
				"SELECT id FROM _transaction WHERE type = 'CustInvc' AND foreigntotal - foreignamountunpaid > 0 ORDER BY id",
			),
		);
	});
});

describe('values', () => {
	test('are in the formats of the user', () => {
		const [row] = found(
			'invoice',
			[mainline, 'and', ['tranid', 'is', 'INV1004']],
			['trandate', 'lastmodifieddate', 'fxamount', 'posting', 'mainline', 'status', 'entity', 'type'],
		);
		const record = account.store.get("SELECT * FROM _transaction WHERE tranid = 'INV1004'")!;
		const [year, month, day] = String(record.trandate).split('-').map(Number);
		const [date, modified, amount, posting, main, status, entity, type] = row!.cells;
		expect(date!.value).toBe(`${month}/${day}/${year}`);
		expect(modified!.value).toMatch(/^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d [ap]m$/);
		expect(Number(amount!.value)).toBe(record.foreigntotal);
		expect(amount!.value).toMatch(/\.\d{2,3}$/);
		expect([posting!.value, main!.value]).toEqual([true, '*']);
		expect([status!.value, status!.text]).toEqual(
			record.status === 'A' ? ['open', 'Open'] : ['paidInFull', 'Paid In Full'],
		);
		expect(entity!.value).toBe(String(record.entity));
		expect(entity!.text).toContain(
			String(stored('SELECT altname FROM _customer WHERE id = ?', [record.entity as number])[0]),
		);
		expect([type!.value, type!.text]).toEqual(['CustInvc', 'Invoice']);
	});

	test('of formulas are those of the fields in them', () => {
		const [row] = values(
			'invoice',
			[mainline, 'and', ['tranid', 'is', 'INV1004']],
			[
				{ name: 'formulatext', formula: "{tranid} || ' ' || TO_CHAR({trandate}, 'YYYY-MM-DD')" },
				{ name: 'formulanumeric', formula: 'ROUND({fxamount} * 2, 2)' },
				{ name: 'formulatext_1', formula: '{entity.id}' },
				{ name: 'formuladate', formula: '{trandate} + 1' },
			],
		);
		const record = account.store.get("SELECT * FROM _transaction WHERE tranid = 'INV1004'")!;
		const next = new Date(Date.parse(String(record.trandate)) + 86400000);
		expect(row).toEqual([
			`INV1004 ${String(record.trandate)}`,
			String(Math.round(Number(record.foreigntotal) * 200) / 100),
			String(record.entity),
			`${next.getUTCMonth() + 1}/${next.getUTCDate()}/${next.getUTCFullYear()}`,
		]);
	});
});

test('what a formula cannot do in a row fails the search, and no other after it', () => {
	const search = prepareSearch(account, {
		type: 'customer',
		columns: [{ name: 'formulanumeric', formula: 'TO_NUMBER({entityid})' }],
	});
	expect(() => search.rows(0, 10)).toThrow('Search error occurred: Invalid number');
	expect(found('customer', null)).toHaveLength(12);
});

describe('summaries', () => {
	const columns: ColumnRequest[] = [
		{ name: 'entity', summary: 'GROUP' },
		{ name: 'fxamount', summary: 'SUM', sort: 'DESC' },
		{ name: 'internalid', summary: 'COUNT' },
		{ name: 'trandate', summary: 'MAX' },
	];

	test('group, add up, count and compare', () => {
		const expected = account.store.all(
			`SELECT entity, ROUND(SUM(foreigntotal), 3) AS total, COUNT(*) AS documents FROM _transaction WHERE type = 'CustInvc'
			GROUP BY entity ORDER BY 2 DESC`,
		);
		const rows = found('invoice', mainline, columns);
		expect(
			rows.map(({ cells }) => [Number(cells[0]!.value), Number(cells[1]!.value), Number(cells[2]!.value)]),
		).toEqual(expected.map(({ entity, total, documents }) => [entity, total, documents]));
		expect(rows[0]).toMatchObject({ id: null, recordType: null });
	});

	test('can be filtered by what they come to', () => {
		const least = Number(values('invoice', mainline, columns)[2]![1]);
		expect(
			values('invoice', [mainline, 'and', ['sum(fxamount)', 'greaterthanorequalto', String(least)]], columns),
		).toHaveLength(3);
	});
});

test('pages follow each other', () => {
	const search = prepareSearch(account, { type: 'transaction', columns: [{ name: 'line' }] });
	const pages = [0, 100, 200].flatMap((offset) => search.rows(offset, 100));
	expect(pages).toEqual(search.rows(0, 300));
});

test.each([
	['nothing', null, [], 'SSS_INVALID_SEARCH_TYPE: Invalid search type: nothing.'],
	[
		'invoice',
		[['nope', 'is', 'x']],
		[],
		'SSS_INVALID_SRCH_FILTER: An nlobjSearchFilter contains invalid search criteria: nope.',
	],
	[
		'invoice',
		[['nope.email', 'is', 'x']],
		[],
		'SSS_INVALID_SRCH_FILTER_JOIN: An nlobjSearchFilter contains an invalid join ID, or is not in proper syntax: nope.',
	],
	[
		'invoice',
		[['tranid', 'anyof', 'x']],
		[],
		'SSS_INVALID_SRCH_OPERATOR: An nlobjSearchFilter contains an invalid operator, or is not in proper syntax: tranid.',
	],
	[
		'invoice',
		[['trandate', 'on', '2026-01-01']],
		[],
		'SSS_INVALID_SRCH_VALUE: Parse of date/time "2026-01-01" failed with date format "M/d/yyyy" in time zone America/Los_Angeles',
	],
	['invoice', [['tranid']], [], 'SSS_INVALID_SRCH_FILTER_EXPR: Malformed search filter expression.'],
	[
		'invoice',
		[['systemNotes.field', 'is', 'x']],
		[],
		"SSS_NOT_IN_LOCAL_NETSUITE: The local NetSuite has no join 'systemNotes' of invoice searches.",
	],
	[
		'invoice',
		null,
		[{ name: 'nope' }],
		'SSS_INVALID_SRCH_COL: An nlobjSearchColumn contains an invalid column, or is not in proper syntax: nope.',
	],
	[
		'invoice',
		null,
		[{ name: 'x', join: 'nope' }],
		'SSS_INVALID_SRCH_COL_JOIN: An nlobjSearchColumn contains an invalid column join ID, or is not in proper syntax: nope.',
	],
])('%s by %j with %j is refused', (type, filters, columns, expected) => {
	expect(refusal(type, filters, columns)).toBe(expected);
});

test.each([
	'customer',
	'contact',
	'employee',
	'vendor',
	'entity',
	'message',
	'note',
	'file',
	'folder',
	'subsidiary',
	'currency',
	'term',
	'account',
	'accountingperiod',
	'serviceitem',
	'inventoryitem',
	'department',
	'classification',
	'location',
	'paymentmethod',
	'script',
	'scriptdeployment',
	'scriptexecutionlog',
	'journalentry',
	'creditmemo',
	'customerdeposit',
	'depositapplication',
	'customerrefund',
	'salesorder',
])('%s can be searched', (type) => {
	const rows = found(type, null, [{ name: 'internalid', sort: 'DESC' }], 5);
	for (const { id, cells, recordType } of rows) {
		expect(cells[0]!.value).toBe(id);
		expect(recordType).toBe(type);
	}
});
