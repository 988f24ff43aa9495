import type { Field, Source, Sublist } from '../integrationPoints/types';
import type { Client } from '../transport/client';
import { NetSuiteError, SOAP_NEEDS_TBA, useTba } from '../transport/errors';
import { accountClock } from '../suiteql/clock';
import { conditions } from '../suiteql/keyset';
import { queryPage } from '../suiteql/query';
import { identifier, join, sql, type Sql } from '../suiteql/sql';
import { countCustomerNotes } from './customerNotes';
import {
	columnsOf,
	fromOf,
	HiddenRecordsError,
	nameOf,
	whereOf,
	without,
	type LeftOut,
	type Selection,
} from './selection';

/**
 * Does something with all of a selection and, where NetSuite refuses that, with what of it can be seen. One column
 * that the account lacks or the role may not see makes NetSuite refuse a whole query, with a sentence about the
 * column, without one, or with a failure of its own; which it was is found out by asking again for less.
 * @throws NetSuiteError the refusal itself, when everything can be seen and it was about something else; one of kind
 * `notVisible` when the records as a whole cannot be seen.
 */
export async function withVisible<T>(
	client: Client,
	selection: Selection,
	use: (selection: Selection) => Promise<T>,
): Promise<T> {
	try {
		return await use(selection);
	} catch (error) {
		// Known to be about these records alone; asked again, a refused login would count a second time.
		if (error instanceof HiddenRecordsError) {
			return await withVisible(client, without(selection, [hiddenRecords(error)]), use);
		}
		if (!mayBeAboutVisibility(error)) throw error;
		const visible = await findVisible(client, selection);
		if (visible.leftOut.length === selection.leftOut.length) throw error;
		return await use(visible);
	}
}

/** The part of a selection that can be seen, with the rest in `leftOut`. */
export async function findVisible(client: Client, selection: Selection): Promise<Selection> {
	const { point } = selection;
	const { whole, hidden } = await findHidden(client, point.id, point.source, [...selection.fields, ...selection.customFields]);
	if (whole) {
		// NetSuite being out of order, or a role that may not query at all, is not about this table.
		if (whole.kind === 'server') throw whole;
		await accountClock(client);
		throw new NetSuiteError({
			kind: 'notVisible',
			doing: `Reading ${point.label.plural.toLowerCase()}`,
			detail: whole.detail,
			code: whole.code,
			status: whole.status,
		});
	}
	const leftOut: LeftOut[] = hidden.map(({ field, refusal }) => missing(nameOf.field(field), refusal));
	for (const sublist of selection.sublists) leftOut.push(...(await missingOf(client, sublist)));
	if (selection.bySoap) leftOut.push(...(await missingBySoap(client, selection)));
	return without(selection, leftOut);
}

/** What of a sublist cannot be seen: all of it, some columns, or nothing. */
async function missingOf(client: Client, sublist: Sublist): Promise<LeftOut[]> {
	const { whole, hidden } = await findHidden(client, sublist.parent, sublist.source, sublist.fields);
	if (whole) return [missing(nameOf.sublist(sublist), whole)];
	return hidden.map(({ field, refusal }) => missing(nameOf.column(sublist, field), refusal));
}

async function missingBySoap(client: Client, selection: Selection): Promise<LeftOut[]> {
	try {
		await countCustomerNotes(client, selection);
		return [];
	} catch (error) {
		if (error instanceof HiddenRecordsError) return [hiddenRecords(error)];
		throw error;
	}
}

const hiddenRecords = ({ label, detail, code }: HiddenRecordsError): LeftOut => ({
	what: label,
	reason:
		code === SOAP_NEEDS_TBA
			? `They are read over SOAP. ${detail} ${useTba}`
			: `${detail} They are read over SOAP: the account needs the feature SOAP Web Services, the role the permission of that name.`,
	records: true,
});

interface Hidden {
	/** Why nothing of the source can be seen; `null` when something can. */
	readonly whole: NetSuiteError | null;
	readonly hidden: ReadonlyArray<{ readonly field: Field; readonly refusal: NetSuiteError }>;
}

/** Asks for all fields of a source, and only when that is refused for less. */
async function findHidden(client: Client, key: string, source: Source, fields: readonly Field[]): Promise<Hidden> {
	const probe = (some: readonly Field[]) =>
		refusalOf(client, key, fromOf(source, some), whereOf(source), columnsOf(some));
	if (!(await probe(fields))) return { whole: null, hidden: [] };
	const whole = await probe([]);
	return { whole, hidden: whole ? [] : await bisect(fields, probe) };
}

const missing = (what: string, refusal: NetSuiteError): LeftOut => ({
	what,
	reason: refusal.detail,
	...(refusal.kind === 'server' && { uncertain: true }),
});

/** The fields that make NetSuite refuse, found by halving. */
async function bisect(
	fields: readonly Field[],
	probe: (fields: readonly Field[]) => Promise<NetSuiteError | null>,
): Promise<Array<Hidden['hidden'][number]>> {
	const refusal = fields.length > 0 ? await probe(fields) : null;
	if (!refusal) return [];
	if (fields.length === 1) return [{ field: fields[0] as Field, refusal }];
	const middle = Math.ceil(fields.length / 2);
	return [...(await bisect(fields.slice(0, middle), probe)), ...(await bisect(fields.slice(middle), probe))];
}

/** Asks for these columns of a record that cannot exist: NetSuite checks the names and has nothing to read. */
async function refusalOf(
	client: Client,
	id: string,
	from: Sql,
	where: readonly Sql[],
	columns: readonly Sql[],
): Promise<NetSuiteError | null> {
	const key = identifier(id);
	const all = join([sql`${key} AS id`, ...columns], ', ');
	try {
		await queryPage(client, sql`SELECT ${all} FROM ${from}${conditions([...where, sql`${key} = 0`])}`, { limit: 1 });
		return null;
	} catch (error) {
		if (mayBeAboutVisibility(error)) return error;
		throw error;
	}
}

function mayBeAboutVisibility(error: unknown): error is NetSuiteError {
	if (!(error instanceof NetSuiteError)) return false;
	// "Service unavailable" is never about a column.
	return ['notVisible', 'invalid', 'permission'].includes(error.kind) || (error.kind === 'server' && error.status !== 503);
}
