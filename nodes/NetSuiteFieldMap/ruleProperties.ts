import type { INodeProperties } from 'n8n-workflow';

const conditions: INodeProperties = {
	displayName: 'If',
	name: 'conditions',
	type: 'filter',
	placeholder: 'Add Condition',
	default: {},
	typeOptions: {
		filter: { caseSensitive: '={{!$parameter.options.ignoreCase}}', typeValidation: 'loose', version: 3 },
	},
	description:
		'Any field of the item that comes in, custom ones included. What the mapping made of it stands inside the field "mapped". No condition is true of every item.',
};

const action: INodeProperties[] = [
	{
		displayName: 'Action',
		name: 'kind',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Append', value: 'append', description: 'Add to the text or list that is there' },
			{ name: 'Clear', value: 'clear', description: 'Empty the field' },
			{ name: 'Set', value: 'set', description: 'Put a value in, whatever was there' },
			{ name: 'Set if Empty', value: 'setIfEmpty', description: 'Put a value in if there is none' },
			{ name: 'Skip the Record', value: 'skip', description: 'Send the item to the output Skipped, as it came in' },
		],
		default: 'set',
	},
	{
		displayName: 'Field',
		name: 'field',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchTargets', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. salesRep' },
		],
		description: 'From NetSuite: the field of your flow, a new one by its name. To NetSuite: the field of the record.',
		displayOptions: { hide: { kind: ['skip'] } },
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description:
			'What you type is text for your flow; for a number or true use an expression such as {{ 5 }}. In NetSuite references take the internal ID, custom lists also the name.',
		displayOptions: { hide: { kind: ['skip', 'clear'] } },
	},
	{
		displayName: 'Separator',
		name: 'separator',
		type: 'string',
		noDataExpression: true,
		default: ', ',
		description: 'What comes between the text that is there and what is added',
		displayOptions: { show: { kind: ['append'] } },
	},
];

export const ruleProperties: INodeProperties[] = [
	{
		displayName: 'Rules',
		name: 'rules',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Rule',
		default: {},
		description: 'Looked at in this order, for every item. What a rule sets, the next one sees.',
		options: [
			{
				displayName: 'Rule',
				name: 'rule',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. Large overdue invoices',
						description: 'Items carry the names of the rules that matched',
					},
					conditions,
					{
						displayName: 'Then',
						name: 'actions',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true, sortable: true },
						placeholder: 'Add Action',
						default: {},
						options: [{ displayName: 'Action', name: 'action', values: action }],
					},
				],
			},
		],
	},
];
