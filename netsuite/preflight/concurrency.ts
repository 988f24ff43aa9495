import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { GovernorState } from '../transport/governor';
import { ok, type Finding } from './finding';

/** Names as in "GovernanceLimits Operation" of NetSuite's help; that of an integration's own limit is believed. */
interface Limits {
	readonly accountConcurrencyLimit?: unknown;
	readonly accountUnallocatedConcurrencyLimit?: unknown;
	readonly integrationConcurrencyLimit?: unknown;
}

/**
 * How many requests NetSuite takes at the same time: what it says itself, which it does to administrators only, and what
 * this process has found out. Nothing has to be set either way.
 * @param learnt what the account's governor is doing.
 * @throws NetSuiteError
 */
export async function checkConcurrency(client: Client, learnt: () => GovernorState): Promise<Finding> {
	const said = await limits(client);
	const { limit, admitted, refused } = learnt();
	const found =
		refused === 0
			? `This process has sent ${admitted} requests since it started, and none was one too many; it now sends up to ${limit} at once.`
			: `Of ${admitted} requests that this process sent, ${refused} were one too many; it now sends up to ${limit} at once.`;
	return ok(
		'Requests at the same time',
		`${said} ${found}`,
		'Nothing to set: it finds the limit by itself and shares it with other integrations. A higher one is bought (SuiteCloud Plus) or allotted under Setup > Integration > Integration Governance.',
	);
}

async function limits(client: Client): Promise<string> {
	let said: Limits;
	try {
		const request = { service: 'system', method: 'GET', path: '/governanceLimits', safeToRepeat: true } as const;
		said = (await client.request(request, (data) => (data ?? {}) as Limits)).data;
	} catch (error) {
		if (error instanceof NetSuiteError && ['permission', 'invalid', 'notFound'].includes(error.kind)) {
			return 'How many NetSuite takes it tells to administrators only: 5 in a Standard account, 15 in Premium, 20 above, and 10 more for each SuiteCloud Plus licence.';
		}
		throw error;
	}
	const { accountConcurrencyLimit: all, accountUnallocatedConcurrencyLimit: free, integrationConcurrencyLimit: own } = said;
	if (typeof own === 'number') return `NetSuite takes ${own} of this integration, of ${String(all)} for the whole account.`;
	return `NetSuite takes ${String(all)} for the whole account, ${String(free)} of them shared by all integrations without a limit of their own, of which this is one.`;
}
