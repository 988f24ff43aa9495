import type { Reply } from '../server/reply';
import { text } from './xml/write';
import { namespacesOf, type Version } from './version';

/** What ends a request as a SOAP fault. */
export class SoapFault extends Error {
	/**
	 * @param sentence `faultstring`
	 * @param named the fault of `platform.faults.xsd` and its code, where NetSuite names one; without it, the fault is
	 * the XML library's
	 */
	constructor(
		readonly sentence: string,
		readonly named: { fault: FaultName; code: FaultCode } | null = null,
		readonly faultCode:
			| 'Server.userException'
			| 'Client'
			| 'Client.NoSOAPAction'
			| 'MustUnderstand'
			| 'VersionMismatch' = 'Server.userException',
	) {
		super(sentence);
	}
}

type FaultName =
	| 'exceededConcurrentRequestLimitFault'
	| 'exceededRecordCountFault'
	| 'invalidCredentialsFault'
	| 'invalidVersionFault'
	| 'unexpectedErrorFault';

/** Those of `FaultCodeType` that are used. */
type FaultCode =
	| 'INVALID_LOGIN_CREDENTIALS'
	| 'MAX_RCRDS_EXCEEDED'
	| 'UNEXPECTED_ERROR'
	| 'UNSUPPORTED_WS_VERSION'
	| 'WS_REQUEST_BLOCKED';

/** As the XML library on NetSuite's side words what it cannot read. */
export const unreadable = (what: string) => new SoapFault(`org.xml.sax.SAXException: ${what}`);

/** What NetSuite has and this one lacks; not NetSuite's words. */
export const lacking = (what: string) => new SoapFault(`The local NetSuite does not know ${what}.`);

export const invalidLogin = () =>
	new SoapFault('Invalid login attempt.', { fault: 'invalidCredentialsFault', code: 'INVALID_LOGIN_CREDENTIALS' });

export const concurrencyExceeded = () =>
	new SoapFault('SuiteTalk concurrent request limit exceeded. Request blocked.', {
		fault: 'exceededConcurrentRequestLimitFault',
		code: 'WS_REQUEST_BLOCKED',
	});

export const unexpected = (errorId: string) =>
	new SoapFault(`An unexpected error occurred. Error ID: ${errorId}`, {
		fault: 'unexpectedErrorFault',
		code: 'UNEXPECTED_ERROR',
	});

/** Believed: which fault and sentence an endpoint that is no more answers with. */
export const unsupportedVersion = (version: string) =>
	new SoapFault(`The web services version ${version} is not supported.`, {
		fault: 'invalidVersionFault',
		code: 'UNSUPPORTED_WS_VERSION',
	});

/** The fault as it goes over the wire: always with status 500. */
export function faultReply({ sentence, named, faultCode }: SoapFault, version: Version): Reply {
	const namespace = namespacesOf(version).uri('platformFaults');
	const detail = named
		? `<platformFaults:${named.fault} xmlns:platformFaults="${namespace}">` +
			`<platformFaults:code>${named.code}</platformFaults:code>` +
			`<platformFaults:message>${text(sentence)}</platformFaults:message></platformFaults:${named.fault}>`
		: '';
	return soapReply(
		500,
		`<soapenv:Body><soapenv:Fault><faultcode>soapenv:${faultCode}</faultcode>` +
			`<faultstring>${text(sentence)}</faultstring>` +
			`<detail>${detail}<ns1:hostname xmlns:ns1="http://xml.apache.org/axis/">local</ns1:hostname></detail>` +
			'</soapenv:Fault></soapenv:Body>',
	);
}

/** @param content what is in the envelope */
export function soapReply(status: number, content: string): Reply {
	return {
		status,
		headers: { 'Content-Type': 'text/xml; charset=utf-8' },
		body:
			'<?xml version="1.0" encoding="UTF-8"?>' +
			'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
			' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
			`${content}</soapenv:Envelope>`,
	};
}
