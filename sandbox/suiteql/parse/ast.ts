/** A parsed query, as written: names are not looked up and types not known yet. Names keep their case. */
export interface Query {
	with: { name: string; query: Query }[];
	body: Select | Union;
	orderBy: OrderItem[];
	/** OFFSET n ROWS. */
	offset?: number;
	/** FETCH FIRST n ROWS ONLY. */
	fetch?: number;
}

export type SetOperator = 'UNION' | 'UNION ALL' | 'INTERSECT' | 'MINUS';

export interface Union {
	kind: 'union';
	operator: SetOperator;
	left: Select | Union;
	right: Select | Union;
}

export interface Select {
	kind: 'select';
	distinct: boolean;
	top?: number;
	items: SelectItem[];
	/** Comma-separated, each with the ANSI joins that hang on it. */
	from: { source: FromSource; joins: Join[] }[];
	where?: Expression;
	groupBy: Expression[];
	/** Of ROLLUP, CUBE and GROUPING SETS: the rows are grouped by each of them in turn. */
	groupingSets?: Expression[][];
	having?: Expression;
}

export interface SelectItem {
	expression: Expression | { kind: 'star'; qualifier?: string };
	alias?: string;
}

export type FromSource =
	| { kind: 'table'; name: string; alias?: string }
	| { kind: 'derived'; query: Query; alias?: string };

export interface Join {
	kind: 'inner' | 'left' | 'right' | 'full' | 'cross';
	source: FromSource;
	on?: Expression;
}

export interface OrderItem {
	expression: Expression;
	descending: boolean;
	nulls?: 'first' | 'last';
}

/** What follows OVER. */
export interface Window {
	partitionBy: Expression[];
	orderBy: OrderItem[];
	/** `ROWS BETWEEN 1 PRECEDING AND CURRENT ROW`, as SQLite writes it too. */
	frame?: string;
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** Values and conditions parse alike; the translator knows where which may stand. */
export type Expression =
	| { kind: 'number'; value: number; isInteger: boolean }
	| { kind: 'text'; value: string }
	| { kind: 'null' }
	| { kind: 'rownum' }
	/** `outer`: marked with Oracle's (+). */
	| { kind: 'column'; qualifier?: string; name: string; outer: boolean }
	| Call
	/** `sizes`: what stands in parentheses after the type. */
	| { kind: 'cast'; operand: Expression; type: string; sizes: number[] }
	| { kind: 'extract'; part: string; operand: Expression }
	| { kind: 'interval'; amount: number; unit: string }
	| { kind: 'negative'; operand: Expression }
	| { kind: 'arithmetic'; operator: '+' | '-' | '*' | '/' | '||'; left: Expression; right: Expression }
	| { kind: 'case'; operand?: Expression; branches: { when: Expression; then: Expression }[]; otherwise?: Expression }
	| { kind: 'subquery'; query: Query }
	| { kind: 'comparison'; operator: Comparison; left: Expression; right: Expression }
	| { kind: 'logical'; operator: 'AND' | 'OR'; terms: Expression[] }
	| { kind: 'not'; operand: Expression }
	| { kind: 'between'; operand: Expression; low: Expression; high: Expression; negated: boolean }
	| { kind: 'in'; operand: Expression; list: Expression[] | Query; negated: boolean }
	| { kind: 'like'; operand: Expression; pattern: Expression; escape?: Expression; negated: boolean }
	| { kind: 'isNull'; operand: Expression; negated: boolean }
	| { kind: 'quantified'; operator: Comparison; every: boolean; operand: Expression; list: Expression[] | Query }
	| { kind: 'exists'; query: Query };

/** `name` in upper case; `star` for COUNT(*). */
export interface Call {
	kind: 'call';
	name: string;
	arguments: Expression[];
	distinct: boolean;
	star: boolean;
	/** LISTAGG(…) WITHIN GROUP (ORDER BY …). */
	within?: OrderItem[];
	over?: Window;
}

const orderExpressions = (items: OrderItem[] = []) => items.map(({ expression }) => expression);

/** The expressions directly inside one, not those of sub-selects: they have a scope of their own. */
export function children(expression: Expression): Expression[] {
	switch (expression.kind) {
		case 'call':
			return [
				...expression.arguments,
				...orderExpressions(expression.within),
				...(expression.over?.partitionBy ?? []),
				...orderExpressions(expression.over?.orderBy),
			];
		case 'cast':
		case 'extract':
		case 'negative':
		case 'not':
		case 'isNull':
			return [expression.operand];
		case 'arithmetic':
		case 'comparison':
			return [expression.left, expression.right];
		case 'case':
			return [
				expression.operand,
				...expression.branches.flatMap(({ when, then }) => [when, then]),
				expression.otherwise,
			].filter((part) => part !== undefined);
		case 'logical':
			return expression.terms;
		case 'between':
			return [expression.operand, expression.low, expression.high];
		case 'in':
		case 'quantified':
			return [expression.operand, ...(Array.isArray(expression.list) ? expression.list : [])];
		case 'like':
			return [expression.operand, expression.pattern, ...(expression.escape ? [expression.escape] : [])];
		default:
			return [];
	}
}

/** Whether `test` holds for the expression or any inside it. */
export function contains(expression: Expression, test: (part: Expression) => boolean): boolean {
	return test(expression) || children(expression).some((child) => contains(child, test));
}

/** The conditions that must all hold. */
export function conjuncts(condition: Expression | undefined): Expression[] {
	if (!condition) return [];
	if (condition.kind !== 'logical' || condition.operator !== 'AND') return [condition];
	return condition.terms.flatMap(conjuncts);
}

/** The expression with `change` applied to those directly inside it, except in windows and sub-selects. */
export function mapChildren(expression: Expression, change: (part: Expression) => Expression): Expression {
	switch (expression.kind) {
		case 'call':
			return { ...expression, arguments: expression.arguments.map(change) };
		case 'cast':
		case 'extract':
		case 'negative':
		case 'not':
		case 'isNull':
			return { ...expression, operand: change(expression.operand) };
		case 'arithmetic':
		case 'comparison':
			return { ...expression, left: change(expression.left), right: change(expression.right) };
		case 'case':
			return {
				...expression,
				operand: expression.operand && change(expression.operand),
				branches: expression.branches.map(({ when, then }) => ({ when: change(when), then: change(then) })),
				otherwise: expression.otherwise && change(expression.otherwise),
			};
		case 'logical':
			return { ...expression, terms: expression.terms.map(change) };
		case 'between':
			return {
				...expression,
				operand: change(expression.operand),
				low: change(expression.low),
				high: change(expression.high),
			};
		case 'in':
		case 'quantified':
			return {
				...expression,
				operand: change(expression.operand),
				list: Array.isArray(expression.list) ? expression.list.map(change) : expression.list,
			};
		case 'like':
			return { ...expression, operand: change(expression.operand), pattern: change(expression.pattern) };
		default:
			return expression;
	}
}
