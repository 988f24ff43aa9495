import { bodyFields, contactFields, customerFields, customLists, type CustomField, type CustomFieldType } from '../customFields';
import { fixedTable } from './fixedTable';
import { boolean, date, integer, text, to, type StoredTable } from './types';

/**
 * Which custom fields and custom lists there are, as SuiteQL shows it to roles that may see it. Columns and values were
 * seen in public code, script IDs in capitals included; Oracle documents neither table.
 */

const valueTypes: Record<CustomFieldType, string> = {
	text: 'TEXT',
	longText: 'TEXTAREA',
	richText: 'RICHTEXT',
	email: 'EMAIL',
	phone: 'PHONE',
	url: 'URL',
	checkbox: 'CHECKBOX',
	integer: 'INTEGER',
	decimal: 'FLOAT',
	currency: 'CURRENCY',
	percent: 'PERCENT',
	date: 'DATE',
	datetime: 'DATETIME',
	timeOfDay: 'TIMEOFDAY',
	list: 'SELECT',
	multiselect: 'MULTISELECT',
	document: 'DOCUMENT',
};

/** Internal IDs of custom lists, and Believed: negative ones for NetSuite's own record types. */
const FIRST_LIST = 101;
const listNames = Object.keys(customLists);
const ownRecordTypes: Record<string, number> = { employee: -4, file: -28 };
const recordTypeId = (table: string): number => ownRecordTypes[table] ?? FIRST_LIST + listNames.indexOf(table);

const placements: Array<[string, readonly CustomField[]]> = [
	['ENTITY', [...customerFields, ...contactFields]],
	['BODY', Object.values(bodyFields).flat()],
];

const fields = new Map(
	placements.flatMap(([placement, all]) => all.map((field) => [field.scriptId, { placement, field }] as const)),
);

/** Owner and day of the last change. */
const madeBySystem = [-5, '2024-01-15'];

export const customization: Record<string, StoredTable> = {
	customfield: fixedTable(
		{
			name: 'customField',
			key: 'internalid',
			displayColumn: 'name',
			columns: {
				internalid: integer,
				scriptid: text,
				name: text,
				fieldtype: text,
				fieldvaluetype: text,
				fieldvaluetyperecord: integer,
				owner: to('employee'),
				lastmodifieddate: date,
			},
		},
		[...fields.values()].map(({ placement, field }, index) => [
			index + 1,
			field.scriptId.toUpperCase(),
			field.label,
			placement,
			valueTypes[field.type],
			field.references === undefined || field.type === 'document' ? null : recordTypeId(field.references),
			...madeBySystem,
		]),
	),
	customlist: fixedTable(
		{
			name: 'customList',
			key: 'internalid',
			displayColumn: 'name',
			columns: {
				internalid: integer,
				scriptid: text,
				name: text,
				owner: to('employee'),
				lastmodifieddate: date,
				description: text,
				isordered: boolean,
				isinactive: boolean,
			},
		},
		listNames.map((table) => [
			...[recordTypeId(table), table.toUpperCase(), table.replace('customlist_', '')],
			...[...madeBySystem, null, 'T', 'F'],
		]),
	),
};
