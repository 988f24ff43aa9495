import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { authentication, credentialsFor } from '../shared/authentication';
import { loadOptions } from './methods';
import { operations, type OperationName } from './operations';
import { properties } from './properties';

export class NetSuiteSync implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite Sync',
		name: 'netSuiteSync',
		icon: { light: 'file:../../icons/netsuite-ar.svg', dark: 'file:../../icons/netsuite-ar.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ { plan: "plan", checkConnection: "check connection", getDeletions: "get deletions", getBalances: "get balances", getRecords: "get records: " + $parameter["integrationPoint"] }[$parameter["operation"]] ?? "get changes: " + $parameter["integrationPoint"] }}',
		description: 'Read what changed in NetSuite, batch by batch, without losing a record',
		defaults: { name: 'NetSuite Sync' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs:
			'={{ ["plan", "checkConnection"].includes($parameter["operation"]) || ($parameter["operation"] === "getBalances" && $parameter["return"] === "totals") ? ["main"] : [{ type: "main", displayName: "Records" }, { type: "main", displayName: $parameter["operation"] === "getRecords" ? "Result" : "Checkpoint" }] }}',
		credentials: credentialsFor(true),
		properties: [authentication, ...properties],
	};

	methods = { loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await operations[this.getNodeParameter('operation', 0) as OperationName](this);
	}
}
