import { query as suiteql } from './client';
import { startScripts, type ScriptSandbox } from './scriptRecordsRun';

/** N/query: the same SuiteQL as over REST, in a script's shapes. */

let scripts: ScriptSandbox;
const value = <T = unknown>(code: string, given?: unknown) => scripts.value<T>(code, given);

beforeAll(async () => {
	scripts = await startScripts();
});
afterAll(() => scripts?.sandbox.close());

test('rows come as maps, with numbers as numbers and nothing as null', async () => {
	const rows = await value<Array<Record<string, unknown>>>(
		`return query.runSuiteQL({ query: 'SELECT id, tranid, trandate, foreigntotal, posting, memo FROM transaction WHERE type = ? AND id > ? ORDER BY id', params: ['CustInvc', 1210] }).asMappedResults();`,
	);
	const { body } = await suiteql(
		scripts.sandbox,
		"SELECT id, tranid, trandate, foreigntotal, posting, memo FROM transaction WHERE type = 'CustInvc' AND id > 1210 ORDER BY id",
	);
	const items = (body as unknown as { items: Array<Record<string, string>> }).items;
	expect(rows.length).toBe(items.length);
	expect(rows[0]).toEqual({
		id: Number(items[0]!.id),
		tranid: items[0]!.tranid,
		trandate: items[0]!.trandate,
		foreigntotal: Number(items[0]!.foreigntotal),
		posting: items[0]!.posting,
		memo: items[0]!.memo ?? null,
	});
});

test('results are read by number and by name', async () => {
	expect(
		await value(
			`const { results, columns, types } = query.runSuiteQL("SELECT id AS key, symbol FROM currency WHERE id = 1");
			return [results[0].values, results[0].getValue(1), results[0].getValue('key'), results[0].asMap(), types];`,
		),
	).toEqual([[1, 'USD'], 'USD', 1, { key: 1, symbol: 'USD' }, ['INTEGER', 'STRING']]);
});

test('pages and iterators go through all rows', async () => {
	const [counted, seen, pages] = await value<[number, number, number]>(
		`const paged = query.runSuiteQLPaged({ query: 'SELECT uniquekey FROM transactionline ORDER BY uniquekey', pageSize: 150 });
		const keys = new Set();
		paged.iterator().each((page) => {
			page.value.data.iterator().each((row) => { keys.add(row.value.getValue(0)); return true; });
			return true;
		});
		return [paged.count, keys.size, paged.pageRanges.length];`,
	);
	expect(seen).toBe(counted);
	expect(pages).toBe(Math.ceil(counted / 150));
});

test('a query that is put together is put into SuiteQL', async () => {
	const [rows, plain] = await value<[unknown[], unknown[]]>(
		`const made = query.create({ type: query.Type.CUSTOMER });
		const subsidiary = made.autoJoin({ fieldId: 'subsidiary' });
		made.columns = [made.createColumn({ fieldId: 'id' }), subsidiary.createColumn({ fieldId: 'name', alias: 'home' })];
		made.condition = made.and(
			made.createCondition({ fieldId: 'isinactive', operator: query.Operator.IS, values: false }),
			made.not(subsidiary.createCondition({ fieldId: 'name', operator: query.Operator.START_WITH, values: 'honig' })),
		);
		made.sort = [made.createSort({ column: made.columns[0], ascending: false })];
		const plain = "SELECT c.id, s.name AS home FROM customer c LEFT JOIN subsidiary s ON s.id = c.subsidiary WHERE c.isinactive = 'F' AND NOT s.name LIKE 'Honig%' ORDER BY c.id DESC";
		return [made.run().asMappedResults(), query.runSuiteQL(plain).asMappedResults()];`,
	);
	expect(rows.length).toBeGreaterThan(3);
	expect(rows).toEqual(plain);
});

test('what SuiteQL refuses is refused in its words', async () => {
	expect(await scripts.script(`query.runSuiteQL('SELECT nope FROM customer')`)).toEqual({
		error: {
			name: 'SSS_SEARCH_ERROR_OCCURRED',
			message: expect.stringContaining(
				"Unknown identifier 'nope'. Available identifiers are: {customer=customer}",
			) as string,
		},
	});
});

test('a query costs ten units, as does each page', async () => {
	expect((await scripts.script(`query.runSuiteQL('SELECT id FROM customer')`)).units).toBe(10);
	expect(
		(
			await scripts.script(
				`query.runSuiteQLPaged({ query: 'SELECT id FROM customer ORDER BY id', pageSize: 5 }).fetch(0)`,
			)
		).units,
	).toBe(20);
});
