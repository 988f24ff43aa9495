import type { Account } from '../account/account';
import { exists, type RecordType } from '../account/records';
import { schema } from '../account/schema';
import { methodNotAllowed, restError } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import { header } from './body';
import type { RestContext, RestRequest } from './request';

const MOST = 1000;

export const asksForSelectOptions = (request: RestRequest) => /type=select-options/i.test(header(request, 'Accept'));

/**
 * `POST /{type}?fields=…` or `PATCH /{type}/{id}?fields=…` with `Accept: …; type=select-options`: what can be chosen in
 * those fields. Nothing is written. What can be chosen does not depend on the body here, as it does in NetSuite.
 */
export function selectOptionsEndpoint(request: RestRequest, { account }: RestContext, type: RecordType): Reply {
	if (request.method !== 'POST' && request.method !== 'PATCH') return methodNotAllowed(request.method, 'POST, PATCH');
	const names = (request.url.searchParams.get('fields') ?? '').split(',').filter(Boolean);
	const body: Record<string, unknown> = {};
	for (const name of names) {
		const field = selectable(account, type, name);
		if (!field) return notSelectable(name);
		body[field.name] = { _selectOptions: optionsOf(account, field) };
	}
	return names.length === 0
		? notSelectable('')
		: { status: 200, headers: { 'Content-Type': `${RESOURCE}; type=select-options; charset=UTF-8` }, body };
}

interface Selectable {
	name: string;
	references?: string;
	names?: Readonly<Record<string, string>>;
}

function selectable(account: Account, type: RecordType, name: string): Selectable | undefined {
	const standard = Object.entries(type.fields)
		.filter(([, field]) => exists(field, account.features) && !field.notInRest)
		.map(([own, field]): Selectable => ({ name: own, references: field.references, names: field.names }));
	const custom = (type.customFields ?? []).map(({ scriptId, references }): Selectable => ({ name: scriptId, references }));
	const found = [...standard, ...custom].find((field) => field.name.toLowerCase() === name.toLowerCase());
	return found && (found.references || found.names) ? found : undefined;
}

function optionsOf({ store }: Account, { references, names }: Selectable): Array<{ id: string; refName: string | null }> {
	if (!references) return Object.entries(names!).map(([id, refName]) => ({ id, refName }));
	const { columns, displayColumn, displaySql } = schema[references]!;
	const active = columns.isinactive ? "COALESCE(d.isinactive, 'F') <> 'T'" : 'TRUE';
	const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
	return store
		.all(`SELECT d.id, ${display} AS name FROM "${references}" d WHERE ${active} ORDER BY d.id LIMIT ${MOST}`)
		.map(({ id, name }) => ({ id: String(id), refName: name as string | null }));
}

/** Believed: the sentence. */
function notSelectable(name: string): Reply {
	return restError(400, {
		detail: `Invalid value '${name}' for query parameter 'fields'. Provide the names of fields with select options.`,
		code: 'INVALID_PARAMETER',
		parameter: 'fields',
	});
}
