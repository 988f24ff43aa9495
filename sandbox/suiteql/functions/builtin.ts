import type { Catalogue, Column, Table } from '../catalogue';
import { unsupported } from '../errors';
import { isoDay, toText } from '../values/convert';
import { joinSql, quotedName, quotedText, sql, type Sql } from '../values/sql';
import { constant, typed, type Origin, type Typed } from '../values/typed';
import type { FunctionContext, SqlFunctions } from './function';
import { relativeDays } from './relativeRanges';
import { textConstant } from './text';

/** `CustInvc:A` for a value that another column gives its meaning. */
function keyed(value: Typed, { column, sibling }: Origin): Sql {
	if (!column.keyedBy) return value;
	// In a sub-select's column the other one is out of reach.
	if (!sibling) throw unsupported();
	return sql`(${sibling(column.keyedBy)} || ':' || ${value})`;
}

function fixedDisplay(value: Typed, origin: Origin, display: NonNullable<Column['display']>): Sql {
	const branches = Object.entries(display).map(
		([key, shown]) => sql`WHEN ${quotedText(key)} THEN ${quotedText(shown)}`,
	);
	return sql`CASE ${keyed(value, origin)} ${joinSql(branches, ' ')} ELSE ${value} END`;
}

/** What a row of the table shows, `row` being its alias. */
function displayOf(table: Table, row: string): string {
	if (table.displaySql) return table.displaySql(row);
	return `${row}.${quotedName(table.displayColumn ?? table.key ?? 'id')}`;
}

function referenceDisplay(value: Typed, column: Column, catalogue: Catalogue): Sql {
	const name = column.references!;
	const table = catalogue.tables[name];
	if (!table) throw new Error(`The catalogue has no table ${name}, which a column references.`);
	const shown = displayOf(table, 'shown');
	const key = quotedName(table.key ?? 'id');
	if (column.type !== 'multiselect') {
		return sql`(SELECT ${shown} FROM ${quotedName(name)} AS shown WHERE shown.${key} = ${value})`;
	}
	const ids = sql`json_each('[' || ${value} || ']') AS chosen`;
	return sql`(SELECT group_concat(${shown}, ', ' ORDER BY chosen.key) FROM ${ids} JOIN ${quotedName(name)} AS shown ON shown.${key} = chosen.value)`;
}

/** BUILTIN.DF: the value as the user interface shows it. Only a column's own value has such a display. */
function displayField([value]: Typed[], { session, catalogue }: FunctionContext): Typed {
	const { origin, type } = value!;
	if (origin?.column.display) return typed('text', fixedDisplay(value!, origin, origin.column.display));
	if (origin?.column.references) return typed('text', referenceDisplay(value!, origin.column, catalogue));
	// Believed: a check box shows as Yes or No.
	if (type === 'boolean') return typed('text', sql`CASE ${value!} WHEN 'T' THEN 'Yes' WHEN 'F' THEN 'No' END`);
	return toText(value!, session);
}

/** BUILTIN.CF: the value as search criteria take it, `CustInvc:A` for a status. */
function criteriaField([value]: Typed[]): Typed {
	const { origin } = value!;
	return origin?.column.keyedBy ? typed('text', keyed(value!, origin)) : { ...value!, origin: undefined };
}

/** How HIERARCHY shows a row of a tree: its own name or ID, or those of all above it too. Believed: the separators. */
const EXPANSIONS: Record<string, (name: string) => string> = {
	DISPLAY: (name) => `group_concat(${name}, ' : ' ORDER BY depth DESC)`,
	DISPLAY_JOINED: (name) => `group_concat(${name}, ' : ' ORDER BY depth DESC)`,
	DISPLAY_SEPARATED: (name) => `group_concat(${name}, '|' ORDER BY depth DESC)`,
	IDENTIFIER: () => "group_concat(id, ' : ' ORDER BY depth DESC)",
	IDENTIFIER_SEPARATED: () => "group_concat(id, '|' ORDER BY depth DESC)",
	LEVEL: () => 'max(depth)',
	SELF_DISPLAY: (name) => `max(iif(depth = 1, ${name}, NULL))`,
	SELF_IDENTIFIER: () => 'max(iif(depth = 1, id, NULL))',
};

