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

/** Whether what was left out of a selection, as people know it, can be seen. So can what it does not have. */
export async function isVisible(client: Client, selection: Selection, what: string): Promise<boolean> {
	const { point } = selection;
	const only = (whole: readonly Field[]) => whole.filter((field) => nameOf.field(field) === what);
	const fields = [...only(selection.fields), ...only(selection.customFields)];
	if (fields.length > 0) {
		return (await refusalOf(client, point.id, fromOf(point.source, fields), whereOf(point.source), columnsOf(fields))) === null;
	}
	for (const sublist of selection.sublists) {
		const { parent, source } = sublist;
		const columns = sublist.fields.filter((field) => nameOf.column(sublist, field) === what);
		if (nameOf.sublist(sublist) !== what && columns.length === 0) continue;
		return (await refusalOf(client, parent, fromOf(source, columns), whereOf(source), columnsOf(columns))) === null;
	}
	return what !== point.bySoap?.label || (await missingBySoap(client, selection)).length === 0;
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

/**
 * Asks for all fields of a source, and only when that is refused for less: without those that NetSuite names, and where
 * it names none by halving.
 */
async function findHidden(client: Client, key: string, source: Source, fields: readonly Field[]): Promise<Hidden> {
	const probe = (some: readonly Field[]) =>
		refusalOf(client, key, fromOf(source, some), whereOf(source), columnsOf(some));
	const hidden: Array<Hidden['hidden'][number]> = [];
	const left = () => fields.filter((field) => !hidden.some((one) => one.field === field));
	for (let refusal = await probe(fields); refusal; refusal = await probe(left())) {
		const named = namedBy(refusal, source, left());
		for (const field of named) hidden.push({ field, refusal });
		if (named.length > 0) continue;
		const whole = await probe([]);
		if (whole) return { whole, hidden: [] };
		hidden.push(...(await bisect(left(), refusal, probe)));
		break;
	}
	return { whole: null, hidden: hidden.sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field)) };
}

/** Of these fields those that NetSuite's sentence is about: by their column, or by the joined table that they are in. */
function namedBy({ detail }: NetSuiteError, { table, alias, joins = [] }: Source, fields: readonly Field[]): Field[] {
	const said = /Field '(?<column>[^']+)' for record '(?<record>[^']+)' was not found|Record '(?<joined>[^']+)' was not found|Unknown identifier '(?<full>[^']+)'/i;
	const { column, record, joined, full } = said.exec(detail)?.groups ?? {};
	const same = (one: string | undefined, other: string | undefined) => one?.toLowerCase() === other?.toLowerCase();
	return fields.filter((field) => {
		const [its, name] = field.column.split('.');
		const own = its === alias ? table : joins.find((join) => join.alias === its)?.table;
		if (column !== undefined) return same(name, column) && same(own, record);
		if (joined !== undefined) return its !== alias && same(own, joined);
		return full !== undefined && same(field.column, full);
	});
}

const missing = (what: string, refusal: NetSuiteError): LeftOut => ({
	what,
	reason: refusal.detail,
	...(refusal.kind === 'server' && { uncertain: true }),
});

/** The fields that make NetSuite refuse, found by halving. @param refusal of all of them. */
async function bisect(
	fields: readonly Field[],
	refusal: NetSuiteError,
	probe: (fields: readonly Field[]) => Promise<NetSuiteError | null>,
): Promise<Array<Hidden['hidden'][number]>> {
	if (fields.length === 1) return [{ field: fields[0] as Field, refusal }];
	const middle = Math.ceil(fields.length / 2);
	const found: Array<Hidden['hidden'][number]> = [];
	for (const half of [fields.slice(0, middle), fields.slice(middle)]) {
		const again = half.length > 0 ? await probe(half) : null;
		if (again) found.push(...(await bisect(half, again, probe)));
	}
	return found;
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
