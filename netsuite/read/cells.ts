import type { Field } from '../integrationPoints/types';
import type { Row } from '../suiteql/query';
import { isReference, readerOf, type CellValue, type Value } from './values';

/** What stands in a record's fields, one after the other. A reference takes two cells: its ID, and its name. */
export type Cells = readonly CellValue[];

/** The first cell of each of these fields. */
export function placesOf(fields: readonly Field[]): number[] {
	let next = 0;
	return fields.map(({ type }) => {
		const place = next;
		next += type === 'reference' ? 2 : 1;
		return place;
	});
}

interface Column {
	readonly place: number;
	readonly field: Field;
	readonly read: ReturnType<typeof readerOf>;
	/** The column of the display names that are read with it. */
	readonly names: string | null;
}

/**
 * Reads rows that `columnsOf` of these fields asked for. A column without a value is missing from the row, and an empty
 * text is the same to Oracle: the cell is `null`.
 *
 * This runs for every value of a million records. It goes through the columns that a row has: their rows have many
 * shapes, and to look for a column in each of many shapes takes V8 three times as long.
 * @throws UnreadableValueError, the function that is returned.
 */
export function cellReader(fields: readonly Field[]): (row: Row, decimals: number) => CellValue[] {
	const places = placesOf(fields);
	const columns = new Map<string, Column>();
	fields.forEach((field, index) => {
		const place = places[index] as number;
		columns.set(`c${index}`, { place, field, read: readerOf(field), names: field.type === 'multiReference' ? `c${index}n` : null });
		if (field.type === 'reference') columns.set(`c${index}n`, { place: place + 1, field, read: nameReader(field), names: null });
	});
	const empty: CellValue[] = fields.flatMap(({ type }) => (type === 'reference' ? [null, null] : [null]));
	return (row, decimals) => {
		const cells = empty.slice();
		for (const name in row) {
			const column = columns.get(name);
			const text = row[name] as string;
			if (column === undefined || text === '') continue;
			cells[column.place] = column.read(text, column.field, column.names === null ? undefined : row[column.names], decimals);
		}
		return cells;
	};
}

/** SuiteQL displays a status as "Invoice : Open" where the REST record says "Open". */
const nameReader = ({ name }: Field) => (name === 'status' ? afterColon : asItIs);

const asItIs = (text: string): string => text;

function afterColon(text: string): string {
	const colon = text.lastIndexOf(' : ');
	return colon < 0 ? text : text.slice(colon + 3);
}

/** The value of a field whose first cell this is. */
export function valueAt(cells: Cells, place: number, { type }: Field): Value {
	const value = cells[place] as Value;
	return type === 'reference' && value !== null ? { id: value as string, refName: cells[place + 1] as string | null } : value;
}

/** The cells of values: the other way. */
export function cellsOf(fields: readonly Field[], valueOf: (field: Field) => Value | undefined): Cells {
	return fields.flatMap((field): CellValue[] => {
		const value = valueOf(field) ?? null;
		if (field.type !== 'reference') return [value as CellValue];
		return isReference(value) ? [value.id, value.refName] : [null, null];
	});
}
