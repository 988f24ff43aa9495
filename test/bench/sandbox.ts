/**
 * A local NetSuite with a million transactions: how long it takes to start, how much memory that and its use take, and
 * what a page of SuiteQL costs against the same page out of plain SQLite, read from the same tables in the same run.
 * `BENCH_TRANSACTIONS` asks for another number of transactions.
 */

import { openAccount, type Account } from '../../sandbox/account/account';
import { generate } from '../../sandbox/account/generator';
import { catalogueOf, indexStatements, storedName, tableStatements } from '../../sandbox/account/schema';
import { TIME_ZONE } from '../../sandbox/account/time';
import { defaultOptions } from '../../sandbox/options';
import { createSuiteQL, openEngine, type SuiteQL } from '../../sandbox/suiteql';
import type { Benchmark, Measured } from './main';

const TRANSACTIONS = Number(process.env.BENCH_TRANSACTIONS ?? 1_000_000);
/** What a generated account has of them, and of customers. */
const TRANSACTIONS_PER_INVOICE = 2.16;
const INVOICES_PER_CUSTOMER = 50;

const PAGE = 1000;
const ROUNDS = 25;
const SAMPLE = 50_000;

const START_LIMIT = 8;
const PAGE_LIMIT = 4;
const MEMORY_BUDGET = 1024 ** 3;

interface Page {
	what: string;
	/** The column that the pages go on by. */
	key: string;
	/** SuiteQL; `$from` is where the page begins. */
	q: string;
	/** The same rows out of plain SQLite. */
	sql: string;
}

const pages: readonly Page[] = [
	{
		what: 'Page of 1,000 invoices by ID',
		key: 'id',
		q: "SELECT id, tranid, entity, foreigntotal, foreignamountunpaid, TO_CHAR(trandate, 'YYYY-MM-DD') AS day FROM transaction WHERE type = 'CustInvc' AND id > $from ORDER BY id",
		sql: `SELECT id, tranid, entity, foreigntotal, foreignamountunpaid, trandate AS day FROM _transaction WHERE type = 'CustInvc' AND id > $from ORDER BY id LIMIT ${PAGE}`,
	},
	{
		what: 'Page of 1,000 lines with their items',
		key: 'uniquekey',
		q: "SELECT l.uniquekey, l.transaction, l.netamount, i.itemid FROM transactionline l LEFT JOIN item i ON i.id = l.item WHERE l.mainline = 'F' AND l.uniquekey > $from ORDER BY l.uniquekey",
		sql: `SELECT l.uniquekey, l."transaction", l.netamount, i.itemid FROM _transactionline l LEFT JOIN item i ON i.id = l.item WHERE l.mainline = 'F' AND l.uniquekey > $from ORDER BY l.uniquekey LIMIT ${PAGE}`,
	},
	{
		what: 'Page of 1,000 applications',
		key: 'previousdoc',
		q: "SELECT k.previousdoc, k.nextdoc, k.foreignamount, p.tranid FROM NextTransactionLineLink k JOIN transaction p ON p.id = k.nextdoc WHERE k.linktype = 'Payment' AND k.previousdoc > $from ORDER BY k.previousdoc, k.nextdoc",
		sql: `SELECT k.previousdoc, k.nextdoc, k.foreignamount, p.tranid FROM nexttransactionlinelink k JOIN _transaction p ON p.id = k.nextdoc WHERE k.linktype = 'Payment' AND k.previousdoc > $from ORDER BY k.previousdoc, k.nextdoc LIMIT ${PAGE}`,
	},
];

const seconds = (since: number) => (performance.now() - since) / 1000;

const median = (values: number[]) => values.sort((one, other) => one - other)[values.length >> 1]!;

