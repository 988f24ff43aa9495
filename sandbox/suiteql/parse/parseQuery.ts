import { notBuilt, unsupported, wrongParameters } from '../errors';
import type { FromSource, Join, OrderItem, Query, Select, SelectItem, SetOperator, Union } from './ast';
import { parseExpression } from './parseExpression';
import { parseGroupBy } from './parseGroupBy';
import { Reader, type Parameter } from './reader';
import { tokenize } from './tokens';

/** More would be too deep for the engine. Oracle has no such limit. */
const MAXIMUM_UNION = 50;

/**
 * Parses a whole SuiteQL query.
 *
 * @param parameters the values of its `?`, in their order
 * @throws SuiteQLError "Invalid or unsupported search." for anything else than one query, and for ANSI joins beside
 * Oracle's (+), which NetSuite does not mix
 */
export function parse(source: string, parameters: readonly Parameter[] = []): Query {
	const tokens = tokenize(source);
	const marks = tokens.filter(({ kind, text }) => kind === 'symbol' && text === '?').length;
	if (marks !== parameters.length) throw wrongParameters(marks, parameters.length);
	const reader = new Reader(tokens, parameters);
	const query = parseQuery(reader);
	if (reader.peek().kind !== 'end') throw unsupported();
	if (reader.usesAnsiJoin && reader.usesOuterMark) throw unsupported();
	return query;
}

/** Parses `[WITH …] SELECT … [UNION …] [ORDER BY …] [OFFSET n ROWS] [FETCH FIRST n ROWS ONLY]`, here or in parentheses. */
export function parseQuery(reader: Reader): Query {
	return reader.nested(() => ({
		with: parseWith(reader),
		body: parseBody(reader),
		orderBy: reader.accept('ORDER', 'BY') ? reader.list(() => parseOrderItem(reader)) : [],
		offset: parseOffset(reader),
		fetch: parseFetch(reader),
	}));
}

/** Oracle rules WITH out for SuiteAnalytics Connect; over REST and in scripts people's queries with it run. */
function parseWith(reader: Reader): Query['with'] {
	if (!reader.accept('WITH')) return [];
	return reader.list(() => {
		const name = reader.name();
		reader.expect('AS', '(');
		const query = parseQuery(reader);
		reader.expect(')');
		return { name, query };
	});
}

/** Believed: some page with it, others report that it is ignored; Oracle does not mention it. */
function parseOffset(reader: Reader): number | undefined {
	if (!reader.accept('OFFSET')) return undefined;
	const count = reader.count();
	if (!reader.accept('ROWS')) reader.expect('ROW');
	return count;
}

/** Believed: Oracle does not mention it, and it is used by people whose queries run. */
function parseFetch(reader: Reader): number | undefined {
	if (!reader.accept('FETCH')) return undefined;
	if (!reader.accept('FIRST')) reader.expect('NEXT');
	const count = reader.sees('ROW') || reader.sees('ROWS') ? 1 : reader.count();
	if (!reader.accept('ROWS')) reader.expect('ROW');
	reader.expect('ONLY');
	return count;
}

function parseBody(reader: Reader): Select | Union {
	let left = parseSelectTerm(reader);
	for (let length = 0; ; length++) {
		const operator = parseSetOperator(reader);
		if (!operator) return left;
		if (length === MAXIMUM_UNION) throw unsupported();
		left = { kind: 'union', operator, left, right: parseSelectTerm(reader) };
	}
}

/** Oracle gives all of them the same rank. */
function parseSetOperator(reader: Reader): SetOperator | undefined {
	if (reader.accept('UNION')) return reader.accept('ALL') ? 'UNION ALL' : 'UNION';
	if (reader.accept('INTERSECT')) return 'INTERSECT';
	return reader.accept('MINUS') ? 'MINUS' : undefined;
}

function parseSelectTerm(reader: Reader): Select | Union {
	if (!reader.accept('(')) return parseSelect(reader);
	const body = reader.nested(() => parseBody(reader));
	reader.expect(')');
	return body;
}

function parseSelect(reader: Reader): Select {
	reader.expect('SELECT');
	const before = reader.accept('DISTINCT');
	const top = reader.sees('TOP') && reader.peek(1).kind === 'number' ? (reader.next(), reader.count()) : undefined;
	const distinct = before || reader.accept('DISTINCT');
	if (!distinct) reader.accept('ALL');
	const items = reader.list(() => parseSelectItem(reader));
	reader.expect('FROM');
	return {
		kind: 'select',
		distinct,
		top,
		items,
		from: reader.list(() => ({ source: parseSource(reader), joins: parseJoins(reader) })),
		where: reader.accept('WHERE') ? parseExpression(reader) : undefined,
		...refuseHierarchy(reader),
		...parseGroupBy(reader),
		having: reader.accept('HAVING') ? parseExpression(reader) : undefined,
	};
}

/** Oracle's hierarchical queries. */
function refuseHierarchy(reader: Reader): Record<never, never> {
	if (reader.sees('START', 'WITH') || reader.sees('CONNECT', 'BY')) throw notBuilt('CONNECT BY');
	return {};
}

function parseSelectItem(reader: Reader): SelectItem {
	if (reader.accept('*')) return { expression: { kind: 'star' } };
	if (reader.seesName() && reader.peek(1).text === '.' && reader.peek(2).text === '*') {
		const qualifier = reader.name();
		reader.expect('.', '*');
		return { expression: { kind: 'star', qualifier } };
	}
	return { expression: parseExpression(reader), alias: reader.alias() };
}

function parseSource(reader: Reader): FromSource {
	if (!reader.accept('(')) return { kind: 'table', name: reader.name(), alias: reader.alias() };
	const query = parseQuery(reader);
	reader.expect(')');
	return { kind: 'derived', query, alias: reader.alias() };
}

function parseJoins(reader: Reader): Join[] {
	const joins: Join[] = [];
	for (let kind = parseJoinKind(reader); kind; kind = parseJoinKind(reader)) {
		reader.usesAnsiJoin = true;
		const source = parseSource(reader);
		if (kind !== 'cross') reader.expect('ON');
		joins.push({ kind, source, on: kind === 'cross' ? undefined : parseExpression(reader) });
	}
	return joins;
}

function parseJoinKind(reader: Reader): Join['kind'] | undefined {
	if (reader.accept('JOIN') || reader.accept('INNER', 'JOIN')) return 'inner';
	if (reader.accept('CROSS', 'JOIN')) return 'cross';
	if (reader.accept('LEFT', 'JOIN') || reader.accept('LEFT', 'OUTER', 'JOIN')) return 'left';
	if (reader.accept('RIGHT', 'JOIN') || reader.accept('RIGHT', 'OUTER', 'JOIN')) return 'right';
	if (reader.accept('FULL', 'JOIN') || reader.accept('FULL', 'OUTER', 'JOIN')) return 'full';
	return undefined;
}

export function parseOrderItem(reader: Reader): OrderItem {
	const expression = parseExpression(reader);
	const descending = reader.accept('DESC');
	if (!descending) reader.accept('ASC');
	if (!reader.accept('NULLS')) return { expression, descending };
	if (reader.accept('FIRST')) return { expression, descending, nulls: 'first' };
	reader.expect('LAST');
	return { expression, descending, nulls: 'last' };
}
