import type { Element } from '@xmldom/xmldom';
import { SoapFault, unreadable } from './fault';
import type { Bean } from './schema/bean';
import { decode } from './schema/decode';
import type { Namespaces } from './version';
import { elementsOf, parseXml } from './xml/parse';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The headers NetSuite has. */
const known = new Set(['applicationInfo', 'partnerInfo', 'passport', 'preferences', 'searchPreferences', 'tokenPassport']);

/** What comes in an envelope. */
export interface Envelope {
	tokenPassport: Bean | null;
	searchPreferences: Bean | null;
	preferences: Bean | null;
	/** The operation's element. */
	operation: Element;
}

/**
 * Takes an envelope apart. Headers that are not known are passed over, unless they must be understood.
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
	const strange = (headers ? elementsOf(headers) : []).filter(({ localName }) => !known.has(localName!));
	if (strange.some((one) => one.getAttributeNS(SOAP, 'mustUnderstand')?.trim() === '1')) {
		// Axis's own sentence.
		throw new SoapFault('Did not understand "MustUnderstand" header(s):', null, 'MustUnderstand');
	}
	// Oracle's sample of a token passport has all of it in the messages' namespace, and Oracle's PHP toolkit sends the
	// headers themselves in one of its own, `ns`: they are known by their names, but for those of another version.
	const isOurs = ({ namespaceURI }: Element) => namespaceURI === messages || !namespaceURI?.startsWith('urn:');
	const header = (name: string, type: string) => {
		const found = headers && elementsOf(headers).find((one) => one.localName === name && isOurs(one));
		return found ? (decode(found, type, namespaces, [messages]) as Bean) : null;
	};
	return {
		tokenPassport: header('tokenPassport', 'platformCore:TokenPassport'),
		searchPreferences: header('searchPreferences', 'platformMsgs:SearchPreferences'),
		preferences: header('preferences', 'platformMsgs:Preferences'),
		operation,
	};
}
