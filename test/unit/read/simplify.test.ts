import { simplify } from '../../../netsuite';
import { field, point, record } from '../../support/points';

const thing = point({
	fields: [field('id', 'id'), field('name'), field('customer', 'reference'), field('terms', 'reference'), field('balance', 'amount', { computed: true })],
});

test('a reference is its name, with its ID beside it; lines are left away; custom fields stand among the others', () => {
	const full = {
		...record(5, { name: null, customer: { id: '7', refName: 'Acme' }, terms: { id: '3', refName: null }, lines: [{ line: 1 }] }),
		customFields: { custbody_a: true, custbody_b: { id: '1', refName: 'One' }, custbody_c: [{ id: '2', refName: 'Two' }, { id: '3', refName: null }] },
	};
	expect(simplify(thing, full)).toEqual({
		id: '5',
		name: null,
		customer: 'Acme',
		customerId: '7',
		terms: '3',
		termsId: '3',
		custbody_a: true,
		custbody_b: 'One',
		custbody_bId: '1',
		custbody_c: 'Two, 3',
		custbody_cIds: '2,3',
	});
});
