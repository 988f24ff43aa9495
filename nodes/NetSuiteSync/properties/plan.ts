import type { INodeProperties } from 'n8n-workflow';

import { pointOptions } from '../../shared/points';
import { filterProperties } from './filters';

const show = { show: { operation: ['plan'] } };

export const plan: INodeProperties[] = [
	{
		displayName: 'Integration Points',
		name: 'integrationPoints',
		type: 'multiOptions',
		options: pointOptions,
		default: [],
		description: 'Leave empty for all of them',
		displayOptions: show,
	},
	{
		displayName: 'Custom Fields',
		name: 'customFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Custom Fields',
		default: {},
		description: 'Custom fields to read as well. Another choice than before means that the records are all read again.',
		displayOptions: show,
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
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description:
			'Which records to read; all of them when empty. They are checked in the account with each run. Changed filters have what they concern read anew: what fits no longer stays as it was stored and is not updated any more.',
		displayOptions: show,
		options: filterProperties,
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
				displayName: 'Already Synced',
				name: 'alreadySynced',
				type: 'string',
				default: '',
				placeholder: 'e.g. customer,invoice',
				description:
					'Names of integration points that were read before, with commas between. They are listed without asking NetSuite whether they can be seen, which saves requests; reading them will tell.',
			},
		],
	},
];
