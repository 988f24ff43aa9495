import { mergeCustomers } from '../business/merge';
import type { DocumentType } from '../documentTypes';
import { pointOf } from './changeLog';
import { anyRow, type Play, type Scene } from './scene';

/** Two entries of one customer become one. Believed: no user event sees what moves with them. */

const MERGED_BY = 3;

/**
 * Only customers at home in one subsidiary are merged here, though where customers may have several others can be as well;
 * that currencies must be the same is believed. Sub-customers move along, and must not
 * come to stand above themselves.
 */
const merge: Play = (scene) => {
	const { account, log, at } = scene;
	const duplicate = anyRow(scene, '_customer', 'TRUE');
	if (!duplicate) return false;
	const master = anyRow(
		scene,
		'_customer',
		`r.id <> ${duplicate.id} AND r.subsidiary = ${Number(duplicate.subsidiary)}` +
			` AND r.currency = ${Number(duplicate.currency)}` +
			` AND r.isperson = '${String(duplicate.isperson)}'` +
			` AND (r.parent IS NULL OR NOT EXISTS (SELECT 1 FROM _customer c WHERE c.parent = ${duplicate.id}))`,
	);
	if (!master) return false;
	const moved = mergeCustomers(account, duplicate.id, master.id, at, MERGED_BY);
	log.deleted('customer', duplicate.id);
	log.moved('customer', master.id, ...(moved._customer ?? []));
	log.moved('contact', ...(moved.contact ?? []));
	log.moved('note', ...(moved._note ?? []));
	log.moved('message', ...(moved.message ?? []));
	for (const id of moved._transaction ?? []) logDocument(scene, id);
	return true;
};

function logDocument({ account, log }: Scene, id: number): void {
	const { type } = account.store.get('SELECT type FROM _transaction WHERE id = ?', [id])!;
	const point = pointOf[type as DocumentType];
	if (point) log.moved(point, id);
}

export const merges = {
	customersMerged: { weight: 1, play: merge },
} satisfies Record<string, { weight: number; play: Play }>;
