import { createHmac, randomBytes } from 'node:crypto';
import { DOMParser, type Element } from '@xmldom/xmldom';
import type { Target } from './client';
import { mistakesOfReply } from './soapValidity';

/** A SOAP client of NetSuite that is none of ours: envelopes written by hand, after Oracle's samples. */

export interface SoapAnswer {
	status: number;
	contentType: string | null;
	/** As it came. */
	xml: string;
	/** The envelope; `null` for what is no XML. */
	envelope: Element | null;
}

/** What differs from a proper request. */
export interface Difference {
	version?: string;
	/** Of the address, where it is another than that of the namespaces. */
	port?: string;
	/** Beside the token passport. */
	header?: string;
	/** Instead of a proper token passport. */
	passport?: string;
	headers?: Record<string, string>;
	/** No SOAPAction. */
	bare?: true;
	/** The reply is meant not to fit the schema. */
	unfit?: true;
}

/** What differs from a proper token passport. */
export interface Forgery {
	account?: string;
	consumerKey?: string;
	consumerSecret?: string;
	token?: string;
	tokenSecret?: string;
	nonce?: string;
	timestamp?: number;
	algorithm?: string;
	signature?: string;
}

/** The namespaces of Oracle's WSDL, with the prefixes of its samples. */
export const declarations = (version = '2025_2') =>
	Object.entries({
		platformMsgs: `urn:messages_${version}.platform.webservices.netsuite.com`,
		platformCore: `urn:core_${version}.platform.webservices.netsuite.com`,
		platformCommon: `urn:common_${version}.platform.webservices.netsuite.com`,
		setupCustom: `urn:customization_${version}.setup.webservices.netsuite.com`,
		generalComm: `urn:communication_${version}.general.webservices.netsuite.com`,
		listRel: `urn:relationships_${version}.lists.webservices.netsuite.com`,
		listAcct: `urn:accounting_${version}.lists.webservices.netsuite.com`,
		docFileCab: `urn:filecabinet_${version}.documents.webservices.netsuite.com`,
		tranSales: `urn:sales_${version}.transactions.webservices.netsuite.com`,
		tranCust: `urn:customers_${version}.transactions.webservices.netsuite.com`,
		tranGeneral: `urn:general_${version}.transactions.webservices.netsuite.com`,
		soapenv: 'http://schemas.xmlsoap.org/soap/envelope/',
		xsd: 'http://www.w3.org/2001/XMLSchema',
		xsi: 'http://www.w3.org/2001/XMLSchema-instance',
	})
		.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
		.join('');

export function tokenPassport({ account, credentials }: Target, forgery: Forgery = {}): string {
	const claim = {
		account,
		consumerKey: credentials.consumerKey,
		token: credentials.tokenId,
		nonce: randomBytes(10).toString('hex'),
		timestamp: Math.floor(Date.now() / 1000),
		algorithm: 'HMAC_SHA256',
		...forgery,
	};
	const key = `${forgery.consumerSecret ?? credentials.consumerSecret}&${forgery.tokenSecret ?? credentials.tokenSecret}`;
	const base = [claim.account, claim.consumerKey, claim.token, claim.nonce, claim.timestamp].join('&');
	const signature = forgery.signature ?? createHmac('sha256', key).update(base).digest('base64');
	return (
		`<platformMsgs:tokenPassport><platformCore:account>${claim.account}</platformCore:account>` +
		`<platformCore:consumerKey>${claim.consumerKey}</platformCore:consumerKey>` +
		`<platformCore:token>${claim.token}</platformCore:token><platformCore:nonce>${claim.nonce}</platformCore:nonce>` +
		`<platformCore:timestamp>${claim.timestamp}</platformCore:timestamp>` +
		`<platformCore:signature algorithm="${claim.algorithm}">${signature}</platformCore:signature>` +
		'</platformMsgs:tokenPassport>'
	);
}

/** Posts what stands in an envelope's body; what is no element is sent as it is. */
export async function soap(target: Target, body: string, difference: Difference = {}): Promise<SoapAnswer> {
	const { version = '2025_2', header = '', passport = tokenPassport(target) } = difference;
	const envelope =
		`<soapenv:Envelope${declarations(version)}><soapenv:Header>${passport}${header}</soapenv:Header>` +
		`<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
	return post(target, body.startsWith('<') ? envelope : body, difference);
}

/** Posts a whole document. */
export async function post(target: Target, document: string | Buffer, difference: Difference = {}): Promise<SoapAnswer> {
	const { version = '2025_2', port = version, headers = {}, bare, unfit } = difference;
	const action = /<soapenv:Body><(?:\w+:)?(\w+)/.exec(String(document))?.[1] ?? 'get';
	const response = await fetch(`${target.url}/services/NetSuitePort_${port}`, {
		method: 'POST',
		headers: { 'Content-Type': 'text/xml; charset=utf-8', ...(bare ? {} : { SOAPAction: action }), ...headers },
		body: document,
	});
	const xml = await response.text();
	const contentType = response.headers.get('content-type');
	if (contentType?.startsWith('text/xml') && !unfit) {
		const mistakes = mistakesOfReply(xml);
		if (mistakes.length > 0) throw new Error(`The reply does not fit Oracle's schema: ${mistakes.join('; ')}\n${xml}`);
	}
	return {
		status: response.status,
		contentType,
		xml,
		envelope: contentType?.startsWith('text/xml')
			? new DOMParser().parseFromString(xml, 'text/xml').documentElement
			: null,
	};
}

export function all({ envelope }: SoapAnswer, name: string): Element[] {
	return Array.from(envelope?.getElementsByTagNameNS('*', name) ?? []);
}

/** The text of the first element of that name. */
export const textOf = (answer: SoapAnswer, name: string) => all(answer, name)[0]?.textContent ?? null;

/** What an attribute of all elements of that name says. */
export const attributes = (answer: SoapAnswer, name: string, attribute: string) =>
	all(answer, name).map((element) => element.getAttribute(attribute));

/** Whether it succeeded, and the code and sentence that say why not. */
export function statusOf(answer: SoapAnswer): Array<string | null> {
	return [attributes(answer, 'status', 'isSuccess')[0] ?? null, textOf(answer, 'code'), textOf(answer, 'message')];
}
