import { schema } from '../../account/schema';
import { userDate, userDateTime } from '../../account/search';
import { localDateOf } from '../../account/time';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** Names of what records refer to. Without units. */

const displayOf = (table: string): string => {
	const { displaySql, displayColumn } = schema[table]!;
	return displaySql ? displaySql('d') : `d."${displayColumn ?? 'id'}"`;
};

export const recordNames = {
	'record.nameOf': ({ account }: Run, { references, id }: { references: string | null; id: unknown }) => {
		if (!references || !/^-?\d+$/.test(String(id))) return '';
		const row = account.store.get(`SELECT ${displayOf(references)} AS name FROM "${references}" d WHERE d.id = ?`, [
			Number(id),
		]);
		return row?.name ?? '';
	},
	'record.idOf': (
		{ account }: Run,
		{
			references,
			names,
			text,
			field,
		}: { references: string | null; names: Record<string, string> | null; text: string; field: string },
	) => {
		const known = Object.entries(names ?? {}).find(([, name]) => name === text)?.[0];
		const row =
			references && account.store.get(`SELECT d.id FROM "${references}" d WHERE ${displayOf(references)} = ?`, [text]);
		const id = known ?? (row ? String(row.id) : undefined);
		// Seen: the code; the sentence as for an ID that there is not.
		if (id === undefined) throw new HostError('INVALID_KEY_OR_REF', `Invalid ${field} reference key ${text}.`);
		return id;
	},
	/** Documented: no more than 1,000. */
	'record.options': (
		{ account }: Run,
		{
			references,
			names,
			filter,
		}: { references: string | null; names: Record<string, string> | null; filter: string | null },
	) => {
		const all = references
			? account.store
					.all(`SELECT d.id AS value, ${displayOf(references)} AS text FROM "${references}" d ORDER BY 2, 1 LIMIT 1000`)
					.map(({ value, text }) => ({ value: String(value), text: String(text) }))
			: Object.entries(names ?? {}).map(([value, text]) => ({ value, text }));
		return filter === null ? all : all.filter(({ text }) => text.toLowerCase().includes(filter.toLowerCase()));
	},
	'record.dateText': (_run: Run, { moment, isDay }: { moment: number; isDay: boolean }) =>
		isDay ? userDate(localDateOf(moment)) : userDateTime(moment),
};
