import { integer, key, text, type SearchField } from '../field';
import type { SearchType } from './type';

/** Chosen like a reference, and shown as its own name. */
export const internalId = (sql: string): SearchField => ({ kind: 'reference', sql, label: 'Internal ID' });

/** What every search has of a row with an ID. */
const byId = (hasExternalId: boolean): Record<string, SearchField> => ({
	internalid: internalId('r.id'),
	internalidnumber: integer('r.id', 'Internal ID (Number)'),
	...(hasExternalId
		? { externalid: key('r.externalid', 'External ID'), externalidstring: text('r.externalid', 'External ID') }
		: {}),
});

interface Declared {
	name: string;
	record?: string;
	table?: string;
	hasExternalId?: boolean;
	fields?: SearchType['fields'];
	joins?: SearchType['joins'];
	where?: string;
}

/** A search over one table. Fields beside those given are those of the record. */
export const declared = ({
	name,
	record,
	table = name,
	hasExternalId = false,
	fields,
	joins = {},
	where,
}: Declared): SearchType => ({
	name,
	record,
	table: `"${table}"`,
	where,
	id: 'r.id',
	recordType: `'${name}'`,
	fields: { ...byId(hasExternalId), ...fields },
	joins,
	orderBy: 'r.id',
});
