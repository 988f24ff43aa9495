import type { INodeProperties } from 'n8n-workflow';

import { openPointOptions } from '../../shared/points';

const show = { operation: ['getBalances'] };
const showDocuments = { show: { ...show, return: ['documents'] } };
const showTotals = { show: { ...show, return: ['totals'] } };

export const getBalances: INodeProperties[] = [
	{
		displayName: 'Return',
		name: 'return',
		type: 'options',
		options: [
			{
				name: 'Documents',
				value: 'documents',
				description: 'Every document with something open, batch by batch',
			},
			{
				name: 'Totals',
				value: 'totals',
				description: 'One item for each integration point, subsidiary and currency, added up by NetSuite',
			},
		],
		default: 'documents',
		displayOptions: { show },
	},
	{
		displayName: 'Integration Point',
		name: 'integrationPoint',
		type: 'options',
		options: openPointOptions,
		default: 'invoice',
		required: true,
		displayOptions: showDocuments,
	},
	{
		displayName: 'Integration Points',
		name: 'integrationPoints',
		type: 'multiOptions',
		options: openPointOptions,
		default: [],
		description: 'Leave empty for all of them',
		displayOptions: showTotals,
	},
	{
		displayName: 'Checkpoint',
		name: 'checkpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.checkpoint }}',
		description:
			'What this node put out as checkpoint after the batch before, as long as the status is "more". Leave empty to begin.',
		displayOptions: showDocuments,
	},
	{
		displayName:
			'Amounts are positive, as the records show them: what a customer owes on invoices, and what it has left to use of credit memos, payments and deposits.',
		name: 'signs',
		type: 'notice',
		default: '',
		displayOptions: { show },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show },
		options: [
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 100, maxValue: 50000 },
				default: 1000,
				description: 'Most documents to list at once',
				displayOptions: { show: { '/return': ['documents'] } },
			},
			{
				displayName: 'Checkpoint of the Sync',
				name: 'syncCheckpoint',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.checkpoint }}',
				description:
					'The checkpoint of Get Changes for the same integration point. Only what that sync reads counts then: its filters stand in the checkpoint, with the date from which invoices count.',
			},
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
