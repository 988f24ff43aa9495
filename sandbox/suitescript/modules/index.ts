import { lacking, SuiteScriptError } from '../context/errors';
import * as cache from './cache';
import * as crypto from './crypto';
import * as cryptoRandom from './cryptoRandom';
import * as email from './email';
import * as encode from './encode';
import * as error from './error';
import * as file from './file';
import * as format from './format';
import * as http from './http';
import * as https from './https';
import * as log from './log';
import * as query from './query';
import * as record from './record';
import * as render from './render';
import * as restlet from './restlet';
import * as runtime from './runtime';
import * as search from './search';
import * as task from './task';
import * as transaction from './transaction';
import * as url from './url';
import * as util from './util';

/** The N/ modules that the local NetSuite has. */
const modules: Readonly<Record<string, object>> = {
	'N/cache': cache,
	'N/crypto': crypto,
	'N/crypto/random': cryptoRandom,
	'N/email': email,
	'N/encode': encode,
	'N/error': error,
	'N/file': file,
	'N/format': format,
	'N/http': http,
	'N/https': https,
	'N/log': log,
	'N/query': query,
	'N/record': record,
	'N/render': render,
	'N/runtime': runtime,
	'N/scriptTypes/restlet': restlet,
	'N/search': search,
	'N/task': task,
	'N/transaction': transaction,
	'N/url': url,
	'N/util': util,
};

/** NetSuite's modules that are not here: a script may load them, and is told when it uses one. */
const notHere = new Set(
	[
		'action',
		'auth',
		'certificateControl',
		'commerce',
		'compress',
		'config',
		'currency',
		'currentRecord',
		'dataset',
		'datasetLink',
		'documentCapture',
		'format/i18n',
		'keyControl',
		'llm',
		'machineTranslation',
		'pgp',
		'piremoval',
		'plugin',
		'portlet',
		'recordContext',
		'redirect',
		'sftp',
		'sso',
		'suiteAppInfo',
		'task/accounting/recognition',
		'transaction',
		'translation',
		'ui',
		'ui/dialog',
		'ui/message',
		'ui/serverWidget',
		'workbook',
		'workflow',
		'xml',
		'crypto/certificate',
		'https/clientCertificate',
	].map((name) => `N/${name}`),
);

const made = new Map<string, unknown>();

/** @throws SuiteScriptError for a name that is none of NetSuite's */
export function ownModule(name: string): unknown {
	if (name === 'N') return Object.fromEntries(Object.keys(modules).map((full) => [full.slice(2), ownModule(full)]));
	let found = made.get(name);
	// Plain objects, as in NetSuite, where scripts may spread or change them.
	if (!found && modules[name]) made.set(name, (found = plain(modules[name])));
	if (!found && notHere.has(name)) made.set(name, (found = refusing(name)));
	if (!found) throw new SuiteScriptError('MODULE_DOES_NOT_EXIST', `Module does not exist: ${name}.js`);
	return found;
}

/** What a module calls `properties` are its own, read anew each time. */
function plain({ properties = {}, ...members }: { properties?: object }): object {
	return Object.defineProperties(members, Object.getOwnPropertyDescriptors(properties));
}

/** Any depth of names may be read of it, as enumerations are; what is called refuses. */
function refusing(name: string): unknown {
	const refuse = () => {
		throw lacking(name);
	};
	return new Proxy(refuse, {
		get: (_target, property) =>
			typeof property === 'symbol' || property === 'then'
				? undefined
				: property === 'toString'
					? () => name
					: refusing(`${name}.${property}`),
		construct: refuse,
	});
}
