import type { INodeProperties } from 'n8n-workflow';

import { pointOptions } from '../../shared/points';

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
];
