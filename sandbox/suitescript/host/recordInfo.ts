import type { CustomField } from '../../account/customFields';
import type { Field, RecordType } from '../../account/records';
import { writableTypeOf, type WritableType } from '../../account/writing';
import type { FieldInfo, FieldKind, RecordInfo, SublistInfo } from '../context/recordInfo';
import type { Run } from '../engine/run';
import { isTransaction } from './recordAccess';

/** What the account's types of record are to scripts. */

const kinds: Readonly<Record<Field['kind'], [FieldKind, string]>> = {
	text: ['text', 'text'],
	integer: ['integer', 'integer'],
	number: ['number', 'float'],
	amount: ['number', 'currency'],
	date: ['date', 'date'],
	timestamp: ['timestamp', 'datetimetz'],
	boolean: ['boolean', 'checkbox'],
	reference: ['reference', 'select'],
	status: ['status', 'text'],
};

const customKinds: Readonly<Record<CustomField['type'], [FieldKind, string]>> = {
	text: ['text', 'text'],
	longText: ['text', 'textarea'],
	richText: ['text', 'richtext'],
	email: ['text', 'email'],
	phone: ['text', 'phone'],
	url: ['text', 'url'],
	checkbox: ['boolean', 'checkbox'],
	integer: ['integer', 'integer'],
	decimal: ['number', 'float'],
	currency: ['number', 'currency'],
	percent: ['number', 'percent'],
	date: ['date', 'date'],
	datetime: ['timestamp', 'datetimetz'],
	timeOfDay: ['text', 'timeofday'],
	list: ['reference', 'select'],
	multiselect: ['references', 'multiselect'],
	document: ['reference', 'select'],
};

function fieldInfo(rest: string, field: Field, isWritable: boolean): FieldInfo {
	const [kind, type] = kinds[field.kind];
	const { label, references = null, names = null } = field;
	return { id: rest.toLowerCase(), rest, label, kind, type, isWritable, references, names: names && { ...names } };
}

function customInfo({ scriptId, label, type, references }: CustomField): FieldInfo {
	const [kind, shown] = customKinds[type];
	return {
		id: scriptId,
		rest: scriptId,
		label,
		kind,
		type: shown,
		isWritable: true,
		references: references ?? null,
		names: null,
	};
}

const keys: Readonly<Record<string, string>> = { item: 'line', line: 'line', addressBook: 'id' };

/** What scripts have of applications beside REST. */
const applicationFields: FieldInfo[] = [
	fieldInfo('trantype', { kind: 'text', sql: '', label: 'Transaction Type' }, false),
	fieldInfo('dueDate', { kind: 'date', sql: '', label: 'Due Date' }, false),
];

/** What a sublist is to scripts. Lines that something is applied to have the fields that a form shows of them. */
function sublistInfo(type: RecordType, name: string, writable: WritableType | undefined): SublistInfo {
	const list = type.restLists![name]!;
	const isStatic = writable?.document !== undefined && name in (writable.document.apply ?? {});
	const canSet = writable?.lists?.[name];
	const isAddress = name === 'addressBook';
	const fields = Object.entries(list.fields).map(([id, field]) =>
		fieldInfo(
			id,
			field,
			isAddress ? id !== 'id' : canSet !== undefined && (id in canSet || ['apply', 'amount', 'doc'].includes(id)),
		),
	);
	const more = Object.keys(canSet ?? {})
		.filter((id) => !(id in list.fields))
		.map((id) => fieldInfo(id, { kind: 'text', sql: '', label: id }, true));
	const own = isStatic ? applicationFields : [];
	return {
		id: name.toLowerCase(),
		rest: name,
		fields: [...fields, ...more, ...own],
		key: keys[name] ?? 'doc',
		isStatic,
		isWritable: isStatic || isAddress || canSet !== undefined,
	};
}

export function infoOf({ account }: Run, type: RecordType): RecordInfo {
	const writable = writableTypeOf(account, type.name);
	const canSet = writable?.fields ?? {};
	const read = Object.entries(type.fields)
		.filter(([, field]) => !field.notInRest && (!field.feature || account.features[field.feature]))
		.map(([name, field]) => fieldInfo(name, field, name in canSet));
	const status = read.find(({ kind }) => kind === 'status');
	// REST's list of a customer's contacts is none of its form's sublists.
	const lists = Object.keys(type.restLists ?? {}).filter((name) => name !== 'contactList');
	return {
		type: type.name.toLowerCase(),
		rest: type.name,
		isTransaction: isTransaction(type),
		fields: [
			...read,
			...(status ? [{ ...status, id: 'statusref', rest: 'statusRef', kind: 'text' as const, type: 'select' }] : []),
			...(type.customFields ?? []).map(customInfo),
		],
		sublists: lists.map((name) => sublistInfo(type, name, writable)),
	};
}
