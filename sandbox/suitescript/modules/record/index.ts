import { missingArgument, required } from '../../context/errors';
import { host } from '../../context/host';
import type { RecordInfo, StoredRecord } from '../../context/recordInfo';

import { promising } from '../promise';
import { BaseRecord, type Content } from './baseRecord';
import { DynamicRecord } from './dynamicRecord';
import { StandardRecord } from './standardRecord';

/** N/record. */

export { Type } from './types';

type Json = Record<string, unknown>;

const infos = new Map<string, RecordInfo>();

/** @throws SuiteScriptError for a type that there is not */
export function infoOf(type: string): RecordInfo {
	const key = String(type).toLowerCase();
	let info = infos.get(key);
	if (!info) infos.set(key, (info = host<RecordInfo>('record.type', { type: key })));
	return info;
}

/** A record as a script handles it. */
export function recordOf(content: Content, isDynamic: boolean): StandardRecord | DynamicRecord {
	return isDynamic ? new DynamicRecord(content) : new StandardRecord(content);
}

interface CreateOptions {
	type: string;
	isDynamic?: boolean;
	defaultValues?: Json | null;
}

interface IdOptions {
	type: string;
	id: string | number;
	isDynamic?: boolean;
	defaultValues?: Json | null;
}

/** Documented: what a record begins with, of which many fields are known only to the record's form. */
function defaultsOf(info: RecordInfo, given: Json | null | undefined): Json {
	const has = (id: string) => info.fields.some((field) => field.id === id);
	return Object.fromEntries(
		Object.entries(given ?? {}).map(([name, value]) => {
			const id = name.toLowerCase();
			// Payments call it their customer.
			return [id === 'entity' && !has('entity') && has('customer') ? 'customer' : id, value];
		}),
	);
}

function begin(info: RecordInfo, isDynamic: boolean, body: Json, lists: Content['lists'], defaults: Json) {
	const record = recordOf({ info, id: null, body, lists }, isDynamic);
	if (info.isTransaction && !('tranDate' in body)) assumeToday(record);
	for (const [id, value] of Object.entries(defaults)) record.setValue({ fieldId: id, value });
	return record;
}

/** Documented: a new document is dated today. */
function assumeToday(record: BaseRecord): void {
	const now = new Date();
	record['values'].assume('trandate', new Date(now.getFullYear(), now.getMonth(), now.getDate()));
}

export const create = promising((options: CreateOptions): BaseRecord => {
	required('record.create', options, 'type');
	const info = infoOf(options.type);
	const defaults = defaultsOf(info, options.defaultValues);
	const customer = defaults.customer ?? defaults.entity;
	const sourced = host<{ body: Json; lists: StoredRecord['lists'] } | null>('record.create', {
		type: info.type,
		customer,
	});
	return begin(info, options.isDynamic ?? false, sourced?.body ?? {}, sourced?.lists ?? {}, defaults);
});

function loadedContent(method: string, options: IdOptions, units: 'load' | 'copy'): Content {
	required(method, options, 'type', 'id');
	const info = infoOf(options.type);
	const { values, customValues, lists } = host<StoredRecord>('record.load', { type: info.type, id: options.id, units });
	return { info, id: Number(options.id), body: { ...values, ...customValues }, lists };
}

export const load = promising(
	(options: IdOptions): BaseRecord =>
		recordOf(loadedContent('record.load', options, 'load'), options.isDynamic ?? false),
);

export const copy = promising((options: IdOptions): BaseRecord => {
	const { info, ...stored } = loadedContent('record.copy', options, 'copy');
	const { body, lists } = BaseRecord.copyOf(new StandardRecord({ info, ...stored }));
	return begin(info, options.isDynamic ?? false, body, lists, defaultsOf(info, options.defaultValues));
});

interface TransformOptions {
	fromType: string;
	fromId: string | number;
	toType: string;
	isDynamic?: boolean;
	defaultValues?: Json | null;
}

export const transform = promising((options: TransformOptions): BaseRecord => {
	required('record.transform', options, 'fromType', 'fromId', 'toType');
	const from = infoOf(options.fromType);
	const info = infoOf(options.toType);
	const { body, lists } = host<{ body: Json; lists: StoredRecord['lists'] }>('record.transform', {
		from: from.type,
		id: options.fromId,
		to: info.type,
	});
	return begin(info, options.isDynamic ?? false, body, lists, defaultsOf(info, options.defaultValues));
});

/** @returns the internal ID */
const remove = promising((options: { type: string; id: string | number }): number => {
	required('record.delete', options, 'type', 'id');
	return host<number>('record.delete', { type: infoOf(options.type).type, id: options.id });
});
export { remove as delete };

interface SubmitOptions {
	type: string;
	id: string | number;
	values: Json;
	options?: { enableSourcing?: boolean; enablesourcing?: boolean; ignoreMandatoryFields?: boolean };
}

/** Writes body fields without the record. @returns the internal ID */
export const submitFields = promising((options: SubmitOptions): number => {
	required('record.submitFields', options, 'type', 'id', 'values');
	const info = infoOf(options.type);
	const record = new StandardRecord({ info, id: Number(options.id), body: {}, lists: {} });
	for (const [id, value] of Object.entries(options.values)) record.setValue({ fieldId: id, value });
	const { body } = record['bodyToSave']();
	const unknown = record['values'].unstored();
	return host<number>('record.submitFields', { type: info.type, id: options.id, body, unknown });
});

interface AttachOptions {
	record: { type: string; id: string | number };
	to: { type: string; id: string | number };
	attributes?: { role?: string | number };
}

export const attach = promising((options: AttachOptions): void => {
	required('record.attach', options, 'record', 'to');
	host('record.attach', { record: options.record, to: options.to, role: options.attributes?.role ?? null });
});

export const detach = promising((options: { record: AttachOptions['record']; from: AttachOptions['to'] }): void => {
	if (!options?.record) throw missingArgument('record.detach', 'record');
	if (!options.from) throw missingArgument('record.detach', 'from');
	host('record.detach', { record: options.record, to: options.from });
});
