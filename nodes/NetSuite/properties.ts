import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { integrationPoints } from '../../netsuite';
import { conditionProperties } from '../shared/conditions';
import { recordLocator } from '../shared/recordLocator';
import { customFieldProperties } from './customFieldProperties';
import { writeOperationOptions, writeProperties } from './write/properties';

const pointNames = integrationPoints.map(({ name }) => name);

const byName = (a: INodePropertyOptions, b: INodePropertyOptions) => a.name.localeCompare(b.name);

const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		...integrationPoints.map(({ name, label }) => ({ name: label.singular, value: name })),
		{ name: 'Custom Field', value: 'customField' },
		{ name: 'Record (Any Type)', value: 'record' },
		{ name: 'SuiteQL', value: 'suiteql' },
	].sort(byName),
	default: 'invoice',
};

const pointOperations: INodeProperties[] = integrationPoints.map(({ name, label }) => {
	const one = label.singular.toLowerCase();
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [name] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				description: `Get one ${one}`,
				action: `Get ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`,
			},
			{
				name: 'Get Many',
				value: 'getMany',
				description: `Get many ${label.plural.toLowerCase()}, by conditions`,
				action: `Get many ${label.plural.toLowerCase()}`,
			},
			...(writeOperationOptions[name] ?? []),
		].sort(byName),
		default: 'getMany',
	};
});

const otherOperations: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['record'] } },
		options: [
			{
				name: 'Get',
				value: 'getRecord',
				description: 'Get a record of any type through the REST record API',
				action: 'Get a record of any type',
			},
		],
		default: 'getRecord',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['suiteql'] } },
		options: [
			{
				name: 'Execute Query',
				value: 'executeQuery',
				description: 'Run a SuiteQL query',
				action: 'Execute a suite ql query',
			},
		],
		default: 'executeQuery',
	},
];

const getProperties: INodeProperties[] = [
	recordLocator('searchRecords', {
		displayName: 'Record',
		name: 'record',
		displayOptions: { show: { resource: pointNames, operation: ['get', 'update', 'deactivate'] } },
		description: 'The number is what NetSuite shows: document number, customer ID, account number or name',
	}),
];

const getManyProperties = conditionProperties({
	description: 'Which records to get. Leave empty for all of them. NetSuite does the filtering.',
	pointParameter: 'resource',
	displayOptions: { show: { resource: pointNames, operation: ['getMany'] } },
});

const limitProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { operation: ['getMany', 'executeQuery'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { operation: ['getMany', 'executeQuery'], returnAll: [false] } },
	},
];

const shapeProperties: INodeProperties[] = [
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: { operation: ['get', 'getMany', 'getRecord'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { resource: pointNames, operation: ['get', 'getMany'] } },
		options: [
			{
				displayName: 'Custom Field Names or IDs',
				name: 'customFields',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getCustomFields', loadOptionsDependsOn: ['resource'] },
				default: [],
				description:
					'Custom fields to get as well. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Sort By Name or ID',
				name: 'sortBy',
				type: 'options',
				typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['resource'] },
				default: '',
				description:
					'All matching records are read before the first is returned. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Sort Descending',
				name: 'sortDescending',
				type: 'boolean',
				default: false,
				description: 'Whether the highest comes first',
			},
		],
	},
];

const recordProperties: INodeProperties[] = [
	{
		displayName: 'Record Type',
		name: 'recordType',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. vendorBill',
		description: 'The type as the REST record API names it',
		displayOptions: { show: { resource: ['record'] } },
	},
	{
		displayName: 'Record ID',
		name: 'recordId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 10432 or eid:shop-10432',
		description: 'The internal ID, or eid: and the external ID',
		displayOptions: { show: { resource: ['record'] } },
	},
];

const queryProperties: INodeProperties[] = [
	{
		displayName: 'Query',
		name: 'query',
		type: 'string',
		typeOptions: { editor: 'sqlEditor', rows: 5 },
		default: '',
		required: true,
		noDataExpression: true,
		placeholder: 'e.g. SELECT t.id AS id, t.tranid FROM transaction t WHERE t.entity = :customer',
		description: 'Values belong into parameters: they are quoted for you',
		displayOptions: { show: { resource: ['suiteql'] } },
	},
	{
		displayName: 'Parameters',
		name: 'parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		displayOptions: { show: { resource: ['suiteql'] } },
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. customer',
						description: 'Stands in the query with a colon before it: :customer',
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'List of Numbers', value: 'numbers', description: 'With commas between; for IN :name' },
							{ name: 'List of Texts', value: 'texts', description: 'With commas between; for IN :name' },
							{ name: 'Number', value: 'number' },
							{ name: 'Text', value: 'text' },
						],
						default: 'text',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
];

export const properties: INodeProperties[] = [
	resource,
	...pointOperations,
	...otherOperations,
	...getProperties,
	...writeProperties,
	...customFieldProperties,
	...recordProperties,
	...queryProperties,
	...limitProperties,
	...getManyProperties,
	...shapeProperties,
];
