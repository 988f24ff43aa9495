import type { Account } from '../account';
import type { CustomField } from '../customFields';
import { referencedTable } from '../schema';
import type { SqlValue } from '../../suiteql/engine';
import { isoSecond, type Reference } from './read';

export type CustomValue = string | number | boolean | Reference | Reference[] | null;

/** A custom field's value as records show it, from what is stored. Percentages are stored as shares: 0.125 is 12.5. */
export function customValueOf(account: Account, field: CustomField, stored: SqlValue): CustomValue {
	if (stored === null || stored === '') return null;
	switch (field.type) {
		case 'checkbox':
			return stored === 'T';
		case 'percent':
			return Number((Number(stored) * 100).toFixed(10));
		case 'datetime':
			return isoSecond(Number(stored));
		case 'list':
		case 'document':
			return referencesOf(account, field.references!, String(stored))[0]!;
		case 'multiselect':
			return referencesOf(account, field.references!, String(stored));
		default:
			return stored;
	}
}

/** The rows that stored ids (`3` or `3, 4`) point at, with their names, in the order of the ids. */
function referencesOf(account: Account, table: string, ids: string): Reference[] {
	const { displayColumn, displaySql } = referencedTable(table);
	const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
	const numbers = ids.split(', ').map(Number);
	return numbers
		.sort((a, b) => a - b)
		.map((id) => {
			const row = account.store.get(`SELECT ${display} AS name FROM "${table}" d WHERE d.id = ?`, [id]);
			return { id: String(id), refName: (row?.name ?? null) as string | null };
		});
}
