import { queryPage } from '../suiteql/query';
import { sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { notInstalled, ok, warning, type Finding } from './finding';

/** How many names a sentence can carry. */
const named = 20;

/**
 * Which subsidiaries the role sees, and the company's name: that of the top-most one.
 * Believed: a role that is restricted to some subsidiaries does not see the others, nor what is above them.
 * @param visible whether the role sees subsidiaries at all.
 * @throws NetSuiteError
 */
export async function checkSubsidiaries(client: Client, visible: boolean): Promise<Finding[]> {
	const check = 'Subsidiaries';
	if (!visible) return [notInstalled(check, 'None are visible: see the line about OneWorld.')];
	const { rows, totalResults } = await queryPage(
		client,
		sql`SELECT s.id AS id, s.name AS name, s.parent AS parent FROM subsidiary s ORDER BY s.id`,
	);
	const ids = new Set(rows.map(({ id }) => id));
	const top = rows.find(({ parent }) => parent === undefined);
	const cutOff = rows.some(({ parent }) => parent !== undefined && !ids.has(parent));
	const names = rows.slice(0, named).map(({ id, name }) => `${name} (${id})`);
	const more = totalResults > named ? ` and ${totalResults - named} more` : '';
	const seen = `The role sees ${totalResults}: ${names.join(', ')}${more}.`;
	if (!top || cutOff) {
		return [
			warning(
				check,
				`${seen} There are others above them, so the role is restricted: what belongs to the others is missing without a word.`,
				'If that is not meant: Setup > Users/Roles > Manage Roles, the role, Edit, Accessible Subsidiaries: All.',
			),
		];
	}
	return [
		ok(
			check,
			`${seen} The company is ${top.name}.`,
			'Compare with Setup > Company > Subsidiaries: a role that is restricted to some sees only those, and NetSuite does not say so.',
		),
	];
}
