import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { flowTypes, mappedRecords, type Direction } from '../../netsuite';
import { ruleProperties } from './ruleProperties';

const byName = (a: INodePropertyOptions, b: INodePropertyOptions) => a.name.localeCompare(b.name);

const recordOptions = mappedRecords.map(({ name, label }) => ({ name: label.singular, value: name })).sort(byName);

const typeOptions = Object.entries(flowTypes)
	.map(([value, { label, what }]) => ({ name: label, value, description: `In the flow: ${what.replace(/`/g, '')}` }))
	.sort(byName);

const fieldsProperty = (direction: Direction, valuesLabel: string, description: string): INodeProperties => ({
	displayName: 'Fields',
	name: 'fields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	required: true,
	description,
	typeOptions: {
		loadOptionsDependsOn: ['direction', 'record'],
		resourceMapper: {
			mode: 'map',
			valuesLabel,
			resourceMapperMethod: 'getFields',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: true,
			supportAutoMap: false,
			noFieldsError: 'The record has no fields that can be mapped in this direction.',
		},
	},
	displayOptions: { show: { mapping: ['defineBelow'], direction: [direction] } },
});

export const properties: INodeProperties[] = [
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From NetSuite',
				value: 'fromNetSuite',
				description: 'A NetSuite record comes in, your own shape goes out',
			},
			{
				name: 'To NetSuite',
				value: 'toNetSuite',
				description: 'Your own shape comes in, the fields of a NetSuite record go out',
			},
		],
		default: 'fromNetSuite',
	},
	{
		displayName: 'Record',
		name: 'record',
		type: 'options',
		noDataExpression: true,
		options: recordOptions,
		default: 'invoice',
		description: 'Companies, persons and contacts are different records, each with its own mapping',
	},
	{
		displayName: 'Mapping',
		name: 'mapping',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'None', value: 'none', description: 'Leave the items as they are; rules still apply' },
			{ name: 'Default', value: 'default', description: 'The usual fields under plain names, as the documentation lists them' },
			{
				name: 'Define Below',
				value: 'defineBelow',
				description: 'The default mapping to begin with; change, add and take out fields, custom ones included',
			},
		],
		default: 'none',
	},
	fieldsProperty(
		'fromNetSuite',
		'Names in the Flow',
		'Each label is a field of NetSuite; the box below it holds the name that it gets in your flow. Needs a credential.',
	),
	fieldsProperty(
		'toNetSuite',
		'Values for NetSuite',
		'Each label is a field of NetSuite; the box below it holds the value for it. A value that an item does not have is left out. Needs a credential.',
	),
	{
		displayName: 'Types',
		name: 'types',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Type',
		default: {},
		description: 'What a field is in your flow, where that is not what it naturally is. The documentation has the table of what goes with what.',
		displayOptions: { show: { mapping: ['defineBelow'] } },
		options: [
			{
				displayName: 'Type',
				name: 'type',
				values: [
					{
						displayName: 'Field Name or ID',
						name: 'field',
						type: 'options',
						typeOptions: { loadOptionsMethod: 'getKeys', loadOptionsDependsOn: ['direction', 'record'] },
						default: '',
						description:
							'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					},
					{
						displayName: 'Type in the Flow',
						name: 'type',
						type: 'options',
						noDataExpression: true,
						options: typeOptions,
						default: 'text',
					},
				],
			},
		],
	},
	...ruleProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Ignore Case',
				name: 'ignoreCase',
				type: 'boolean',
				default: true,
				description: 'Whether conditions treat upper and lower case as the same',
			},
			{
				displayName: 'Matched Rules Field',
				name: 'matchedRulesField',
				type: 'string',
				noDataExpression: true,
				default: 'matchedRules',
				description: 'The field of the item that gets the names of the rules that matched',
			},
		],
	},
];
