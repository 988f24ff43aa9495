import type { Account } from '../../account/account';
import { loadRecord, type CustomValue, type LoadedRecord, type RecordType } from '../../account/records';
import { CORRUPT } from '../../server/faults';
import type { ApiContext } from '../../server/api';
import type { Bean, Value } from '../schema/bean';
import { shapeOf } from '../schema/shape';
import type { DeclaredElement, TypeName } from '../schema/types';
import { forbidden } from '../status';
import { customFieldBeans } from './customFields';
import type { SoapRecord } from './soapRecord';
import { refOf, toElement, type Reference } from './values';

/** Where the fields of a record are, whatever path they came by. */
export interface Source {
	values: Readonly<Record<string, unknown>>;
	customValues: Readonly<Record<string, CustomValue>>;
	list(name: string): ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** The account's record type behind a record of SOAP. @throws Refusal when the role may not see such records */
export function readable(context: ApiContext, record: SoapRecord): RecordType | null {
	const type = record.recordType(context.account);
	if (!type) return null;
	if (context.visibility.hiddenTables.has(tableOf(type))) throw forbidden(record.permission);
	return type;
}

/** `_note r` → `note`, `"transaction" r LEFT JOIN …` → `transaction`: the name that SuiteQL has for it. */
export const tableOf = ({ from }: RecordType): string => from.split(' ')[0]!.replaceAll('"', '').replace(/^_/, '');

/**
 * A record as the schema has it; `null` where there is none with that ID.
 * @param bodyOnly without its sublists
 * @throws Refusal when the role may not see such records
 */
export function readRecord(context: ApiContext, record: SoapRecord, id: number, bodyOnly = false): Bean | null {
	const type = readable(context, record);
	const loaded = type && load(context, type, id);
	if (!loaded) return null;
	const bean = beanOf(context.account, record, type, loaded, bodyOnly);
	return corrupted({ ...bean, internalId: String(id) }, context.corruptColumns(String(id)));
}

export function load({ account, visibility }: ApiContext, type: RecordType, id: number): LoadedRecord | null {
	return loadRecord(account, type, id, visibility.hiddenColumns.get(tableOf(type)));
}

/** The record without its internal ID. Elements that are empty are left out, as in NetSuite's replies. */
export function beanOf(
	account: Account,
	record: SoapRecord,
	type: RecordType,
	source: Source,
	bodyOnly: boolean,
): Bean {
	const shape = shapeOf(record.type)!;
	const elements = shape.elements.map((element) => [
		element.name,
		valueOf(account, record, type, source, element, bodyOnly),
	]);
	return {
		$type: record.type,
		externalId: (source.values.externalId ?? undefined) as string | undefined,
		...(Object.fromEntries(elements) as Bean),
		...(record.custom ? { recType: { internalId: record.custom.typeId, name: record.custom.label } } : {}),
	};
}

function valueOf(
	account: Account,
	record: SoapRecord,
	type: RecordType,
	source: Source,
	element: DeclaredElement,
	bodyOnly: boolean,
): Value | undefined {
	if (element.type === 'platformCore:CustomFieldList') return customFieldBeans(account, type, source.customValues);
	const line = lineOf(element);
	if (line) {
		const name = restName(Object.keys(type.restLists ?? {}), record.fields[element.name] ?? line.name);
		return bodyOnly || !name ? undefined : listBean(source.list(name), line);
	}
	return toValue(fieldOf(source.values, record.fields[element.name] ?? element.name), element);
}

/** What a sublist's element holds any number of: `itemList` has `item`; `null` for what is no sublist. */
export function lineOf({ name, type }: DeclaredElement): DeclaredElement | null {
	const [only, second] = name.endsWith('List') ? (shapeOf(type)?.elements ?? []) : [];
	return only && !second && only.many && shapeOf(only.type) ? only : null;
}

/** Of several names the one that differs from this in case only. */
export const restName = (names: readonly string[], name: string): string | undefined =>
	names.find((known) => known.toLowerCase() === name.toLowerCase());

const fieldOf = (values: Readonly<Record<string, unknown>>, name: string): unknown =>
	values[restName(Object.keys(values), name) ?? ''];

function listBean(rows: ReturnType<Source['list']>, line: DeclaredElement): Bean | undefined {
	return rows.length === 0 ? undefined : { [line.name]: rows.map((row) => rowBean(row, line)) };
}

function rowBean(row: Readonly<Record<string, unknown>>, line: DeclaredElement): Value {
	if (line.type === 'platformCore:RecordRef') return refOf(Object.values(row)[0] as Reference);
	return complex(row, line.type);
}

/** A value, or one with fields of its own, such as an address. */
function toValue(value: unknown, element: DeclaredElement): Value | undefined {
	const shape = element.type === 'platformCore:RecordRef' ? null : shapeOf(element.type);
	if (!shape) return toElement(value, element.type);
	if (typeof value !== 'object' || value === null) return undefined;
	const bean = complex(value as Readonly<Record<string, unknown>>, element.type);
	return Object.keys(bean).length === 0 ? undefined : bean;
}

/** The internal ID of a line or an address is its `id` in the account. */
function complex(values: Readonly<Record<string, unknown>>, type: TypeName): Bean {
	const given = shapeOf(type)!.elements.map((one) => {
		const value = fieldOf(values, one.name === 'internalId' ? 'id' : one.name);
		return [one.name, toValue(value, one)] as const;
	});
	return Object.fromEntries(given.filter(([, one]) => one !== undefined)) as Bean;
}

/** What SuiteQL calls `notedate` is `noteDate` here. */
const corrupted = (bean: Bean, columns: readonly string[]): Bean =>
	columns.length === 0
		? bean
		: (Object.fromEntries(
				Object.entries(bean).map(([name, value]) => [
					name,
					value !== undefined && columns.includes(name.toLowerCase()) ? CORRUPT : value,
				]),
			) as Bean);
