import { checkStore } from '../../demo/check';
import { points, tableOf } from '../../demo/points';

const account = {
	truth: async (point: string) => await Promise.resolve([{ id: '1', name: point, customFields: {} }]),
};

function store(names: readonly string[], change: Record<string, string> = {}) {
	return {
		dataTables: async () => await Promise.resolve(names.map((name) => ({ id: name, name, columns: [] }))),
		rows: async (name: string) => {
			const point = points.find((candidate) => tableOf(candidate) === name) ?? '';
			const row = { id: 1, netsuiteId: 1, name: change[point] ?? point, isDeleted: false };
			return await Promise.resolve([row]);
		},
	};
}

describe('checkStore', () => {
	it('has nothing to say when every integration point is equal', async () => {
		const { comparisons, problems } = await checkStore(store(points.map(tableOf)), account);
		expect(problems).toEqual([]);
		expect([...comparisons.keys()]).toEqual([...points]);
		expect(comparisons.get('invoice')).toMatchObject({ netsuite: 1, stored: 1, different: 0 });
	});

	it('compares the custom fields that were asked for', async () => {
		const asked: unknown[] = [];
		const withFields = {
			truth: async (point: string, customFields?: unknown) => {
				asked.push([point, customFields]);
				return await account.truth(point);
			},
		};
		await checkStore(store(points.map(tableOf)), withFields, { invoice: ['custbody_a'], customer: 'all' });
		expect(asked).toEqual(expect.arrayContaining([['invoice', ['custbody_a']], ['customer', 'all'], ['term', undefined]]));
	});

	it('says which table is missing', async () => {
		const names = points.map(tableOf).filter((name) => name !== 'netsuite_note');
		const { problems } = await checkStore(store(names), account);
		expect(problems).toEqual([
			'note: there is no data table netsuite_note.',
			'note: different from NetSuite: 1 record(s).',
		]);
	});

	it('says where something else is open than in NetSuite, though a row that is marked as deleted does not count', async () => {
		const open = { subsidiary: { id: '2', refName: 'UK' }, currency: { id: '1', refName: 'Pound' } };
		const books = { truth: async (point: string) => (point === 'invoice' ? [{ id: '1', ...open, amountRemaining: 0.3 }] : await account.truth(point)) };
		const stored = (amount: number) => {
			const all = store(points.map(tableOf));
			const row = { id: 1, netsuiteId: 1, subsidiaryId: '2', currencyId: '1', amountRemaining: amount, isDeleted: false };
			const gone = { ...row, id: 2, netsuiteId: 2, amountRemaining: 7, isDeleted: true };
			return { ...all, rows: async (name: string) => (name === 'netsuite_invoice' ? [row, gone] : await all.rows(name)) };
		};
		const equal = await checkStore(stored(0.1 + 0.2), books);
		expect([equal.balances.get('invoice'), equal.balances.get('term')]).toEqual([[], undefined]);
		const { balances, problems } = await checkStore(stored(0.4), books);
		expect(balances.get('invoice')).toEqual([{ subsidiary: '2', currency: '1', netsuite: 0.3, stored: 0.4 }]);
		expect(problems).toContain('invoice: open in subsidiary 2, currency 1: NetSuite 0.3, stored 0.4.');
	});

	it('says which point differs', async () => {
		const { comparisons, problems } = await checkStore(store(points.map(tableOf), { term: 'Net 30' }), account);
		expect(problems).toEqual(['term: different from NetSuite: 1 record(s).']);
		expect(comparisons.get('term')?.differences).toEqual([
			{ id: 1, field: 'name', stored: 'Net 30', netsuite: 'term' },
		]);
	});
});
