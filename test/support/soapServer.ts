import { createClient, Governor, type Client, type HttpAnswer, type NetSuiteRequest } from '../../netsuite';
import { noSleep } from './queryServer';

/** A client whose SOAP calls are answered by `answer`, with the envelopes that were sent. */
export function soapServer(answer: (envelope: string, operation: string) => HttpAnswer): { client: Client; sent: string[] } {
	const sent: string[] = [];
	const http = async ({ service, headers, body }: NetSuiteRequest): Promise<HttpAnswer> => {
		if (service !== 'soap' || typeof body !== 'string') throw new Error(`Only SOAP is answered, not ${service}.`);
		sent.push(body);
		return answer(body, String(headers?.SOAPAction));
	};
	return { client: createClient({ account: '1234567', http, governor: new Governor(), sleep: noSleep, random: () => 0 }), sent };
}

const envelope = (body: string) =>
	`<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Header/><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

const core = 'xmlns:c="urn:core_2025_2.platform.webservices.netsuite.com"';

/** An answer of NetSuite's SOAP, whose prefixes are its own choice. */
export const soapAnswer = (operation: string, result: string, inner: string): HttpAnswer => ({
	status: 200,
	headers: {},
	body: envelope(
		`<${operation}Response xmlns="urn:messages_2025_2.platform.webservices.netsuite.com"><${result} ${core}>${inner}</${result}></${operation}Response>`,
	),
});

export const success = '<c:status isSuccess="true"/>';

export const failure = (code: string, message: string) =>
	`<c:status isSuccess="false"><c:statusDetail type="WARN"><c:code>WARNING</c:code><c:message>beside it</c:message></c:statusDetail>` +
	`<c:statusDetail type="ERROR"><c:code>${code}</c:code><c:message>${message}</c:message></c:statusDetail></c:status>`;

/** A fault, as NetSuite sends it: always with HTTP 500. */
export const soapFault = (name: string, code: string, message: string): HttpAnswer => ({
	status: 500,
	headers: {},
	body: envelope(
		`<soapenv:Fault><faultcode>soapenv:Server.userException</faultcode><faultstring>${message}</faultstring><detail>` +
			`<f:${name} xmlns:f="urn:faults_2025_2.platform.webservices.netsuite.com"><f:code>${code}</f:code><f:message>${message}</f:message></f:${name}>` +
			`<n:hostname xmlns:n="http://xml.apache.org/axis/">partners-java10014</n:hostname></detail></soapenv:Fault>`,
	),
});

/** A fault of the SOAP server itself, without one of NetSuite's own in it. */
export const plainFault = (message: string): HttpAnswer => ({
	status: 500,
	headers: {},
	body: envelope(
		`<soapenv:Fault><faultcode>soapenv:Server.userException</faultcode><faultstring>${message}</faultstring><detail/></soapenv:Fault>`,
	),
});
