import { unsupported } from '../errors';
import type { Expression, Query } from '../parse/ast';
import { parse } from '../parse/parseQuery';

const OPERATORS = new Set(['<', '<=', '>', '>=']);
const COLUMNS: Record<string, string> = { START: 'startdate', END: 'enddate' };

/**
 * `IN (BUILTIN.PERIOD(range, START or END, adjustment, operator))` as the sub-select of accounting periods that it
 * stands for. Adjustment periods are not told apart: the account has none.
 */
export function periodsOf(list: Expression[] | Query): Query | undefined {
	if (!Array.isArray(list)) return undefined;
	const [only] = list;
	if (list.length !== 1 || only?.kind !== 'call' || only.name !== 'BUILTIN.PERIOD') return undefined;
	const words = only.arguments.map((word) => (word.kind === 'text' ? word.value.toUpperCase() : ''));
	const [range, side = '', adjustment = '', operator = ''] = words;
	const column = COLUMNS[side];
	if (!column || words.length !== 4 || !['ALL', 'NOT_LAST'].includes(adjustment)) throw unsupported();
	return parse(
		`SELECT id FROM accountingperiod WHERE isposting = 'T' AND ${condition(range!, side, column, operator)}`,
	);
}

function condition(range: string, side: string, column: string, operator: string): string {
	const bound = (end: string) => `BUILTIN.RELATIVE_RANGES('${range.replaceAll("'", "''")}', '${end}')`;
	const inside = `startdate >= ${bound('START')} AND enddate <= ${bound('END')}`;
	if (operator === 'BETWEEN') return inside;
	if (operator === 'NOT BETWEEN') return `NOT (${inside})`;
	if (!OPERATORS.has(operator)) throw unsupported();
	return `${column} ${operator} ${bound(side)}`;
}
