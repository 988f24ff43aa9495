import type { IntegrationPoint } from '../integrationPoints/types';
import { findDeletions } from '../sync/deletions';
import type { Client } from '../transport/client';
import { failed, listed, ok, warning, type Finding } from './finding';
import { deletions, give } from './permissions';

/**
 * Whether anybody tells which records were deleted.
 * @param now NetSuite's clock, ISO 8601 in UTC: nothing has been deleted since.
 * @throws NetSuiteError
 */
export async function checkDeletions(client: Client, points: readonly IntegrationPoint[], now: string): Promise<Finding[]> {
	const check = 'Deletions';
	const { source, uncovered } = await findDeletions(client, points, { from: now, to: now });
	const reasons = [...new Set(uncovered.map(({ reason }) => reason))].join(' ');
	if (source === 'deletedrecord') return [ok(check, 'Visible: what is deleted in NetSuite is marked in the store.')];
	if (source === null) {
		const lost = 'What is deleted in NetSuite would stay in the store as if it were still there.';
		return [failed(check, `Not visible. ${lost} NetSuite says: ${reasons}`, give([deletions]))];
	}
	if (uncovered.length === 0) return [ok(check, 'Visible over SOAP, which NetSuite plans to end in 2028.', give([deletions]))];
	const names = listed(uncovered.map(({ point }) => point.label.plural.toLowerCase()));
	return [warning(check, `Visible over SOAP, but not of ${names}. NetSuite says: ${reasons}`, give([deletions]))];
}
