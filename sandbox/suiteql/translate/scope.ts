import type { Catalogue, Column, ColumnType, Money, Table, Visibility } from '../catalogue';
import { fieldNotFound, invalidSearchType, noSuchTable, recordNotFound, unknownIdentifier, unsupported } from '../errors';
import { quotedName, sql, type Sql } from '../values/sql';
import { typed, type Typed, type ValueType } from '../values/typed';

const VALUE_TYPES: Record<ColumnType, ValueType> = {
	integer: 'integer',
	reference: 'integer',
	number: 'number',
	text: 'text',
	multiselect: 'text',
	boolean: 'boolean',
	date: 'date',
	timestamp: 'instant',
};

/** A column that a source offers, by its lower-case name. */
export interface SourceColumn {
	type: ValueType;
	column?: Column;
}

/** One table or sub-select in FROM. */
export interface Source {
	/** Lower case; nothing can name a sub-select without one. */
	alias?: string;
	/** The record as the query wrote it, for NetSuite's sentences. */
	record: string;
	/** Its name in SQLite. */
	sqlAlias: string;
	columns: ReadonlyMap<string, SourceColumn>;
	hidden: ReadonlySet<string>;
	table?: Table;
	/** On the side of an outer join that may be missing. */
	optional: boolean;
}

/** SQLite's limit for one join. Oracle has none. */
const MAXIMUM_SOURCES = 64;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * @throws SuiteQLError "Record … was not found." for what the role or the account lacks, "Invalid search type: …" for
 * what is no record at all, a sentence of this stand-in's own for what only NetSuite has
 */
export function lookUpTable(
	name: string,
	catalogue: Catalogue,
	visibility: Visibility,
): Pick<Source, 'columns' | 'hidden' | 'table'> {
	const key = name.toLowerCase();
	const table = Object.hasOwn(catalogue.tables, key) ? catalogue.tables[key] : undefined;
	if (visibility.hiddenTables.has(key) || catalogue.lacking?.has(key)) throw recordNotFound(name);
	if (!table) throw catalogue.notBuilt?.has(key) ? noSuchTable(name) : invalidSearchType(name);
	const hidden = visibility.hiddenColumns.get(key) ?? NOTHING;
	const columns = Object.entries(table.columns)
		.filter(([column]) => !hidden.has(column))
		.map(([column, declared]) => [column, { type: VALUE_TYPES[declared.type], column: declared }] as const);
	return { columns: new Map(columns), hidden, table };
}

/** The internal ID of the currency that an amount is in. */
function currencyOf(money: Money, amount: 'foreign' | 'base', sibling: (name: string) => Sql): Sql {
	const column = (name: string) => sibling(name).text;
	if (amount === 'foreign') return sql`${money.currency(column)}`;
	return sql`(SELECT currency FROM subsidiary WHERE id = ${money.subsidiary(column)})`;
}

/** The names that an expression can use: the sources of its SELECT, then those of the SELECTs around it. */
export class Scope {
	readonly sources: Source[] = [];
	/**
	 * Set once the sources have been wrapped into one sub-select (for ROWNUM): names used from then on are read from
	 * it, and noted here so that it can offer them.
	 */
	wrapped?: { sqlAlias: string; used: Map<string, Sql> };

	constructor(readonly parent?: Scope) {}

	add(source: Source): void {
		if (this.sources.length === MAXIMUM_SOURCES) throw unsupported();
		if (source.alias !== undefined && this.sources.some(({ alias }) => alias === source.alias)) throw unsupported();
		this.sources.push(source);
	}

	/**
	 * @throws SuiteQLError in NetSuite's words for a name that no source has, "Invalid or unsupported search." for one
	 * that several have
	 */
	resolve(name: string, qualifier?: string): { source: Source; value: Typed } {
		return qualifier === undefined ? this.resolveUnqualified(name, this) : this.resolveQualified(name, qualifier);
	}

	private resolveUnqualified(name: string, innermost: Scope): { source: Source; value: Typed } {
		const key = name.toLowerCase();
		const having = this.sources.filter(({ columns }) => columns.has(key));
		if (having.length > 1) throw unsupported();
		if (having[0]) return { source: having[0], value: this.read(having[0], key) };
		if (this.parent) return this.parent.resolveUnqualified(name, innermost);
		throw unknownIdentifier(name, innermost.available());
	}

	private resolveQualified(name: string, qualifier: string): { source: Source; value: Typed } {
		const key = name.toLowerCase();
		const [scope, source] = this.find(qualifier);
		if (source.columns.has(key)) return { source, value: scope.read(source, key) };
		const withheld = source.table?.notExposed?.includes(key) ? 'notExposed' : 'unknown';
		throw fieldNotFound(name, source.record, source.hidden.has(key) ? 'hidden' : withheld);
	}

	/** The source that a qualifier names, here or further out. */
	find(qualifier: string): [Scope, Source] {
		const alias = qualifier.toLowerCase();
		for (const scope of this.fromInnermost()) {
			const source = scope.sources.find((candidate) => candidate.alias === alias);
			if (source) return [scope, source];
		}
		throw unknownIdentifier(qualifier, this.available());
	}

	/** Whether a name means a column of this SELECT and not of one around it. */
	isLocal(name: string, qualifier?: string): boolean {
		return this.sources.includes(this.resolve(name, qualifier).source);
	}

	/** A column that the source is known to have. */
	read(source: Source, key: string): Typed {
		const { type, column } = source.columns.get(key)!;
		const { table } = source;
		const sibling = table ? (name: string) => this.place(source, name) : undefined;
		const isKey = !source.optional && key === (table?.key ?? 'id');
		const value = typed(type, this.place(source, key), column && { column, sibling, isKey, table });
		if (sibling && column?.amount && table?.money) value.money = currencyOf(table.money, column.amount, sibling);
		return value;
	}

	private place({ sqlAlias }: Source, key: string): Sql {
		const direct = sql`${sqlAlias}.${quotedName(key)}`;
		if (!this.wrapped) return direct;
		const name = `${sqlAlias}.${key}`;
		this.wrapped.used.set(name, direct);
		return sql`${this.wrapped.sqlAlias}.${quotedName(name)}`;
	}

	private *fromInnermost(): Iterable<Scope> {
		yield this;
		if (this.parent) yield* this.parent.fromInnermost();
	}

	private available(): [string, string][] {
		return this.sources.map(({ alias, record }) => [alias ?? '', record]);
	}
}
