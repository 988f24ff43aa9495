import { SuiteQLError } from '../../suiteql';
import type { SqlValue } from '../../suiteql/engine';
import { parse } from '../../suiteql/parse/parseQuery';
import { Scope, type Source } from '../../suiteql/translate/scope';
import { translateValue } from '../../suiteql/translate/expression';
import type { Sql } from '../../suiteql/values/sql';
import { typed, type Typed, type ValueType } from '../../suiteql/values/typed';
import { createZone } from '../../suiteql/values/zone';
import { TIME_ZONE } from '../time';
import type { SearchKind } from './condition';
import { SearchRefusal } from './refusal';

const zone = createZone(TIME_ZONE);

const types: Readonly<Record<SearchKind, ValueType>> = {
	text: 'text',
	key: 'text',
	status: 'text',
	integer: 'integer',
	number: 'number',
	amount: 'number',
	date: 'date',
	timestamp: 'instant',
	boolean: 'boolean',
	reference: 'text',
	references: 'text',
};

/** What a formula's name makes of its value. */
const results: Readonly<Record<string, SearchKind>> = {
	formulatext: 'text',
	formulanumeric: 'number',
	formulacurrency: 'amount',
	formulapercent: 'number',
	formuladate: 'date',
	formuladatetime: 'timestamp',
};

/** @returns the kind of `formulatext`, `formulanumeric_1` and the like; undefined for other names */
export const formulaKind = (name: string): SearchKind | undefined => results[name.replace(/_.*$/, '')];

/** A field in braces as the formula sees it. */
export interface FormulaField {
	kind: SearchKind;
	sql: string;
}

/** The fields of a formula by the names they have in its SQL. */
class FormulaScope extends Scope {
	constructor(private readonly values: ReadonlyMap<string, Typed>) {
		super();
	}

	override resolve(name: string, qualifier?: string): { source: Source; value: Typed } {
		const value = qualifier === undefined ? this.values.get(name.toLowerCase()) : undefined;
		if (!value) return super.resolve(name, qualifier);
		return { source: nowhere, value };
	}
}

const nowhere: Source = {
	record: 'formula',
	sqlAlias: 'formula',
	columns: new Map(),
	hidden: new Set(),
	optional: true,
};

/**
 * A formula of a search, `NVL({customer.email}, 'none')`, in SQLite's words. Its functions are SuiteQL's: both are
 * Oracle's, and those that searches alone have are refused.
 * @param field gives what stands in braces; a reference stands for its name
 * @throws SearchRefusal with NetSuite's code and (believed) sentence for a formula that it does not understand
 */
export function formulaSql(
	formula: string,
	kind: SearchKind,
	field: (name: string) => FormulaField,
	now: number,
): { sql: string; values: SqlValue[] } {
	const values = new Map<string, Typed>();
	const source = formula.replace(/\{([^}]*)\}/g, (_all, name: string) => {
		const { kind: type, sql } = field(name.trim().toLowerCase());
		const alias = `field_${values.size}`;
		values.set(alias, typed(types[type], { text: `(${sql})`, values: [] }));
		return alias;
	});
	try {
		const { body } = parse(`SELECT ${source} AS formula FROM formula`);
		if (!('items' in body)) throw malformed(formula);
		const [item] = body.items;
		if (!item || item.expression.kind === 'star' || body.items.length !== 1) throw malformed(formula);
		let aliases = 0;
		const value = translateValue(item.expression, {
			session: { zone, now },
			catalogue: { tables: {} },
			visibility: { hiddenTables: new Set(), hiddenColumns: new Map() },
			scope: new FormulaScope(values),
			named: new Map(),
			aggregates: false,
			windows: false,
			newAlias: () => `formula${++aliases}`,
		});
		const { text, values: bound } = asKind(value, kind);
		return { sql: `(${text})`, values: bound };
	} catch (error) {
		if (error instanceof SuiteQLError) throw malformed(formula);
		throw error;
	}
}

/** A day is shown as a day whether the formula came to a moment or a day. */
function asKind(value: Typed, kind: SearchKind): Sql {
	const { text, values } = value;
	if (kind === 'date' && value.type === 'wallClock') return { text: `date(${text}, 'unixepoch')`, values };
	if (kind === 'date' && value.type === 'instant')
		return { text: `date(suiteql_wall_clock(${text}), 'unixepoch')`, values };
	if (kind === 'timestamp' && value.type === 'wallClock') return { text: `suiteql_instant(${text})`, values };
	if (kind === 'timestamp' && value.type === 'date') return { text: `suiteql_instant(unixepoch(${text}))`, values };
	return { text, values };
}

const malformed = (formula: string) =>
	new SearchRefusal('SSS_INVALID_SRCH_COL', `Invalid Expression in the formula: ${formula}`);
