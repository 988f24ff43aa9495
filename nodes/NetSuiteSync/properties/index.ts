import type { INodeProperties } from 'n8n-workflow';

import { getChanges } from './getChanges';
import { plan } from './plan';

/** In alphabetical order, as n8n's lint wants them. */
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
	...plan,
	...getChanges,
];
