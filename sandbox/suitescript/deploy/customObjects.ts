import type { CustomField, CustomFieldType } from '../../account/customFields';
import type { CustomList, CustomRecordType } from '../../account/customRecords';
import { flagOf, listOf, reference, textOf, type Tag } from './xml';

/** Custom record types, their fields and custom lists out of SDF objects. */

/** SDF's words for kinds of field. */
const fieldTypes: Readonly<Record<string, CustomFieldType>> = {
	CHECKBOX: 'checkbox',
	CLOBTEXT: 'longText',
	CURRENCY: 'currency',
	DATE: 'date',
	DATETIMETZ: 'datetime',
	DOCUMENT: 'document',
	EMAIL: 'email',
	FLOAT: 'decimal',
	HELP: 'longText',
	IMAGE: 'document',
	INLINEHTML: 'longText',
	INTEGER: 'integer',
	MULTISELECT: 'multiselect',
	PASSWORD: 'text',
	PERCENT: 'percent',
	PHONE: 'phone',
	RICHTEXT: 'richText',
	SELECT: 'list',
	TEXT: 'text',
	TEXTAREA: 'longText',
	TIMEOFDAY: 'timeOfDay',
	URL: 'url',
};

/** NetSuite's own record types as lists are made of them: SDF's internal IDs, and the tables they are here. */
const ownLists: Readonly<Record<string, string>> = {
	'-2': 'customer',
	'-3': 'vendor',
	'-4': 'employee',
	'-5': 'employee',
	'-6': 'contact',
	'-9': 'entity',
	'-10': 'item',
	'-30': 'transaction',
	'-101': 'department',
	'-102': 'classification',
	'-103': 'location',
	'-105': 'accountingperiod',
	'-112': 'account',
	'-117': 'subsidiary',
	'-119': 'term',
	'-122': 'currency',
	'-183': 'paymentmethod',
};

/**
 * A custom field out of its object.
 * @throws RangeError for a kind that there is not, or a list that is not here
 */
export function customFieldOf(tag: Tag): CustomField {
	const kind = textOf(tag, 'fieldtype') ?? 'TEXT';
	const type = fieldTypes[kind];
	if (!type) throw new RangeError(`${tag.scriptId} is of the kind ${kind}, which the local NetSuite does not have.`);
	const field = { scriptId: tag.scriptId, label: textOf(tag, 'label') ?? tag.scriptId, type, filled: 0 };
	if (type === 'document') return { ...field, references: 'file' };
	if (type !== 'list' && type !== 'multiselect') return field;
	const selected = reference(textOf(tag, 'selectrecordtype') ?? '').toLowerCase();
	const table = ownLists[selected] ?? (/^custom(list|record)/.test(selected) ? selected : undefined);
	if (!table)
		throw new RangeError(
			`${tag.scriptId} chooses from ${selected || 'nothing'}, which the local NetSuite does not have.`,
		);
	return { ...field, references: table };
}

/** Custom lists and record types that the fields of an object choose from, by script ID; none of what is passed over. */
export function chosenFrom(tag: Tag): string[] {
	if (tag.name !== 'customrecordtype' && !Object.hasOwn(placements, tag.name)) return [];
	const selected = (one: Tag): string[] =>
		one.name === 'selectrecordtype' ? [reference(one.text).toLowerCase()] : one.children.flatMap(selected);
	return selected(tag).filter((name) => /^custom(list|record)/.test(name));
}

export interface PlacedField {
	table: string;
	/** REST's names. */
	recordTypes: string[];
	field: CustomField;
}

/** What SDF says a field of transactions or entities applies to. Believed: which transactions each covers. */
const placements: Readonly<Record<string, { table: string; appliesTo: Readonly<Record<string, readonly string[]>> }>> =
	{
		transactionbodycustomfield: {
			table: 'transaction',
			appliesTo: {
				bodysale: ['salesOrder', 'invoice', 'creditMemo'],
				bodycustomerpayment: ['customerPayment'],
				bodydeposit: ['customerDeposit'],
				bodydepositapplication: ['depositApplication'],
				bodyothertransaction: ['customerRefund'],
				bodyjournal: ['journalEntry'],
			},
		},
		entitycustomfield: { table: 'customer', appliesTo: { appliestocustomer: ['customer'] } },
	};

/** A field of transactions or customers; `null` for other objects, and for fields of what is not here. */
export function placedFieldOf(tag: Tag): PlacedField | null {
	const placement = Object.hasOwn(placements, tag.name) ? placements[tag.name] : undefined;
	if (!placement) return null;
	const applies = Object.entries(placement.appliesTo).filter(([name]) => flagOf(tag, name));
	if (applies.length === 0) return null;
	return { table: placement.table, recordTypes: applies.flatMap(([, types]) => types), field: customFieldOf(tag) };
}

export function customRecordTypeOf(tag: Tag): CustomRecordType {
	const fields = listOf(tag, 'customrecordcustomfields');
	return {
		scriptId: tag.scriptId,
		label: textOf(tag, 'recordname') ?? tag.scriptId,
		fields: fields.map(customFieldOf),
		mandatory: fields.filter((field) => flagOf(field, 'ismandatory')).map(({ scriptId }) => scriptId),
		hasName: flagOf(tag, 'includename', true),
	};
}

export function customListOf(tag: Tag): CustomList {
	return {
		scriptId: tag.scriptId,
		label: textOf(tag, 'name') ?? tag.scriptId,
		values: listOf(tag, 'customvalues').map((value, index) => ({
			name: textOf(value, 'value') ?? '',
			scriptId: value.scriptId || `val_${index + 1}`,
			isInactive: flagOf(value, 'isinactive'),
		})),
	};
}
