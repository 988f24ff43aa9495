import type { INodeProperties } from 'n8n-workflow';

import { pointOptions } from '../../shared/points';

const show = { show: { operation: ['checkConnection'] } };
const showAll = { show: { operation: ['checkConnection'], checks: ['everything'] } };

export const checkConnection: INodeProperties[] = [
	{
		displayName: 'What to Check',
		name: 'checks',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Everything',
				value: 'everything',
				description: 'Login, features, permissions, subsidiaries, custom fields, SuiteApp and limits',
			},
			{
				name: 'Login Only',
				value: 'login',
				description: 'With one request, for flows that watch the connection',
			},
		],
		default: 'everything',
		displayOptions: show,
	},
	{
		displayName: 'Integration Points',
		name: 'integrationPoints',
		type: 'multiOptions',
		options: pointOptions,
		default: [],
		description: 'What your flows read. Leave empty for all of them.',
		displayOptions: showAll,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: showAll,
		options: [
			{
				displayName: 'Custom Field IDs',
				name: 'customFields',
				type: 'string',
				default: '',
				placeholder: 'e.g. custbody_disputed, custentity_region',
				description: 'Custom fields that your flows rely on: which records have them, and of which type they are',
			},
			{
				displayName: 'Customer Checkbox ID',
				name: 'customerCheckbox',
				type: 'string',
				default: '',
				placeholder: 'e.g. custentity_sync',
				description: 'The checkbox of customers that your sync filters by: whether there is such a field, and whether it is one',
			},
		],
	},
];
