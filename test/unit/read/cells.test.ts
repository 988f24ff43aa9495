import type { Field } from '../../../netsuite';
import { cellReader, cellsOf, placesOf, valueAt } from '../../../netsuite/read/cells';
import { UnreadableValueError, type Value } from '../../../netsuite/read/values';
import { field } from '../../support/points';

function valuesOf(fields: readonly Field[], row: Readonly<Record<string, string>>): Record<string, Value> {
	const cells = cellReader(fields)(row, 2);
	const places = placesOf(fields);
	return Object.fromEntries(fields.map((one, index) => [one.name, valueAt(cells, places[index] as number, one)]));
}

const fields = [field('name'), field('status', 'reference'), field('memo'), field('tags', 'multiReference'), field('total', 'amount')];

test('values come from where they were asked for, in whichever order the row has them', () => {
	const row = { key0: '7', c4: '12.50', c3n: 'One, Two', c3: '1,2', c1n: 'Invoice : Open', c1: 'A', c0: 'x' };
	expect(valuesOf(fields, row)).toEqual({
		name: 'x',
		status: { id: 'A', refName: 'Open' },
		memo: null,
		tags: [{ id: '1', refName: 'One' }, { id: '2', refName: 'Two' }],
		total: 12.5,
	});
});

test('what a row does not have, and an empty text, is null; one row leaves nothing for the next', () => {
	const read = cellReader(fields);
	read({ c0: 'x', c1: 'A', c1n: 'Open', c3: '1', c4: '1' }, 2);
	expect(read({ c0: '', c1: '' }, 2)).toEqual([null, null, null, null, null, null]);
});

test('only a status loses what stands before its name', () => {
	expect(valuesOf([field('entity', 'reference')], { c0: '1', c0n: 'Parent : Child' })).toEqual({ entity: { id: '1', refName: 'Parent : Child' } });
});

test('what is not of its type is named', () => {
	expect(() => cellReader(fields)({ c4: 'much' }, 2)).toThrow(UnreadableValueError);
});

test('cells are made of values as they are of rows', () => {
	const row = { c0: 'x', c1: 'A', c1n: 'Open', c3: '1', c3n: 'One', c4: '3' };
	const values = valuesOf(fields, row);
	expect(cellsOf(fields, ({ name }) => values[name])).toEqual(cellReader(fields)(row, 2));
});
