import { documentTypes } from '../../account/documentTypes';
import type { Bean } from '../schema/bean';
import {
	all,
	enumeration,
	flag,
	long,
	moment,
	reference,
	text,
	type Condition,
	type FieldCondition,
} from './conditions';

type Fields = Readonly<Record<string, FieldCondition>>;

const byId = (row: string): Fields => ({
	internalId: reference(`${row}.id`),
	internalIdNumber: long(`${row}.id`),
	externalId: reference(`${row}.externalid`, 'externalId'),
	externalIdString: text(`${row}.externalid`),
});

/** `NoteSearchBasic` */
const basic: Fields = {
	...byId('r'),
	author: reference('r.author'),
	note: text('r.note'),
	noteDate: moment('r.notedate'),
	noteType: reference('r.notetype'),
	title: text('r.title'),
};

const entity: Fields = { ...byId('j'), email: text('j.email'), isInactive: flag('j.isinactive') };

const transaction: Fields = {
	...byId('j'),
	tranId: text('j.tranid'),
	type: enumeration('j.type', transactionType),
};

/** `_customerPayment` → `CustPymt`; others are no documents of this account. */
function transactionType(value: string): string {
	const name = value.replace(/^_/, '').toLowerCase();
	return Object.entries(documentTypes).find(([, { recordType }]) => recordType === name)?.[0] ?? '';
}

/** The joins of `NoteSearch`: what the note's column refers to. */
const joins: Readonly<Record<string, { column: string; table: string; fields: Fields }>> = {
	authorJoin: { column: 'author', table: 'employee', fields: entity },
	contactJoin: { column: 'entity', table: 'contact', fields: entity },
	customerJoin: { column: 'entity', table: '_customer', fields: entity },
	employeeJoin: { column: 'entity', table: 'employee', fields: entity },
	entityJoin: { column: 'entity', table: 'entity', fields: entity },
	transactionJoin: { column: 'transaction', table: '_transaction', fields: transaction },
	vendorJoin: { column: 'entity', table: 'vendor', fields: entity },
};

/**
 * The condition of a `NoteSearch` or a `NoteSearchBasic` on the note `r`.
 * Believed: a join without a field in it restricts nothing.
 */
export function noteCondition(search: Bean): Condition {
	if (search.$type === 'platformCommon:NoteSearchBasic') return all(conditions(search, basic));
	const own = search.basic ? conditions(search.basic as Bean, basic) : [];
	const joined = Object.entries(joins).flatMap(([name, { column, table, fields }]) => {
		const restrictions = search[name] ? conditions(search[name] as Bean, fields) : [];
		if (restrictions.length === 0) return [];
		const { sql, values } = all(restrictions);
		return [{ sql: `EXISTS (SELECT 1 FROM ${table} j WHERE j.id = r."${column}" AND ${sql})`, values }];
	});
	return all([...own, ...joined]);
}

function conditions(bean: Bean, fields: Fields): Condition[] {
	return Object.entries(fields)
		.filter(([name]) => bean[name] !== undefined)
		.map(([name, condition]) => condition(bean[name] as Bean));
}