/** Seconds that plain SQLite needs for as many rows as the account's large tables have, from a sample of them. */
function plainInsert({ store }: Account): number {
	const tables = ['transaction', 'transactionline', 'transactionaccountingline', 'nexttransactionlinelink'];
	const engine = openEngine();
	for (const statement of [...tableStatements(), ...indexStatements()]) engine.exec(statement);
	let total = 0;
	for (const table of tables.map(storedName)) {
		const rows = store.all(`SELECT * FROM "${table}" LIMIT ${SAMPLE}`);
		const all = Number(store.get(`SELECT COUNT(*) AS count FROM "${table}"`)!.count);
		const columns = Object.keys(rows[0]!);
		const marks = columns.map(() => '?').join(', ');
		const insert = engine.prepare(
			`INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${marks})`,
		);
		const begun = performance.now();
		engine.transaction(() => rows.forEach((row) => insert.run(Object.values(row))));
		total += (seconds(begun) * all) / rows.length;
	}
	engine.close();
	return total;
}

/** What it gave, and the milliseconds the processor was at it: a busy machine does not count. */
function timed<T>(work: () => T): [T, number] {
	const before = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(before);
	return [result, (user + system) / 1000];
}

/** Milliseconds of both, page after page as a client reads them, turn about. */
function comparePage({ engine }: Account, suiteql: SuiteQL, page: Page): { ours: number; plain: number } {
	const statement = engine.prepare(page.sql.replace('$from', '?'));
	const times: { ours: number[]; plain: number[] } = { ours: [], plain: [] };
	let from = 0;
	for (let round = 0; round <= ROUNDS; round++) {
		const [rows, plain] = timed(() => statement.all([from]));
		const [{ items }, ours] = timed(() =>
			suiteql.query({ q: page.q.replace('$from', String(from)), limit: PAGE, offset: 0 }),
		);
		if (items.length !== rows.length)
			throw new Error(`${page.what}: ${items.length} rows, plain SQLite has ${rows.length}.`);
		from = Number(rows.at(-1)![page.key]);
		// With the first page all rows are counted; later ones take the count from there.
		if (round === 0) continue;
		times.ours.push(ours);
		times.plain.push(plain);
	}
	statement.finalize();
	return { ours: median(times.ours), plain: median(times.plain) };
}

export const sandbox: Benchmark = {
	title: `The local NetSuite with ${TRANSACTIONS.toLocaleString('en-US')} transactions.`,
	async run(progress) {
		const invoices = Math.round(TRANSACTIONS / TRANSACTIONS_PER_INVOICE);
		const options = { ...defaultOptions, invoices, customers: Math.round(invoices / INVOICES_PER_CUSTOMER) };
		const begun = performance.now();
		const account = openAccount(options);
		generate(account, (done) => done % 50_000 < 5000 && progress(`${done.toLocaleString('en-US')} invoices`));
		const started = seconds(begun);
		const catalogue = catalogueOf(account);
		const suiteql = createSuiteQL({
			engine: account.engine,
			catalogue: () => catalogue,
			timeZone: TIME_ZONE,
			now: () => new Date(account.clock.now() * 1000),
		});
		const count = Number(account.store.get('SELECT COUNT(*) AS count FROM _transaction')!.count);
		progress(`${count.toLocaleString('en-US')} transactions.`);

		const measured: Measured[] = pages.map((page) => {
			const { ours, plain } = comparePage(account, suiteql, page);
			return {
				what: page.what,
				ours: `${ours.toFixed(1)} ms`,
				compared: `${plain.toFixed(1)} ms`,
				ratio: ours / plain,
				limit: PAGE_LIMIT,
			};
		});
		const peak = process.resourceUsage().maxRSS * 1024;
		const plain = plainInsert(account);
		account.close();
		const megabytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`;
		return [
			{
				what: 'Start',
				ours: `${started.toFixed(0)} s`,
				compared: `${plain.toFixed(0)} s`,
				ratio: started / plain,
				limit: START_LIMIT,
			},
			{
				what: 'Peak memory',
				ours: megabytes(peak),
				compared: megabytes(MEMORY_BUDGET),
				ratio: peak / MEMORY_BUDGET,
				limit: 1,
			},
			...measured,
		];
	},
};
