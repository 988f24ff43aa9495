import { mapChildren, type Expression, type OrderItem, type Query, type Select, type Union } from '../parse/ast';

/**
 * A query with ROLLUP, CUBE or GROUPING SETS as the union of one query for each grouping, in which what is not grouped
 * by is NULL.
 */
export function expandGroupingSets({ body, orderBy }: Query): { body: Select | Union; orderBy: OrderItem[] } {
	if (body.kind !== 'select' || !body.groupingSets) return { body, orderBy };
	const sets = body.groupingSets;
	const all = sets.flat();
	const selects = sets.map((set) => oneGrouping(body, set, all));
	const [first, ...others] = selects;
	const union = others.reduce<Select | Union>(
		(left, right) => ({ kind: 'union', operator: 'UNION ALL', left, right }),
		first!,
	);
	return { body: union, orderBy: orderBy.map((item) => ({ ...item, expression: asPosition(item.expression, body) })) };
}

function oneGrouping(select: Select, set: Expression[], all: Expression[]): Select {
	const grouped = new Set(set.map(key));
	const absent = new Set(all.map(key).filter((expression) => !grouped.has(expression)));
	const change = (expression: Expression): Expression => {
		if (expression.kind === 'call' && expression.name === 'GROUPING' && expression.arguments.length === 1) {
			return { kind: 'number', value: absent.has(key(expression.arguments[0]!)) ? 1 : 0, isInteger: true };
		}
		return absent.has(key(expression)) ? { kind: 'null' } : mapChildren(expression, change);
	};
	return {
		...select,
		items: select.items.map(({ expression, alias }) => ({
			expression: expression.kind === 'star' ? expression : change(expression),
			alias: alias ?? (expression.kind === 'column' ? expression.name : undefined),
		})),
		// A grouping by nothing is one row, whether or not something is summed.
		groupBy: set.length > 0 ? set : [{ kind: 'null' }],
		groupingSets: undefined,
		having: select.having && change(select.having),
	};
}

/** Equal for expressions that are written alike, whatever their case. */
const key = (expression: Expression): string => JSON.stringify(expression).toLowerCase();

/** What is sorted by must be one of the outputs: a union has nothing else. */
function asPosition(expression: Expression, { items }: Select): Expression {
	const at = items.findIndex((item) => item.expression.kind !== 'star' && key(item.expression) === key(expression));
	return at < 0 ? expression : { kind: 'number', value: at + 1, isInteger: true };
}
