import { unsupported } from '../errors';
import { conjuncts, contains, type Comparison, type Expression, type OrderItem, type Select } from '../parse/ast';

export const isRownum = (part: Expression) => part.kind === 'rownum';

const usesRownum = (expression: Expression) => contains(expression, isRownum);

export function selectUsesRownum(select: Select, orderBy: OrderItem[]): boolean {
	const items = select.items.map(({ expression }) => expression).filter((expression) => expression.kind !== 'star');
	return [...items, ...conjuncts(select.where), ...select.groupBy, ...orderBy.map(({ expression }) => expression)].some(
		usesRownum,
	);
}

/**
 * Parts the conditions on ROWNUM from the others. ROWNUM counts rows as they pass the other conditions, before they
 * are sorted, so `ROWNUM <= 10` is a limit and `ROWNUM > 1` is never true.
 *
 * @throws SuiteQLError for conditions on ROWNUM that are no comparison with a number
 */
export function splitRownum(conditions: Expression[]): { limit?: number; others: Expression[] } {
	const limits = conditions.filter(usesRownum).flatMap(limitOf);
	const others = conditions.filter((condition) => !usesRownum(condition));
	return { limit: limits.length > 0 ? Math.min(...limits) : undefined, others };
}

const MIRRORED: Record<Comparison, Comparison> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function limitOf(condition: Expression): number[] {
	if (condition.kind === 'between' && !condition.negated && isRownum(condition.operand)) {
		return [...limitOfComparison('>=', condition.low), ...limitOfComparison('<=', condition.high)];
	}
	if (condition.kind !== 'comparison') throw unsupported();
	if (isRownum(condition.left)) return limitOfComparison(condition.operator, condition.right);
	return limitOfComparison(MIRRORED[condition.operator], condition.left);
}

function limitOfComparison(operator: Comparison, bound: Expression): number[] {
	if (bound.kind !== 'number') throw unsupported();
	const { value } = bound;
	const none = 0;
	switch (operator) {
		case '=':
			return [value === 1 ? 1 : none];
		case '<=':
			return [Math.max(Math.floor(value), none)];
		case '<':
			return [Math.max(Math.ceil(value) - 1, none)];
		case '>':
			return value < 1 ? [] : [none];
		case '>=':
			return value <= 1 ? [] : [none];
		// The first row with that number is not let through, so its number goes to the next, for ever.
		case '<>':
			return value >= 1 ? [Math.ceil(value) - 1] : [];
	}
}
