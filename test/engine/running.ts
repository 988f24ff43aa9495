/** What the tests of all flows need of the pinned n8n. */

import { startN8n, type N8n } from '../../demo/n8n';
import { ensureRuntime } from '../../demo/runtime';
import { PACKAGE, type CredentialData } from './engine';

/** As long as a run of a flow may take. */
export const RUN_TIMEOUT_MS = 120_000;

export const credentialOf = (data: CredentialData) => ({ name: 'NetSuite', type: 'netSuiteTbaApi', data: { ...data } });

export const oauth2CredentialOf = (data: CredentialData) => ({ name: 'NetSuite', type: 'netSuiteOAuth2Api', data: { ...data } });

/** A flow's nodes as somebody leaves them who chooses *OAuth 2.0* under *Authentication* in each that logs in to NetSuite. */
export const withOAuth2 = <T extends { type: string; parameters: object }>(nodes: readonly T[]): T[] =>
	nodes.map((node) =>
		node.type.startsWith(`${PACKAGE}.`) ? { ...node, parameters: { ...node.parameters, authentication: 'oAuth2' } } : node,
	);

/** An n8n that gives what is running one second when it is stopped: an interruption is meant to be one. */
export async function start(userFolder: string): Promise<N8n> {
	return await startN8n({ runtime: await ensureRuntime(), userFolder, env: { N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '1' } });
}

/** @throws Error when it has not come about in that time; as long as a run may take when left out. */
export async function until(isSo: () => Promise<boolean>, timeoutMs = RUN_TIMEOUT_MS): Promise<void> {
	const deadline = Date.now() + timeoutMs;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error('It did not come about in time.');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
