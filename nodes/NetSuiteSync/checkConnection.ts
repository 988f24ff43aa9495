import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import {
	checkConnection as check,
	checkLoginOnly,
	governorOf,
	hostUrl,
	integrationPoint,
	integrationPoints,
	type Client,
	type Finding,
} from '../../netsuite';
import { credentialTypeOf } from '../shared/authentication';
import { connect, locationOf } from '../shared/connection';
import { namesIn } from '../shared/customFields';
import { forEachItem, toNodeError } from '../shared/errors';

interface Options {
	/** A list, or text with commas. */
	customFields?: unknown;
	customerCheckbox?: string;
}

/** One item for each check. What is wrong is in the items; a refused login is not tried again for further input items. */
export async function checkConnection(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	let refused: Finding[] | null = null;
	return await forEachItem(context, 1, async (itemIndex) => {
		const findings = refused ?? (await findingsFor(context, itemIndex));
		if (findings.some(({ check: name, kind }) => name === 'Login' && kind === 'login')) refused = findings;
		return [findings.map((finding) => ({ json: { ...finding } }))];
	});
}

async function findingsFor(context: IExecuteFunctions, itemIndex: number): Promise<Finding[]> {
	const client = await connected(context);
	if ('status' in client) return [client];
	const soap = credentialTypeOf(context.getNode()) === 'netSuiteTbaApi';
	const { account, serverUrl } = await locationOf(context);
	const login = {
		host: (serverUrl ?? hostUrl(account, 'suitetalk')).replace(/^https?:\/\//, ''),
		way: soap ? 'token-based authentication' : 'OAuth 2.0',
		now: Date.now,
	};
	if (context.getNodeParameter('checks', itemIndex) === 'login') return await checkLoginOnly(client, login);
	const chosen = namesIn(context.getNodeParameter('integrationPoints', itemIndex)).map(integrationPoint);
	const { customFields, customerCheckbox } = context.getNodeParameter('options', itemIndex, {}) as Options;
	return await check(client, {
		...login,
		soap,
		governor: () => governorOf(client.account).state(),
		points: integrationPoints.filter((point) => chosen.length === 0 || chosen.includes(point)),
		customFields: namesIn(customFields),
		customerCheckbox: (customerCheckbox ?? '').trim(),
	});
}

/** A credential that is filled in wrongly is a finding like any other: nothing was sent. */
async function connected(context: IExecuteFunctions): Promise<Client | Finding> {
	try {
		return await connect(context);
	} catch (error) {
		if (!(error instanceof NodeOperationError)) throw toNodeError(context.getNode(), error);
		return { check: 'Login', status: 'failed', detail: error.message, advice: error.description ?? '', kind: 'login' };
	}
}
