import type { SqlValue } from '../engine';
import { unsupported } from '../errors';
import type { Zone } from './zone';
import { numberText } from './numberFormat';
import type { ValueType } from './typed';

type Show = (value: number | string) => string;

/** `7/8/2026`: what is left of a date, with or without time, in the user's format. */
const showDay = (year: number, month: number, day: number) => `${month}/${day}/${year}`;

function showWallClock(seconds: number): string {
	const date = new Date(seconds * 1000);
	return showDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** How a value is written in a response, by its type; null is left out before. */
export function outputFormats(zone: Zone): Record<ValueType, Show> {
	const showNumber = (value: number | string) => {
		// Too large for a number of Oracle's (ORA-01426).
		if (!Number.isFinite(value)) throw unsupported();
		return numberText(Number(value));
	};
	return {
		integer: showNumber,
		number: showNumber,
		text: String,
		boolean: String,
		null: String,
		date: (value) => {
			const text = String(value);
			return showDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
		},
		wallClock: (value) => showWallClock(Number(value)),
		instant: (value) => showWallClock(zone.toWallClock(Number(value))),
	};
}

export interface OutputColumn {
	name: string;
	type: ValueType;
}

/** Rows of the engine, whose values are in the columns' order, as SuiteQL's items. */
export function toItems(rows: SqlValue[][], columns: OutputColumn[], zone: Zone) {
	const formats = outputFormats(zone);
	const shown = columns.map(({ name, type }) => ({ name, show: formats[type] }));
	return rows.map((row) => {
		const item: Record<string, string | never[]> = {};
		shown.forEach(({ name, show }, at) => {
			const value = row[at];
			if (value !== null && value !== undefined) item[name] = show(value);
		});
		item.links = [];
		return item;
	});
}
