import type { IExecuteFunctions } from 'n8n-workflow';

import { addressOf, serviceUrl, type NetSuiteRequest } from '../../../netsuite';
import { locationOf } from '../../shared/connection';

/** A request as a dry run shows it: everything but the signature, which is made when it is sent. */
export async function showRequest(
	context: IExecuteFunctions,
	{ service, method, path, query, headers, body }: NetSuiteRequest,
): Promise<{ method: string; address: string; headers: unknown; body: unknown }> {
	const { url } = addressOf(await locationOf(context), { baseURL: serviceUrl(service), url: path, query });
	return { method, address: url, headers: headers ?? {}, body };
}
