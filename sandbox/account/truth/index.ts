import type { Account } from '../account';
import { fieldReader, recordTypes, type List, type RecordType, type Value } from '../records';
import type { Row } from '../store';

/**
 * The truth: an account's records as a reader of NetSuite should end up with them, reckoned from the tables without
 * SuiteQL and without anything of the library's.
 */
export type TruthRecord = { id: string } & Record<string, Value | Array<Record<string, Value>> | Record<string, never>>;

/** REST's record type and the integration point have the same name but for classes. */
const points = new Map(
	recordTypes
		.filter(({ name }) => name !== 'vendor' && name !== 'employee')
		.map((type) => [type.name === 'classification' ? 'class' : type.name, type]),
);

export const truthPoints: readonly string[] = [...points.keys()];

const PAGE = 500;

/**
 * All records of an integration point in ascending order of their internal IDs, page by page, so that a big account
 * need not fit into memory and the account may change between pages.
 * @throws RangeError for a point that does not exist
 */
export function* truthOf(account: Account, point: string): Generator<TruthRecord[]> {
	const type = points.get(point);
	if (!type) throw new RangeError(`There is no integration point "${point}". There are: ${truthPoints.join(', ')}.`);
	if (type.feature && !account.features[type.feature]) return;

	const fields = Object.fromEntries(Object.entries(type.fields).filter(([, field]) => !field.restOnly));
	const reader = fieldReader(fields, account.features, 'r.type');
	const lists = Object.entries(type.lists ?? {}).map(([name, list]) => listReader(account, name, list));
	const page = pageQuery(type, reader.select);
	for (let after = -1e9; ; ) {
		const rows = account.store.all(page, [after, PAGE]);
		if (rows.length === 0) return;
		yield rows.map((row) => {
			const precision = Number(row['.precision']);
			const record: TruthRecord = { id: String(row['.id']), ...reader.read(row, precision) };
			for (const { name, read } of lists) record[name] = read(row['.id'] as number, precision);
			return { ...record, customFields: {} };
		});
		after = rows[rows.length - 1]!['.id'] as number;
	}
}

function pageQuery({ from, where, truthWhere, precision }: RecordType, select: string): string {
	const conditions = [where, truthWhere, 'r.id > ?'].filter(Boolean).join(' AND ');
	const columns = `r.id AS ".id", ${precision ?? '0'} AS ".precision", ${select}`;
	return `SELECT ${columns} FROM ${from} WHERE ${conditions} ORDER BY r.id LIMIT ?`;
}

export function listReader(account: Account, name: string, list: List) {
	const reader = fieldReader(list.fields, account.features);
	const grouping = list.groupBy ? ` GROUP BY ${list.groupBy}` : '';
	const query = `SELECT ${reader.select} FROM ${list.from} WHERE ${list.where}${grouping} ORDER BY ${list.orderBy}`;
	return {
		name,
		read: (id: number, precision: number) =>
			account.store.all<Row>(query, [id]).map((row) => reader.read(row, precision)),
	};
}
