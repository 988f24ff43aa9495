import { createHash } from 'crypto';

import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { precisionFor } from '../read/currencies';
import type { FailedRecord } from '../read/records';
import { fromOf, select, whereOf, without, type LeftOut, type Selection } from '../read/selection';
import type { CurrencyPrecision } from '../read/values';
import { withVisible } from '../read/visible';
import { conditions } from '../suiteql/keyset';
import { queryPage } from '../suiteql/query';
import { identifier, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { Position } from './cursor';
import { openAmountField } from './openAmounts';
import type { Range } from './step';
import { asRecords } from '../read/layouts';
import { readPart } from './ranges';

/** A document with something open, and as little of it as a comparison needs. */
export interface OpenDocument {
	readonly id: string;
	readonly documentNumber: string | null;
	/** In the document's currency, as the record shows it: what a customer owes, and what it has left to use, are both positive. */
	readonly open: number;
	readonly currency: string | null;
	readonly subsidiary: string | null;
	/** ISO 8601 in UTC to the second. */
	readonly lastModifiedDate: string | null;
}

/** Where a listing of open documents stands. */
export interface BalancesCursor {
	readonly version: 1;
	readonly kind: 'balances';
	readonly account: string;
	readonly integrationPoint: string;
	/** A hash of what is listed: a listing that began with other filters cannot go on with these. */
	readonly settings: string;
	/** How far it is, up to the last document when it began; see `readPart`. */
	readonly position: Required<Pick<Position, 'upTo'>> & Pick<Position, 'after' | 'ends' | 'moreEnds'>;
	/** About how many documents are still to come. */
	readonly expected: number;
	readonly currencyPrecision: CurrencyPrecision;
	readonly leftOut: readonly LeftOut[];
}

export interface BalancesBatch {
	/** `leftOut`: the account or the role does not show what is open. */
	readonly status: 'more' | 'finished' | 'leftOut';
	readonly documents: readonly OpenDocument[];
	/** Documents that came and could not be understood. */
	readonly failed: readonly FailedRecord[];
	readonly leftOut: readonly LeftOut[];
	/** The batch is all that is open with an internal ID in `(after, upTo]`; `null` when nothing can be seen. */
	readonly range: Range | null;
	/** `null` when the listing is finished: the next one begins anew. */
	readonly cursor: BalancesCursor | null;
}

/**
 * The next batch of a point's open documents in the order of their internal IDs, up to the highest one at the beginning.
 * @param point one with an open amount; restricted by a sync's filters, where there are any.
 * Pages of a batch are read side by side.
 * @param options.batchSize most documents to list at once.
 * @throws NetSuiteError when anything could not be read: there is no partial batch.
 * @throws InvalidSettingError for a cursor that is none, or that belongs elsewhere, and for a point without an open amount.
 */
export async function listOpenBalances(
	client: Client,
	point: IntegrationPoint,
	{ checkpoint, batchSize }: { readonly checkpoint?: unknown; readonly batchSize: number },
): Promise<BalancesBatch> {
	refuseWithoutOpenAmount(point);
	const slim = slimPoint(point);
	const stored = readBalancesCursor(checkpoint, client.account, slim);
	try {
		const selection = select(slim, { computed: false, sublists: false });
		if (stored) return await listOn(client, without(selection, stored.leftOut), stored, batchSize);
		return await withVisible(client, selection, async (visible) => await begin(client, visible, batchSize));
	} catch (error) {
		if (!(error instanceof NetSuiteError)) throw error;
		if (error.kind === 'notVisible' && !stored) return nothingToSee([{ what: point.label.plural, reason: error.detail }]);
		throw error.during(`Listing open ${point.label.plural.toLowerCase()}`);
	}
}

async function begin(client: Client, selection: Selection, batchSize: number): Promise<BalancesBatch> {
	const { point, leftOut } = selection;
	const field = openAmountField(selection);
	if (!field) return nothingToSee(leftOut);
	const open = conditions([...whereOf(point.source), isOpen(field)]);
	const { rows } = await queryPage(
		client,
		sql`SELECT MAX(${identifier(point.id)}) AS id, COUNT(*) AS count FROM ${fromOf(point.source, [field])}${open}`,
		{ limit: 1 },
	);
	const [upTo, expected] = [rows[0]?.id, Number(rows[0]?.count)];
	if (upTo === undefined) {
		return { status: 'finished', documents: [], failed: [], leftOut, range: { after: lowest, upTo: furthest }, cursor: null };
	}
	return await listOn(
		client,
		selection,
		{
			version: 1,
			kind: 'balances',
			account: client.account,
			integrationPoint: point.name,
			settings: settingsOf(point),
			position: { after: null, upTo },
			expected,
			currencyPrecision: await precisionFor(client, selection),
			leftOut,
		},
		batchSize,
	);
}

const lowest = -Number.MAX_SAFE_INTEGER;
const furthest = Number.MAX_SAFE_INTEGER;

/** What has something open, in whatever currency. */
export const isOpen = (openAmount: Field): Sql => sql`${identifier(openAmount.column)} <> 0`;

async function listOn(client: Client, selection: Selection, start: BalancesCursor, batchSize: number): Promise<BalancesBatch> {
	const { position, expected, currencyPrecision: precision, leftOut } = start;
	const field = openAmountField(selection);
	if (!field) throw new Error('A listing that began without an open amount cannot go on');
	const batch = await readPart(asRecords, client, selection, { where: [isOpen(field)], position, batchSize, expected, precision });
	const documents = batch.records.map((record): OpenDocument => {
		const text = (name: string | null) => (name === null ? null : ((record[name] ?? null) as string | null));
		return {
			id: record.id,
			documentNumber: text(selection.point.documentNumber),
			open: Number(record[field.name]),
			currency: text('currency'),
			subsidiary: text('subsidiary'),
			lastModifiedDate: text('lastModifiedDate'),
		};
	});
	const after = position.after === null ? lowest : Number(position.after);
	const common = { documents, failed: batch.failed, leftOut };
	// What is entered after the listing began has a higher ID, and is not in it; it may be in a store already.
	if (!batch.hasMore) return { ...common, status: 'finished', range: { after, upTo: furthest }, cursor: null };
	const { last, ends, moreEnds } = batch;
	const next: BalancesCursor = {
		...start,
		position: { ...position, after: last, ends, moreEnds },
		expected: Math.max(0, expected - documents.length),
	};
	return { ...common, status: 'more', range: { after, upTo: Number(last) }, cursor: next };
}

const nothingToSee = (leftOut: readonly LeftOut[]): BalancesBatch => ({
	status: 'leftOut',
	documents: [],
	failed: [],
	leftOut,
	range: null,
	cursor: null,
});

/** @throws InvalidSettingError */
export function refuseWithoutOpenAmount({ label, openAmount }: IntegrationPoint): void {
	if (openAmount !== undefined) return;
	throw new InvalidSettingError(
		'integrationPoint',
		`${label.plural} have no open amount. Choose invoices, credit memos, customer payments or customer deposits.`,
	);
}

/** The point with what a comparison needs, references by their IDs alone: a name costs a look-up for every row. */
export function slimPoint(point: IntegrationPoint): IntegrationPoint {
	const names = ['id', point.documentNumber, point.openAmount, 'currency', 'subsidiary', 'lastModifiedDate'];
	const fields = point.fields
		.filter(({ name }) => names.includes(name))
		.map((field): Field => (field.type === 'reference' ? { ...field, type: 'id', targets: undefined } : field));
	return { ...point, fields, sublists: [] };
}

const settingsOf = ({ source, fields }: IntegrationPoint): string =>
	createHash('sha256').update(JSON.stringify([source, fields])).digest('hex').slice(0, 16);

function readBalancesCursor(stored: unknown, account: string, point: IntegrationPoint): BalancesCursor | null {
	if (stored === undefined || stored === null || stored === '') return null;
	const refuse = (why: string) =>
		new InvalidSettingError(
			'checkpoint',
			`The checkpoint for open ${point.label.plural.toLowerCase()} cannot be used: ${why}. ` +
				'Hand in the checkpoint that Get Balances gave out for the same account and integration point, or none to begin anew.',
		);
	let cursor: Partial<BalancesCursor>;
	try {
		cursor = (typeof stored === 'string' ? JSON.parse(stored) : stored) as Partial<BalancesCursor>;
	} catch {
		throw refuse('it is not JSON');
	}
	if (typeof cursor !== 'object' || cursor === null || cursor.kind !== 'balances' || cursor.version !== 1) {
		throw refuse('it was not made by Get Balances, or by another version of the node');
	}
	if (cursor.account !== account) {
		throw refuse(`it belongs to account ${String(cursor.account)}, and the credential is for account ${account}`);
	}
	if (cursor.integrationPoint !== point.name) throw refuse(`it belongs to "${String(cursor.integrationPoint)}"`);
	if (cursor.settings !== settingsOf(point)) throw refuse('the listing began with other filters');
	if (!/^-?\d+$/.test(String(cursor.position?.upTo)) || !Array.isArray(cursor.leftOut)) {
		throw refuse('parts of it are missing');
	}
	return cursor as BalancesCursor;
}
