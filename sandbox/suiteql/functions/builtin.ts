import type { Catalogue, Column, Table } from '../catalogue';
import { unsupported } from '../errors';
import { toText } from '../values/convert';
import { joinSql, quotedName, quotedText, sql, type Sql } from '../values/sql';
import { typed, type Origin, type Typed } from '../values/typed';
import type { FunctionContext, SqlFunctions } from './function';

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

export const builtinFunctions: SqlFunctions = {
	'BUILTIN.DF': { arguments: [1, 1], translate: displayField },
	'BUILTIN.CF': { arguments: [1, 1], translate: criteriaField },
};
