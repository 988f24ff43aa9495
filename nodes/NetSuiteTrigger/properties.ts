import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Occasion } from '../../netsuite';
import { conditionProperties } from '../shared/conditions';
import { pointOptions } from '../shared/points';

type OccasionOption = INodePropertyOptions & { value: Occasion };

const occasions: OccasionOption[] = [
	{ name: 'Created', value: 'created', description: 'When a record is created' },
	{ name: 'Created or Updated', value: 'createdOrUpdated', description: 'When a record is created or changes' },
	{ name: 'Deleted', value: 'deleted', description: 'When a record is deleted' },
	{ name: 'Updated', value: 'updated', description: 'When a record that was there changes' },
];

const invoiceOccasions: OccasionOption[] = [
	{ name: 'Overdue', value: 'overdue', description: 'When an open invoice is so many days past its due date' },
	{ name: 'Paid', value: 'paid', description: 'When nothing of an invoice is open any more' },
];

const triggerOn = (options: OccasionOption[], displayOptions: IDisplayOptions): INodeProperties => ({
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'options',
	noDataExpression: true,
	options,
	default: 'createdOrUpdated',
	displayOptions,
});

const notDeleted = { hide: { triggerOn: ['deleted'] } };

export const properties: INodeProperties[] = [
	{
		displayName:
			'After a restart of n8n the last run is repeated rather than lost, unless n8n runs with durable cursors: <a href="https://github.com/n8n-nodes-netsuite-ar/n8n-nodes-netsuite-ar/blob/main/docs/trigger.md#what-n8n-can-lose-and-the-settings-against-it" target="_blank">which settings that takes</a>.',
		name: 'atLeastOnce',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Integration Point',
		name: 'integrationPoint',
		type: 'options',
		noDataExpression: true,
		options: pointOptions,
		default: 'invoice',
		required: true,
		description: 'The kind of NetSuite record to wait for',
	},
	triggerOn(occasions, { hide: { integrationPoint: ['invoice'] } }),
	triggerOn(
		[...occasions, ...invoiceOccasions].sort((a, b) => a.name.localeCompare(b.name)),
		{ show: { integrationPoint: ['invoice'] } },
	),
	{
		displayName: 'Days Overdue',
		name: 'overdueDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		noDataExpression: true,
		default: 1,
		description: "How many days after the due date, by the account's own date; 0 for the due date itself",
		displayOptions: { show: { integrationPoint: ['invoice'], triggerOn: ['overdue'] } },
	},
	...conditionProperties({
		description: 'Which records start the flow. Leave empty for all of them. NetSuite does the filtering.',
		pointParameter: 'integrationPoint',
		displayOptions: notDeleted,
	}),
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: notDeleted,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Custom Field Names or IDs',
				name: 'customFields',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getCustomFields', loadOptionsDependsOn: ['integrationPoint'] },
				default: [],
				description:
					'Custom fields to get as well. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'dateTime',
				noDataExpression: true,
				default: '',
				description:
					'What happened since then starts the flow too. Left out, only what happens from the activation on does. Another date begins anew.',
			},
		],
	},
];
