import type { Field, IntegrationPoint } from './types';

/** A short list that other records refer to by id. None has a modification date that all accounts show. */
function lookup(
	name: string,
	label: IntegrationPoint['label'],
	record: IntegrationPoint['record'],
	table: string,
	fields: readonly Field[],
): IntegrationPoint {
	return {
		name,
		label,
		record,
		source: { table, alias: 'x' },
		id: 'x.id',
		documentNumber: 'name',
		externalId: null,
		changes: { by: 'content' },
		fields: [
			{ name: 'id', label: 'Internal ID', type: 'id', column: 'x.id' },
			{ name: 'name', label: 'Name', type: 'text', column: 'x.name' },
			...fields,
			{ name: 'isInactive', label: 'Inactive', type: 'boolean', column: 'x.isinactive' },
		],
		dependsOn: [],
	};
}

const tree = (target: string): readonly Field[] => [
	{ name: 'fullName', label: 'Full Name', type: 'text', column: 'x.fullname' },
	{ name: 'parent', label: 'Parent', type: 'reference', column: 'x.parent', targets: [target] },
];

export const currency = lookup(
	'currency',
	{ singular: 'Currency', plural: 'Currencies' },
	{ rest: 'currency', soap: 'Currency' },
	'currency',
	[
		{ name: 'symbol', label: 'ISO Code', type: 'text', column: 'x.symbol' },
		{ name: 'currencyPrecision', label: 'Decimal Places', type: 'integer', column: 'x.currencyprecision' },
		{ name: 'isBaseCurrency', label: 'Base Currency', type: 'boolean', column: 'x.isbasecurrency' },
	],
);

export const term = lookup(
	'term',
	{ singular: 'Term', plural: 'Terms' },
	{ rest: 'term', soap: 'Term' },
	'term',
	[
		{ name: 'daysUntilNetDue', label: 'Days Until Net Due', type: 'integer', column: 'x.daysuntilnetdue' },
		{ name: 'discountPercent', label: 'Discount %', type: 'number', column: 'x.discountpercent' },
	],
);

export const paymentMethod = lookup(
	'paymentMethod',
	{ singular: 'Payment Method', plural: 'Payment Methods' },
	{ rest: 'paymentMethod', soap: 'PaymentMethod' },
	'paymentmethod',
	[],
);

export const location = lookup(
	'location',
	{ singular: 'Location', plural: 'Locations' },
	{ rest: 'location', soap: 'Location' },
	'location',
	tree('location'),
);

export const department = lookup(
	'department',
	{ singular: 'Department', plural: 'Departments' },
	{ rest: 'department', soap: 'Department' },
	'department',
	tree('department'),
);

/** Classes live in the table `classification`: `class` is a reserved word there. */
export const classification = lookup(
	'class',
	{ singular: 'Class', plural: 'Classes' },
	{ rest: 'classification', soap: 'Classification' },
	'classification',
	tree('class'),
);
