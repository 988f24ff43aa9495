import type { Session } from '../session';
import { toNumber, toText } from '../values/convert';
import { joinSql, sql, type Sql } from '../values/sql';
import { constant, textResult, typed, type Typed } from '../values/typed';
import type { SqlFunctions } from './function';

const one = constant('integer', 1);
const zero = constant('integer', 0);
const plain = constant('text', 'c');

const number = (value: Typed): Sql => toNumber(value);
const text = (value: Typed, session: Session): Sql => toText(value, session);
/** Where a replacement or flags may stand, Oracle takes an empty text, which is NULL. */
const orEmpty = (value: Typed, session: Session): Sql => sql`coalesce(${toText(value, session)}, '')`;

const call = (name: string, given: Sql[]): Sql => sql`suiteql_regexp_${name}(${joinSql(given, ', ')})`;

export const regexpFunctions: SqlFunctions = {
	REGEXP_COUNT: {
		arguments: [2, 4],
		translate([value, pattern, from = one, flags = plain], { session }) {
			const given = [text(value!, session), text(pattern!, session), number(from), orEmpty(flags, session)];
			return typed('integer', call('count', given));
		},
	},
	REGEXP_SUBSTR: {
		arguments: [2, 6],
		translate([value, pattern, from = one, nth = one, flags = plain, group = zero], { session }) {
			const where = [number(from), number(nth), orEmpty(flags, session), number(group)];
			return textResult(call('substr', [text(value!, session), text(pattern!, session), ...where]));
		},
	},
	REGEXP_INSTR: {
		arguments: [2, 7],
		translate([value, pattern, from = one, nth = one, after = zero, flags = plain, group = zero], { session }) {
			const where = [number(from), number(nth), number(after), orEmpty(flags, session), number(group)];
			return typed('integer', call('instr', [text(value!, session), text(pattern!, session), ...where]));
		},
	},
	REGEXP_REPLACE: {
		arguments: [2, 6],
		translate([value, pattern, by = constant('text', ''), from = one, nth = zero, flags = plain], { session }) {
			const where = [orEmpty(by, session), number(from), number(nth), orEmpty(flags, session)];
			return textResult(call('replace', [text(value!, session), text(pattern!, session), ...where]));
		},
	},
};
