import { differenceLines, json, table, type CheckedRun } from '../../demo/report';
import type { PointRun } from '../../demo/sync';

const pointRun = (point: string, label: string, written: number, deleted = 0): [string, PointRun] => [
	point,
	{ point, label, status: 'finished', read: written, written, deleted, failed: 0, error: null, leftOut: null, balances: null, seconds: 1.5 },
];

const run: CheckedRun = {
	kind: 'incremental',
	sync: { seconds: 3.14159, points: new Map([pointRun('term', 'Terms', 0), pointRun('invoice', 'Invoices', 40, 2)]), problems: [] },
	comparisons: new Map([
		['term', { netsuite: 6, stored: 6, different: 0, differences: [] }],
		['invoice', { netsuite: 5000, stored: 5000, different: 0, differences: [] }],
		['note', { netsuite: 1, stored: 0, different: 1, differences: [] }],
	]),
	balances: new Map([['invoice', []]]),
	problems: [],
};

describe('json', () => {
	it('is one line with every point of the last run and what each run moved', () => {
		const text = json([run]);
		expect(text).not.toContain('\n');
		expect(JSON.parse(text)).toEqual({
			ok: true,
			points: {
				term: { netsuite: 6, stored: 6, different: 0 },
				invoice: { netsuite: 5000, stored: 5000, different: 0, balances: 'equal' },
				note: { netsuite: 1, stored: 0, different: 1 },
			},
			runs: [{ kind: 'incremental', ok: true, seconds: 3.1, read: 40, written: 40, deleted: 2, problems: [] }],
		});
	});

	it.each<[string, CheckedRun[], string | undefined]>([
		['an earlier run had a problem', [{ ...run, problems: ['note: failed'] }, run], undefined],
		['the last run had a problem', [run, { ...run, problems: ['note: failed'] }], undefined],
		['nothing was run', [], undefined],
		['the demo failed after a good run', [run], 'n8n does not answer'],
	])('is not ok when %s', (_when, runs, error) => {
		expect(JSON.parse(json(runs, error))).toMatchObject({ ok: false, ...(error === undefined ? {} : { error }) });
	});
});

describe('table', () => {
	it('has a line for every point, with what this run moved', () => {
		expect(table(run).split('\n')).toEqual([
			'Integration point  In NetSuite  In the store  Different  Balances  Moved  Seconds',
			'-----------------  -----------  ------------  ---------  --------  -----  -------',
			'Terms                        6             6          0                0      1.5',
			'Invoices                 5,000         5,000          0     equal     42      1.5',
			'note                         1             0          1                –        –',
		]);
	});
});

describe('differenceLines', () => {
	it('shows the first five and says how many more there are', () => {
		const differences = Array.from({ length: 7 }, (_, i) => ({ id: i, field: 'total', stored: i, netsuite: i + 0.5 }));
		const lines = differenceLines('invoice', differences);
		expect(lines[0]).toBe('  invoice 0, total: stored 0, NetSuite 0.5');
		expect(lines.slice(5)).toEqual(['  … and 2 more in invoice']);
	});
});
