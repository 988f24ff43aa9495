import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { SoapFault } from '../fault';

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

const invalid = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * The root of a well-formed document.
 * @throws SoapFault for anything else, and for document types: SOAP allows none, and so there are no entities
 */
export function parseXml(source: string): Element {
	const document = parsed(source);
	if (document.doctype) {
		throw malformed(
			'DOCTYPE is disallowed when the feature "http://apache.org/xml/features/disallow-doctype-decl" set to true.',
		);
	}
	const root = document.documentElement;
	if (!root) throw malformed('Premature end of file.');
	check(root);
	return root;
}

function parsed(source: string): Document {
	if (source.trim() === '') throw malformed('Premature end of file.');
	let problem: string | null = null;
	const parser = new DOMParser({
		locator: false,
		// As XML 1.0 has it; the parser's own is XML 1.1's, which changes other characters too.
		normalizeLineEndings: (text: string) => text.replace(/\r\n?/g, '\n'),
		onError(_, message) {
			// Meant to be of help; a replacement character is as good as any.
			if (message.startsWith('Unicode replacement character')) return;
			problem ??= message;
			throw new Error(message);
		},
	});
	try {
		return parser.parseFromString(source, 'text/xml');
	} catch (error) {
		throw malformed(problem ?? (error as Error).message);
	}
}

/** Refuses characters that XML does not have, which the parser lets pass; however deep the elements are. */
function check(root: Element): void {
	const left = [root];
	for (let element = left.pop(); element; element = left.pop()) {
		for (const value of [ownText(element), ...attributesOf(element).map((attribute) => attribute.value)]) {
			const found = invalid.exec(value);
			if (!found) continue;
			const code = `0x${found[0].codePointAt(0)!.toString(16)}`;
			throw malformed(`An invalid XML character (Unicode: ${code}) was found in the element content of the document.`);
		}
		for (const child of elementsOf(element)) left.push(child);
	}
}

export function elementsOf(element: Element): Element[] {
	return Array.from(element.childNodes).filter(isElement);
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The text that is directly in the element. */
export function ownText(element: Element): string {
	return Array.from(element.childNodes)
		.filter(({ nodeType }) => nodeType === 3 || nodeType === 4)
		.map(({ nodeValue }) => nodeValue ?? '')
		.join('');
}

/** Attributes but for declarations of namespaces. */
export function attributesOf(element: Element) {
	return Array.from(element.attributes).filter(({ namespaceURI }) => namespaceURI !== XMLNS);
}

/** As the XML parser on NetSuite's side words it; what follows the position is ours. */
function malformed(message: string): SoapFault {
	return new SoapFault(`org.xml.sax.SAXParseException; ${message.split('\n')[0]!}`);
}
