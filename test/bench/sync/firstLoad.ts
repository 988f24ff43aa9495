/** A first load of invoices: how long it takes, against the best that the account's limit allows and against others. */

import { integrationPoint } from '../../../netsuite';
import { columnsOf, fromOf, whereOf } from '../../../netsuite/read/selection';
import { conditions } from '../../../netsuite/suiteql/keyset';
import { identifier, join, sql, type Sql } from '../../../netsuite/suiteql/sql';
import { tbaCredential, type NetSuiteProcess } from '../../support/netSuiteProcess';
import { readInProcess, recordReading } from './readInProcess';
import type { ReadRound } from './reader';
import { fetchPage, PAGE, SUITEQL } from './readings';

/** As the issue of this benchmark says: a far account with the limit of a Standard one. */
export const LATENCY_MS = 250;
export const CONCURRENCY = 5;

/**
 * A query paged by offset ends with an error after 100,000 rows. Whoever reads so has to cut it: here into ranges of IDs
 * with so many rows on average, which leaves room for those that have more.
 */
const ROWS_PER_QUERY = 70_000;
/** The middle one counts; of the others, which take long, one is enough. */
const ROUNDS = 3;

export interface FirstLoad {
	readonly invoices: number;
	/** Pages that all rows fit on. */
	readonly pages: number;
	readonly idealSeconds: number;
	readonly ours: ReadRound;
	readonly peer: ReadRound;
	readonly httpRequest: ReadRound;
}

const invoice = integrationPoint('invoice');
const stored = invoice.fields.filter(({ computed, soapOnly }) => !computed && !soapOnly);

/** Rows as ours reads them, to be paged by offset: in an order that is unique. */
interface Paged {
	readonly select: Sql;
	readonly from: Sql;
	readonly where: readonly Sql[];
	/** The invoice's ID. */
	readonly invoiceId: Sql;
	readonly order: Sql;
}

const invoiceId = identifier(invoice.id);

const headers: Paged = {
	select: join(columnsOf(stored), ', '),
	from: fromOf(invoice.source, stored),
	where: whereOf(invoice.source),
	invoiceId,
	order: invoiceId,
};

const ids = sql`SELECT ${invoiceId} FROM ${fromOf(invoice.source, [])}${conditions(whereOf(invoice.source))}`;

const sublists = (invoice.sublists ?? []).map(({ source, parent, key, fields }): Paged => {
	const column = identifier(parent);
	return {
		select: join([...columnsOf(fields), sql`${column} AS key0`], ', '),
		from: fromOf(source, fields),
		where: [...whereOf(source), sql`${column} IN (${ids})`],
		invoiceId: column,
		order: join([parent, ...key].map(identifier), ', '),
	};
});

/** How many rows there are, and the queries that bring all of them. */
async function cut(netsuite: NetSuiteProcess, { select, from, where, invoiceId: id, order }: Paged): Promise<{ rows: number; queries: string[] }> {
	const ask = sql`SELECT COUNT(*) AS count, MIN(${id}) AS low, MAX(${id}) AS high FROM ${from}${conditions(where)}`;
	const [found] = await fetchPage(tbaCredential(netsuite), `${SUITEQL}?limit=1`, JSON.stringify({ q: ask.text }));
	const [rows, low, high] = [Number(found?.count), Number(found?.low), Number(found?.high)];
	const parts = Math.max(1, Math.ceil(rows / ROWS_PER_QUERY));
	const edge = (part: number) => Math.round(low - 1 + ((high - low + 1) * part) / parts);
	const queries = Array.from({ length: parts }, (_, part) => {
		const within = [...where, sql`${id} > ${edge(part)}`, sql`${id} <= ${edge(part + 1)}`];
		return sql`SELECT ${select} FROM ${from}${conditions(parts === 1 ? where : within)} ORDER BY ${order}`.text;
	});
	return { rows, queries };
}

/** @param lines whether lines and applications are read as well */
export async function firstLoad(
	netsuite: NetSuiteProcess,
	{ invoices, lines, batchSize }: { invoices: number; lines: boolean; batchSize: number },
	progress: (line: string) => void,
): Promise<FirstLoad> {
	const what = lines ? 'with lines and applications' : 'headers';
	const cuts: Array<{ rows: number; queries: string[] }> = [];
	for (const paged of [headers, ...(lines ? sublists : [])]) cuts.push(await cut(netsuite, paged));
	const pages = cuts.reduce((sum, { rows }) => sum + Math.ceil(rows / PAGE), 0);
	const queries = cuts.flatMap((one) => one.queries);
	progress(`First load, ${what}: NetSuite Sync …`);
	const ours = await readInProcess(netsuite, { by: 'ours', lines, batchSize }, ROUNDS);
	if (ours.rows !== invoices) throw new Error(`NetSuite Sync read ${ours.rows} invoices of ${invoices}.`);
	progress(`  ${ours.seconds.toFixed(1)} s; HTTP Request …`);
	const httpRequest = await readInProcess(netsuite, { by: 'httpRequest', queries });
	progress(`  ${httpRequest.seconds.toFixed(1)} s; the other package …`);
	const peer = await readInProcess(netsuite, { by: 'peer', queries });
	progress(`  ${peer.seconds.toFixed(1)} s`);
	const there = cuts.reduce((sum, { rows }) => sum + rows, 0);
	for (const [who, { rows }] of Object.entries({ httpRequest, peer })) {
		if (rows !== there) throw new Error(`${who} read ${rows} rows of ${there}.`);
	}
	return { invoices, pages, idealSeconds: ((pages / CONCURRENCY) * LATENCY_MS) / 1000, ours, peer, httpRequest };
}

/** Seconds of the processor for the same pages, by ours and by nothing but fetch and JSON.parse. */
export async function processorTime(
	netsuite: NetSuiteProcess,
	batchSize: number,
	progress: (line: string) => void,
): Promise<{ ours: ReadRound; fetched: ReadRound }> {
	progress('Processor: NetSuite Sync, and the same pages by fetch and JSON.parse …');
	const reading = { by: 'ours', lines: false, batchSize } as const;
	// With the requests of the points that are read before the invoices taken out: they are not measured either.
	const requests = (await recordReading(netsuite, reading)).filter(({ body }) => body.includes("'CustInvc'"));
	const ours = await readInProcess(netsuite, reading, ROUNDS);
	const fetched = await readInProcess(netsuite, { by: 'fetch', requests, atOnce: CONCURRENCY }, ROUNDS);
	return { ours, fetched };
}
