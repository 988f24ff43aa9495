import { select } from '../../../netsuite/read/selection';
import { findVisible, withVisible } from '../../../netsuite/read/visible';
import { NetSuiteError } from '../../../netsuite';
import { field, point } from '../../support/points';
import { failureOf, queryServer, type QueryAnswer } from '../../support/queryServer';

const lines = {
	name: 'lines',
	label: 'Lines',
	source: { table: 'thingline', alias: 'l', joins: [{ table: 'item', alias: 'i', on: 'i.id = l.item' }] },
	parent: 'l.thing',
	rowsEach: 4,
	key: ['l.id'],
	fields: [field('line', 'integer', { column: 'l.line' }), field('sku', 'text', { column: 'i.sku' })],
};
const thing = point({
	source: { table: 'thing', alias: 't', joins: [{ table: 'main', alias: 'ml', on: 'ml.thing = t.id' }] },
	fields: ['id', 'a', 'b', 'c', 'd', 'e', 'f'].map((name) => field(name)).concat(field('class', 'text', { column: 'ml.class' }), field('place', 'text', { column: 'ml.place' })),
	sublists: [lines],
});
const everything = select(thing, { computed: false, sublists: true });

interface Hiding {
	readonly status: number;
	/** Whether NetSuite's sentence says what it is about. */
	readonly named: boolean;
}

/** A NetSuite whose role cannot see these columns (`t.a`) and tables. */
function hiding(hidden: readonly string[], { status, named }: Hiding) {
	return queryServer(({ text }): QueryAnswer => {
		if (text.includes('FROM dual')) return [{ now: '2026-01-31 12:00:00' }];
		const found = hidden.find((name) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(text));
		if (!found) return [];
		return { status, detail: named ? `Search error occurred: Unknown identifier '${found}'.` : 'An unexpected error occurred.' };
	});
}

const ways: Array<[string, Hiding]> = [
	['with 400, naming it', { status: 400, named: true }],
	['with 400, not naming it', { status: 400, named: false }],
	['with 403', { status: 403, named: false }],
	['with 500', { status: 500, named: false }],
];

describe.each(ways)('refused %s', (_, way) => {
	test.each<[string, string[], string[]]>([
		['nothing', [], []],
		['one column', ['t.d'], ['d (d)']],
		['the first and the last column', ['t.a', 'ml.place'], ['a (a)', 'place (place)']],
		['neighbours', ['t.a', 't.b', 't.c'], ['a (a)', 'b (b)', 'c (c)']],
		['a join', ['main'], ['class (class)', 'place (place)']],
		['a sublist', ['thingline'], ['Lines (lines)']],
		['a sublist’s column', ['l.line'], ['Lines: line']],
		['a sublist’s join', ['item'], ['Lines: sku']],
		['one of each', ['t.f', 'main', 'i.sku'], ['f (f)', 'class (class)', 'place (place)', 'Lines: sku']],
	])('%s is found', async (_what, hidden, names) => {
		const { leftOut, fields } = await findVisible(hiding(hidden, way).client, everything);
		expect(leftOut.map(({ what }) => what)).toEqual(names);
		expect(fields.map(({ name }) => name)).toEqual(thing.fields.map(({ name }) => name).filter((name) => !names.includes(`${name} (${name})`)));
		for (const { reason } of leftOut) expect(reason).toMatch(way.named ? /Unknown identifier/ : /unexpected error/);
	});
});

test('what is asked for is asked once when everything can be seen', async () => {
	const { client, queries } = hiding([], { status: 400, named: true });
	await findVisible(client, everything);
	expect(queries).toHaveLength(2);
});

test('a column or a joined table that NetSuite names costs one query more', async () => {
	const { client, queries } = hiding(['t.d', 't.f'], { status: 400, named: true });
	await findVisible(client, everything);
	expect(queries).toHaveLength(4);
});

test.each([
	['a column', "Field 'd' for record 'thing' was not found.", /\bt\.d\b/, ['d (d)']],
	['a joined table', "Record 'main' was not found.", /\bmain\b/, ['class (class)', 'place (place)']],
])('%s is known by NetSuite’s sentence', async (_, detail, hidden, names) => {
	const { client, queries } = queryServer(({ text }) => (hidden.test(text) ? { status: 400, detail } : []));
	const { leftOut } = await findVisible(client, everything);
	expect(leftOut.map(({ what }) => what)).toEqual(names);
	expect(queries).toHaveLength(3);
});

test('what NetSuite names wrongly is not taken for hidden', async () => {
	const { client } = queryServer(({ text }) =>
		/\bt\.d\b/.test(text) ? { status: 400, detail: "Field 'd' for record 'other' was not found." } : [],
	);
	expect((await findVisible(client, everything)).leftOut.map(({ what }) => what)).toEqual(['d (d)']);
});

test('probes read nothing', async () => {
	const { client, queries } = hiding(['t.d', 'l.line'], { status: 400, named: true });
	await findVisible(client, everything);
	for (const query of queries) expect(query).toMatch(/WHERE \((t\.id|l\.thing) = 0\)$/);
});

describe('the table itself', () => {
	test.each(ways.slice(0, 3))('refused %s is not visible', async (_, way) => {
		const error = await failureOf(findVisible(hiding(['thing'], way).client, everything));
		expect(error).toMatchObject({ kind: 'notVisible', doing: 'Reading things', status: way.status });
	});

	test('refused with 500 is NetSuite being out of order', async () => {
		const error = await failureOf(findVisible(hiding(['thing'], { status: 500, named: false }).client, everything));
		expect(error).toMatchObject({ kind: 'server', detail: 'An unexpected error occurred.' });
	});

	test('refused like everything else is not about the table', async () => {
		const { client } = queryServer(() => ({ status: 403, detail: 'Permission Violation: REST Web Services.' }));
		expect(await failureOf(findVisible(client, everything))).toMatchObject({ kind: 'permission', detail: 'Permission Violation: REST Web Services.' });
	});
});

describe('doing something with what can be seen', () => {
	const client = hiding(['t.d'], { status: 400, named: true }).client;
	const refused = new NetSuiteError({ kind: 'invalid', detail: 'No.' });

	test('all of it, when that goes well', async () => {
		expect(await withVisible(client, everything, async (selection) => selection)).toBe(everything);
	});

	test('less, when all was refused', async () => {
		const used: number[] = [];
		await withVisible(client, everything, async ({ fields }) => {
			used.push(fields.length);
			if (fields.length === 9) throw refused;
		});
		expect(used).toEqual([9, 8]);
	});

	test('the refusal stays when nothing is hidden', async () => {
		const open = hiding([], { status: 400, named: true }).client;
		await expect(withVisible(open, everything, () => Promise.reject(refused))).rejects.toBe(refused);
	});

	test.each(['login', 'busy', 'network', 'badAnswer', 'notFound'] as const)('a failure of kind %s is not about what can be seen', async (kind) => {
		const { client: asked, queries } = hiding(['t.d'], { status: 400, named: true });
		const failure = new NetSuiteError({ kind, detail: 'No.' });
		await expect(withVisible(asked, everything, () => Promise.reject(failure))).rejects.toBe(failure);
		expect(queries).toEqual([]);
	});
});
