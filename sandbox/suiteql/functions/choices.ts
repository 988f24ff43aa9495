import { comparable, unify, unifyAlike } from '../values/convert';
import { joinSql, sql } from '../values/sql';
import { nullValue, typed, type Typed } from '../values/typed';
import type { FunctionContext, SqlFunctions } from './function';

const MANY = 255;

const firstOf = (unified: Typed[]): Typed => typed(unified[0]!.type, sql`coalesce(${joinSql(unified, ', ')})`);

/** GREATEST and LEAST: NULL if one is, as SQLite's max and min of several. */
const extreme =
	(name: 'max' | 'min') =>
	(values: Typed[], { session }: FunctionContext): Typed => {
		const unified = unify(values, session);
		return typed(unified[0]!.type, unified.length === 1 ? unified[0]! : sql`${name}(${joinSql(unified, ', ')})`);
	};

/** DECODE(value, search, result, …, otherwise): unlike CASE, NULL equals NULL. */
function decode([value, ...rest]: Typed[], { session }: FunctionContext): Typed {
	const pairs = Math.floor(rest.length / 2);
	const otherwise = rest.length % 2 === 1 ? rest.at(-1)! : nullValue;
	const results = Array.from({ length: pairs }, (_, pair) => rest[pair * 2 + 1]!);
	const unified = unify([...results, otherwise], session);
	const branches = results.map((_, pair) => {
		const [left, right] = comparable(value!, rest[pair * 2]!, session);
		return sql`WHEN ${left} IS ${right} THEN ${unified[pair]!}`;
	});
	return typed(unified[0]!.type, sql`CASE ${joinSql(branches, ' ')} ELSE ${unified.at(-1)!} END`);
}

export const choiceFunctions: SqlFunctions = {
	NVL: { arguments: [2, 2], translate: (values, { session }) => firstOf(unify(values, session)) },
	COALESCE: { arguments: [2, MANY], translate: (values, { session }) => firstOf(unifyAlike(values, session)) },
	NVL2: {
		arguments: [3, 3],
		translate([value, present, absent], { session }) {
			const [one, other] = unify([present!, absent!], session);
			return typed(one!.type, sql`iif(${value!} IS NOT NULL, ${one!}, ${other!})`);
		},
	},
	NULLIF: {
		arguments: [2, 2],
		translate([value, unwanted], { session }) {
			const [left, right] = comparable(value!, unwanted!, session);
			return typed(value!.type, sql`CASE WHEN ${left} = ${right} THEN NULL ELSE ${value!} END`);
		},
	},
	DECODE: { arguments: [3, MANY], translate: decode },
	GREATEST: { arguments: [1, MANY], translate: extreme('max') },
	LEAST: { arguments: [1, MANY], translate: extreme('min') },
};
