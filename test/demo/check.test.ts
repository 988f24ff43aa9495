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

	it('says which point differs', async () => {
		const { comparisons, problems } = await checkStore(store(points.map(tableOf), { term: 'Net 30' }), account);
		expect(problems).toEqual(['term: different from NetSuite: 1 record(s).']);
		expect(comparisons.get('term')?.differences).toEqual([
			{ id: 1, field: 'name', stored: 'Net 30', netsuite: 'term' },
		]);
	});
});
