import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { authentication, credentialsFor } from '../shared/authentication';
import { mapItems } from './mapItems';
import { listSearch, loadOptions, resourceMapping } from './methods';
import { properties } from './properties';

export class NetSuiteFieldMap implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite Field Map',
		name: 'netSuiteFieldMap',
		icon: { light: 'file:../../icons/netsuite-ar.svg', dark: 'file:../../icons/netsuite-ar.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["mapping"] === "none" ? ($parameter["rules"]["rule"] || []).length ? "rules only" : "passes items unchanged" : ($parameter["direction"] === "toNetSuite" ? "to NetSuite: " : "from NetSuite: ") + $parameter["record"] }}',
		description: "Turn NetSuite records into your flow's own shape and back, with rules",
		defaults: { name: 'NetSuite Field Map' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Mapped', 'Skipped'],
		// Only custom fields need it: their names and types come from the account.
		credentials: credentialsFor(false),
		hints: [
			{
				message: 'No mapping and no rules: every item passes unchanged.',
				displayCondition: '={{ $parameter["mapping"] === "none" && !($parameter["rules"]["rule"] || []).length }}',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		properties: [authentication, ...properties],
	};

	methods = { listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await mapItems(this);
	}
}
