import type { INodeProperties } from 'n8n-workflow';

import { pointOptions } from '../shared/points';

const forPlan = { show: { operation: ['plan'] } };
const forChanges = { show: { operation: ['getChanges'] } };

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Get Changes',
				value: 'getChanges',
				description: 'Read the next batch of what changed since a checkpoint, everything the first time',
				action: 'Get changes',
			},
			{
				name: 'Plan',
				value: 'plan',
				description: 'List what to read and in which order, and what the role cannot see',
				action: 'Plan a sync',
			},
		],
		default: 'getChanges',
	},
	{
		displayName: 'Integration Points',
		name: 'integrationPoints',
		type: 'multiOptions',
		options: pointOptions,
		default: [],
		description: 'Leave empty for all of them',
		displayOptions: forPlan,
	},
	{
		displayName: 'Custom Fields',
		name: 'customFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Custom Fields',
		default: {},
		description: 'Custom fields to read as well. Another choice than before means that the records are all read again.',
		displayOptions: forPlan,
		options: [
			{
				displayName: 'Choice',
				name: 'choice',
				values: [
					{
						displayName: 'Integration Point',
						name: 'integrationPoint',
						type: 'options',
						options: pointOptions,
						default: 'customer',
					},
					{
						displayName: 'Which',
						name: 'which',
						type: 'options',
						options: [
							{ name: 'All That the Role Can See', value: 'all' },
							{ name: 'Chosen Ones', value: 'chosen' },
						],
						default: 'chosen',
					},
					{
						displayName: 'Field Names or IDs',
						name: 'fields',
						type: 'multiOptions',
						typeOptions: { loadOptionsMethod: 'getCustomFieldsOfRow', loadOptionsDependsOn: ['&integrationPoint'] },
						default: [],
						description:
							'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						displayOptions: { show: { which: ['chosen'] } },
					},
				],
			},
		],
	},
	{
		displayName: 'Integration Point',
		name: 'integrationPoint',
		type: 'options',
		options: pointOptions,
		default: 'invoice',
		required: true,
		displayOptions: forChanges,
	},
	{
		displayName: 'Checkpoint',
		name: 'checkpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.checkpoint }}',
		description:
			'What this node put out as checkpoint after the batch before. Leave empty the first time: everything is read then.',
		displayOptions: forChanges,
	},
	{
		displayName: 'Store each batch and its checkpoint, the records first, then run this node again until the status is "finished".',
		name: 'howTo',
		type: 'notice',
		default: '',
		displayOptions: forChanges,
	},
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{
				name: 'Records',
				value: 'records',
				description: 'As NetSuite has them, with references and lines nested',
			},
			{
				name: 'Table Rows',
				value: 'rows',
				description: 'Flat, one value for each column, as Plan lists the columns',
			},
		],
		default: 'rows',
		displayOptions: forChanges,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: forChanges,
		options: [
			{
				displayName: 'Also Read',
				name: 'alsoRead',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1041,1057',
				description:
					'Internal IDs of records to read although they have not changed, such as those that could not be stored the last time',
			},
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 100, maxValue: 1000 },
				default: 1000,
				description: 'Most records to read at once',
			},
			{
				displayName: 'Custom Field Names or IDs',
				name: 'customFields',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getCustomFields', loadOptionsDependsOn: ['integrationPoint'] },
				default: [],
				description:
					'Custom fields to read as well. Another choice than before means that everything is read again. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
		],
	},
];
