import type { Account } from '../account';
import type { CustomField } from '../customFields';
import { customValueOf, fieldReader, recordTypes, type CustomValue, type List, type RecordType } from '../records';
import type { Value } from '../records';
import type { Row } from '../store';

/**
 * The truth: an account's records as a reader of NetSuite should end up with them, reckoned from the tables without
 * SuiteQL and without anything of the library's.
 */
export type TruthRecord = { id: string } & Record<
	string,
	Value | Array<Record<string, Value>> | Record<string, CustomValue>
>;

/** REST's record type and the integration point have the same name but for classes. */
const points = new Map(
	recordTypes
		.filter(({ name }) => !['vendor', 'employee', 'customerSubsidiaryRelationship'].includes(name))
		.map((type) => [type.name === 'classification' ? 'class' : type.name, type]),
);

export const truthPoints: readonly string[] = [...points.keys()];

const PAGE = 500;

/**
 * All records of an integration point in ascending order of their internal IDs, page by page, so that a big account
 * need not fit into memory and the account may change between pages.
 * @param customFields the script IDs of those that `customFields` shall hold; none unless said
 * @throws RangeError for a point or a custom field that does not exist
 */
export function* truthOf(
	account: Account,
	point: string,
	customFields: readonly string[] | 'all' = [],
): Generator<TruthRecord[]> {
	const type = points.get(point);
	if (!type) throw new RangeError(`There is no integration point "${point}". There are: ${truthPoints.join(', ')}.`);
	if (type.feature && !account.features[type.feature]) return;
	const custom = chosen(point, type.customFields ?? [], customFields);

	const fields = Object.fromEntries(Object.entries(type.fields).filter(([, field]) => !field.restOnly));
	const reader = fieldReader(fields, account.features, 'r.type');
	const lists = Object.entries(type.lists ?? {}).map(([name, list]) => listReader(account, name, list));
	const page = pageQuery(type, [reader.select, ...custom.map(({ scriptId }) => `r.${scriptId}`)].join(', '));
	for (let after = -1e9; ; ) {
		const rows = account.store.all(page, [after, PAGE]);
		if (rows.length === 0) return;
		yield rows.map((row) => {
			const precision = Number(row['.precision']);
			const record: TruthRecord = { id: String(row['.id']), ...reader.read(row, precision) };
			for (const { name, read } of lists) record[name] = read(row['.id'] as number, precision);
			const values = custom.map((field) => [field.scriptId, customValueOf(account, field, row[field.scriptId]!)]);
			return { ...record, customFields: Object.fromEntries(values) as Record<string, CustomValue> };
		});
		after = rows[rows.length - 1]!['.id'] as number;
	}
}

function chosen(point: string, all: readonly CustomField[], wanted: readonly string[] | 'all'): readonly CustomField[] {
	if (wanted === 'all') return all;
	return wanted.map((scriptId) => {
		const field = all.find((candidate) => candidate.scriptId === scriptId);
		if (field) return field;
		const known = all.map((candidate) => candidate.scriptId).join(', ') || 'none';
		throw new RangeError(`${point} has no custom field "${scriptId}". There are: ${known}.`);
	});
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
