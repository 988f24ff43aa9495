import { startScripts, type ScriptSandbox } from './scriptRecordsRun';

/** N/search, as scripts use it. What is found is compared in searchEngine.test.ts. */

let scripts: ScriptSandbox;
const value = <T = unknown>(code: string, given?: unknown) => scripts.value<T>(code, given);
const script = (code: string, given?: unknown) => scripts.script(code, given);

beforeAll(async () => {
	scripts = await startScripts();
});
afterAll(() => scripts?.sandbox.close());

const invoices = `search.create({ type: search.Type.INVOICE, filters: [['mainline', 'is', 'T']], columns: ['tranid', 'entity', { name: 'email', join: 'customer' }, 'trandate', 'posting', search.createColumn({ name: 'internalid', sort: search.Sort.ASC })] })`;

test('each goes on as long as it is told to', async () => {
	const [all, three] = await value<[number, number]>(
		`let all = 0, three = 0;
		${invoices}.run().each(() => { all += 1; return true; });
		${invoices}.run().each(() => (three += 1) < 3);
		return [all, three];`,
	);
	expect(all).toBeGreaterThan(50);
	expect(three).toBe(3);
});

test('a range may be given as two numbers', async () => {
	const [named, bare] = await value<[string[], string[]]>(
		`const ids = (results) => results.map(({ id }) => id);
		return [ids(${invoices}.run().getRange({ start: 1, end: 4 })), ids(${invoices}.run().getRange(1, 4))];`,
	);
	expect(bare).toHaveLength(3);
	expect(bare).toEqual(named);
});

test('values are read by name, by join, by column and all at once', async () => {
	const read = await value<unknown[]>(
		`const found = ${invoices}; const { columns } = found; const [row] = found.run().getRange({ start: 0, end: 1 });
		return [
			row.getValue('tranid') === row.getValue({ name: 'tranid' }), row.getValue(columns[2]) === row.getValue({ name: 'email', join: 'customer' }),
			row.getText({ name: 'entity' }) === row.getText('entity'), row.getText('tranid'), row.getValue('nope'), row.getValue('posting'),
			[row.id, row.recordType, row.getAllValues(), JSON.parse(JSON.stringify(row))],
		];`,
	);
	const [id, recordType, all, json] = read.pop() as [string, string, Record<string, unknown>, Record<string, unknown>];
	expect(read).toEqual([true, true, true, null, null, true]);
	expect(recordType).toBe('invoice');
	expect(Object.keys(all)).toEqual(['tranid', 'entity', 'customer.email', 'trandate', 'posting', 'internalid']);
	expect(all.entity).toEqual([{ value: expect.any(String) as string, text: expect.any(String) as string }]);
	expect(all.internalid).toEqual([{ value: id, text: id }]);
	expect(json).toEqual({ recordType, id, values: all });
});

test('pages have all results, once', async () => {
	const seen = await value<{ count: number; ranges: number; ids: string[]; ends: boolean[] }>(
		`const paged = ${invoices}.runPaged({ pageSize: 7 });
		const ids = [], ends = [];
		paged.pageRanges.forEach((range) => {
			const page = paged.fetch({ index: range.index });
			page.data.forEach(({ id }) => ids.push(id));
			ends.push(page.isFirst, page.isLast);
		});
		return { count: paged.count, ranges: paged.pageRanges.length, ids, ends };`,
	);
	expect(new Set(seen.ids).size).toBe(seen.count);
	expect(seen.ids).toHaveLength(seen.count);
	expect(seen.ranges).toBe(Math.ceil(seen.count / 7));
	expect([seen.ends[0], seen.ends.at(-1), seen.ends[1]]).toEqual([true, true, false]);
});

test('filters can be added to what was made of an expression, and an expression be read of filters', async () => {
	const [more, fewer, expression] = await value<[number, number, unknown]>(
		`const found = ${invoices};
		const more = found.runPaged().count;
		found.filters.push(search.createFilter({ name: 'status', operator: search.Operator.ANYOF, values: ['CustInvc:A'] }));
		return [more, found.runPaged().count, found.filterExpression];`,
	);
	expect(fewer).toBeGreaterThan(0);
	expect(fewer).toBeLessThan(more);
	expect(expression).toEqual([['mainline', 'is', 'T'], 'AND', ['status', 'anyof', 'CustInvc:A']]);
});

