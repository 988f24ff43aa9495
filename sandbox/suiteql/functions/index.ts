import { aggregateFunctions } from './aggregates';
import { analyticFunctions } from './analytic';
import { builtinFunctions } from './builtin';
import { calendarFunctions } from './calendar';
import { choiceFunctions } from './choices';
import { dateFunctions } from './dates';
import type { SqlFunction } from './function';
import { moneyFunctions } from './money';
import { numberFunctions } from './numbers';
import { regexpFunctions } from './regexp';
import { textFunctions } from './text';

/**
 * What SuiteQL has: Oracle's help, "SuiteQL Supported and Unsupported Functions" and "SuiteQL Supported Built-in
 * Functions". Believed: TRIM, LISTAGG, LAG, LEAD, FIRST_VALUE, LAST_VALUE and REGEXP_COUNT, which are in no list (LISTAGG
 * is even ruled out) but in queries that run. Whatever else Oracle's database has is refused.
 */
const FUNCTIONS: ReadonlyMap<string, SqlFunction> = new Map(
	Object.entries({
		...aggregateFunctions,
		...analyticFunctions,
		...builtinFunctions,
		...calendarFunctions,
		...choiceFunctions,
		...dateFunctions,
		...moneyFunctions,
		...numberFunctions,
		...regexpFunctions,
		...textFunctions,
	}),
);

/** @param name in upper case */
export const findFunction = (name: string): SqlFunction | undefined => FUNCTIONS.get(name);

/** In NetSuite's list, and not here. */
export const NOT_BUILT: ReadonlySet<string> = new Set([
	...['BFILENAME', 'CHARTOROWID', 'CORR_K', 'CORR_S', 'EMPTY_BLOB', 'NEW_TIME', 'NLSSORT', 'ORA_HASH', 'TZ_OFFSET'],
	...['BUILTIN.MNFILTER', 'BUILTIN.NAMED_GROUP'],
]);
