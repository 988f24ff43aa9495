import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { authentication, credentialsFor } from '../shared/authentication';
import { forEachItem } from '../shared/errors';
import { getContacts } from './customField';
import { listSearch, loadOptions, resourceMapping } from './methods';
import { operationOf } from './operations';
import { properties } from './properties';

export class NetSuite implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'NetSuite',
		name: 'netSuite',
		icon: { light: 'file:../../icons/netsuite-ar.svg', dark: 'file:../../icons/netsuite-ar.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read customers, invoices, payments and other records from NetSuite; write contacts, notes and emails',
		defaults: { name: 'NetSuite' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs:
			'={{ $parameter["operation"] === "getContacts" ? [{ type: "main", displayName: "Contacts" }, { type: "main", displayName: "Records" }] : ["main"] }}',
		credentials: credentialsFor(true),
		properties: [authentication, ...properties],
	};

	methods = { listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (this.getNodeParameter('operation', 0) === 'getContacts') return await getContacts(this);
		return await forEachItem(this, 1, async (itemIndex) => [await operationOf(this, itemIndex)(this, itemIndex)]);
	}
}