test('days come as dates', async () => {
	const [days, text] = await value<[number, number]>(
		`const count = (date) => search.create({ type: 'invoice', filters: [['mainline', 'is', 'T'], 'and', ['trandate', 'onorafter', date]] }).runPaged().count;
		return [count(new Date(2025, 5, 1)), count('6/1/2025')];`,
	);
	expect(days).toBe(text);
	expect(days).toBeGreaterThan(0);
});

test('fields of a record are looked up without it', async () => {
	const read = await value<Record<string, unknown>>(
		`const [{ id }] = ${invoices}.run().getRange({ start: 0, end: 1 });
		return search.lookupFields({ type: search.Type.INVOICE, id, columns: ['tranid', 'entity', 'customer.email', 'trandate', 'posting', 'memo'] });`,
	);
	expect(read).toEqual({
		tranid: expect.stringMatching(/^INV/) as string,
		entity: [{ value: expect.any(String) as string, text: expect.any(String) as string }],
		'customer.email': expect.any(String) as string,
		trandate: expect.stringMatching(/^\d+\/\d+\/\d{4}$/) as string,
		posting: true,
		memo: expect.any(String) as string,
	});
	expect(await value(`return search.lookupFields({ type: 'customer', id: 999999, columns: 'email' });`)).toEqual({});
});

test('a saved search can be loaded by its ID and its script ID, changed, and deleted', async () => {
	const seen = await value<unknown[]>(
		`const made = search.create({ type: 'customer', title: 'Customers', id: 'customsearch_local', filters: [['isinactive', 'is', 'F']], columns: ['entityid', { name: 'email', sort: 'DESC' }] });
		const id = made.save();
		const [one, other] = [search.load({ id }), search.load({ id: 'customsearch_local' })];
		const counts = [made, one, other].map((each) => each.runPaged().count);
		const [first, second] = [made, one].map((each) => each.run().getRange({ start: 0, end: 3 }).map((row) => row.id));
		search.delete({ id });
		return [one.searchId === id, one.title, new Set(counts).size, JSON.stringify(first) === JSON.stringify(second)];`,
	);
	expect(seen).toEqual([true, 'Customers', 1, true]);
	expect(await script(`search.load({ id: 'customsearch_local' })`)).toEqual({
		error: { name: 'INVALID_SEARCH', message: 'That search or mass update does not exist.' },
	});
});

test('script log and scripts can be searched', async () => {
	expect(
		await value(
			`return search.create({ type: 'script', filters: [['scriptid', 'is', 'customscript_runner']], columns: ['name'] }).run().getRange({ start: 0, end: 5 }).map((row) => row.getValue('name'));`,
		),
	).toEqual(['runner']);
});

test.each([
	[`search.create({ type: 'invoice', columns: ['nope'] })`, 'SSS_INVALID_SRCH_COL'],
	[`search.create({ type: 'invoice', filters: [['nope', 'is', 1]] })`, 'SSS_INVALID_SRCH_FILTER'],
	[`search.create({ columns: ['tranid'] })`, 'SSS_MISSING_REQD_ARGUMENT'],
	[`search.create({ type: 'invoice' }).run().getRange({ start: 0, end: 1001 })`, 'SSS_SEARCH_RESULT_LIMIT_EXCEEDED'],
	[`search.create({ type: 'invoice' }).runPaged({ pageSize: 2000 })`, 'SSS_INVALID_PAGE_SIZE'],
	[`search.create({ type: 'invoice' }).runPaged().fetch({ index: 999 })`, 'INVALID_PAGE_RANGE'],
	[`search.duplicates({ type: 'customer', id: 1 })`, 'LOCAL_NETSUITE_LACKS'],
])('%s is refused', async (code, name) => {
	expect((await script(code)).error?.name).toBe(name);
});

test('units are the documented ones', async () => {
	const units = async (code: string) => (await script(code)).units;
	expect(await units(`${invoices}.run();`)).toBe(0);
	expect(await units(`${invoices}.run().getRange({ start: 0, end: 10 });`)).toBe(10);
	expect(await units(`${invoices}.run().each(() => true);`)).toBe(10);
	expect(await units(`${invoices}.runPaged().fetch({ index: 0 });`)).toBe(10);
	expect(await units(`search.lookupFields({ type: 'customer', id: 1, columns: ['email'] });`)).toBe(1);
});
