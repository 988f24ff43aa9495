import { unsupported } from '../errors';
import { toNumber } from '../values/convert';
import { joinSql, sql, type Sql } from '../values/sql';
import { constant, isTemporal, isText, typed, type Typed, type ValueType } from '../values/typed';
import { roundDate } from './calendar';
import { truncateDate } from './dates';
import type { SqlFunction, SqlFunctions } from './function';

/** Numbers in, a number out: of the type of the first unless said otherwise. */
function ofNumbers(
	least: number,
	most: number,
	translate: (...numbers: Typed[]) => Sql,
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

/** As ofNumbers, for what some numbers have no result of, such as the root of a negative one. */
const ofSome = (count: number, translate: (...numbers: Typed[]) => Sql): SqlFunction =>
	ofNumbers(
		count,
		count,
		(...numbers) => sql`suiteql_defined(coalesce(${translate(...numbers)}, 'none'), ${joinSql(numbers, ' + ')})`,
		'number',
	);

const places = constant('integer', 0);

export const numberFunctions: SqlFunctions = {
	ABS: ofNumbers(1, 1, (value) => sql`abs(${value})`),
	SIGN: ofNumbers(1, 1, (value) => sql`sign(${value})`, 'integer'),
	FLOOR: ofNumbers(1, 1, (value) => sql`CAST(floor(${value}) AS INTEGER)`, 'integer'),
	CEIL: ofNumbers(1, 1, (value) => sql`CAST(ceil(${value}) AS INTEGER)`, 'integer'),
	POWER: ofSome(2, (base, exponent) => sql`power(${base}, ${exponent})`),
	SQRT: ofSome(1, (value) => sql`sqrt(${value})`),
	// Oracle's MOD by zero is the number itself.
	MOD: ofNumbers(2, 2, (value, by) => sql`iif(${by} = 0, ${value}, mod(${value}, ${by}))`, 'number'),
	REMAINDER: ofNumbers(2, 2, (value, by) => sql`suiteql_remainder(${value}, ${by})`, 'number'),
	BITAND: ofNumbers(2, 2, (one, other) => sql`suiteql_bit_and(${one}, ${other})`, 'integer'),
	LOG: ofSome(2, (base, value) => sql`(ln(${value}) / ln(${base}))`),
	...Object.fromEntries(
		['ACOS', 'ASIN', 'ATAN', 'COS', 'COSH', 'EXP', 'LN', 'SIN', 'SINH', 'TAN', 'TANH'].map((name) => [
			name,
			ofSome(1, (value) => sql`${name.toLowerCase()}(${value})`),
		]),
	),
	ATAN2: ofNumbers(2, 2, (y, x) => sql`atan2(${y}, ${x})`, 'number'),
	// No number here is none.
	NANVL: ofNumbers(2, 2, (value) => value, 'number'),
	TO_BINARY_DOUBLE: ofNumbers(1, 1, (value) => value, 'number'),
	TO_BINARY_FLOAT: ofNumbers(1, 1, (value) => value, 'number'),
	WIDTH_BUCKET: ofNumbers(
		4,
		4,
		(value, low, high, count) => sql`suiteql_width_bucket(${value}, ${low}, ${high}, ${count})`,
		'integer',
	),
	/** Of a number to digits, or of a date to a unit. */
	ROUND: {
		arguments: [1, 2],
		translate([value, precision], { session }) {
			if (isTemporal(value!)) return roundDate(value!, precision, session);
			const number = toNumber(value!);
			return typed('number', sql`suiteql_round(${number}, ${toNumber(precision ?? places)})`);
		},
	},
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
		arguments: [1, 2],
		translate([value]) {
			if (isTemporal(value!)) throw unsupported();
			return isText(value!) ? typed('number', sql`suiteql_number(${value!})`) : value!;
		},
	},
};
