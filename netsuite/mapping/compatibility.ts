/**
 * Which types of NetSuite fields go with which types of the flow's fields, and in which direction. One table for the
 * node, the tests and docs/field-mapping.md.
 */

import type { FieldType } from '../integrationPoints/types';

/** What a value is in the flow's own shape. */
export type FlowType = 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'id' | 'reference' | 'list';

/** What a field is in NetSuite: as it is read, and `sublist` for lines and applications. */
export type MappedType = FieldType | 'sublist';

/** `listed`: from NetSuite always, to NetSuite only into a field whose values NetSuite lists (a select list). */
export type Way = 'both' | 'from' | 'to' | 'listed';

interface FlowTypeWords {
	readonly label: string;
	/** In a sentence: "takes a number". */
	readonly phrase: string;
	readonly what: string;
}

export const flowTypes: Readonly<Record<FlowType, FlowTypeWords>> = {
	text: { label: 'Text', phrase: 'text', what: 'any text; of a reference its name, of several their names with commas between' },
	number: { label: 'Number', phrase: 'a number', what: '`12.5`' },
	boolean: { label: 'True or False', phrase: 'true or false', what: '`true` or `false`' },
	date: { label: 'Date', phrase: 'a date', what: 'text, `2026-01-31`' },
	dateTime: { label: 'Date and Time', phrase: 'a date and time', what: 'text with its time zone, `2026-01-31T14:00:00Z`' },
	id: { label: 'Internal ID', phrase: 'an internal ID', what: 'text, `"10432"`; of several a list of them' },
	reference: { label: 'Reference', phrase: 'a reference', what: '`{ "id": "5", "refName": "Name" }`; of several a list of them' },
	list: { label: 'List', phrase: 'a list', what: 'names, or the lines of a document' },
};

interface Compatible {
	readonly label: string;
	/** What it becomes, and is expected to be, when nobody says otherwise. */
	readonly natural: FlowType;
	readonly ways: Readonly<Partial<Record<FlowType, Way>>>;
}

const number: Pick<Compatible, 'natural' | 'ways'> = { natural: 'number', ways: { number: 'both', text: 'from' } };

export const compatibility: Readonly<Record<MappedType, Compatible>> = {
	id: { label: 'Internal ID', natural: 'id', ways: { id: 'both', text: 'from', number: 'from' } },
	text: {
		label: 'Text',
		natural: 'text',
		ways: { text: 'both', number: 'to', boolean: 'to', date: 'to', dateTime: 'to', id: 'to' },
	},
	integer: { label: 'Whole number', ...number },
	number: { label: 'Number', ...number },
	amount: { label: 'Amount', ...number },
	percent: { label: 'Percent', ...number },
	date: { label: 'Date', natural: 'date', ways: { date: 'both', text: 'from' } },
	timestamp: { label: 'Date and time', natural: 'dateTime', ways: { dateTime: 'both', date: 'from', text: 'from' } },
	boolean: { label: 'True or false', natural: 'boolean', ways: { boolean: 'both', text: 'from' } },
	reference: { label: 'Reference, select list', natural: 'id', ways: { id: 'both', reference: 'both', text: 'listed' } },
	multiReference: {
		label: 'Several of a list',
		natural: 'id',
		ways: { id: 'both', reference: 'both', list: 'listed', text: 'from' },
	},
	sublist: { label: 'Lines, applications', natural: 'list', ways: { list: 'from', text: 'from' } },
};

/** What a field becomes, and is expected to be, when nobody says otherwise. */
export const naturalType = (type: MappedType): FlowType => compatibility[type].natural;

export type Direction = 'fromNetSuite' | 'toNetSuite';

/** Whether a value may go that way between the two types. */
export function isAllowed(direction: Direction, type: MappedType, flow: FlowType, isListed: boolean): boolean {
	const way = compatibility[type].ways[flow];
	if (way === undefined) return false;
	if (way === 'both') return true;
	if (direction === 'fromNetSuite') return way !== 'to';
	return way === 'to' || (way === 'listed' && isListed);
}

/** The flow's types that may go that way with that type, as people read them. */
export function allowedTypes(direction: Direction, type: MappedType, isListed: boolean): string {
	const names = (Object.keys(flowTypes) as FlowType[])
		.filter((flow) => isAllowed(direction, type, flow, isListed))
		.map((flow) => flowTypes[flow].phrase);
	return names.length === 0 ? 'nothing' : names.join(' or ');
}
