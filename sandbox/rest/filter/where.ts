import type { Account } from '../../account/account';
import { exists, type Field, type RecordType } from '../../account/records';
import {
	condition,
	type Condition,
	type Searched,
	type SearchKind,
	type SearchValue,
} from '../../account/search/condition';
import { searchedCustomField } from '../../account/search/customField';
import { readUserDate } from '../../account/search/dates';
import { signedSql } from '../../account/search/field';
import { SearchRefusal } from '../../account/search/refusal';
import { momentOf, TIME_ZONE } from '../../account/time';
import { refused } from '../refused';
import { parseFilter, UnreadableFilter, type Filter, type Test } from './parse';

/** The body fields that `q` can be about, with custom ones: NetSuite's catalogue calls them `x-ns-filterable`. */
export function filterable(account: Account, type: RecordType, hidden: ReadonlySet<string>): Map<string, Searched> {
	const standard = Object.entries(type.fields)
		.filter(([, field]) => exists(field, account.features) && !field.notInRest && !hidden.has(columnOf(field)))
		// Not what stands in the record as a record of its own.
		.filter(([name]) => !name.includes('.'))
		.map(([name, field]): Required<Searched> => ({ name, kind: field.kind, sql: signedSql(field) }));
	const custom = (type.customFields ?? [])
		.filter(({ scriptId }) => !hidden.has(scriptId))
		.map((field): Required<Searched> => ({ name: field.scriptId, ...searchedCustomField(field) }));
	const all: Required<Searched>[] = [{ name: 'id', kind: 'integer', sql: 'r.id' }, ...standard, ...custom];
	return new Map(all.map((searched) => [searched.name.toLowerCase(), searched]));
}

const columnOf = ({ sql }: Field) => sql.replace(/^[a-z]\./, '');

/** Which operators each kind of field has: Oracle's table. EQUAL for references is in Oracle's tutorials. */
const numbers = 'ANY_OF BETWEEN EQUAL GREATER GREATER_OR_EQUAL LESS LESS_OR_EQUAL WITHIN';
const dates = 'AFTER BEFORE ON ON_OR_AFTER ON_OR_BEFORE';
const operators: Readonly<Record<SearchKind, string>> = {
	text: 'CONTAIN IS START_WITH END_WITH',
	key: 'CONTAIN IS START_WITH END_WITH',
	status: 'ANY_OF EQUAL',
	integer: numbers,
	number: numbers,
	amount: numbers,
	date: dates,
	timestamp: dates,
	boolean: 'IS',
	reference: 'ANY_OF EQUAL',
	references: 'ANY_OF',
};

/** What `q` leaves of a type's records. @throws Refused in NetSuite's words */
export function where(account: Account, type: RecordType, q: string, hidden: ReadonlySet<string>): Condition {
	const fields = filterable(account, type, hidden);
	return conditionOf(parsed(q), (test) => {
		const searched = fields.get(test.field.toLowerCase());
		if (!searched) throw unknownField(test.field);
		return tested(account, searched, test);
	});
}

function parsed(q: string): Filter {
	try {
		return parseFilter(q);
	} catch (error) {
		throw error instanceof UnreadableFilter ? unreadable() : error;
	}
}

function conditionOf(filter: Filter, make: (test: Test) => Condition): Condition {
	if ('field' in filter) return make(filter);
	const [parts, joint] = 'any' in filter ? [filter.any, ' OR '] : [filter.all, ' AND '];
	const conditions = parts.map((part) => conditionOf(part, make));
	return {
		sql: conditions.map(({ sql }) => `(${sql})`).join(joint),
		values: conditions.flatMap(({ values }) => values),
	};
}

function tested(account: Account, searched: Searched, { operator, values }: Test): Condition {
	const positive = operator.replace(/_NOT$/, '');
	if (positive !== 'EMPTY' && !operators[searched.kind].split(' ').includes(positive)) throw unsupported();
	const read = searched.kind === 'date' || searched.kind === 'timestamp' ? values.map(dateReader(searched.kind)) : values;
	// A letter is met as a whole.
	const asKey = searched.kind === 'status' && positive === 'EQUAL' ? operator.replace('EQUAL', 'ANY_OF') : operator;
	try {
		return condition(searched, asKey, read, account);
	} catch (error) {
		if (error instanceof SearchRefusal) throw searchError(error.sentence);
		throw error;
	}
}

/**
 * Days are written in the user's format; times are not taken, and nor is ISO 8601 (seen). On a field with a time a day is
 * that day's midnight in the account's time zone (seen), but for ON, which is the whole day (believed).
 */
const dateReader =
	(kind: 'date' | 'timestamp') =>
	(text: string): SearchValue => {
		const day = readUserDate(text.replace(/^(\d+\/\d+\/)(\d\d)$/, '$120$2'));
		if (!day) throw searchError(`Parse of date/time "${text}" failed with date format "M/d/yy" in time zone ${TIME_ZONE}`);
		return kind === 'timestamp' ? momentOf(day) : text.replace(/^(\d+\/\d+\/)(\d\d)$/, '$120$2');
	};

const aboutQuery = (detail: string, code = 'INVALID_PARAMETER') => refused(400, { detail, code, parameter: 'q' });

/** Seen. */
const unreadable = () => aboutQuery('Invalid search query. Provide a valid search query.');

/** The first sentence and the code have been seen, though not together. */
const unknownField = (name: string) =>
	aboutQuery(`Unknown field name '${name}' in the search query. Provide a valid field name.`, 'NONEXISTENT_FIELD');

const searchError = (sentence: string) =>
	aboutQuery(`Invalid search query. Detailed unprocessed description follows. Search error occurred: ${sentence}`);

/** Seen of other searches; that it is what an operator is answered with that a field does not have is believed. */
const unsupported = () => searchError('Invalid or unsupported search.');
