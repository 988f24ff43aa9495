import { host } from '../../context/host';
import { Column } from './definition';

/** A row as it crosses. */
export interface Row {
	id: string | null;
	recordType: string | null;
	cells: Array<{ value: string | boolean; text: string | null; isReference: boolean }>;
}

type Asked =
	| string
	| { name: string; join?: string | null; summary?: string | null; func?: string | null; function?: string | null };

const same = (one: string | null | undefined, other: string | null | undefined) =>
	(one ?? '').toLowerCase() === (other ?? '').toLowerCase();

/** A row of a search's results. */
export class Result {
	readonly id: string | null;
	readonly recordType: string | null;
	readonly columns: Column[];
	readonly #cells: Row['cells'];

	constructor(row: Row, columns: Column[]) {
		this.id = row.id;
		this.recordType = row.recordType;
		this.columns = columns;
		this.#cells = row.cells;
	}

	/** Believed: what the search has no column for is null. */
	getValue(asked: Asked): string | boolean | null {
		return this.#find(asked)?.value ?? null;
	}

	/** @returns the name of what was chosen; null for what is no choice (believed) */
	getText(asked: Asked): string | null {
		return this.#find(asked)?.text ?? null;
	}

	getAllValues(): Record<string, unknown> {
		return Object.fromEntries(this.columns.map((column, index) => [keyOf(column), valuesOf(this.#cells[index]!)]));
	}

	toJSON(): Record<string, unknown> {
		const { recordType, id } = this;
		return { recordType, id, values: this.getAllValues() };
	}

	#find(asked: Asked): Row['cells'][number] | undefined {
		const given = typeof asked === 'string' ? { name: asked } : asked;
		const exact = this.columns.indexOf(given as Column);
		if (exact >= 0) return this.#cells[exact];
		const wanted = given instanceof Column ? given : new Column(given as Partial<Column>);
		const formula = (given as Partial<Column>).formula;
		const index = this.columns.findIndex(
			(column) =>
				same(column.name, wanted.name) &&
				same(column.join, wanted.join) &&
				same(column.summary, wanted.summary) &&
				(!formula || column.formula === formula),
		);
		return index < 0 ? undefined : this.#cells[index];
	}
}

/** As results are written: `customer.email`, `SUM(amount)`. */
function keyOf({ name, join, summary }: Column): string {
	const field = join ? `${join}.${name}` : name;
	return summary ? `${summary}(${field})` : field;
}

/** References are lists of value and text, several of them several. */
export function valuesOf({ value, text, isReference }: Row['cells'][number]): unknown {
	if (!isReference || typeof value === 'boolean') return value;
	if (value === '') return [];
	const values = value.split(',');
	const texts = values.length === 1 ? [text ?? value] : (text ?? '').split(',');
	return values.map((one, index) => ({ value: one, text: texts[index] ?? '' }));
}

/** Rows of a search from the account. @param units what reading them costs */
export function readRows(definition: object, columns: Column[], start: number, end: number, units: number): Result[] {
	const rows = host<Row[]>('search.rows', { definition, offset: start, limit: end - start, units });
	return rows.map((row) => new Result(row, columns));
}
