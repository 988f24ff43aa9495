import type { Account } from '../../account/account';
import { exists, type Field, type RecordType } from '../../account/records';
import { schema } from '../../account/schema';
import { lacking } from '../fault';
import { readable, restName } from '../records/read';
import { recordNamed } from '../records/catalogue';
import type { SoapRecord } from '../records/soapRecord';
import type { Bean } from '../schema/bean';
import { Refusal, success } from '../status';
import type { Operation } from './operation';

/** Believed. */
const PAGE_SIZE = 1000;

interface Option {
	internalId: string;
	name: string;
}

/** What can be chosen in a field of a record or of one of its sublists. */
export const getSelectValue: Operation = {
	run({ fieldDescription, pageIndex = 1 }, context) {
		const asked = (fieldDescription ?? {}) as Bean;
		if (asked.filterByValueList || asked.customForm)
			throw lacking('how to filter select values by other fields or forms');
		const name = asked.recordType as string | undefined;
		if (!name) throw new Refusal('RCRD_TYPE_REQD', 'You must specify a record type.');
		const record = recordNamed(name);
		const type = record && readable(context, record);
		if (!record || !type) throw lacking(`select values of records of type ${name}`);
		const all = filtered(optionsOf(context.account, selectable(context.account, record, type, asked)), asked.filter);
		const totalPages = Math.ceil(all.length / PAGE_SIZE);
		const page = pageIndex as number;
		// Believed: the sentence.
		if (page < 1 || page > Math.max(1, totalPages)) {
			throw new Refusal('INVALID_PAGE_INDEX', `Invalid page index: ${page}.`);
		}
		const baseRef = all
			.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
			.map((option): Bean => ({ $type: 'platformCore:RecordRef', ...option }));
		return {
			getSelectValueResult: { status: success, totalRecords: all.length, totalPages, baseRefList: { baseRef } },
		};
	},
	refused: (status) => ({ getSelectValueResult: { status } }),
};

type Selectable = Pick<Field, 'references' | 'names'>;

function selectable(account: Account, record: SoapRecord, type: RecordType, { sublist, field }: Bean): Selectable {
	const wanted = record.fields[field as string] ?? (field as string);
	const lists = type.restLists ?? {};
	const list =
		sublist === undefined ? null : lists[restName(Object.keys(lists), (sublist as string).replace(/List$/, '')) ?? ''];
	const fields = sublist === undefined ? type.fields : (list?.fields ?? {});
	const found: Selectable | undefined =
		fields[restName(Object.keys(fields), wanted) ?? ''] ??
		(sublist === undefined ? type.customFields?.find(({ scriptId }) => scriptId === wanted.toLowerCase()) : undefined);
	const there = found && (!('kind' in found) || exists(found as Field, account.features));
	// Believed: code and sentence.
	if (!there || (!found.references && !found.names)) {
		throw new Refusal('INVALID_FLD', `The field ${field as string} is not a select field of this record type.`);
	}
	return found;
}

/** In the order of internal IDs; what is inactive cannot be chosen. */
function optionsOf({ store }: Account, { references, names }: Selectable): Option[] {
	if (!references) return Object.entries(names!).map(([internalId, name]) => ({ internalId, name }));
	const { columns, displayColumn, displaySql } = schema[references]!;
	const active = columns.isinactive ? "COALESCE(d.isinactive, 'F') <> 'T'" : 'TRUE';
	const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
	return store
		.all(`SELECT d.id, ${display} AS name FROM "${references}" d WHERE ${active} ORDER BY d.id`)
		.map(({ id, name }) => ({ internalId: String(id), name: String(name) }));
}

const comparisons: Readonly<Record<string, (name: string, value: string) => boolean>> = {
	contains: (name, value) => name.includes(value),
	is: (name, value) => name === value,
	startsWith: (name, value) => name.startsWith(value),
};

/** By name, upper and lower case alike. */
function filtered(options: Option[], filter: Bean[string]): Option[] {
	if (!filter) return options;
	const { operator, filterValue } = filter as Bean;
	const compare = comparisons[(operator ?? 'contains') as string]!;
	return options.filter(({ name }) => compare(name.toLowerCase(), ((filterValue ?? '') as string).toLowerCase()));
}
