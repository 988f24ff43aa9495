import type { Account } from '../account/account';
import { schema } from '../account/schema';

/** The records that a custom field's stored ids (`3` or `3, 4`) point at, with their names. */
export function customReferences(account: Account, table: string, ids: string): Array<{ id: string; refName: string }> {
	const { displayColumn, displaySql } = schema[table]!;
	const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
	return ids.split(', ').map((id) => {
		const row = account.store.get(`SELECT ${display} AS name FROM "${table}" d WHERE d.id = ?`, [Number(id)]);
		return { id, refName: String(row?.name ?? '') };
	});
}
