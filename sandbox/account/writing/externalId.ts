import type { Account } from '../account';
import type { Row } from '../store';
import type { SqlValue } from '../../suiteql/engine';
import { alreadyExists } from './refusal';
import type { WritableType } from './types';
import { externalIdIs } from './values';

/**
 * No two records of those that share external IDs may have the same.
 * @param before what is stored of the record
 * @throws Refusal
 */
export function checkExternalId(
	{ store }: Account,
	{ externalIds }: WritableType,
	externalId: SqlValue,
	before: Row | null,
): void {
	if (externalId === null || same(externalId, before?.externalid ?? null)) return;
	const taken = externalIds.tables.some((table) =>
		store.get(`SELECT id FROM ${table} WHERE ${externalIdIs('externalid')}`, [externalId]),
	);
	if (taken) throw alreadyExists(externalIds.what);
}

const same = (a: SqlValue, b: SqlValue) => b !== null && String(a).toLowerCase() === String(b).toLowerCase();
