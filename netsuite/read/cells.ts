import type { Field } from '../integrationPoints/types';
import type { Row } from '../suiteql/query';
import { isReference, readerOf, type CellValue, type Value } from './values';

/** What stands in a record's fields, by name. A reference is two: its ID, and its name. */
export type Cells = Readonly<Record<string, CellValue>>;

/** What a field's cell is called, and that of a reference's name. */
export type Naming = (field: Field) => readonly [string, string?];

interface Column {
	readonly cell: string;
	readonly field: Field;
	readonly read: ReturnType<typeof readerOf>;
	/** The column of the display names that are read with it. */
	readonly names: string | null;
}

/**
 * Reads rows that `columnsOf` of these fields asked for. A column without a value is missing from the row, and an empty
 * text is the same to Oracle: the cell is as in `empty`.
 *
 * This runs for every value of a million records. It goes through the columns that a row has: their rows have many
 * shapes, and to look for a column in each of many shapes takes V8 three times as long.
 * @param empty the cells of a record without values; what has none there is not kept.
 * @throws UnreadableValueError, the function that is returned.
 */
export function cellReader(fields: readonly Field[], naming: Naming, empty: Cells): (row: Row, decimals: number) => Record<string, CellValue> {
	const columns = new Map<string, Column>();
	fields.forEach((field, index) => {
		const [cell, name] = naming(field);
		const [column, ofName] = [`c${index}`, `c${index}n`];
		if (cell in empty) columns.set(column, { cell, field, read: readerOf(field), names: field.type === 'multiReference' ? ofName : null });
		if (name !== undefined && name in empty) columns.set(ofName, { cell: name, field, read: nameReader(field), names: null });
	});
	return (row, decimals) => {
		const cells = { ...empty };
		for (const name in row) {
			const column = columns.get(name);
			const text = row[name] as string;
			if (column === undefined || text === '') continue;
			cells[column.cell] = column.read(text, column.field, column.names === null ? undefined : row[column.names], decimals);
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

/** The cells of values: the other way. */
export function cellsOf(fields: readonly Field[], naming: Naming, empty: Cells, valueOf: (field: Field) => Value | undefined): Record<string, CellValue> {
	const cells = { ...empty };
	for (const field of fields) {
		const [cell, name] = naming(field);
		const value = valueOf(field) ?? null;
		if (cell in empty) cells[cell] = isReference(value) ? value.id : value;
		if (name !== undefined && name in empty) cells[name] = isReference(value) ? value.refName : null;
	}
	return cells;
}
