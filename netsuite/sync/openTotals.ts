import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { precisionFor } from '../read/currencies';
import { fromOf, select, whereOf, type LeftOut, type Selection } from '../read/selection';
import { decimalsOf, readValue, type CurrencyPrecision, type Reference } from '../read/values';
import { withVisible } from '../read/visible';
import { conditions } from '../suiteql/keyset';
import { queryPage, type Row } from '../suiteql/query';
import { identifier, join, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { during, NetSuiteError } from '../transport/errors';
import { openAmountField } from './openAmounts';
import { isOpen, refuseWithoutOpenAmount, slimPoint } from './openBalances';

/** What is open of one kind of document in a subsidiary and a currency. */
export interface OpenTotal {
	/** `null` where the account or the role shows none. */
	readonly subsidiary: Reference | null;
	readonly currency: Reference | null;
	/** How many documents have something open. */
	readonly documents: number;
	/** In that currency, as the records show it: what customers owe, and what they have left to use, are both positive. */
	readonly open: number;
}

export interface PointTotals {
	readonly point: IntegrationPoint;
	readonly totals: readonly OpenTotal[];
	/** With `totals` empty: why what is open cannot be seen; otherwise what the totals are not split by. */
	readonly leftOut: readonly LeftOut[];
	/** Whether what is open can be seen. */
	readonly available: boolean;
}

/**
 * What is open of each point by subsidiary and currency, added up by NetSuite, and so exact: one request a point, and
 * one for the currencies' decimal places.
 * @param points those with an open amount; restricted by a sync's filters, where there are any.
 * @throws NetSuiteError
 * @throws InvalidSettingError for a point without an open amount.
 */
export async function totalOpenBalances(client: Client, points: readonly IntegrationPoint[]): Promise<PointTotals[]> {
	points.forEach(refuseWithoutOpenAmount);
	const selections = points.map((point) => select(slimTotals(point), { computed: false, sublists: false }));
	const [first] = selections;
	const precision = first ? await precisionFor(client, first) : {};
	return await Promise.all(
		selections.map(async (selection, index) => {
			const point = points[index] as IntegrationPoint;
			const reading = withVisible(client, selection, async (visible) => await totalsOf(client, visible, precision));
			try {
				return { point, ...(await during(`Adding up open ${point.label.plural.toLowerCase()}`, reading)) };
			} catch (error) {
				if (!(error instanceof NetSuiteError) || error.kind !== 'notVisible') throw error;
				return { point, totals: [], leftOut: [{ what: point.label.plural, reason: error.detail }], available: false };
			}
		}),
	);
}

function slimTotals(point: IntegrationPoint): IntegrationPoint {
	const slim = slimPoint(point);
	return { ...slim, fields: slim.fields.filter(({ name }) => [point.openAmount, ...groupedBy].includes(name)) };
}

const groupedBy = ['subsidiary', 'currency'];

async function totalsOf(
	client: Client,
	selection: Selection,
	precision: CurrencyPrecision,
): Promise<Omit<PointTotals, 'point'>> {
	const { leftOut } = selection;
	const field = openAmountField(selection);
	if (!field) return { totals: [], leftOut, available: false };
	const keys = selection.fields.filter(({ name }) => groupedBy.includes(name));
	const totals: OpenTotal[] = [];
	for (let after: Row | null = null; ; ) {
		const { rows, hasMore } = await queryPage(client, query(selection, field, keys, after));
		for (const row of rows) {
			const documents = Number(row.documents);
			if (!Number.isInteger(documents)) {
				throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite counts "${row.documents}" documents.` });
			}
			// Without anything to group by, no document at all is a row, too.
			if (documents > 0) totals.push(totalOf(row, field, keys, documents, precision));
		}
		if (!hasMore) return { totals, leftOut, available: true };
		after = rows.at(-1) as Row;
	}
}

/** @param after the last group of the page before. */
function query({ point, fields }: Selection, field: Field, keys: readonly Field[], after: Row | null): Sql {
	const columns = keys.map(({ column }) => identifier(column));
	const amount = identifier(field.column);
	const shown = columns.map(
		(column, index) =>
			sql`${column} AS ${identifier(`key${index}`)}, BUILTIN.DF(${column}) AS ${identifier(`name${index}`)}`,
	);
	const summed = field.sign === 'absolute' ? sql`SUM(ABS(${amount}))` : sql`SUM(${amount})`;
	const beyond = after ? [beyondGroup(columns, after)] : [];
	const where = conditions([...whereOf(point.source), isOpen(field), ...beyond]);
	const selected = join([...shown, sql`COUNT(*) AS documents`, sql`${summed} AS amount`], ', ');
	const all = sql`SELECT ${selected} FROM ${fromOf(point.source, fields)}${where}`;
	if (columns.length === 0) return all;
	const groups = join(columns.map((column) => sql`${column}, BUILTIN.DF(${column})`), ', ');
	return sql`${all} GROUP BY ${groups} ORDER BY ${join(columns, ', ')}`;
}

function beyondGroup(columns: readonly Sql[], after: Row): Sql {
	return join(
		columns.map((column, index) => {
			const same = columns.slice(0, index).map((earlier, at) => sql`${earlier} = ${Number(after[`key${at}`])}`);
			return sql`(${join([...same, sql`${column} > ${Number(after[`key${index}`])}`], ' AND ')})`;
		}),
		' OR ',
	);
}

function totalOf(row: Row, field: Field, keys: readonly Field[], documents: number, precision: CurrencyPrecision): OpenTotal {
	const reference = (name: string): Reference | null => {
		const index = keys.findIndex((key) => key.name === name);
		const id = row[`key${index}`];
		return id === undefined ? null : { id, refName: row[`name${index}`] ?? null };
	};
	const currency = reference('currency');
	const open = readValue({ ...field, type: 'amount' }, row.amount, undefined, decimalsOf(precision, currency?.id));
	if (typeof open !== 'number') throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite adds up amounts to nothing.' });
	return { subsidiary: reference('subsidiary'), currency, documents, open };
}
