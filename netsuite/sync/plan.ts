import type { IntegrationPoint } from '../integrationPoints/types';
import { knownGaps, select, type LeftOut } from '../read/selection';
import { findVisible } from '../read/visible';
import { accountClock } from '../suiteql/clock';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';

/** What a sync will find at an integration point. */
export interface PlannedPoint {
	readonly point: IntegrationPoint;
	/** Whether the account has these records and the role may see them. */
	readonly available: boolean;
	readonly leftOut: readonly LeftOut[];
}

/**
 * Asks for no record of each point, with all its fields and sublists, and so learns what the account and the role show.
 * @throws NetSuiteError when NetSuite cannot be reached or refuses the login: that is not about one point.
 */
export async function planSync(client: Client, points: readonly IntegrationPoint[]): Promise<PlannedPoint[]> {
	// Asked once: five logins that are refused lock the token.
	await accountClock(client);
	return await Promise.all(points.map(async (point) => await planPoint(client, point)));
}

async function planPoint(client: Client, point: IntegrationPoint): Promise<PlannedPoint> {
	try {
		const { leftOut } = await findVisible(client, select(point, { computed: false, sublists: true }));
		return { point, available: true, leftOut: [...leftOut, ...knownGaps(point)] };
	} catch (error) {
		if (!(error instanceof NetSuiteError) || ['login', 'network', 'busy'].includes(error.kind)) throw error;
		// Reading the point will say what is wrong with it, and the others need not wait for that.
		const available = error.kind !== 'notVisible';
		return { point, available, leftOut: [{ what: point.label.plural, reason: error.detail }] };
	}
}
