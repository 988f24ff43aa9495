import type { Account } from '../account/account';
import type { Api, ApiRequest } from '../server/api';
import { realmOf, type TokenPassport } from '../server/login';
import type { Reply } from '../server/reply';
import { readEnvelope, type Envelope } from './envelope';
import {
	concurrencyExceeded,
	faultReply,
	invalidLogin,
	lacking,
	SoapFault,
	soapReply,
	unexpected,
	unsupportedVersion,
} from './fault';
import type { SoapContext } from './context';
import { record } from './recording';
import { operations } from './operations';
import type { Bean } from './schema/bean';
import { decode } from './schema/decode';
import { encode } from './schema/encode';
import { shapeOf } from './schema/shape';
import { createSearches, type Searches } from './search/searches';
import { failureOf } from './status';
import { attribute } from './xml/write';
import { descriptionApi } from './wsdl';
import { endpointOf, namespacesOf, type Endpoint, type Namespaces } from './version';

/** SuiteTalk SOAP. Gives the API for a path; `null` for paths that are not its own. */
export function createSoap(account: Account): (path: string) => Api | null {
	const realm = realmOf(account.options.account);
	const searches = createSearches(realm);
	return (path) => {
		const endpoint = endpointOf(path);
		return endpoint ? apiOf(endpoint, realm, searches) : descriptionApi(path);
	};
}

function apiOf(endpoint: Endpoint, realm: string, searches: Searches): Api {
	const namespaces = namespacesOf(endpoint.version);
	const reply = (fault: SoapFault) => kept(faultReply(fault, endpoint.version));
	return {
		open(request) {
			const opened = attempt(() => envelopeOf(request, endpoint, namespaces));
			if (opened instanceof SoapFault) return { letIn: () => true, answer: () => reply(opened) };
			return {
				letIn: (login) =>
					operations[opened.operation.localName!]!.open ||
					login.verifyPassport(passportOf(opened.tokenPassport), request.url.pathname) === null,
				answer: (context) =>
					respond(opened, namespaces, realm, { ...context, searches, origin: request.url.origin }).catch(
						(error: unknown) => {
							if (error instanceof SoapFault) return reply(error);
							throw error;
						},
					),
			};
		},
		invalidLogin: () => reply(invalidLogin()),
		concurrencyExceeded: () => reply(concurrencyExceeded()),
		unexpected: (status, errorId) => (status === 503 ? unavailable : reply(unexpected(errorId))),
	};
}

function kept(reply: Reply): Reply {
	record(reply);
	return reply;
}

/** Believed: when NetSuite is not there, what stands in front of it answers, and not in XML. */
const unavailable: Reply = {
	status: 503,
	headers: { 'Content-Type': 'text/html; charset=utf-8' },
	body: '<html><head><title>503 Service Unavailable</title></head><body>Service Unavailable</body></html>',
};

function attempt<T>(what: () => T): T | SoapFault {
	try {
		return what();
	} catch (error) {
		if (error instanceof SoapFault) return error;
		throw error;
	}
}

function envelopeOf(request: ApiRequest, { unsupported }: Endpoint, namespaces: Namespaces): Envelope {
	if (unsupported !== null) throw unsupportedVersion(unsupported);
	// Axis's own sentence.
	const action = request.headers.soapaction;
	if (action === undefined) throw new SoapFault('no SOAPAction header!', null, 'Client.NoSOAPAction');
	const envelope = readEnvelope(request.body, namespaces);
	const { localName, namespaceURI } = envelope.operation;
	// Axis's own sentence; an operation in another version's namespace is none of this endpoint.
	if (!shapeOf(requestType(localName!)) || namespaceURI !== namespaces.uri('platformMsgs')) {
		throw new SoapFault(`No such operation '${localName}'`, null, 'Client');
	}
	if (!Object.hasOwn(operations, localName!)) throw lacking(`the operation ${localName}`);
	return envelope;
}

function passportOf(bean: Bean | null): TokenPassport {
	const signature = bean?.signature as Bean | undefined;
	const text = (value: Bean[string]) => (value ?? '') as string;
	return {
		account: text(bean?.account),
		consumerKey: text(bean?.consumerKey),
		token: text(bean?.token),
		nonce: text(bean?.nonce),
		timestamp: text(bean?.timestamp),
		signature: text(signature?.content),
		algorithm: text(signature?.algorithm),
	};
}

/** `add` → `platformMsgs:AddRequest` */
const requestType = (operation: string) => `platformMsgs:${operation[0]!.toUpperCase()}${operation.slice(1)}Request`;

async function respond(
	{ operation: element, searchPreferences, preferences }: Envelope,
	namespaces: Namespaces,
	realm: string,
	context: Omit<SoapContext, 'searchPreferences' | 'preferences'>,
): Promise<Reply> {
	const name = element.localName!;
	const operation = operations[name]!;
	const type = requestType(name);
	const request = decode(element, type, namespaces, [null]) as Bean;
	let response: Bean;
	try {
		response = await operation.run(request, { ...context, searchPreferences, preferences });
	} catch (error) {
		const status = failureOf(error);
		if (!status) throw error;
		response = operation.refused(status);
	}
	const messages = namespaces.uri('platformMsgs');
	return kept(
		soapReply(
			200,
			`<soapenv:Header><platformMsgs:documentInfo xmlns:platformMsgs=${attribute(messages)}>` +
				`<platformMsgs:nsId>WEBSERVICES_${realm}</platformMsgs:nsId></platformMsgs:documentInfo></soapenv:Header>` +
				`<soapenv:Body>${encode(`${name}Response`, response, type.replace(/Request$/, 'Response'), namespaces)}</soapenv:Body>`,
		),
	);
}
