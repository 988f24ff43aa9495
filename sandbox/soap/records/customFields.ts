import type { Account } from '../../account/account';
import type { CustomField, CustomFieldType } from '../../account/customFields';
import { isoSecond, type CustomValue, type RecordType } from '../../account/records';
import { localDateOf, momentOf } from '../../account/time';
import { lacking } from '../fault';
import type { Bean, Value } from '../schema/bean';
import { missing, Refusal } from '../status';
import { refOf, type Reference } from './values';

/** The schema's type for each kind of custom field. */
const refTypes: Readonly<Record<CustomFieldType, string>> = {
	text: 'String',
	longText: 'String',
	richText: 'String',
	email: 'String',
	phone: 'String',
	url: 'String',
	checkbox: 'Boolean',
	integer: 'Long',
	decimal: 'Double',
	currency: 'Double',
	percent: 'Double',
	date: 'Date',
	datetime: 'Date',
	timeOfDay: 'Date',
	list: 'Select',
	multiselect: 'MultiSelect',
	document: 'Select',
};

/** `platformCore:SelectCustomFieldRef` */
export const customRefType = ({ type }: CustomField): string => `platformCore:${refTypes[type]}CustomFieldRef`;

/** `SearchMultiSelectCustomField`, and of columns `SearchColumnSelectCustomField`. */
export const customKind = ({ type }: CustomField): string => refTypes[type];

/** Custom fields' internal IDs, by script ID. */
export function customFieldIds(account: Account): Map<string, string> {
	const rows = account.store.all('SELECT internalid, scriptid FROM customfield');
	return new Map(rows.map((row) => [String(row.scriptid).toLowerCase(), String(row.internalid)]));
}

/** What has values of them, in the order of their definition; `undefined` for none. */
export function customFieldBeans(
	account: Account,
	type: RecordType,
	values: Readonly<Record<string, CustomValue>>,
): Bean | undefined {
	const ids = customFieldIds(account);
	const customField = (type.customFields ?? []).flatMap((field): Bean[] => {
		const value = customElement(field, values[field.scriptId] ?? null);
		const { scriptId } = field;
		return value === undefined ? [] : [{ $type: customRefType(field), internalId: ids.get(scriptId), scriptId, value }];
	});
	return customField.length === 0 ? undefined : { customField };
}

/** A custom field's value as the schema has it: moments in seconds since 1970 UTC, times of day on 1 January 1970. */
export function customElement({ type }: CustomField, value: CustomValue): Value | undefined {
	if (value === null) return undefined;
	if (Array.isArray(value)) return value.map((one) => refOf(one));
	if (typeof value === 'object') return refOf(value);
	if (type === 'date') return momentOf(value as string);
	if (type === 'datetime') return Date.parse(value as string) / 1000;
	if (type === 'timeOfDay') return momentOf('1970-01-01', secondsOf(value as string));
	return value;
}

/** `2:30 pm` or `14:30` in seconds after midnight. */
function secondsOf(time: string): number {
	const [, hour, minute, half] = /^(\d+):(\d\d)(?::\d\d)? ?([ap]m)?/i.exec(time)!;
	const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour);
	return (hours * 60 + Number(minute)) * 60;
}

/**
 * The custom fields that were sent, by script ID, in REST's shape. A field is named by its script ID or its internal one.
 * @throws Refusal for fields that the record has not, and for those of another type
 */
export function customFieldValues(account: Account, type: RecordType, list: Bean): Record<string, unknown> {
	const given = (list.customField ?? []) as readonly Bean[];
	return Object.fromEntries(
		given.map((bean) => {
			const field = customFieldOf(account, type, bean);
			if (bean.$type !== customRefType(field)) {
				// Believed: code and sentence.
				throw new Refusal('CSTM_FIELD_VALUE_REQD', `The custom field ${field.scriptId} is of another type.`);
			}
			return [field.scriptId, restValue(field, bean.value)];
		}),
	);
}

/** The field that a `CustomFieldRef` or a custom search field names. @throws Refusal */
export function customFieldOf(account: Account, type: RecordType, { scriptId, internalId }: Bean): CustomField {
	const name = (scriptId ?? internalId) as string | undefined;
	if (name === undefined) throw missing('scriptId');
	const ids = customFieldIds(account);
	const field = (type.customFields ?? []).find((known) =>
		scriptId === undefined ? ids.get(known.scriptId) === name : known.scriptId === name.toLowerCase(),
	);
	// Seen: code; the sentence's start is known, its end believed.
	if (!field) throw new Refusal('INVALID_KEY_OR_REF', `Invalid custom field key ${name}.`);
	return field;
}

function restValue({ type, scriptId }: CustomField, value: Value | undefined): unknown {
	if (value === undefined) return null;
	switch (type) {
		case 'list':
		case 'document':
			return customRef(value as Bean, scriptId);
		case 'multiselect':
			return { items: (value as readonly Bean[]).map((ref) => customRef(ref, scriptId)) };
		case 'date':
			return localDateOf(value as number);
		case 'datetime':
			return isoSecond(value as number);
		case 'timeOfDay':
			return timeOf((value as number) - momentOf(localDateOf(value as number)));
		default:
			return value;
	}
}

function customRef({ internalId, externalId, name }: Bean, scriptId: string): Reference | null {
	if (internalId !== undefined) return { id: internalId as string };
	if (externalId !== undefined) return { externalId: externalId as string };
	if (name !== undefined) throw lacking(`how to choose by name in ${scriptId}`);
	return null;
}

/** `14:30` as it is stored: `2:30 pm`. */
function timeOf(seconds: number): string {
	const hour = Math.floor(seconds / 3600);
	const minute = String(Math.floor((seconds % 3600) / 60)).padStart(2, '0');
	return `${hour % 12 || 12}:${minute} ${hour < 12 ? 'am' : 'pm'}`;
}
