import { columnsOf, fromOf, nameOf, select, whereOf, without } from '../../../netsuite/read/selection';
import { field, point } from '../../support/points';

const customer = field('customer', 'reference', { targets: ['customer'] });
const balance = field('balance', 'amount', { computed: true });
const department = field('department', 'reference', { column: 'ml.department' });
const lines = {
	name: 'lines',
	label: 'Lines',
	source: { table: 'line', alias: 'l' },
	parent: 'l.thing',
	rowsEach: 4,
	key: ['l.id'],
	fields: [field('line', 'integer', { column: 'l.line' }), field('rate', 'number', { column: 'l.rate' })],
};
const thing = point({ fields: [field('id', 'id'), customer, department, balance], sublists: [lines] });

const names = (fields: ReadonlyArray<{ name: string }>) => fields.map(({ name }) => name);

test('what NetSuite computes is read only when asked for', () => {
	expect(names(select(thing, { computed: false, sublists: true }).fields)).toEqual(['id', 'customer', 'department']);
	expect(names(select(thing, { computed: true, sublists: false }).fields)).toEqual(['id', 'customer', 'department', 'balance']);
});

test('sublists are read only when asked for', () => {
	expect(select(thing, { computed: false, sublists: false }).sublists).toEqual([]);
	expect(names(select(thing, { computed: false, sublists: true }).sublists)).toEqual(['lines']);
});

describe('without what is missing', () => {
	const all = select(thing, { computed: false, sublists: true, customFields: [field('custbody_a')] });

	test('a field', () => {
		const missing = { what: nameOf.field(customer), reason: 'No.' };
		const left = without(all, [missing]);
		expect(names(left.fields)).toEqual(['id', 'department']);
		expect(left.leftOut).toEqual([missing]);
		expect(names(left.sublists)).toEqual(['lines']);
	});

	test('a custom field, a sublist’s column, a sublist', () => {
		expect(without(all, [{ what: 'custbody_a (custbody_a)', reason: '' }]).customFields).toEqual([]);
		expect(names(without(all, [{ what: 'Lines: rate', reason: '' }]).sublists[0]?.fields ?? [])).toEqual(['line']);
		expect(without(all, [{ what: 'Lines (lines)', reason: '' }]).sublists).toEqual([]);
	});

	test('it adds to what was missing before', () => {
		const once = without(all, [{ what: nameOf.field(customer), reason: 'a' }]);
		expect(without(once, [{ what: nameOf.field(department), reason: 'b' }]).leftOut.map(({ reason }) => reason)).toEqual(['a', 'b']);
	});
});

test('dates, moments and references are asked for so that nothing is lost', () => {
	const texts = columnsOf([field('a', 'date'), field('b', 'timestamp'), field('c', 'reference'), field('d', 'amount')]).map(({ text }) => text);
	expect(texts).toEqual([
		"TO_CHAR(t.a, 'YYYY-MM-DD') AS c0",
		"TO_CHAR(SYS_EXTRACT_UTC(t.b), 'YYYY-MM-DD HH24:MI:SS') AS c1",
		't.c AS c2',
		'BUILTIN.DF(t.c) AS c2n',
		't.d AS c3',
	]);
});

describe('joins', () => {
	const joins = [{ table: 'transactionline', alias: 'ml', on: "ml.transaction = t.id AND ml.mainline = 'T'" }];
	const source = { table: 'transaction', alias: 't', joins };

	test('one that no field needs is not made: the role may not see it', () => {
		expect(fromOf(source, [customer]).text).toBe('transaction t');
	});

	test('one that a field needs is', () => {
		expect(fromOf(source, [department]).text).toBe("transaction t LEFT JOIN transactionline ml ON ml.transaction = t.id AND ml.mainline = 'T'");
	});

	test('one that the condition needs is', () => {
		expect(fromOf({ ...source, where: 'ml.item = 1' }, []).text).toContain('LEFT JOIN transactionline ml');
	});
});

test('what is always true of the records is a condition', () => {
	expect(whereOf({ table: 'x', alias: 'x' })).toEqual([]);
	expect(whereOf({ table: 'x', alias: 'x', where: "x.type = 'A'" }).map(({ text }) => text)).toEqual(["x.type = 'A'"]);
});