/** BUILTIN.HIERARCHY: the path to the row that a reference points at. */
function hierarchy([value, expansion]: Typed[], { catalogue }: FunctionContext): Typed {
	const shown = EXPANSIONS[textConstant(expansion)?.toUpperCase() ?? ''];
	const name = value!.origin?.column.references;
	const table = name === undefined ? undefined : catalogue.tables[name];
	if (!shown || !table || table.columns.parent?.references !== name) throw unsupported();
	const own = table.columns.name ? 'name' : quotedName(table.displayColumn ?? table.key ?? 'id');
	const label = table.columns.name || !table.displaySql ? `t.${own}` : table.displaySql('t');
	const rows = quotedName(name!);
	const node = (depth: string) => `SELECT t.id, t.parent, ${label}, ${depth} FROM ${rows} t`;
	const path = sql`${node('1')} WHERE t.id = ${value!} UNION ALL ${node('up.depth + 1')} JOIN up ON t.id = up.parent`;
	const up = sql`WITH RECURSIVE up (id, parent, label, depth) AS (${path}) SELECT ${shown('label')} FROM up`;
	return typed(shown === EXPANSIONS.LEVEL ? 'integer' : 'text', sql`(${up})`);
}

/** BUILTIN.RELATIVE_RANGES(range, START or END, how to show it): a day, or with a time its first or last second. */
function relativeRange([range, side, flag]: Typed[], { session }: FunctionContext): Typed {
	const id = textConstant(range);
	const wanted = textConstant(side)?.toUpperCase();
	if (id === undefined || (wanted !== 'START' && wanted !== 'END')) throw unsupported();
	const span = relativeDays(id.toUpperCase(), isoDay(session.zone.toWallClock(session.now)));
	if (!span) throw unsupported();
	const day = wanted === 'START' ? span.start : span.end;
	const shown = flag ? textConstant(flag)?.toUpperCase() : 'DATE';
	if (shown === undefined || !DATE_FLAGS.has(shown)) throw unsupported();
	if (!WITH_TIME.has(shown)) return constant('date', day);
	return constant('wallClock', Date.parse(day) / 1000 + (wanted === 'END' ? 86_399 : 0));
}

const WITH_TIME = new Set(['DATETIME_AS_DATE', 'TIMESTAMP_WITH_TIMEZONE', 'TIMESTAMP_WITH_TIMEZONE_AS_DATE']);
const DATE_FLAGS = new Set([
	...WITH_TIME,
	...['DATE', 'DATE_FROM_GMT_TO_USER_TZ', 'DATE_TO_USER_TZ', 'ODBC_DATE_TO_GMT', 'ODBC_TIMESTAMP_TO_GMT'],
	'ODBC_TIMESTAMP_TO_GMT_AS_DATE',
]);

/** What queries made by N/query wrap their columns in; it says how a value is shown to the script, nothing more. */
const RESULT_TYPES = [
	...['BOOLEAN', 'CLOBTEXT', 'CURRENCY', 'CURRENCY_HIGH_PRECISION', 'DATE', 'DATETIME', 'DURATION', 'FLOAT', 'INTEGER'],
	...['KEY', 'PERCENT', 'RELATIONSHIP', 'STRING', 'TIMESTAMP', 'TIMEOFDAY', 'UNKNOWN'],
];
const resultTypes: SqlFunctions = Object.fromEntries(
	RESULT_TYPES.map((type) => [`BUILTIN_RESULT.TYPE_${type}`, { arguments: [1, 1], translate: ([value]) => value! }]),
);

export const builtinFunctions: SqlFunctions = {
	...resultTypes,
	'BUILTIN.HIERARCHY': { arguments: [2, 2], translate: hierarchy },
	'BUILTIN.RELATIVE_RANGES': { arguments: [2, 3], translate: relativeRange },
	'BUILTIN.DF': { arguments: [1, 1], translate: displayField },
	'BUILTIN.CF': { arguments: [1, 1], translate: criteriaField },
};
