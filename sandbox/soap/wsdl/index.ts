import type { Api } from '../../server/api';
import type { Reply } from '../../server/reply';
import { prefixes, schemaFile, versionOf, type Version } from '../version';
import { schemaOf } from './schemas';
import { wsdlOf } from './wsdl';

/** `/wsdl/v2025_2_0/netsuite.wsdl` and the schemas it imports, at Oracle's paths and without a login; else `null`. */
export function descriptionApi(path: string): Api | null {
	const version = versionOf(/^\/(?:wsdl|xsd\/\w+)\/v(\d{4}_\d)_0\//.exec(path)?.[1] ?? '');
	if (!version) return null;
	return {
		open: ({ url }) => ({ letIn: () => true, answer: () => documentAt(path, version, url.origin) }),
		invalidLogin: () => notFound,
		concurrencyExceeded: () => ({ ...notFound, status: 503 }),
		unexpected: (status) => ({ ...notFound, status }),
	};
}

const notFound: Reply = { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'Not found.' };

function documentAt(path: string, version: Version, origin: string): Reply {
	const prefix = prefixes.find((one) => schemaFile(one, version) === path);
	const isWsdl = path === `/wsdl/v${version}_0/netsuite.wsdl`;
	if (!prefix && !isWsdl) return notFound;
	return {
		status: 200,
		headers: { 'Content-Type': 'text/xml; charset=utf-8' },
		body: prefix ? schemaOf(prefix, version, origin) : wsdlOf(version, origin),
	};
}
