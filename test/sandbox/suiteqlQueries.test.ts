import type { Account } from '../../sandbox/account/account';
import { catalogueOf } from '../../sandbox/account/schema';
import { changesBetween, recordChanges, TRANSACTION } from '../../sandbox/account/systemNotes';
import { createSuiteQL, type SuiteQL, type SqlValue } from '../../sandbox/suiteql';
import { generated } from './generated';
import { queries } from './suiteqlQueries';

let account: Account;
let suiteql: SuiteQL;
let ids: Record<string, number>;

beforeAll(() => {
	account = generated({ seed: 21, customers: 80, invoices: 700 });
	const catalogue = catalogueOf(account);
	suiteql = createSuiteQL({
		engine: account.engine,
		catalogue: () => catalogue,
		now: () => new Date(account.clock.now() * 1000),
	});
	const one = (sql: string) => Number(account.store.get(sql)!.id);
	const mostApplied = (type: string, side: string) =>
		one(
			`SELECT k.${side}doc AS id FROM nexttransactionlinelink k WHERE k.${side}type = '${type}' AND k.linktype = 'Payment'` +
				' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1',
		);
	ids = {
		customer: one(
			'SELECT entity AS id FROM _transaction WHERE foreignamountunpaid > 0 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1',
		),
		invoice: mostApplied('CustInvc', 'previous'),
		payment: mostApplied('CustPymt', 'next'),
	};
	const change = {
		recordTypeId: TRANSACTION,
		recordId: ids.invoice!,
		record: 'Invoice',
		event: 'edit',
		by: 4,
		context: 'UIF',
	} as const;
	const before = { memo: 'old', duedate: '2025-01-01', status: 'A', lastmodifieddate: 1 };
	const after = { ...before, memo: null, duedate: '2025-02-01', lastmodifieddate: 2 };
	recordChanges(account, { ...change, at: account.clock.now() }, changesBetween(before, after));
});
afterAll(() => account.close());

const withIds = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));

/** Numbers to six digits, since sums differ in their last bits by the order they are added in. */
const plain = (value: SqlValue): string => {
	const number = typeof value === 'string' && !/^-?(\d+\.?\d*|\.\d+)$/.test(value) ? NaN : Number(value);
	return Number.isNaN(number) ? String(value) : String(Number(number.toFixed(4)));
};

const sorted = (rows: string[][], q: string) =>
	/ORDER BY [^)]*$|ROWNUM AS RN/i.test(q)
		? rows
		: rows
				.map((row) => row.join())
				.sort()
				.map((row) => [row]);

test('there are at least forty that have rows, and their refusals', () => {
	expect(queries.filter(({ rows }) => rows !== undefined).length).toBeGreaterThanOrEqual(40);
	expect(queries.filter(({ refusal }) => refusal !== undefined).length).toBeGreaterThanOrEqual(10);
});

test.each(queries.filter(({ rows }) => rows !== undefined).map((query) => [query.what, query] as const))(
	'%s',
	(_, query) => {
		const { items, totalResults } = suiteql.query({ q: withIds(query.q), limit: 1000, offset: 0 });
		const found = items.map(({ links, ...values }) => {
			expect(links).toEqual([]);
			return Object.values(values).map((value) => plain(value as string));
		});
		const expected = account.store.all(withIds(query.rows!)).map((row) =>
			Object.values(row)
				.filter((value) => value !== null)
				.map(plain),
		);
		expect(sorted(found, query.q)).toEqual(sorted(expected, query.q));
		expect(totalResults).toBe(expected.length);
		if (query.what !== 'a page that ROWNUM never gives') expect(expected).not.toEqual([]);
	},
);

test.each(queries.filter(({ refusal }) => refusal !== undefined).map((query) => [query.what, query] as const))(
	'refused: %s',
	(_, { q, refusal }) => {
		expect(() => suiteql.query({ q, limit: 10, offset: 0 })).toThrow(refusal);
	},
);
