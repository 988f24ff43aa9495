import { unsupported } from '../errors';
import { toNumber } from '../values/convert';
import { sql } from '../values/sql';
import { constant, isTemporal, isText, typed, type Typed, type ValueType } from '../values/typed';
import { truncateDate } from './dates';
import type { SqlFunction, SqlFunctions } from './function';

/** Numbers in, a number out: of the type of the first unless said otherwise. */
function ofNumbers(
	least: number,
	most: number,
	translate: (...numbers: Typed[]) => ReturnType<typeof sql>,
	type?: ValueType,
): SqlFunction {
	return {
		arguments: [least, most],
		translate(values) {
			const numbers = values.map(toNumber);
			return typed(type ?? numbers[0]!.type, translate(...numbers));
		},
	};
}

const places = constant('integer', 0);

export const numberFunctions: SqlFunctions = {
	ABS: ofNumbers(1, 1, (value) => sql`abs(${value})`),
	SIGN: ofNumbers(1, 1, (value) => sql`sign(${value})`, 'integer'),
	FLOOR: ofNumbers(1, 1, (value) => sql`CAST(floor(${value}) AS INTEGER)`, 'integer'),
	CEIL: ofNumbers(1, 1, (value) => sql`CAST(ceil(${value}) AS INTEGER)`, 'integer'),
	POWER: ofNumbers(2, 2, (base, exponent) => sql`power(${base}, ${exponent})`, 'number'),
	SQRT: ofNumbers(1, 1, (value) => sql`sqrt(${value})`, 'number'),
	ROUND: ofNumbers(1, 2, (value, digits = places) => sql`suiteql_round(${value}, ${digits})`, 'number'),
	// Oracle's MOD by zero is the number itself.
	MOD: ofNumbers(2, 2, (value, by) => sql`iif(${by} = 0, ${value}, mod(${value}, ${by}))`, 'number'),
	/** Of a number to digits, or of a date to a unit. */
	TRUNC: {
		arguments: [1, 2],
		translate([value, precision], { session }) {
			if (isTemporal(value!)) return truncateDate(value!, precision, session);
			const number = toNumber(value!);
			return typed('number', sql`suiteql_truncate(${number}, ${toNumber(precision ?? places)})`);
		},
	},
	TO_NUMBER: {
		arguments: [1, 1],
		translate([value]) {
			if (isTemporal(value!)) throw unsupported();
			return isText(value!) ? { ...toNumber(value!), type: 'number' } : value!;
		},
	},
};
