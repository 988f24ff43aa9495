import type { INodeProperties } from 'n8n-workflow';

import { checkConnection } from './checkConnection';
import { getBalances } from './getBalances';
import { getChanges } from './getChanges';
import { getDeletions } from './getDeletions';
import { getRecords } from './getRecords';
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
				name: 'Check Connection',
				value: 'checkConnection',
				description: 'Say line by line what works, what does not, and what to do in NetSuite',
				action: 'Check the connection',
			},
			{
				name: 'Get Balances',
				value: 'getBalances',
				description: 'List what is open, document by document, or add it up',
				action: 'Get balances',
			},
			{
				name: 'Get Changes',
				value: 'getChanges',
				description: 'Read the next batch of what changed since a checkpoint, everything the first time',
				action: 'Get changes',
			},
			{
				name: 'Get Deletions',
				value: 'getDeletions',
				description: 'List what was deleted since a checkpoint',
				action: 'Get deletions',
			},
			{
				name: 'Get Records',
				value: 'getRecords',
				description: 'Read single records again by their internal IDs, as a sync stores them',
				action: 'Get records',
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
	...checkConnection,
	...plan,
	...getBalances,
	...getChanges,
	...getDeletions,
	...getRecords,
];
