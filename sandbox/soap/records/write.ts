import type { Account } from '../../account/account';
import { exists, type Field, type RecordType } from '../../account/records';
import { writableTypeOf, type Json, type WritableType } from '../../account/writing';
import { notSettable } from '../../account/writing/refusal';
import { lacking } from '../fault';
import type { Bean, Value } from '../schema/bean';
import { shapeOf } from '../schema/shape';
import type { DeclaredElement } from '../schema/types';
import { Refusal } from '../status';
import { customFieldOf, customFieldValues } from './customFields';
import { lineOf, restName } from './read';
import type { SoapRecord } from './soapRecord';
import { fromElement } from './values';

/** A record as it was sent, in REST's shape. */
export interface Body {
	body: Json;
	/** REST names of the sublists that take the place of what was there. */
	replace: ReadonlySet<string>;
}

/** What is known of the record type that is written. */
interface Target {
	account: Account;
	record: SoapRecord;
	type: RecordType;
	writable: WritableType;
	/** The preference ignoreReadOnlyFields: what cannot be set is passed over. */
	ignoreReadOnly: boolean;
}

/** Beside elements: the record's own IDs, and what the schema does not mean to be stored. */
const apart = new Set(['$type', 'internalId', 'externalId', 'nullFieldList', 'customFieldList', 'recType']);

/**
 * What a record that was sent is in REST's shape: its elements and custom fields, and null for what is in its
 * nullFieldList.
 * @throws Refusal, SoapFault
 */
export function bodyOf(
	account: Account,
	record: SoapRecord,
	type: RecordType,
	bean: Bean,
	{ ignoreReadOnly }: Pick<Target, 'ignoreReadOnly'>,
): Body {
	const writable = writableTypeOf(account, type.name);
	if (!writable) throw lacking(`how to write ${record.plural} over SOAP`);
	const target: Target = { account, record, type, writable, ignoreReadOnly };
	const shape = shapeOf(record.type)!;
	const given = Object.keys(bean).filter((name) => !apart.has(name));
	const body: Json = {};
	const replace = new Set<string>();
	for (const name of given) {
		const element = shape.element(name)!;
		const line = lineOf(element);
		if (line) writeList(target, element, line, bean[name] as Bean, body, replace);
		else writeField(target, element, bean[name]!, body);
	}
	if (bean.externalId !== undefined) body.externalId = bean.externalId;
	if (bean.customFieldList) Object.assign(body, customFieldValues(account, type, bean.customFieldList as Bean));
	for (const name of nullFields(bean)) writeNull(target, name, body);
	return { body, replace };
}

const nullFields = ({ nullFieldList }: Bean) => ((nullFieldList as Bean | undefined)?.name ?? []) as readonly string[];

interface Destination {
	name: string;
	kind: Field['kind'] | null;
}

/** The field behind an element; `null` for what cannot be set and may be passed over. */
function destinationOf(
	{ account, record, type, writable, ignoreReadOnly }: Target,
	element: string,
): Destination | null {
	const wanted = record.fields[element] ?? element;
	// The name of what another element refers to can only be read.
	const shownOnly =
		shapeOf(record.type)!.element(element)?.type === 'string' && type.fields[wanted]?.kind === 'reference';
	const settable = shownOnly ? undefined : restName(Object.keys(writable.fields), wanted);
	const name = settable ?? restName(Object.keys(type.fields), wanted);
	const field = name === undefined ? undefined : type.fields[name];
	if (settable === undefined && ignoreReadOnly) return null;
	if (shownOnly) throw notSettable(element);
	if (name === undefined) throw lacking(`"${element}" of ${record.plural}`);
	// That of a feature that is off is as good as none: saving refuses it.
	return { name, kind: field && exists(field, account.features) ? field.kind : null };
}

function writeField(target: Target, { name, type }: DeclaredElement, value: Value, body: Json): void {
	const destination = destinationOf(target, name);
	if (!destination) return;
	body[destination.name] = complexOrNot(value, type, destination.kind);
}

/** A value, or one with fields of its own, such as an address. */
function complexOrNot(value: Value, type: string, kind: Field['kind'] | null): unknown {
	const shape = type === 'platformCore:RecordRef' ? null : shapeOf(type);
	if (!shape) return fromElement(value, type, kind);
	const given = Object.entries(value as Bean).filter(([name]) => name !== '$type' && name !== 'nullFieldList');
	return Object.fromEntries(
		given.map(([name, inner]) => [name, complexOrNot(inner!, shape.element(name)?.type ?? 'string', null)]),
	);
}

/** `replaceAll` is true unless it says otherwise: documented. */
function writeList(
	target: Target,
	{ name: listName }: DeclaredElement,
	line: DeclaredElement,
	list: Bean,
	body: Json,
	replace: Set<string>,
): void {
	const { record, type, writable } = target;
	const name = restName(
		[...Object.keys(writable.lists ?? {}), ...Object.keys(type.restLists ?? {})],
		record.fields[listName] ?? line.name,
	);
	if (!name) throw lacking(`"${listName}" of ${record.plural}`);
	const rows = (list[line.name] ?? []) as readonly Bean[];
	body[name] = { items: rows.map((row) => rowOf(target, name, line, row)) };
	if (list.replaceAll !== false) replace.add(name);
}

function rowOf({ record, type, writable }: Target, list: string, line: DeclaredElement, row: Bean): Json {
	const fields = type.restLists?.[list]?.fields ?? {};
	const settable = Object.keys(writable.lists?.[list] ?? {});
	const shape = shapeOf(line.type)!;
	const given = Object.keys(row).filter((name) => name !== '$type');
	return Object.fromEntries(
		given.map((name) => {
			const own = restName([...settable, ...Object.keys(fields)], name === 'internalId' ? 'id' : name);
			if (!own) throw lacking(`"${name}" in "${list}" of ${record.plural}`);
			return [own, complexOrNot(row[name]!, shape.element(name)!.type, fields[own]?.kind ?? null)];
		}),
	);
}

/** Empties what is named; custom fields by their script IDs. */
function writeNull(target: Target, name: string, body: Json): void {
	if (/^cust/.test(name)) {
		body[customFieldOf(target.account, target.type, { scriptId: name }).scriptId] = null;
		return;
	}
	// Believed: code and sentence.
	if (!shapeOf(target.record.type)!.element(name)) {
		throw new Refusal('INVALID_FIELD_FOR_RCRD_TYP', `The field ${name} is not valid for this record type.`);
	}
	const destination = destinationOf(target, name);
	if (destination) body[destination.name] = null;
}
