import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { customFieldKinds, integrationPoints, type CustomFieldKind } from '../../netsuite';

const kindLabels: Record<CustomFieldKind, string> = {
	text: 'Text',
	longText: 'Long Text',
	richText: 'Rich Text',
	email: 'Email Address',
	phone: 'Phone Number',
	url: 'Hyperlink',
	checkbox: 'Check Box',
	integer: 'Integer',
	decimal: 'Decimal Number',
	currency: 'Currency',
	percent: 'Percent',
	date: 'Date',
	datetime: 'Date and Time',
	timeOfDay: 'Time of Day',
	list: 'List or Record',
	multiSelect: 'Multiple Select',
	document: 'Document',
	image: 'Image',
};

const kindOptions = (Object.keys(customFieldKinds) as CustomFieldKind[])
	.map((value): INodePropertyOptions => ({ name: kindLabels[value], value }))
	.sort((a, b) => a.name.localeCompare(b.name));

/** Records that REST does not have have no custom fields either. */
const pointOptions = integrationPoints
	.filter(({ record }) => record.rest !== null)
	.map(({ name, label }): INodePropertyOptions => ({ name: label.singular, value: name }))
	.sort((a, b) => a.name.localeCompare(b.name));

export const customFieldProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customField'] } },
		options: [
			{
				name: 'Get Contacts From Emails',
				value: 'getContacts',
				description: 'Make contacts of the email addresses in custom fields of the input items',
				action: 'Get contacts from emails in custom fields',
			},
			{
				name: 'Get Many',
				value: 'getCustomFields',
				description: 'Get the custom fields that the role can see',
				action: 'Get many custom fields',
			},
		],
		default: 'getCustomFields',
	},
	{
		displayName: 'Integration Point',
		name: 'integrationPoint',
		type: 'options',
		options: pointOptions,
		default: 'customer',
		required: true,
		description: 'The records whose custom fields to get',
		displayOptions: { show: { resource: ['customField'], operation: ['getCustomFields'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { resource: ['customField'], operation: ['getCustomFields'] } },
		options: [
			{
				displayName: 'Include List Values',
				name: 'includeValues',
				type: 'boolean',
				default: false,
				description: 'Whether to get what can be chosen in lists, too, with one or two requests for each list',
			},
			{
				displayName: 'Types',
				name: 'types',
				type: 'multiOptions',
				options: kindOptions,
				default: [],
				description: 'Get only custom fields of these types. Leave empty for all of them.',
			},
		],
	},
	{
		displayName: 'Integration Point',
		name: 'integrationPoint',
		type: 'options',
		options: pointOptions.filter(({ value }) => value === 'customer' || value === 'invoice'),
		default: 'customer',
		required: true,
		description: 'What the input items are: records or rows as the NetSuite nodes put them out',
		displayOptions: { show: { resource: ['customField'], operation: ['getContacts'] } },
	},
	{
		displayName: 'Field Names or IDs',
		name: 'fields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getAddressFields', loadOptionsDependsOn: ['integrationPoint'] },
		default: [],
		required: true,
		description:
			'Fields with addresses, those of type Email Address first. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { resource: ['customField'], operation: ['getContacts'] } },
	},
	{
		displayName:
			'The items need these fields: choose them in Custom Fields of the node that reads the records. The second output says for each record which contacts it has now, so that others can be taken away.',
		name: 'contactsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { resource: ['customField'], operation: ['getContacts'] } },
	},
];
