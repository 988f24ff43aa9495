import type { IExecuteFunctions } from 'n8n-workflow';

import { addressOf, readTbaSettings, serviceUrl, type NetSuiteRequest } from '../../../netsuite';
import { credentialType } from '../../shared/connection';

/** A request as a dry run shows it: everything but the signature, which is made when it is sent. */
export async function showRequest(
	context: IExecuteFunctions,
	{ service, method, path, query, headers, body }: NetSuiteRequest,
): Promise<{ method: string; address: string; headers: unknown; body: unknown }> {
	const location = readTbaSettings(await context.getCredentials(credentialType));
	const { url } = addressOf(location, { baseURL: serviceUrl(service), url: path, query });
	return { method, address: url, headers: headers ?? {}, body };
}
