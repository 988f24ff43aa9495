import { unsupported } from '../errors';
import { convert, toNumber } from '../values/convert';
import { joinSql, sql } from '../values/sql';
import { typed, type Typed } from '../values/typed';
import { overWindow, type SqlFunction, type SqlFunctions } from './function';

/** The number of a row among those of its window, which must be sorted. */
const rank = (name: string): SqlFunction => ({
	analytic: true,
	arguments: [0, 0],
	translate(_, __, { star, over }) {
		if (star || over!.order.length === 0 || over!.frame) throw unsupported();
		return typed('integer', overWindow(sql`${name}()`, over));
	},
});

/** Another row's value: LAG(value, distance, otherwise). */
const neighbour = (name: string): SqlFunction => ({
	analytic: true,
	arguments: [1, 3],
	translate([value, distance, otherwise], { session }, { over }) {
		if (over!.order.length === 0 || over!.frame) throw unsupported();
		const given: Typed[] = [value!];
		if (distance) given.push(toNumber(distance));
		if (otherwise) given.push(convert(otherwise, value!.type, session));
		return typed(value!.type, overWindow(sql`${name}(${joinSql(given, ', ')})`, over), value!.origin);
	},
});

const edge = (name: string): SqlFunction => ({
	analytic: true,
	arguments: [1, 1],
	translate: ([value], _, { over }) => typed(value!.type, overWindow(sql`${name}(${value!})`, over), value!.origin),
});

export const analyticFunctions: SqlFunctions = {
	ROW_NUMBER: rank('row_number'),
	RANK: rank('rank'),
	DENSE_RANK: rank('dense_rank'),
	LAG: neighbour('lag'),
	LEAD: neighbour('lead'),
	FIRST_VALUE: edge('first_value'),
	LAST_VALUE: edge('last_value'),
};
