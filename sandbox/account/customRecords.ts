import type { Account } from './account';
import type { CustomField } from './customFields';
import { boolean, reference, text, timestamp } from './records/field';
import { recordTypesOf, type RecordType } from './records';
import { customColumns } from './schema/entities';
import {
	boolean as booleanColumn,
	computed,
	integer,
	text as textColumn,
	timestamp as timestampColumn,
	to,
	type StoredTable,
} from './schema/types';
import { schema, storedName, storedTable } from './schema';
import { CURRENT_USER, type WritableRecord } from './writing/types';
import { missingValues } from './writing/refusal';

/** Record types and lists that a project brings into the account while it is open. */

export interface CustomRecordType {
	/** `customrecord_…`, lower case. */
	scriptId: string;
	label: string;
	fields: readonly CustomField[];
	/** Fields without which no record is stored, by script ID. */
	mandatory: readonly string[];
	/** Whether its records have a name that has to be given. */
	hasName: boolean;
}

export interface CustomList {
	/** `customlist_…`, lower case. */
	scriptId: string;
	label: string;
	values: ReadonlyArray<{ name: string; scriptId: string; isInactive: boolean }>;
}

/**
 * Makes the record type; what SuiteQL, REST, SOAP and scripts see of it follows. A type that is there already gets the
 * fields it lacks; none is taken away.
 */
export function addCustomRecordType(account: Account, definition: CustomRecordType): void {
	const { customRecords, store, engine } = account;
	const { scriptId } = definition;
	const before = customRecords.types.find(({ name }) => name === scriptId);
	const given = new Set(definition.fields.map((field) => field.scriptId));
	const fields = [
		...(before?.customFields ?? []).filter((field) => !given.has(field.scriptId)),
		...definition.fields,
	];
	const table = tableOf(definition.label, fields);
	const [create, view] = storedTable(scriptId, table);
	if (before) {
		const known = new Set((before.customFields ?? []).map((field) => field.scriptId));
		engine.exec(`DROP VIEW "${scriptId}"`);
		for (const field of definition.fields) {
			if (!known.has(field.scriptId)) engine.exec(`ALTER TABLE "_${scriptId}" ADD COLUMN "${field.scriptId}"`);
		}
	} else {
		engine.exec(create!);
		engine.exec(`CREATE INDEX "${scriptId}_externalid" ON "_${scriptId}" (externalid)`);
		store.insert('customrecordtype', {
			internalid: account.nextId('customRecordType'),
			scriptid: scriptId.toUpperCase(),
			name: definition.label,
			description: null,
			isinactive: 'F',
			owner: CURRENT_USER,
			lastmodifieddate: account.clock.now(),
		});
	}
	engine.exec(view!);
	customRecords.tables = { ...customRecords.tables, [scriptId]: table };
	put(customRecords.types, recordTypeOf(definition, fields));
	put(customRecords.writable, writableOf(definition, fields));
}

/** Makes the list or adds the values it lacks; values that are no more become inactive. */
export function addCustomList(account: Account, list: CustomList): void {
	const { customRecords, store, engine } = account;
	const { scriptId } = list;
	if (!customRecords.tables[scriptId]) {
		const table: StoredTable = {
			name: list.label,
			columns: {
				id: integer,
				name: textColumn,
				recordid: integer,
				scriptid: textColumn,
				isinactive: booleanColumn,
			},
			displayColumn: 'name',
		};
		engine.exec(storedTable(scriptId, table)[0]!);
		customRecords.tables = { ...customRecords.tables, [scriptId]: table };
	}
	for (const { name, scriptId: valueId, isInactive } of list.values) {
		const known = store.get(`SELECT id FROM "${scriptId}" WHERE scriptid = ?`, [valueId]);
		const row = { name, scriptid: valueId, isinactive: isInactive ? 'T' : 'F' };
		if (known) store.update(scriptId, Number(known.id), row);
		else {
			const id = account.nextId(scriptId as `customlist${string}`);
			store.insert(scriptId, { id, recordid: id, ...row });
		}
	}
}

