import type { Account } from '../account/account';
import { exists, type RecordType } from '../account/records';
import { condition, type Condition } from '../account/search/condition';
import { referencedTable } from '../account/schema';
import { methodNotAllowed } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import { header } from './body';
import { parseTests, UnreadableFilter, type Test } from './filter/parse';
import { address, type Link } from './links';
import { collectionOf, pageLinks, pageOf, type Page } from './paging';
import { refused } from './refused';
import type { RestContext, RestRequest } from './request';

const MEDIA_TYPE = `${RESOURCE}; type=select-options`;

export const asksForSelectOptions = (request: RestRequest) => /type=select-options/i.test(header(request, 'Accept'));

/**
 * `POST /{type}?fields=…` or `PATCH /{type}/{id}?fields=…` with `Accept: …; type=select-options`: what can be chosen in
 * those fields, a page of each, filtered by name with `q`. Nothing is written. What can be chosen does not depend on the
 * body here, as it does in NetSuite.
 * @throws Refused
 */
export function selectOptionsEndpoint(request: RestRequest, { account }: RestContext, type: RecordType): Reply {
	const method = request.segments.length > 1 ? 'PATCH' : 'POST';
	if (request.method !== method) return methodNotAllowed(request.method, method);
	const { url } = request;
	const names = (url.searchParams.get('fields') ?? '').split(',').map((name) => name.trim()).filter(Boolean);
	if (names.length === 0) throw notSelectable('');
	const page = pageOf(url);
	const tests = testsOf(url);
	const withMethod = (links: Link[]) =>
		links.map(({ rel, href }) => ({ rel, method, mediaType: MEDIA_TYPE, href }));
	const body: Record<string, unknown> = { links: withMethod([{ rel: 'self', href: address(url) }]) };
	for (const name of names) {
		const field = selectable(account, type, name);
		if (!field) throw notSelectable(name);
		const own = tests.filter((test) => test.field.toLowerCase() === name.toLowerCase());
		const { options, total } = optionsOf(account, field, own, page);
		const links = withMethod(pageLinks(ofField(url, name), page, total));
		body[name] = { _selectOptions: collectionOf(links as Link[], options, page.offset, total) };
	}
	return { status: 200, headers: { 'Content-Type': `${MEDIA_TYPE}; charset=UTF-8` }, body };
}

/** Documented: each field's links ask for it alone. */
function ofField(url: URL, name: string): URL {
	const own = new URL(url);
	own.searchParams.set('fields', name);
	return own;
}

interface Selectable {
	references?: string;
	names?: Readonly<Record<string, string>>;
}

function selectable(account: Account, type: RecordType, name: string): Selectable | undefined {
	const standard = Object.entries(type.fields)
		.filter(([, field]) => exists(field, account.features) && !field.notInRest)
		.map(([own, { references, names }]) => ({ name: own, references, names }));
	const custom = (type.customFields ?? []).map(({ scriptId: name, references }) => ({ name, references, names: undefined }));
	const found = [...standard, ...custom].find((field) => field.name.toLowerCase() === name.toLowerCase());
	return found && (found.references || found.names) ? found : undefined;
}

/** Documented: the operators. @throws Refused */
function testsOf({ searchParams }: URL): Test[] {
	const q = searchParams.get('q');
	if (q === null) return [];
	try {
		const tests = parseTests(q);
		if (tests.every(({ operator }) => /^(CONTAIN|IS|START_WITH)$/.test(operator))) return tests;
	} catch (error) {
		if (!(error instanceof UnreadableFilter)) throw error;
	}
	throw refused(400, {
		detail: 'Invalid search query. Provide a valid search query.',
		code: 'INVALID_PARAMETER',
		parameter: 'q',
	});
}

type Option = { id: string; refName: string | null };

function optionsOf(
	account: Account,
	{ references, names }: Selectable,
	tests: readonly Test[],
	{ limit, offset }: Page,
): { options: Option[]; total: number } {
	const { from, values: given } = references ? choices(references) : fixedChoices(names!);
	const parts = tests.map(
		({ operator, values }): Condition => condition({ kind: 'text', sql: 'o.name' }, operator, values, account),
	);
	const where = parts.map(({ sql }) => `(${sql})`).join(' AND ') || 'TRUE';
	const values = [...given, ...parts.flatMap((part) => part.values)];
	const { store } = account;
	const total = Number(store.get(`SELECT COUNT(*) AS total FROM (${from}) o WHERE ${where}`, values)!.total);
	const rows = store.all(`SELECT o.id, o.name FROM (${from}) o WHERE ${where} ORDER BY o.place, o.id LIMIT ? OFFSET ?`, [
		...values,
		limit,
		offset,
	]);
	return { total, options: rows.map(({ id, name }) => ({ id: String(id), refName: name as string | null })) };
}

/** What is inactive cannot be chosen. */
function choices(table: string): { from: string; values: string[] } {
	const { columns, displayColumn, displaySql } = referencedTable(table);
	const active = columns.isinactive ? "COALESCE(d.isinactive, 'F') <> 'T'" : 'TRUE';
	const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
	return { from: `SELECT d.id AS id, ${display} AS name, d.id AS place FROM "${table}" d WHERE ${active}`, values: [] };
}

function fixedChoices(names: Readonly<Record<string, string>>): { from: string; values: string[] } {
	const entries = Object.entries(names);
	return {
		from: entries.map((_, place) => `SELECT ? AS id, ? AS name, ${place} AS place`).join(' UNION ALL '),
		values: entries.flat(),
	};
}

/** Believed: the sentence. Fields of sublists, which NetSuite has too, are not among those here. */
const notSelectable = (name: string) =>
	refused(400, {
		detail: name.includes('.')
			? 'The local NetSuite has no select options for fields of sublists.'
			: `Invalid value '${name}' for query parameter 'fields'. Provide the names of fields with select options.`,
		code: 'INVALID_PARAMETER',
		parameter: 'fields',
	});
