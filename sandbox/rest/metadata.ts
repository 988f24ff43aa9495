import type { CustomField, CustomFieldType } from '../account/customFields';
import { exists, recordTypes, type Field, type RecordType } from '../account/records';
import { forbidden, methodNotAllowed, noSuchRecordType, restError } from '../server/errors';
import type { Reply } from '../server/reply';
import { recordTypeOf, tableOf } from './recordType';
import type { RestContext, RestRequest } from './request';

const SCHEMA = 'application/schema+json';

type Json = Record<string, unknown>;

/** `GET /services/rest/record/v1/metadata-catalog[/{type}]`: the index, or a record type's JSON schema. */
export function metadataEndpoint(request: RestRequest, { account, visibility }: RestContext): Reply {
	if (request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
	const root = `${request.url.origin}/services/rest/record/v1/metadata-catalog`;
	const [, typeName] = request.segments;
	if (typeName === undefined) {
		const types = recordTypes.filter(({ name }) => recordTypeOf(account, name));
		return { status: 200, headers: { 'Content-Type': 'application/json; charset=UTF-8' }, body: index(types, root) };
	}
	const type = recordTypeOf(account, typeName);
	if (!type) return noSuchRecordType(typeName);
	if (visibility.hiddenTables.has(tableOf(type))) return forbidden(type.name);
	if (!String(request.headers.accept ?? '*/*').match(/schema\+json|\*\/\*|application\/json/)) return notAcceptable();
	const fields = Object.entries(type.fields).filter(
		([, field]) => exists(field, account.features) && !field.notInRest,
	);
	const properties: Json = {
		id: { title: 'Internal ID', type: 'string' },
		...Object.fromEntries(fields.map(([name, field]) => [name, standardProperty(field)])),
		...Object.fromEntries((type.customFields ?? []).map((field) => [field.scriptId, customProperty(field)])),
		...Object.fromEntries(
			Object.keys(type.restLists ?? {}).map((name) => [name, sublist(`${root}/${type.name}-${name}`)]),
		),
		links: { title: 'Links', type: 'array', readOnly: true, items: { $ref: `${root}/nsLink` } },
	};
	return { status: 200, headers: { 'Content-Type': `${SCHEMA}; charset=UTF-8` }, body: { type: 'object', properties } };
}

/** Believed: the sentence. Swagger, which NetSuite offers too, is not offered here. */
function notAcceptable(): Reply {
	return restError(400, {
		detail: `The metadata catalog is available as '${SCHEMA}'.`,
		code: 'INVALID_HEADER',
		header: 'Accept',
	});
}

function index(types: readonly RecordType[], root: string): Json {
	return {
		items: types.map(({ name }) => ({
			name,
			links: [
				{ rel: 'canonical', href: `${root}/${name}`, mediaType: 'application/json' },
				{ rel: 'describes', href: root.replace(/metadata-catalog$/, name) },
				{ rel: 'describedby', href: `${root}/${name}`, mediaType: SCHEMA },
			],
		})),
		links: [{ rel: 'self', href: root }],
	};
}

const standardTypes: Record<Field['kind'], Json> = {
	text: { type: 'string' },
	integer: { type: 'integer', format: 'int64' },
	number: { type: 'number', format: 'double' },
	amount: { type: 'number', format: 'double' },
	date: { type: 'string', format: 'date' },
	timestamp: { type: 'string', format: 'date-time' },
	boolean: { type: 'boolean' },
	reference: referenceSchema(),
	status: referenceSchema(),
};

function standardProperty(field: Field): Json {
	return { title: field.label, ...standardTypes[field.kind], nullable: true };
}

const customTypes: Record<CustomFieldType, Json> = {
	text: { type: 'string' },
	longText: { type: 'string' },
	richText: { type: 'string' },
	email: { type: 'string', format: 'email' },
	phone: { type: 'string' },
	url: { type: 'string', format: 'URL' },
	checkbox: { type: 'boolean' },
	integer: { type: 'integer', format: 'int64' },
	decimal: { type: 'number', format: 'double' },
	currency: { type: 'number', format: 'double' },
	percent: { type: 'number', format: 'double' },
	date: { type: 'string', format: 'date' },
	datetime: { type: 'string', format: 'date-time' },
	timeOfDay: { type: 'string' },
	list: referenceSchema(),
	multiselect: {
		type: 'object',
		properties: { items: { type: 'array', items: referenceSchema() }, totalResults: { type: 'integer' } },
	},
	document: referenceSchema(),
};

function customProperty(field: CustomField): Json {
	return { title: field.label, ...customTypes[field.type], nullable: true, 'x-ns-custom-field': true };
}

function referenceSchema(): Json {
	return {
		type: 'object',
		properties: {
			id: { title: 'Internal identifier', type: 'string' },
			refName: { title: 'Reference Name', type: 'string' },
		},
	};
}

function sublist(href: string): Json {
	return { type: 'object', properties: { items: { type: 'array', items: { $ref: href } } } };
}
