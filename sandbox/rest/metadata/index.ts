import { recordTypesOf, type RecordType } from '../../account/records';
import { forbidden, methodNotAllowed, noSuchRecordType } from '../../server/errors';
import type { Reply } from '../../server/reply';
import { recordRoot, selfLink } from '../links';
import { hiddenColumnsOf, recordTypeOf, tableOf } from '../recordType';
import { Refused, refused } from '../refused';
import type { RestContext, RestRequest } from '../request';
import { jsonSchema, sharedSchema } from './jsonSchema';
import { openApi } from './openApi';

const SCHEMA = 'application/schema+json';
const SWAGGER = 'application/swagger+json';
const JSON_TYPE = 'application/json';

type Json = Record<string, unknown>;

/**
 * `GET /services/rest/record/v1/metadata-catalog[/{type}][?select=customer,invoice]`: the index, or what record types are
 * made of, as a JSON schema or as OpenAPI 3.0, as `Accept` says.
 * @throws Refused
 */
export function metadataEndpoint(request: RestRequest, context: RestContext): Reply {
	if (request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
	const [, typeName, more] = request.segments;
	const wanted = mediaType(request);
	const select = request.url.searchParams.get('select');
	if (typeName === undefined) {
		const types = select === null ? visibleTypes(context) : select.split(',').map((name) => typeNamed(context, name));
		return wanted === SWAGGER ? swagger(request, context, types) : found(JSON_TYPE, index(types, request.url));
	}
	// Documented: what is no name is refused in these words.
	if (more !== undefined || !/^\w+$/.test(typeName)) throw malformed();
	const common = sharedSchema(typeName);
	if (common) return found(SCHEMA, common);
	const type = typeNamed(context, typeName);
	if (wanted === SWAGGER) return swagger(request, context, [type]);
	return found(SCHEMA, jsonSchema(context.account, type, hiddenColumnsOf(context, type)));
}

const found = (type: string, body: unknown): Reply => ({
	status: 200,
	headers: { 'Content-Type': `${type}; charset=UTF-8` },
	body,
});

function swagger({ url }: RestRequest, context: RestContext, types: readonly RecordType[]): Reply {
	const hidden = (type: RecordType) => hiddenColumnsOf(context, type);
	return found(SWAGGER, openApi(context.account, types, hidden, recordRoot(url)));
}

const isVisible = ({ visibility }: RestContext, type: RecordType) => !visibility.hiddenTables.has(tableOf(type));

const visibleTypes = (context: RestContext) =>
	recordTypesOf(context.account).filter((type) => !type.notInRest && isVisible(context, type));

function typeNamed(context: RestContext, name: string): RecordType {
	const type = recordTypeOf(context.account, name);
	if (!type) throw new Refused(noSuchRecordType(name));
	if (!isVisible(context, type)) throw new Refused(forbidden(type.name));
	return type;
}

/** The first of those the client takes that there is; anything else it takes is answered with what is usual. */
function mediaType({ headers }: RestRequest): string {
	const accepted = String(headers.accept ?? '*/*')
		.split(',')
		.map((type) => type.split(';')[0]!.trim().toLowerCase());
	const known = accepted.find((type) => [SCHEMA, SWAGGER, JSON_TYPE, 'application/*', '*/*'].includes(type));
	if (!known) throw notAcceptable();
	return known;
}

/** Believed: code and sentence. */
const notAcceptable = () =>
	refused(400, {
		detail: `The metadata catalog is available as '${SWAGGER}' and '${SCHEMA}'.`,
		code: 'INVALID_HEADER',
		header: 'Accept',
	});

const malformed = () =>
	refused(400, {
		detail: 'The request could not be understood by the server due to malformed syntax.',
		code: 'INVALID_REQUEST',
	});

/** Documented: the links. What `describes` names is the type's own address. */
function index(types: readonly RecordType[], url: URL): Json {
	const root = recordRoot(url);
	return {
		items: types.map(({ name }) => {
			const href = `${root}/metadata-catalog/${name}`;
			return {
				name,
				links: [
					{ rel: 'canonical', href, mediaType: JSON_TYPE },
					{ rel: 'alternate', href, mediaType: SWAGGER },
					{ rel: 'alternate', href, mediaType: SCHEMA },
					{ rel: 'describes', href: `${root}/${name}` },
				],
			};
		}),
		links: selfLink(`${root}/metadata-catalog`),
	};
}
