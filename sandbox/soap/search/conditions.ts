import type { Account } from '../../account/account';
import { all, condition, type Condition, type SearchKind, type SearchValue } from '../../account/search/condition';
import { SearchRefusal } from '../../account/search/refusal';
import { lacking } from '../fault';
import type { Bean, RecordRef, Value } from '../schema/bean';
import { Refusal } from '../status';

export { all, type Condition };

/** What a search field is about. */
export interface Searchable {
	kind: SearchKind;
	/** An expression over the row `r`. */
	sql: string;
	/** Of a reference: SQL of the name of what it refers to, and the table that holds that. */
	nameSql?: string;
	references?: string;
	/** What is stored for a word of the schema. */
	stored?: (word: string) => string;
}

/** Believed: the sentences about fields that lack an operator or a value. */
function operatorOf({ operator, $type }: Bean): string {
	// Fields for check boxes have none.
	if (/Boolean(Custom)?Field$/.test($type ?? '')) return 'is';
	if (operator === undefined) throw new Refusal('INVALID_SEARCH_OPERATOR', 'A search field needs an operator.');
	return operator as string;
}

function valueOf(field: Bean, name: 'searchValue' | 'searchValue2'): Value {
	const value = field[name];
	if (value === undefined) {
		throw new Refusal('INVALID_SEARCH_VALUE', `The operator ${operatorOf(field)} needs a ${name}.`);
	}
	return value;
}

/**
 * The condition that one of the schema's search fields (`SearchStringField` …) sets.
 * Believed: dates are compared to the second, but for `on`, which means the whole day.
 * @throws Refusal
 */
export function fieldCondition(account: Account, target: Searchable, field: Bean): Condition {
	const kind = /:Search(.*?)(?:Custom)?Field$/.exec(field.$type!)?.[1];
	const operator = operatorOf(field);
	if (/^(empty|notEmpty)$/.test(operator)) return on(account, target, operator, []);
	if (kind === 'MultiSelect')
		return among(account, target, operator, (field.searchValue ?? []) as readonly RecordRef[]);
	if (kind === 'EnumMultiSelect') {
		const { stored = (word) => word.replace(/^_/, '') } = target;
		const words = ((field.searchValue ?? []) as readonly string[]).map(stored);
		return on(account, { ...target, kind: 'key' }, operator, words);
	}
	return on(account, kind === 'String' ? asText(target) : target, operator, valuesOf(field, operator));
}

/** A reference that is searched by text is searched by the name of what it refers to. */
const asText = (target: Searchable): Searchable => ({ ...target, kind: 'text', sql: target.nameSql ?? target.sql });

/** As many as the operator needs. */
function valuesOf(field: Bean, operator: string): SearchValue[] {
	const predefined = field.predefinedSearchValue as string | undefined;
	if (predefined !== undefined) return [predefined];
	const names = /between|within/i.test(operator)
		? (['searchValue', 'searchValue2'] as const)
		: (['searchValue'] as const);
	return names.map((name) => valueOf(field, name) as SearchValue);
}

function among(account: Account, target: Searchable, operator: string, refs: readonly RecordRef[]): Condition {
	if (target.kind === 'text' || target.kind === 'key') {
		return on(
			account,
			{ ...target, kind: 'key' },
			operator,
			refs.flatMap((ref) => ref.externalId ?? ref.internalId ?? []),
		);
	}
	const byExternalId = ({ externalId }: RecordRef): string[] => {
		if (!target.references) throw lacking('how to search this field by external ID');
		const row = account.store.get(`SELECT id FROM "${target.references}" WHERE externalid = ?`, [externalId!]);
		return [row ? String(row.id) : ''];
	};
	return on(
		account,
		target,
		operator,
		refs.flatMap((ref) =>
			ref.internalId === undefined && ref.externalId ? byExternalId(ref) : (ref.internalId ?? []),
		),
	);
}

/** @throws Refusal where the schema has such an operator and the field does not */
function on(account: Account, { kind, sql }: Searchable, operator: string, values: readonly SearchValue[]): Condition {
	try {
		return condition({ kind, sql }, operator, values, account);
	} catch (error) {
		if (!(error instanceof SearchRefusal)) throw error;
		if (error.code === 'SSS_NOT_IN_LOCAL_NETSUITE') throw lacking(error.sentence);
		throw new Refusal('INVALID_SEARCH_OPERATOR', `Invalid search operator: ${operator}.`);
	}
}
