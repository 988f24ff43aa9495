import type { Engine, SqlValue } from '../engine';
import { unsupported } from '../errors';
import { formatDate } from '../values/dateFormat';
import { parseDate } from '../values/dateParse';
import { formatNumber, oracleNumberText, roundDecimal, truncateDecimal } from '../values/numberFormat';
import type { Zone } from '../values/zone';

/** A month's last day stays a last day: 31 January and one month is 28 or 29 February. */
function addMonths(wallClock: number, months: number): number {
	const date = new Date(wallClock * 1000);
	const lastDay = (month: number) => new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
	const month = date.getUTCMonth();
	const target = month + Math.trunc(months);
	const day = date.getUTCDate() === lastDay(month) ? 31 : date.getUTCDate();
	const midnight = Date.UTC(date.getUTCFullYear(), target, Math.min(day, lastDay(target))) / 1000;
	return midnight + (wallClock % 86_400);
}

/** Searches from a position counted from 1, from the end if negative, for the nth occurrence. */
function instr(text: string, part: string, position: number, occurrence: number): number {
	let at = position < 0 ? text.length + position : position - 1;
	for (let found = 0; position !== 0; ) {
		at = position < 0 ? (at < 0 ? -1 : text.lastIndexOf(part, at)) : text.indexOf(part, at);
		if (at < 0) return 0;
		if (++found === occurrence) return at + 1;
		at += Math.sign(position);
	}
	return 0;
}

/** Cuts a text that is too long. */
const pad = (text: string, length: number, filler: string, atStart: boolean) =>
	text.length >= length ? text.slice(0, length) : atStart ? text.padStart(length, filler) : text.padEnd(length, filler);

function nonzero(value: number): number {
	if (value === 0) throw unsupported();
	return value;
}

function readDate(text: string, format: string): number {
	const wallClock = parseDate(text, format);
	if (wallClock === undefined) throw unsupported();
	return wallClock;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- each function's types are those its translation hands it */
const functions = (zone: Zone): Record<string, (...values: any[]) => SqlValue> => ({
	wall_clock: (instant: number) => zone.toWallClock(instant),
	instant: (wallClock: number) => zone.toInstant(wallClock),
	format_date: formatDate,
	read_date: readDate,
	add_months: addMonths,
	format_number: formatNumber,
	number_text: oracleNumberText,
	round: roundDecimal,
	truncate: truncateDecimal,
	nonzero,
	// SQLite's own know only ASCII.
	upper: (text: string) => text.toUpperCase(),
	lower: (text: string) => text.toLowerCase(),
	initcap: (text: string) =>
		text.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => word[0]!.toUpperCase() + word.slice(1)),
	instr,
	lpad: (text: string, length: number, filler: string) => pad(text, length, filler, true),
	rpad: (text: string, length: number, filler: string) => pad(text, length, filler, false),
});
/* eslint-enable @typescript-eslint/no-explicit-any */

/**
 * Gives the engine the functions that translated queries call, as `suiteql_<name>`; NULL in, NULL out.
 *
 * @returns takes the first error met since the last call. It is kept aside, and NULL returned, because a prepared
 * statement that fails inside the engine cannot be used or closed any more.
 */
export function registerFunctions(engine: Engine, zone: Zone): () => Error | undefined {
	let met: Error | undefined;
	for (const [name, call] of Object.entries(functions(zone))) {
		const guarded = (...values: SqlValue[]) => {
			if (values.includes(null)) return null;
			try {
				return call(...values);
			} catch (error) {
				met ??= error as Error;
				return null;
			}
		};
		// The engine counts the parameters, so a rest parameter would not do.
		engine.registerFunction(`suiteql_${name}`, Object.defineProperty(guarded, 'length', { value: call.length }));
	}
	return () => {
		const error = met;
		met = undefined;
		return error;
	};
}
