import { notBuilt, unsupported } from '../errors';
import { toNumber, toText } from '../values/convert';
import { joinSql, sql, type Sql } from '../values/sql';
import { constant, isTemporal, textResult, typed, type Typed, type ValueType } from '../values/typed';
import { overWindow, type CallOptions, type SqlFunction, type SqlFunctions } from './function';

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

/** What SQLite cannot put together itself: the values go to a function of ours as a list. */
function ofList(name: string, count: number): SqlFunction {
	return {
		aggregate: true,
		arguments: [count, count],
		translate(values, _, options) {
			if (options.star || options.distinct) throw unsupported();
			const numbers = values.map(number);
			const element = numbers.length === 1 ? numbers[0]! : sql`json_array(${joinSql(numbers, ', ')})`;
			return typed('number', sql`${name}(${overWindow(sql`json_group_array(${element})`, options.over)})`);
		},
	};
}

/** LISTAGG(value, separator) WITHIN GROUP (ORDER BY …), with OVER (PARTITION BY …) or without. */
const listagg: SqlFunction = {
	aggregate: true,
	sorted: true,
	arguments: [1, 2],
	translate([value, separator = constant('text', '')], { session }, { star, distinct, within, over }) {
		if (star || (over && over.order.length > 0)) throw unsupported();
		const text = toText(value!, session);
		const order = within.length > 0 ? sql` ORDER BY ${joinSql(within, ', ')}` : '';
		const frame = 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING';
		const list = over
			? overWindow(sql`json_group_array(${text})`, { ...over, order: within, frame })
			: sql`json_group_array(${text}${order})`;
		return textResult(sql`suiteql_join(${list}, ${toText(separator, session)}, ${distinct ? '1' : '0'})`);
	},
};

const count: SqlFunction = {
	aggregate: true,
	arguments: [0, 1],
	translate([value], _, options) {
		if (!options.star && !value) throw unsupported();
		const counted = options.star ? sql`count(*)` : sql`count(${distinctly(value!, options)})`;
		return typed('integer', overWindow(counted, options.over));
	},
};

export const aggregateFunctions: SqlFunctions = {
	COUNT: count,
	APPROX_COUNT_DISTINCT: aggregate((value, { over }) => {
		if (over) throw notBuilt('APPROX_COUNT_DISTINCT with OVER');
		return ['integer', sql`count(DISTINCT ${value})`];
	}),
	SUM: {
		...aggregate(() => ['number', sql``]),
		translate([value], _, options) {
			if (options.star) throw unsupported();
			const sum = overWindow(sql`sum(${distinctly(number(value!), options)})`, options.over);
			const summed = value!.type === 'integer' ? typed('integer', sum) : typed('number', withoutNoise(sum));
			return { ...summed, money: value!.money, summed: true };
		},
	},
	AVG: aggregate((value, options) => {
		const averaged = distinctly(number(value), options);
		const sum = overWindow(sql`sum(${averaged})`, options.over);
		return ['number', sql`(${withoutNoise(sum)} / ${overWindow(sql`count(${averaged})`, options.over)})`];
	}),
	MIN: aggregate((value, options) => [value.type, overWindow(sql`min(${distinctly(value, options)})`, options.over)]),
	MAX: aggregate((value, options) => [value.type, overWindow(sql`max(${distinctly(value, options)})`, options.over)]),
	MEDIAN: ofList('suiteql_median', 1),
	CORR: ofList('suiteql_corr', 2),
	COVAR_POP: ofList('suiteql_covar_pop', 2),
	COVAR_SAMP: ofList('suiteql_covar_samp', 2),
	LISTAGG: listagg,
};
