import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { authentication, credentialsFor } from '../shared/authentication';
import { loadOptions } from './methods';
import { poll } from './poll';
import { properties } from './properties';

export class NetSuiteTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite Trigger',
		name: 'netSuiteTrigger',
		icon: { light: 'file:../../icons/netsuite-ar.svg', dark: 'file:../../icons/netsuite-ar.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["integrationPoint"] + ": " + $parameter["triggerOn"] }}',
		description: 'Start a flow when records in NetSuite are created, updated, deleted, paid or overdue',
		defaults: { name: 'NetSuite Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsFor(true),
		properties: [authentication, ...properties],
	};

	methods = { loadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
