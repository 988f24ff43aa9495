import type { INodeProperties } from 'n8n-workflow';

import { pointOptions } from '../../shared/points';

const show = { show: { operation: ['getRecords'] } };

export const getRecords: INodeProperties[] = [
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
		displayName: 'Internal IDs',
		name: 'ids',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1041,1057',
		description: 'With commas between them',
		displayOptions: show,
	},
	{
		displayName: 'Checkpoint of the Sync',
		name: 'syncCheckpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.checkpoint }}',
		description:
			'The checkpoint of Get Changes for the same integration point: its filters and custom fields are used, so that rows are the same as those of the sync. The checkpoint itself stays as it is.',
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
				displayName: 'Filters',
				name: 'filters',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.filters }}',
				description: 'What Plan put out as filters. Not needed with the checkpoint of the sync.',
			},
		],
	},
];
