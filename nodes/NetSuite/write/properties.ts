import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { writableParents } from '../../../netsuite';
import { recordLocator } from '../../shared/recordLocator';

const operation = {
	createContact: {
		name: 'Create',
		value: 'create',
		description: 'Create a contact, once for each external ID',
		action: 'Create a contact',
	},
	upsert: {
		name: 'Create or Update',
		value: 'upsert',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		action: 'Create or update a contact',
	},
	update: {
		name: 'Update',
		value: 'update',
		description: 'Update the fields of a contact that are given',
		action: 'Update a contact',
	},
	deactivate: {
		name: 'Set Inactive',
		value: 'deactivate',
		description: 'Set a contact inactive; NetSuite keeps it',
		action: 'Set a contact inactive',
	},
	createNote: {
		name: 'Create',
		value: 'create',
		description: 'Create a note on a customer or a document, once for each external ID',
		action: 'Create a note',
	},
	createMessage: {
		name: 'Create',
		value: 'create',
		description: 'Record an email on a customer or a document, once for each external ID. NetSuite sends nothing.',
		action: 'Record an email',
	},
} satisfies Record<string, INodePropertyOptions>;

/** What can be written, by resource: the operations beside those that read. */
export const writeOperationOptions: Readonly<Record<string, readonly INodePropertyOptions[]>> = {
	contact: [operation.createContact, operation.upsert, operation.deactivate, operation.update],
	message: [operation.createMessage],
	note: [operation.createNote],
};

const writing = Object.values(writeOperationOptions).flat().map(({ value }) => value as string);

/** A moment without a zone is taken for UTC, here and in the library. */
const moment = 'A time with a zone is converted; one without is taken as UTC';

const keyProperties: INodeProperties[] = [
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. collections-10432',
		description:
			'Your own key for the record. NetSuite keeps it with the record, so that the same call twice makes one record. Letters, digits, hyphens and underscores are always safe.',
		displayOptions: { show: { resource: ['contact', 'message', 'note'], operation: ['create', 'upsert'] } },
	},
];

const contactProperties: INodeProperties[] = [
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		description: 'The fields of contacts in your account, custom ones included',
		typeOptions: {
			loadOptionsDependsOn: ['resource', 'operation'],
			resourceMapper: {
				resourceMapperMethod: 'getWritableFields',
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: false,
				noFieldsError: 'NetSuite shows no fields of contacts.',
			},
		},
		displayOptions: { show: { resource: ['contact'], operation: ['create', 'upsert', 'update'] } },
	},
];

const parentProperties: INodeProperties[] = [
	{
		displayName: 'Attach To',
		name: 'attachTo',
		type: 'options',
		options: writableParents.map(({ name, label }) => ({ name: label, value: name })),
		default: 'customer',
		description: 'What kind of record it belongs to',
		displayOptions: { show: { resource: ['message', 'note'], operation: ['create'] } },
	},
	recordLocator('searchParents', {
		displayName: 'Parent',
		name: 'parent',
		modes: [
			{ displayName: 'By Customer Name', name: 'name', type: 'string', placeholder: 'e.g. Northwind Traders Ltd' },
		],
		description:
			'The record it belongs to. A customer name must be exactly one customer’s: company name, name or customer ID.',
		typeOptions: { loadOptionsDependsOn: ['attachTo'] },
		displayOptions: { show: { resource: ['message', 'note'], operation: ['create'] } },
	}),
];

const noteProperties: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { resource: ['note'], operation: ['create'] } },
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		description: 'The text, as it shall stand in NetSuite',
		displayOptions: { show: { resource: ['note'], operation: ['create'] } },
	},
	{
		displayName: 'Options',
		name: 'noteOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { resource: ['note'], operation: ['create'] } },
		options: [
			{
				displayName: 'Author',
				name: 'author',
				type: 'string',
				default: '',
				placeholder: 'e.g. 12',
				description: 'Internal ID of the employee who wrote it. Empty for the user of the token.',
			},
			{
				displayName: 'Date',
				name: 'noteDate',
				type: 'dateTime',
				default: '',
				description: `When it was written; empty for now. ${moment}.`,
			},
			{
				displayName: 'Direction',
				name: 'direction',
				type: 'options',
				options: [
					{ name: 'Incoming', value: 'incoming' },
					{ name: 'Outgoing', value: 'outgoing' },
				],
				default: 'outgoing',
			},
			{
				displayName: 'Note Type',
				name: 'noteType',
				type: 'string',
				default: '',
				placeholder: 'e.g. 7',
				description: 'Internal ID of the note type',
			},
		],
	},
];

const messageProperties: INodeProperties[] = [
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		options: [
			{ name: 'Incoming', value: 'incoming', description: 'The customer wrote it' },
			{ name: 'Outgoing', value: 'outgoing', description: 'You wrote it' },
		],
		default: 'outgoing',
		displayOptions: { show: { resource: ['message'], operation: ['create'] } },
	},
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { resource: ['message'], operation: ['create'] } },
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 5 },
		default: '',
		description: 'The email as it was sent, HTML or text. It is stored as it is.',
		displayOptions: { show: { resource: ['message'], operation: ['create'] } },
	},
	{
		displayName: 'Author Email',
		name: 'authorEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. receivables@example.com',
		description: 'Who sent it',
		displayOptions: { show: { resource: ['message'], operation: ['create'] } },
	},
	{
		displayName: 'Recipient Email',
		name: 'recipientEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. accounts@example.com',
		description: 'To whom it was sent',
		displayOptions: { show: { resource: ['message'], operation: ['create'] } },
	},
	{
		displayName: 'Options',
		name: 'messageOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { resource: ['message'], operation: ['create'] } },
		options: [
			{
				displayName: 'Author',
				name: 'author',
				type: 'string',
				default: '',
				placeholder: 'e.g. 12',
				description: 'Internal ID of the employee, customer or contact who wrote it. Empty for the user of the token.',
			},
			{
				displayName: 'BCC',
				name: 'bcc',
				type: 'string',
				default: '',
				description: 'Addresses with a comma or semicolon between them',
			},
			{
				displayName: 'CC',
				name: 'cc',
				type: 'string',
				default: '',
				description: 'Addresses with a comma or semicolon between them',
			},
			{
				displayName: 'Date',
				name: 'messageDate',
				type: 'dateTime',
				default: '',
				description: `When it was sent; empty for now. ${moment}.`,
			},
			{
				displayName: 'Recipient',
				name: 'recipient',
				type: 'string',
				default: '',
				placeholder: 'e.g. 5321',
				description: 'Internal ID of the customer, contact or employee to whom it was sent',
			},
		],
	},
];

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to show the request that would be sent and write nothing in NetSuite',
	displayOptions: { show: { resource: ['contact', 'message', 'note'], operation: [...new Set(writing)] } },
};

export const writeProperties: INodeProperties[] = [
	...keyProperties,
	...contactProperties,
	...parentProperties,
	...noteProperties,
	...messageProperties,
	dryRun,
];
