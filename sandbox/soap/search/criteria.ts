import type { Account } from '../../account/account';
import { exists, type RecordType } from '../../account/records';
import { searchedCustomField } from '../../account/search/customField';
import { signedSql } from '../../account/search/field';
import { lacking } from '../fault';
import { customFieldOf } from '../records/customFields';
import { restName } from '../records/read';
import { customRecord } from '../records/references';
import type { Bean } from '../schema/bean';
import { all, fieldCondition, type Condition, type Searchable } from './conditions';
import { joins, type Join } from './joins';
import { fromOf, kindOf, subjectNamed, type Subject } from './subjects';

/** A search of the schema taken apart. */
export interface Criteria {
	subject: Subject;
	/** Over the row `r` of the subject. */
	condition: Condition;
}

/**
 * What a `CustomerSearch`, a `CustomerSearchBasic` or alike asks for.
 * Believed: a join without a field in it restricts nothing.
 * @throws Refusal, SoapFault for what is not built
 */
export function criteriaOf(account: Account, search: Bean): Criteria {
	const subject = customSubject(account, search) ?? subjectOf(search);
	const type = subject.type(account);
	if (!type) throw lacking(`${subject.name} searches in an account without that feature`);
	if (/Basic$/.test(search.$type!)) return { subject, condition: all(basicConditions(account, subject, type, search)) };
	const own = search.basic ? basicConditions(account, subject, type, search.basic as Bean) : [];
	const joined = Object.entries(search)
		.filter(([name]) => name.endsWith('Join'))
		.flatMap(([name, value]) => joinCondition(account, subject, name, value as Bean));
	return { subject, condition: all([...own, ...joined]) };
}

/** A search of custom records says in its basic part of which type. */
function customSubject(account: Account, search: Bean): Subject | null {
	if (!/:CustomRecordSearch/.test(search.$type!)) return null;
	const { recType } = ((search.$type!.endsWith('Basic') ? search : search.basic) ?? {}) as Bean;
	const record = customRecord(account, (recType as Bean | undefined)?.internalId as string | undefined);
	return { name: 'CustomRecord', type: () => record.recordType(account), record: () => record };
}

/** The subject of a search, a search's basic part, or a row of columns, by its type. */
export function subjectOf({ $type }: Bean): Subject {
	const name = /:(\w+?)Search(?:Row)?(?:Basic|Advanced)?$/.exec($type!)?.[1];
	const subject = name && subjectNamed(name);
	if (!subject) throw lacking(`the search ${$type}`);
	return subject;
}

/** @param name `customerJoin` */
export function joinOf(subject: Subject, name: string): Join {
	const join = joins[subject.name]?.[name.replace(/Join$/, '')];
	if (!join) throw lacking(`the join "${name}" of ${subject.name} searches`);
	return join;
}

function joinCondition(account: Account, subject: Subject, name: string, basic: Bean): Condition[] {
	const join = joinOf(subject, name);
	const other = subjectNamed(join.subject)!;
	const type = other.type(account);
	const restrictions = type ? basicConditions(account, other, type, basic) : [];
	if (!type || restrictions.length === 0) return [];
	const { sql, values } = all(restrictions);
	const links = join.other.startsWith('l.') ? ' JOIN nexttransactionlinelink l' : '';
	const conditions = [type.where, join.where, sql].filter(Boolean).join(' AND ');
	return [
		{
			sql: `${join.own} IN (SELECT ${join.other} FROM ${fromOf(other, type, sql)}${links} WHERE ${conditions})`,
			values,
		},
	];
}

function basicConditions(account: Account, subject: Subject, type: RecordType, basic: Bean): Condition[] {
	return Object.entries(basic)
		.filter(([name]) => name !== '$type' && name !== 'recType')
		.flatMap(([name, value]) => {
			if (name === 'customFieldList') return customConditions(account, type, value as Bean);
			return [fieldCondition(account, searchable(account, subject, type, name), asField(value as Bean))];
		});
}

/** A few fields of searches are references without an operator: one of them is meant. */
const asField = (value: Bean): Bean =>
	value.$type === 'platformCore:RecordRef'
		? { $type: 'platformCore:SearchMultiSelectField', operator: 'anyOf', searchValue: [value] }
		: value;

/** What a search field of that name is about. @throws SoapFault for what is not built */
function searchable(account: Account, subject: Subject, type: RecordType, name: string): Searchable {
	const byId: Readonly<Record<string, Searchable>> = {
		internalId: { kind: 'reference', sql: 'r.id' },
		internalIdNumber: { kind: 'integer', sql: 'r.id' },
	};
	const known = byId[name] ?? subject.also?.[name];
	if (known) return known;
	const wanted = name === 'externalIdString' ? 'externalId' : (subject.aliases?.[name] ?? name);
	const field = type.fields[restName(Object.keys(type.fields), wanted) ?? ''];
	if (!field || !exists(field, account.features)) throw lacking(`"${name}" in ${subject.name} searches`);
	return { kind: kindOf(field), sql: signedSql(field), nameSql: field.nameSql, references: field.references };
}

function customConditions(account: Account, type: RecordType, list: Bean): Condition[] {
	return ((list.customField ?? []) as readonly Bean[]).map((bean) =>
		fieldCondition(account, searchedCustomField(customFieldOf(account, type, bean)), bean),
	);
}
