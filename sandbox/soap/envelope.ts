import type { Element } from '@xmldom/xmldom';
import { SoapFault, unreadable } from './fault';
import type { Bean } from './schema/bean';
import { decode } from './schema/decode';
import type { Namespaces } from './version';
import { elementsOf, parseXml } from './xml/parse';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** What comes in an envelope. */
export interface Envelope {
	tokenPassport: Bean | null;
	searchPreferences: Bean | null;
	preferences: Bean | null;
	/** The operation's element. */
	operation: Element;
}

/**
 * Takes an envelope apart. Headers that are not known are passed over.
 * @throws SoapFault for what is none, and for headers that do not fit the schema
 */
export function readEnvelope(source: string, namespaces: Namespaces): Envelope {
	const root = parseXml(source);
	if (root.localName !== 'Envelope') throw unreadable(`Bad envelope tag:  ${root.localName}`);
	if (root.namespaceURI !== SOAP) throw new SoapFault('Version Mismatch', null, 'VersionMismatch');
	const part = (name: string) =>
		elementsOf(root).find((child) => child.localName === name && child.namespaceURI === SOAP);
	const body = part('Body');
	const operation = body && elementsOf(body)[0];
	// Believed: the sentence.
	if (!operation) throw unreadable('No body element was found in the envelope.');

	const messages = namespaces.uri('platformMsgs');
	const headers = part('Header');
	const header = (name: string, type: string) => {
		const found = headers && elementsOf(headers).find((one) => one.localName === name && one.namespaceURI === messages);
		return found ? (decode(found, type, namespaces) as Bean) : null;
	};
	return {
		tokenPassport: header('tokenPassport', 'platformCore:TokenPassport'),
		searchPreferences: header('searchPreferences', 'platformMsgs:SearchPreferences'),
		preferences: header('preferences', 'platformMsgs:Preferences'),
		operation,
	};
}
