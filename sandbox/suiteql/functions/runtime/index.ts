import type { Engine, SqlValue } from '../../engine';
import { unsupported } from '../../errors';
import { formatDate } from '../../values/dateFormat';
import { parseDate, parseInstant } from '../../values/dateParse';
import { formatNumber, oracleNumberText, readNumber, roundDecimal, truncateDecimal } from '../../values/numberFormat';
import type { Zone } from '../../values/zone';
import { calendarRuntime } from './calendar';
import { listRuntime } from './lists';
import { regexpRuntime } from './regexp';
import { textRuntime } from './texts';

function nonzero(value: number): number {
	if (value === 0) throw unsupported();
	return value;
}

/** What is left after the nearest multiple, of two equally near the even one. */
function remainder(value: number, by: number): number {
	const times = value / nonzero(by);
	const nearest = Math.abs(times % 1) === 0.5 ? 2 * Math.round(times / 2) : Math.round(times);
	return roundDecimal(value - nearest * by, 10);
}

/** TO_NUMBER: signs and separators of a format may stand in the text. */
const readFormatted = (text: string): number =>
	readNumber(
		text
			.trim()
			.replace(/^([-+]?)\$/, '$1')
			.replaceAll(',', ''),
	);

/** For a sub-select that stands for a value: it may have one row, or none. */
function one(rows: number): 1 {
	if (rows > 1) throw unsupported();
	return 1;
}

/** What SQLite has no number for, out of numbers that are there, is an error to Oracle (ORA-01428). */
function defined(result: number | string): number {
	if (typeof result !== 'number') throw unsupported();
	return result;
}

/** Which of `count` equal parts between two bounds; 0 below them and one more than there are above. */
function widthBucket(value: number, low: number, high: number, count: number): number {
	const share = (value - low) / nonzero(high - low);
	if (share < 0) return 0;
	return share >= 1 ? count + 1 : Math.floor(share * count) + 1;
}

function readDate(text: string, format: string): number {
	const wallClock = parseDate(text, format);
	if (wallClock === undefined) throw unsupported();
	return wallClock;
}

function readInstant(text: string, format: string, zone: Zone): number {
	const instant = parseInstant(text, format, zone);
	if (instant === undefined) throw unsupported();
	return instant;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- each function's types are those its translation hands it */
const functions = (zone: Zone): Record<string, (...values: any[]) => SqlValue> => ({
	wall_clock: (instant: number) => zone.toWallClock(instant),
	instant: (wallClock: number) => zone.toInstant(wallClock),
	format_date: formatDate,
	read_date: readDate,
	format_number: formatNumber,
	number_text: oracleNumberText,
	round: roundDecimal,
	truncate: truncateDecimal,
	nonzero,
	remainder,
	number: readFormatted,
	implicit_number: readNumber,
	one,
	// The second is null where an argument was.
	defined: (result: number | string, _: number) => defined(result),
	width_bucket: widthBucket,
	bit_and: (one: number, other: number) => Number(BigInt(Math.trunc(one)) & BigInt(Math.trunc(other))),
	read_instant: (text: string, format: string) => readInstant(text, format, zone),
	// SQLite's own know only ASCII.
	upper: (text: string) => text.toUpperCase(),
	lower: (text: string) => text.toLowerCase(),
	initcap: (text: string) =>
		text.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => word[0]!.toUpperCase() + word.slice(1)),
	...calendarRuntime,
	...listRuntime,
	...regexpRuntime,
	...textRuntime,
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
	const take = () => {
		const error = met;
		met = undefined;
		return error;
	};
	takers.set(engine, take);
	return take;
}

const takers = new WeakMap<Engine, () => Error | undefined>();

/** For searches, whose formulas call these functions as well: what `registerFunctions` gave for the engine. */
export const takeFunctionError = (engine: Engine): Error | undefined => takers.get(engine)?.();
