import type { Field } from '../../../netsuite';
import { cellReader, cellsOf, type Naming } from '../../../netsuite/read/cells';
import { UnreadableValueError, type Value } from '../../../netsuite/read/values';
import { field } from '../../support/points';

const naming: Naming = ({ name, type }) => (type === 'reference' ? [name, `${name} is called`] : [name]);

const emptyOf = (fields: readonly Field[]) =>
	Object.fromEntries(fields.flatMap(naming).flatMap((name) => (name === undefined ? [] : [[name, null]])));

const readerOf = (fields: readonly Field[]) => cellReader(fields, naming, emptyOf(fields));

const fields = [field('name'), field('status', 'reference'), field('memo'), field('tags', 'multiReference'), field('total', 'amount')];

test('values come from where they were asked for, in whichever order the row has them', () => {
	const row = { key0: '7', c4: '12.50', c3n: 'One, Two', c3: '1,2', c1n: 'Invoice : Open', c1: 'A', c0: 'x' };
	expect(readerOf(fields)(row, 2)).toEqual({
		name: 'x',
		status: 'A',
		'status is called': 'Open',
		memo: null,
		tags: [{ id: '1', refName: 'One' }, { id: '2', refName: 'Two' }],
		total: 12.5,
	});
});

test('what a row does not have, and an empty text, is null; one row leaves nothing for the next', () => {
	const read = readerOf(fields);
	read({ c0: 'x', c1: 'A', c1n: 'Open', c3: '1', c4: '1' }, 2);
	expect(read({ c0: '', c1: '' }, 2)).toEqual(emptyOf(fields));
});

test('only a status loses what stands before its name', () => {
	expect(readerOf([field('entity', 'reference')])({ c0: '1', c0n: 'Parent : Child' }, 2)).toEqual({ entity: '1', 'entity is called': 'Parent : Child' });
});

test('what is not of its type is named', () => {
	expect(() => readerOf(fields)({ c4: 'much' }, 2)).toThrow(UnreadableValueError);
});

test('cells are made of values as they are of rows', () => {
	const row = { c0: 'x', c1: 'A', c1n: 'Open', c3: '1', c3n: 'One', c4: '3' };
	const values: Record<string, Value> = { name: 'x', status: { id: 'A', refName: 'Open' }, tags: [{ id: '1', refName: 'One' }], total: 3 };
	expect(cellsOf(fields, naming, emptyOf(fields), ({ name }) => values[name])).toEqual(readerOf(fields)(row, 2));
});

test('what has no place is not kept', () => {
	expect(cellReader(fields, naming, { status: null })({ c0: 'x', c1: 'A', c1n: 'Open' }, 2)).toEqual({ status: 'A' });
	expect(cellsOf(fields, naming, { memo: null }, () => 'x')).toEqual({ memo: 'x' });
});
