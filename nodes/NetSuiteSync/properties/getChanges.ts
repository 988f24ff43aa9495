import type { INodeProperties } from 'n8n-workflow';

import { pointOptions } from '../../shared/points';

const show = { show: { operation: ['getChanges'] } };

export const getChanges: INodeProperties[] = [
	{
		displayName: 'Integration Point',
		name: 'integrationPoint',
		type: 'options',
		options: pointOptions,
		default: 'invoice',
		required: true,
		displayOptions: show,
	},
	{
		displayName: 'Checkpoint',
		name: 'checkpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.checkpoint }}',
		description:
			'What this node put out as checkpoint after the batch before. Leave empty the first time: everything is read then.',
		displayOptions: show,
	},
	{
		displayName: 'Store each batch and its checkpoint, the records first, then run this node again until the status is "finished".',
		name: 'howTo',
		type: 'notice',
		default: '',
		displayOptions: show,
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
		displayOptions: show,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: show,
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
				typeOptions: { minValue: 100, maxValue: 50000 },
				default: 1000,
				description: 'Most records to read at once. Above 1,000 several pages of 1,000 are fetched side by side, which is faster.',
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
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'json',
				default: '{}',
				placeholder: 'e.g. {{ $json.filters }}',
				description:
					'Which records to read, as Plan puts it out. Another choice than before means that everything is read again; what is stored and no longer matches stays as it is.',
			},
			{
				displayName: 'Lines and Applications',
				name: 'sublists',
				type: 'boolean',
				default: true,
				description:
					'Whether to read the lines of documents and what is applied to what. Without them a first load makes far fewer requests. Another choice than before means that everything is read again.',
			},
		],
	},
];