/**
 * Adds a custom field to records of the account: to all of `recordTypes` (REST's names), which are rows of one table.
 * A field that is there already stays as it is.
 */
export function addCustomField(
	account: Account,
	table: string,
	recordTypes: readonly string[],
	field: CustomField,
): void {
	const { customRecords, engine } = account;
	const { scriptId } = field;
	const before = customRecords.tables[table] ?? schema[table]!;
	if (!before.columns[scriptId]) {
		const after = { ...before, columns: { ...before.columns, ...customColumns([field]) } };
		engine.exec(`ALTER TABLE "${storedName(table)}" ADD COLUMN "${scriptId}"`);
		const [, view] = storedTable(table, after);
		if (view) engine.exec(`DROP VIEW "${table}"; ${view}`);
		customRecords.tables = { ...customRecords.tables, [table]: after };
	}
	for (const type of recordTypesOf(account)) {
		const known = type.customFields ?? [];
		if (!recordTypes.includes(type.name) || known.some((own) => own.scriptId === scriptId)) continue;
		put(customRecords.types, { ...type, customFields: [...known, field] });
	}
}

function put<T extends { name: string }>(list: T[], item: T): void {
	const index = list.findIndex(({ name }) => name === item.name);
	if (index < 0) list.push(item);
	else list[index] = item;
}

/** Columns as public SuiteQL reads them of custom records. */
function tableOf(label: string, fields: readonly CustomField[]): StoredTable {
	return {
		name: label,
		columns: {
			id: integer,
			recordid: computed('integer', 'r.id'),
			name: textColumn,
			altname: computed('text', 'r.name'),
			externalid: textColumn,
			isinactive: booleanColumn,
			owner: to('employee'),
			created: timestampColumn,
			lastmodified: computed('timestamp', 'r.lastmodifieddate'),
			lastmodifiedby: to('employee'),
			...customColumns(fields),
		},
		unseen: { lastmodifieddate: 'timestamp' },
		displayColumn: 'name',
	};
}

function recordTypeOf({ scriptId, label }: CustomRecordType, fields: readonly CustomField[]): RecordType {
	return {
		name: scriptId,
		label,
		from: `_${scriptId} r`,
		fields: {
			name: text('r.name', 'Name'),
			externalId: text('r.externalid', 'External ID'),
			isInactive: boolean('r.isinactive', 'Inactive'),
			owner: reference('r.owner', 'Owner', 'employee'),
			created: timestamp('r.created', 'Date Created'),
			lastModified: timestamp('r.lastmodifieddate', 'Last Modified'),
		},
		customFields: fields,
	};
}

function writableOf(
	{ scriptId, hasName, mandatory }: CustomRecordType,
	fields: readonly CustomField[],
): WritableRecord {
	return {
		name: scriptId,
		table: `_${scriptId}`,
		sequence: scriptId as `customrecord${string}`,
		operations: ['create', 'update', 'delete'],
		fields: {
			name: { longest: 300 },
			externalId: { longest: 255 },
			isInactive: {},
			owner: {},
		},
		externalIds: { tables: [`_${scriptId}`], what: 'record' },
		complete: (account, row, before) => ({
			...row,
			isinactive: row.isinactive ?? 'F',
			owner: row.owner ?? CURRENT_USER,
			lastmodifiedby: CURRENT_USER,
			...(before ? {} : { created: account.clock.now() }),
		}),
		check(_account, row) {
			const missing = fields.filter(
				(field) => mandatory.includes(field.scriptId) && (row[field.scriptId] ?? null) === null,
			);
			const labels = [...(hasName && row.name === null ? ['Name'] : []), ...missing.map(({ label }) => label)];
			if (labels.length > 0) throw missingValues(labels);
		},
		deletion: (row) => ({ type: scriptId, name: row.name as string | null }),
	};
}
