import { unsupported } from '../errors';
import { toNumber } from '../values/convert';
import { sql, type Sql } from '../values/sql';
import { isTemporal, typed, type Typed, type ValueType } from '../values/typed';
import type { CallOptions, SqlFunction, SqlFunctions } from './function';

/** Sums of decimals carry a double's noise, which Oracle's do not: it would show in `HAVING SUM(…) = 0`. */
const withoutNoise = (sum: Sql) => sql`round(${sum}, 8)`;

const distinctly = (value: Sql, { distinct }: CallOptions) => (distinct ? sql`DISTINCT ${value}` : value);

function aggregate(translate: (value: Typed, options: CallOptions) => [ValueType, Sql]): SqlFunction {
	return {
		aggregate: true,
		arguments: [1, 1],
		translate([value], _, options) {
			if (options.star) throw unsupported();
			return typed(...translate(value!, options));
		},
	};
}

function number(value: Typed): Typed {
	if (isTemporal(value)) throw unsupported();
	return toNumber(value);
}

export const aggregateFunctions: SqlFunctions = {
	COUNT: {
		aggregate: true,
		arguments: [0, 1],
		translate([value], _, options) {
			if (options.star) return typed('integer', sql`count(*)`);
			if (!value) throw unsupported();
			return typed('integer', sql`count(${distinctly(value, options)})`);
		},
	},
	SUM: aggregate((value, options) => {
		const sum = sql`sum(${distinctly(number(value), options)})`;
		return value.type === 'integer' ? ['integer', sum] : ['number', withoutNoise(sum)];
	}),
	AVG: aggregate((value, options) => {
		const averaged = distinctly(number(value), options);
		return ['number', sql`(${withoutNoise(sql`sum(${averaged})`)} / count(${averaged}))`];
	}),
	MIN: aggregate((value, options) => [value.type, sql`min(${distinctly(value, options)})`]),
	MAX: aggregate((value, options) => [value.type, sql`max(${distinctly(value, options)})`]),
};
