import { InvalidSettingError } from '../../../netsuite';
import { readCursor, sameFilters, settingsHash, type Cursor } from '../../../netsuite/sync/cursor';
import { field, point } from '../../support/points';

const thing = point();
const cursor: Cursor = {
	version: 2,
	account: '1234567',
	integrationPoint: 'thing',
	settings: 'abc',
	window: { from: null, to: '2026-01-31T12:00:00Z' },
	position: { pass: 'everything', after: '100', upTo: '500' },
	count: 400,
	leftOut: [],
	currencyPrecision: {},
	failed: [],
};

test.each([undefined, null, ''])('%j is none yet', (stored) => {
	expect(readCursor(stored, '1234567', thing)).toBeNull();
});

test('it comes back as JSON text or as an object', () => {
	expect(readCursor(JSON.stringify(cursor), '1234567', thing)).toEqual(cursor);
	expect(readCursor({ ...cursor, position: null }, '1234567', thing)).toEqual({ ...cursor, position: null });
});

test.each<[string, unknown, string]>([
	['of another account', { ...cursor, account: '7654321' }, 'it belongs to account 7654321, and the credential is for account 1234567'],
	['of its sandbox', { ...cursor, account: '1234567_SB1' }, 'it belongs to account 1234567_SB1'],
	['of another integration point', { ...cursor, integrationPoint: 'invoice' }, 'it belongs to "invoice"'],
	['of another version', { ...cursor, version: 3 }, 'it was not made by this version'],
	['that is no JSON', '{"version":1', 'it is not JSON'],
	['that is text', 'yes', 'it is not JSON'],
	['that is a number', 5, 'it was not made by this version'],
	['that is a list', '[]', 'it was not made by this version'],
	['that is null in JSON', 'null', 'it was not made by this version'],
	['without a window', { ...cursor, window: undefined }, 'parts of it are missing'],
	['without a position', { ...cursor, position: undefined }, 'parts of it are missing'],
	['with a pass that there is not', { ...cursor, position: { pass: 'toString', after: null } }, 'parts of it are missing'],
	['without its failed records', { ...cursor, failed: undefined }, 'parts of it are missing'],
	['with custom fields that are no list', { ...cursor, customFields: {} }, 'parts of it are missing'],
	['without what was left out', { ...cursor, leftOut: undefined }, 'parts of it are missing'],
])('one %s is refused', (_, stored, why) => {
	for (const handed of typeof stored === 'object' ? [stored, JSON.stringify(stored)] : [stored]) {
		const reading = () => readCursor(handed, '1234567', thing);
		expect(reading).toThrow(InvalidSettingError);
		expect(reading).toThrow(`The checkpoint for things cannot be used: ${why}`);
		expect(reading).toThrow('or none to read everything again');
	}
});

describe('the hash of the settings', () => {
	const lines = { name: 'lines', label: 'Lines', source: { table: 'line', alias: 'l' }, parent: 'l.thing', rowsEach: 4, key: ['l.id'], fields: [field('line', 'integer')] };
	const base = point({ sublists: [lines] });
	const hash = settingsHash(base, []);

	test.each([
		['another column', point({ ...base, fields: [...base.fields, field('memo')] })],
		['a column from elsewhere', point({ ...base, fields: base.fields.map((one) => ({ ...one, column: `x.${one.name}` })) })],
		['another type', point({ ...base, fields: base.fields.map((one) => ({ ...one, type: 'text' as const })) })],
		['another sign', point({ ...base, fields: base.fields.map((one) => ({ ...one, sign: 'negated' as const })) })],
		['another condition', point({ ...base, source: { ...base.source, where: 't.a = 1' } })],
		['another way to find changes', point({ ...base, changes: { by: 'content' } })],
		['another condition on the lines', point({ ...base, sublists: [{ ...lines, source: { ...lines.source, where: 'l.a = 1' } }] })],
		['lines that are added up', point({ ...base, sublists: [{ ...lines, sum: { field: 'amount', by: 'id' } }] })],
	])('changes with %s', (_, changed) => {
		expect(settingsHash(changed, [])).not.toBe(hash);
	});

	test('changes with what is left out, not with NetSuite’s words about it', () => {
		const leftOut = settingsHash(base, [{ what: 'Memo (memo)', reason: 'a' }]);
		expect(leftOut).not.toBe(hash);
		expect(settingsHash(base, [{ what: 'Memo (memo)', reason: 'b' }])).toBe(leftOut);
	});

	describe('with custom fields', () => {
		const chosen = [field('custbody_a'), field('custbody_b', 'number')];
		const custom = settingsHash(base, [], chosen);

		test('changes with another choice or another type', () => {
			const others = [[], chosen.slice(1), [field('custbody_a'), field('custbody_b', 'percent')]];
			for (const other of others) expect(settingsHash(base, [], other)).not.toBe(custom);
		});

		test('without any is what it was before there was a choice', () => {
			expect(settingsHash(base, [], [])).toBe(hash);
		});

		test('does not change with a label', () => {
			expect(settingsHash(base, [], chosen.map((one) => ({ ...one, label: 'New' })))).toBe(custom);
		});
	});

	test('does not change with a label', () => {
		expect(settingsHash(point({ ...base, fields: base.fields.map((one) => ({ ...one, label: 'New' })) }), [])).toBe(hash);
	});
});

describe('a cursor of version 0.1.0', () => {
	const old = { ...cursor, version: 1, balances: { size: 1, open: { 7: 123 } } };

	test('goes on after its window, with its open documents to be read once more', () => {
		const ended = { ...old, window: { from: '2026-01-30T12:00:00Z', to: '2026-01-31T12:00:00Z' }, position: null };
		expect(readCursor(ended, '1234567', thing)).toEqual({ ...ended, version: 2, balances: { size: 1, open: {} } });
	});

	test('goes on in a first reading that had been begun', () => {
		expect(readCursor(old, '1234567', thing)).toMatchObject({ version: 2, position: cursor.position, window: cursor.window });
	});

	test('begins a window anew that had been begun, also one in a pass that there is no more', () => {
		const window = { from: '2026-01-30T12:00:00Z', to: '2026-01-31T12:00:00Z' };
		const digests = { size: 1, groups: { 1: 'a.1' } };
		const begun = { ...old, window, position: { pass: 'applied', after: '5' }, digests, newDigests: { size: 1, groups: {} } };
		expect(readCursor(begun, '1234567', thing)).toMatchObject({
			version: 2,
			window: { from: window.from, to: window.from },
			position: null,
			newDigests: digests,
		});
	});
});

test.each<[string, object, object, boolean]>([
	['none and none', {}, {}, true],
	['what does not restrict', { openInvoicesOnly: false }, {}, true],
	['IDs in another order', { customers: ['2', '1'] }, { customers: ['1', '2'] }, true],
	['another order of the filters', { customers: ['1'], invoiceMonths: 3 }, { invoiceMonths: 3, customers: ['1'] }, true],
	['other IDs', { customers: ['1'] }, { customers: ['2'] }, false],
	['one more', { invoiceMonths: 3 }, { invoiceMonths: 3, openInvoicesOnly: true }, false],
])('filters: %s', (_, one, other, same) => {
	expect(sameFilters(one, other)).toBe(same);
});
