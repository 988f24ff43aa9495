import type { IntegrationPoint } from '../integrationPoints/types';
import { fromOf, whereOf } from '../read/selection';
import { readPages } from '../suiteql/keyset';
import type { Row } from '../suiteql/query';
import { identifier, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';

/** What the occasions of invoices need of the point's columns. */
export function invoiceColumns(point: IntegrationPoint): Record<'open' | 'total' | 'voided' | 'dueDate' | 'closeDate', Sql> {
	const column = (name: string): Sql => {
		const field = point.fields.find((one) => one.name === name);
		if (!field) throw new RangeError(`${point.label.plural} have no ${name}, so this cannot be watched.`);
		return identifier(field.column);
	};
	return {
		open: column(point.openAmount ?? 'amountRemaining'),
		total: column('total'),
		voided: column('voided'),
		dueDate: column('dueDate'),
		closeDate: column('closeDate'),
	};
}

/** A watch remembers each of them, about three bytes a piece, and lists them at every poll. */
export const mostListed = 20_000;

/**
 * Lists invoices by internal ID.
 * @param columns `expression AS name` of what is needed beside the ID, which is `key0`.
 * @throws NetSuiteError when there are more than can be remembered.
 */
export async function listInvoices(client: Client, point: IntegrationPoint, where: readonly Sql[], columns: readonly Sql[] = []): Promise<Row[]> {
	const rows: Row[] = [];
	const query = { columns, from: fromOf(point.source, []), where: [...whereOf(point.source), ...where], keys: [point.id] };
	for await (const page of readPages(client, query)) {
		rows.push(...page);
		if (rows.length > mostListed) throw tooMany();
	}
	return rows;
}

const tooMany = () =>
	new NetSuiteError({
		kind: 'invalid',
		detail: `The account has more than ${mostListed} open invoices, which is more than this trigger can keep an eye on.`,
		advice: 'Trigger on updated invoices instead, and filter by the amount remaining or the due date in the flow.',
	});

/** Internal IDs in few characters: in ascending order, each as its distance from the one before. */
export function packIds(ids: Iterable<string>): string {
	let last = 0;
	return [...ids]
		.map(Number)
		.sort((a, b) => a - b)
		.map((id) => {
			const distance = id - last;
			last = id;
			return distance.toString(36);
		})
		.join(',');
}

export function unpackIds(packed: string): Set<string> {
	const ids = new Set<string>();
	let last = 0;
	if (packed === '') return ids;
	for (const distance of packed.split(',')) {
		last += Number.parseInt(distance, 36);
		ids.add(String(last));
	}
	return ids;
}
