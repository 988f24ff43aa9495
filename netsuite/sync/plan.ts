import type { IntegrationPoint } from '../integrationPoints/types';
import { readBatch } from '../read/records';
import { select, type LeftOut } from '../read/selection';
import { withVisible } from '../read/visible';
import { sql } from '../suiteql/sql';
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
 * Asks for no record of each point, with all its fields, and so learns what the account and the role show.
 * @throws NetSuiteError for everything but that: a login that is refused must not look like an account without records.
 */
export async function planSync(client: Client, points: readonly IntegrationPoint[]): Promise<PlannedPoint[]> {
	return await Promise.all(points.map(async (point) => await planPoint(client, point)));
}

async function planPoint(client: Client, point: IntegrationPoint): Promise<PlannedPoint> {
	const gap = point.knownGap ? [{ what: point.label.plural, reason: point.knownGap }] : [];
	try {
		const complete = select(point, { computed: false, sublists: true });
		return await withVisible(client, complete, async (selection) => {
			await readBatch(client, selection, { where: [sql`1 = 0`], after: null, limit: 1, precision: {} });
			return { point, available: true, leftOut: [...selection.leftOut, ...gap] };
		});
	} catch (error) {
		if (!(error instanceof NetSuiteError) || error.kind !== 'notVisible') throw error;
		return { point, available: false, leftOut: [{ what: point.label.plural, reason: error.detail }] };
	}
}
