import type { Account } from '../account';
import type { CustomField, CustomFieldType } from '../customFields';
import type { Field } from '../records';
import { referencedTable } from '../schema';
import type { SqlValue } from '../../suiteql/engine';
import { momentOf } from '../time';
import { invalidReference, invalidValue, tooLong } from './refusal';
import type { Writable } from './types';

/** Where a value goes and what it has to be. */
export interface Target extends Writable {
	name: string;
	column: string;
	kind:
		| 'text'
		| 'boolean'
		| 'integer'
		| 'number'
		| 'share'
		| 'date'
		| 'timestamp'
		| 'time'
		| 'reference'
		| 'references';
	references?: string;
	/** A reference to one of a few values that NetSuite names itself. */
	names?: Readonly<Record<string, string>>;
}

export function standardTarget(name: string, field: Field, writable: Writable): Target {
	const { kind, references, names } = field;
	return {
		...writable,
		name,
		column: writable.column ?? field.sql.replace(/^r\./, '').replaceAll('"', ''),
		kind: kind === 'amount' ? 'number' : kind === 'status' ? 'text' : kind,
		references,
		names,
	};
}

const customKinds: Record<CustomFieldType, Pick<Target, 'kind' | 'longest'>> = {
	text: { kind: 'text', longest: 300 },
	longText: { kind: 'text', longest: 4000 },
	richText: { kind: 'text', longest: 100000 },
	email: { kind: 'text', longest: 254 },
	phone: { kind: 'text', longest: 32 },
	url: { kind: 'text', longest: 999 },
	checkbox: { kind: 'boolean' },
	integer: { kind: 'integer' },
	decimal: { kind: 'number' },
	currency: { kind: 'number' },
	percent: { kind: 'share' },
	date: { kind: 'date' },
	datetime: { kind: 'timestamp' },
	timeOfDay: { kind: 'time' },
	list: { kind: 'reference' },
	multiselect: { kind: 'references' },
	document: { kind: 'reference' },
};

/** That a custom field for an e-mail address takes any text is believed: in real accounts there is more than addresses. */
export function customTarget({ scriptId, type, references }: CustomField): Target {
	return { name: scriptId, column: scriptId, references, ...customKinds[type] };
}

/** Believed that there is a limit: up to this, amounts are whole numbers of any currency's smallest unit. */
export const LARGEST = 1e12;

const email = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

/**
 * What is stored of a value that a client sent.
 * @param before what is stored now: what is inactive may stay where it is
 * @throws Refusal
 */
export function storedValue(account: Account, target: Target, value: unknown, before: SqlValue): SqlValue {
	if (value === null || value === '') return target.kind === 'boolean' ? 'F' : null;
	const { name } = target;
	switch (target.kind) {
		case 'text':
			return storedText(target, value);
		case 'boolean':
			if (typeof value !== 'boolean') throw invalidValue(name);
			return value ? 'T' : 'F';
		case 'integer':
			if (!Number.isSafeInteger(value) || Math.abs(value as number) > LARGEST) throw invalidValue(name);
			return value as number;
		case 'number':
		case 'share':
			if (typeof value !== 'number' || !(Math.abs(value) <= LARGEST)) throw invalidValue(name);
			return target.kind === 'share' ? Number((value / 100).toFixed(12)) : value;
		case 'date':
			if (!isDate(value)) throw invalidValue(name);
			return value;
		case 'timestamp':
			return storedTimestamp(target, value);
		case 'time':
			if (typeof value !== 'string' || !/^\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?$/i.test(value)) throw invalidValue(name);
			return value;
		case 'reference':
			return storedReference(account, target, value, before);
		case 'references':
			return storedReferences(account, target, value, before);
	}
}

/** Believed: what SOAP could not show of a text is not kept. */
const notInXml = /(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]/gu;

function storedText({ name, longest, email: isEmail }: Target, value: unknown): string {
	if (typeof value !== 'string') throw invalidValue(name);
	if (longest !== undefined && value.length > longest) throw tooLong(name, longest);
	if (isEmail && !value.split(/[\s,;]+/).every((part) => email.test(part))) throw invalidValue(name);
	return value.replace(notInXml, '');
}

function isDate(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
	const date = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Seconds since 1970 UTC. A day alone begins at midnight in the account's time zone. */
function storedTimestamp({ name }: Target, value: unknown): number {
	if (isDate(value)) return momentOf(value);
	const isMoment =
		typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value);
	const milliseconds = isMoment ? Date.parse(value) : NaN;
	if (Number.isNaN(milliseconds)) throw invalidValue(name);
	return Math.floor(milliseconds / 1000);
}

/** `{"id": "3"}`, `{"externalId": "x"}`, or the bare ID, which is how Oracle's sample of a message has it. */
export function storedReference(account: Account, target: Target, value: unknown, before: SqlValue): SqlValue {
	const reference = (typeof value === 'object' ? value : { id: value }) as { id?: unknown; externalId?: unknown };
	if (reference.id === null) return null;
	if (reference.id === undefined && typeof reference.externalId === 'string' && !target.byIdOnly) {
		return found(account, target, 'externalid', reference.externalId, before);
	}
	if (typeof reference.id !== 'string' && typeof reference.id !== 'number') throw invalidValue(target.name);
	const id = String(reference.id);
	if (target.names) {
		if (!Object.hasOwn(target.names, id)) throw invalidReference(target.name, id);
		return /^-?\d+$/.test(id) ? Number(id) : id;
	}
	if (!/^-?\d+$/.test(id)) throw invalidReference(target.name, id);
	return found(account, target, 'id', Number(id), before);
}

/** Believed: the values given are all that are chosen afterwards. */
function storedReferences(account: Account, target: Target, value: unknown, before: SqlValue): SqlValue {
	const { items } = value as { items?: unknown };
	if (!Array.isArray(items)) throw invalidValue(target.name);
	const chosen = String(before ?? '').split(', ');
	const ids = items.map((item: unknown) => {
		const id = String((item as { id?: unknown } | null)?.id);
		return Number(storedReference(account, target, item, chosen.includes(id) ? Number(id) : null));
	});
	return ids.length === 0 ? null : [...new Set(ids)].sort((a, b) => a - b).join(', ');
}

/** External IDs are the same whatever the case of their letters: documented. */
export const externalIdIs = (column: string) => `${column} = ? COLLATE NOCASE`;

function found(account: Account, target: Target, key: 'id' | 'externalid', value: SqlValue, before: SqlValue): number {
	const { columns } = referencedTable(target.references!);
	if (!columns[key]) throw invalidValue(target.name);
	const conditions = [
		key === 'id' ? 'd.id = ?' : externalIdIs('d.externalid'),
		target.among,
		columns.isinactive && "COALESCE(d.isinactive, 'F') <> 'T'",
	];
	const row = account.store.get(
		`SELECT d.id FROM "${target.references!}" d WHERE ${conditions.filter(Boolean).join(' AND ')}`,
		[value],
	);
	if (row) return Number(row.id);
	if (key === 'id' && value === before) return Number(value);
	throw invalidReference(target.name, value);
}
