import type { Field } from '../integrationPoints/types';
import type { Identified, Layout } from '../read/layouts';
import { fromOf, whereOf, type Selection } from '../read/selection';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { Question } from '../suiteql/counts';
import { conditions, readPages } from '../suiteql/keyset';
import { identifier, sql, type Sql } from '../suiteql/sql';
import type { Balances, OpenAmountOf } from './balances';
import { mixedOf, sumOfFingerprints } from './fingerprint';

/** The field with what is still open, where the point's records have one that can be seen. */
export const openAmountField = ({ point, fields }: Pick<Selection, 'point' | 'fields'>): Field | undefined =>
	fields.find(({ name }) => name === point.openAmount);

export function openAmountOf<R extends Identified>(selection: Selection, layout: Layout<R>): OpenAmountOf<R> | null {
	const field = openAmountField(selection);
	return field ? (record) => layout.amount(record, field.name) : null;
}

const openFrom = ({ point: { source } }: Selection, field: Field): Sql =>
	sql`${fromOf(source, [field])}${conditions([...whereOf(source), sql`${identifier(field.column)} <> 0`])}`;

/** How many documents are open, and the highest ID among them. */
export const countOpen = (selection: Selection, field: Field): Question => ({
	number: sql`COUNT(*)`,
	second: sql`MAX(${identifier(selection.point.id)})`,
	from: openFrom(selection, field),
});

/** The fingerprints of all that is open, added up by NetSuite. */
export const sumOpen = (selection: Selection, field: Field): Question => ({
	number: sumOfFingerprints,
	from: mixedOf(selection.point.id, field, openFrom(selection, field)),
});

/**
 * The same by group: what is open now, to be compared with what was given out.
 * @param like in groups of that size.
 * @throws NetSuiteError
 */
export async function readOpen(client: Client, selection: Selection, like: Balances): Promise<Balances> {
	const field = openAmountField(selection);
	if (!field) return { ...like, open: {} };
	const group = like.size === 1 ? sql`o.id` : sql`FLOOR(o.id / ${like.size})`;
	const from = mixedOf(selection.point.id, field, openFrom(selection, field));
	const open: Record<string, number> = {};
	for await (const page of readPages(client, {
		columns: [sql`b.s AS sum`],
		from: sql`(SELECT ${group} AS g, ${sumOfFingerprints} AS s FROM ${from} GROUP BY ${group}) b`,
		where: [],
		keys: ['b.g'],
	})) {
		for (const { key0, sum } of page) {
			const own = Number(sum);
			if (!Number.isSafeInteger(own)) throw new NetSuiteError({ kind: 'badAnswer', detail: `A checksum came as "${sum ?? 'nothing'}".` });
			open[key0 as string] = own;
		}
	}
	return { ...like, open };
}
