import {
	createSuiteQL,
	openEngine,
	type Catalogue,
	type Column,
	type Engine,
	type SqlStatement,
	type SuiteQL,
	type Visibility,
} from '../../sandbox/suiteql';

const integer: Column = { type: 'integer' };
const number: Column = { type: 'number' };
const text: Column = { type: 'text' };
const date: Column = { type: 'date' };
const timestamp: Column = { type: 'timestamp' };
const boolean: Column = { type: 'boolean' };
const to = (references: string): Column => ({ type: 'reference', references });

const STATUSES = {
	'CustInvc:A': 'Invoice : Open',
	'CustInvc:B': 'Invoice : Paid In Full',
	'CustPymt:C': 'Payment : Deposited',
};

const CATALOGUE: Catalogue = {
	tables: {
		currency: { name: 'currency', columns: { id: integer, symbol: text, name: text }, displayColumn: 'name' },
		customer: {
			name: 'customer',
			columns: {
				id: integer,
				entityid: text,
				companyname: text,
				isinactive: boolean,
				parent: to('customer'),
				creditlimit: number,
				custentity_regions: { type: 'multiselect', references: 'region' },
				datecreated: timestamp,
			},
			displaySql: (row) => `${row}.entityid || ' ' || ${row}.companyname`,
		},
		region: { name: 'region', columns: { key: integer, name: text }, key: 'key', displayColumn: 'name' },
		transaction: {
			name: 'transaction',
			columns: {
				id: integer,
				tranid: text,
				type: text,
				status: { type: 'text', display: STATUSES, keyedBy: 'type' },
				entity: to('customer'),
				currency: to('currency'),
				trandate: date,
				lastmodifieddate: timestamp,
				foreigntotal: number,
				void: boolean,
				memo: text,
			},
		},
		transactionline: {
			name: 'transactionLine',
			columns: {
				transaction: to('transaction'),
				id: integer,
				mainline: boolean,
				item: integer,
				netamount: number,
			},
		},
	},
};

// 2026 clocks go forward on 8 March at 2:00 and back on 1 November at 2:00 in Los Angeles (UTC-8, in summer UTC-7).
const DATA = `
	CREATE TABLE currency (id INTEGER PRIMARY KEY, symbol TEXT, name TEXT);
	INSERT INTO currency VALUES (1, 'USD', 'US Dollar'), (2, 'EUR', 'Euro');
	CREATE TABLE region ("key" INTEGER PRIMARY KEY, name TEXT);
	INSERT INTO region VALUES (1, 'North'), (2, 'South');
	CREATE TABLE customer (id INTEGER PRIMARY KEY, entityid TEXT, companyname TEXT, isinactive TEXT, parent INTEGER,
		creditlimit REAL, custentity_regions TEXT, datecreated INTEGER);
	INSERT INTO customer VALUES
		(10, 'C10', 'Ångström & Søn', 'F', NULL, 1000.5, '2, 1', unixepoch('2026-01-01 12:00:00')),
		(11, 'C11', 'O''Hara', 'T', 10, NULL, NULL, unixepoch('2026-01-02 12:00:00')),
		(12, 'C12', NULL, 'F', 10, 0.1, '1', NULL);
	CREATE TABLE "transaction" (id INTEGER PRIMARY KEY, tranid TEXT, type TEXT, status TEXT, entity INTEGER,
		currency INTEGER, trandate TEXT, lastmodifieddate INTEGER, foreigntotal REAL, void TEXT, memo TEXT);
	INSERT INTO "transaction" VALUES
		(100, 'INV1', 'CustInvc', 'A', 10, 1, '2026-01-05', unixepoch('2026-01-06 07:30:00'), 100.1, 'F', NULL),
		(101, 'INV2', 'CustInvc', 'B', 10, 2, '2026-03-08', unixepoch('2026-03-08 10:30:00'), 200.2, 'F', 'second'),
		(102, 'PYMT1', 'CustPymt', 'C', 10, 1, '2026-11-01', unixepoch('2026-11-01 08:30:00'), -300.3, 'F', 'Zahlung'),
		(103, 'INV3', 'CustInvc', 'A', 11, 1, '2026-11-01', unixepoch('2026-11-01 09:30:00'), 0, 'T', 'a_b'),
		(104, NULL, 'CustInvc', 'A', NULL, 1, NULL, NULL, NULL, 'F', '100%');
	CREATE TABLE transactionline ("transaction" INTEGER, id INTEGER, mainline TEXT, item INTEGER, netamount REAL);
	INSERT INTO transactionline VALUES (100, 0, 'T', NULL, 100.1), (100, 1, 'F', 7, 60.1), (100, 2, 'F', 8, 40),
		(101, 0, 'T', NULL, 200.2), (101, 1, 'F', 7, 200.2), (102, 0, 'T', NULL, -300.3);
`;

export interface TestAccount {
	engine: Engine;
	suiteql: SuiteQL;
	/** What queries made the engine run, in order. */
	executed: string[];
	/** The rows of the first page, without the links. */
	rows(q: string, visibility?: Visibility): Record<string, unknown>[];
	/** NetSuite's sentence without what it always begins with, or what was answered instead of refused. */
	refusal(q: string, visibility?: Visibility): string;
	close(): void;
}

function logged(engine: Engine, executed: string[]): Engine {
	return {
		...engine,
		prepare(sql) {
			const statement = engine.prepare(sql);
			const all: SqlStatement['all'] = (values) => {
				executed.push(sql);
				return statement.all(values);
			};
			return Object.assign(Object.create(statement) as SqlStatement, { all });
		},
	};
}

const PREFIX = 'Invalid search query. Detailed unprocessed description follows. Search error occurred: ';

/** Five transactions and three customers, at 2026-07-04 01:02:03 UTC, still 3 July in Los Angeles. */
export function openTestAccount(timeZone = 'America/Los_Angeles'): TestAccount {
	const engine = openEngine();
	engine.exec(DATA);
	const now = () => new Date('2026-07-04T01:02:03Z');
	const executed: string[] = [];
	const suiteql = createSuiteQL({ engine: logged(engine, executed), catalogue: () => CATALOGUE, timeZone, now });
	const rows = (q: string, visibility?: Visibility) =>
		suiteql.query({ q, limit: 1000, offset: 0 }, visibility).items.map(({ links, ...values }) => {
			expect(links).toEqual([]);
			return values;
		});
	return {
		engine,
		suiteql,
		executed,
		rows,
		refusal(q, visibility) {
			try {
				return JSON.stringify(rows(q, visibility));
			} catch (error) {
				if ((error as Error).name !== 'SuiteQLError') throw error;
				return (error as Error).message.replace(PREFIX, '');
			}
		},
		close: () => engine.close(),
	};
}

/** Tests of queries with their rows, every row as its values in order; a row's absent values are null columns. */
export const checkerOf =
	(account: () => TestAccount) =>
	(cases: [q: string, rows: string[][]][]): void => {
		test.each(cases)('%s', (q, rows) => {
			expect(account().rows(q).map((row) => Object.values(row))).toEqual(rows);
		});
	};
