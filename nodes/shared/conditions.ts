import {
	NodeOperationError,
	type IDisplayOptions,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import type { Condition, Field, IntegrationPoint, Operator } from '../../netsuite';

const operatorOptions: Array<INodePropertyOptions & { value: Operator }> = [
	{ name: 'Contains', value: 'contains' },
	{ name: 'Equals', value: 'equals' },
	{ name: 'Is Any Of (Commas Between)', value: 'anyOf' },
	{ name: 'Is Empty', value: 'isEmpty' },
	{ name: 'Is Greater or Later Than', value: 'greaterThan' },
	{ name: 'Is Greater, Later or Equal', value: 'greaterOrEqual' },
	{ name: 'Is Less or Earlier Than', value: 'lessThan' },
	{ name: 'Is Less, Earlier or Equal', value: 'lessOrEqual' },
	{ name: 'Is Not Empty', value: 'isNotEmpty' },
	{ name: 'Is Not Equal To', value: 'notEquals' },
	{ name: 'Starts With', value: 'startsWith' },
];

/**
 * *Conditions* and *Combine*: a filter built by clicking. The node needs a load-options method `getFields`.
 * @param options.pointParameter the parameter in which the integration point is chosen.
 */
export function conditionProperties({
	description,
	pointParameter,
	displayOptions,
}: {
	description: string;
	pointParameter: string;
	displayOptions: IDisplayOptions;
}): INodeProperties[] {
	return [
		{
			displayName: 'Conditions',
			name: 'conditions',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Condition',
			default: {},
			description,
			displayOptions,
			options: [
				{
					displayName: 'Condition',
					name: 'condition',
					values: [
						{
							displayName: 'Field Name or ID',
							name: 'field',
							type: 'options',
							typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: [pointParameter] },
							default: '',
							description:
								'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						},
						{
							displayName: 'Operator',
							name: 'operator',
							type: 'options',
							options: operatorOptions,
							default: 'equals',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							placeholder: 'e.g. 2026-01-31',
							description:
								'Dates as 2026-01-31, times as 2026-01-31T14:00:00Z, references by internal ID, custom lists also by name, status by its letter, yes or no as true or false',
							displayOptions: { hide: { operator: ['isEmpty', 'isNotEmpty'] } },
						},
					],
				},
			],
		},
		{
			displayName: 'Combine',
			name: 'combine',
			type: 'options',
			options: [
				{ name: 'All Conditions Must Be True', value: 'all' },
				{ name: 'One Condition Must Be True', value: 'any' },
			],
			default: 'all',
			displayOptions,
		},
	];
}

/** A condition as the parameter holds it. */
export interface GivenCondition {
	field: string;
	operator: Operator;
	value?: string;
}

/** @throws NodeOperationError for a field that there is not. */
export const toConditions = (
	node: INode,
	point: IntegrationPoint,
	custom: readonly Field[],
	given: readonly GivenCondition[],
	itemIndex?: number,
): Condition[] =>
	given.map(({ field, operator, value = '' }) => ({
		field: fieldNamed(node, point, custom, field, itemIndex),
		operator,
		value: String(value),
	}));

/** @throws NodeOperationError for a field that there is not. */
export function fieldNamed(
	node: INode,
	point: IntegrationPoint,
	custom: readonly Field[],
	name: string,
	itemIndex?: number,
): Field {
	const field = [...point.fields, ...custom].find((one) => one.name === name);
	if (field) return field;
	throw new NodeOperationError(node, `${point.label.plural} have no field "${name}".`, {
		description: 'Choose a field from the list.',
		itemIndex,
	});
}
