import type { INodeProperties } from 'n8n-workflow';

import { pointOptions } from '../../shared/points';

const show = { show: { operation: ['getDeletions'] } };

export const getDeletions: INodeProperties[] = [
	{
		displayName: 'Integration Points',
		name: 'integrationPoints',
		type: 'multiOptions',
		options: pointOptions,
		default: [],
		description: 'Leave empty for all of which NetSuite tells',
		displayOptions: show,
	},
	{
		displayName: 'Checkpoint',
		name: 'checkpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.checkpoint }}',
		description:
			'What this node put out as checkpoint the last time. Leave empty the first time: deletions count from then on. Those of the five minutes before a checkpoint come again.',
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
				displayName: 'Since',
				name: 'since',
				type: 'dateTime',
				default: '',
				description: 'Without a checkpoint: what was deleted from this moment on counts, too',
			},
		],
	},
];
