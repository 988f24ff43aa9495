import type { TruthRecord } from '../../demo/truthRows';
import { wrongWith } from '../soak/check';

const record = (id: string, amountRemaining: number): TruthRecord => ({
	id,
	tranId: `INV${id}`,
	amountRemaining,
	subsidiary: { id: '1', refName: 'Parent' },
	currency: { id: '2', refName: 'Euro' },
});

const row = (netsuiteId: number, amountRemaining: number, isDeleted = false) => ({
	netsuiteId,
	tranId: `INV${netsuiteId}`,
	amountRemaining,
	subsidiaryId: '1',
	currencyId: '2',
	isDeleted,
});

test('equal rows have nothing wrong', () => {
	expect(wrongWith('invoice', [record('7', 10.1), record('8', 0)], [row(7, 10.1), row(8, 0)])).toEqual([]);
});

test.each([
	['stale', [row(7, 12)]],
	['lost', []],
	['doubled', [row(7, 10), row(7, 10)]],
])('a %s row is told, with its record', (_, rows) => {
	expect(wrongWith('invoice', [record('7', 10)], rows).join('\n')).toMatch(/invoice 7 /);
});

test('a row of a deleted record that still has something open is told', () => {
	expect(wrongWith('invoice', [], [row(7, 10, true)])).toEqual(['invoice: open in subsidiary 1, currency 2: stored 10, NetSuite 0']);
	expect(wrongWith('invoice', [], [row(7, 0, true)])).toEqual([]);
});
