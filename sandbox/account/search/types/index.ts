import type { Account } from '../../account';
import type { CustomField } from '../../customFields';
import { exists, recordTypesOf } from '../../records';
import { searchedCustomField } from '../customField';
import { reference, searchField, type SearchField } from '../field';
import { communicationTypes } from './communication';
import { entityTypes } from './entities';
import { listTypes } from './lists';
import { transactionTypes } from './transaction';
import type { SearchType } from './type';

export type { SearchJoin, SearchType } from './type';

const own = new Map(
	[...transactionTypes, ...entityTypes, ...communicationTypes, ...listTypes].map((type) => [type.name, type]),
);

/** Other names of the same searches. */
const synonyms: Readonly<Record<string, string>> = { class: 'classification' };

/** NetSuite's search types and those of the account's custom records. @param name in any case */
export function searchTypeOf(account: Account, name: string): SearchType | undefined {
	const given = name.toLowerCase();
	return own.get(synonyms[given] ?? given) ?? customType(account, given);
}

function customType(account: Account, name: string): SearchType | undefined {
	const record = account.customRecords.types.find((type) => type.name.toLowerCase() === name);
	if (!record) return undefined;
	const table = record.from.split(' ')[0]!;
	return {
		name,
		record: record.name,
		table,
		id: 'r.id',
		recordType: `'${name}'`,
		fields: {
			internalid: { kind: 'reference', sql: 'r.id', label: 'Internal ID' },
			internalidnumber: { kind: 'integer', sql: 'r.id', label: 'Internal ID (Number)' },
		},
		joins: {},
		orderBy: 'r.id',
	};
}

export function customSearchField(field: CustomField, row: 'r' | 't'): SearchField {
	const { label, type, references } = field;
	const searched = searchedCustomField(field, row);
	if (type === 'list' || type === 'document') return reference(searched.sql, label, references!);
	return { ...searched, label, references };
}

/** A search's field: the type's own, the record's, or a custom one. @param name in lower case */
export function searchFieldOf(account: Account, type: SearchType, name: string): SearchField | undefined {
	const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
	if (field) {
		const feature = { currency: 'multiCurrency', subsidiary: 'oneWorld' } as const;
		const needed = feature[field.references as keyof typeof feature];
		return !needed || account.features[needed] ? field : undefined;
	}
	const records = recordTypesOf(account).filter((record) =>
		type.header ? isTransactional(record.name, type) : record.name.toLowerCase() === type.record?.toLowerCase(),
	);
	for (const record of records) {
		const custom = record.customFields?.find(({ scriptId }) => scriptId === name);
		if (custom) return customSearchField(custom, type.header ? 't' : 'r');
		if (type.header) continue;
		const standard = Object.entries(record.fields).find(([id]) => id.toLowerCase() === name)?.[1];
		if (standard) return exists(standard, account.features) ? searchField(standard) : undefined;
	}
	return undefined;
}

/** A search for all transactions has the custom fields of each of their types. */
const isTransactional = (record: string, type: SearchType) =>
	type.record ? record === type.record : own.get(record.toLowerCase())?.header !== undefined;
