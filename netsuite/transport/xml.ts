import { DOMImplementation, DOMParser, XMLSerializer, type Element } from '@xmldom/xmldom';

/**
 * Content of an element, in the order of its schema: attributes begin with an `@`, names carry their prefix, a list is
 * an element for each of its texts.
 */
export interface XmlContent {
	readonly [name: string]: string | readonly string[] | XmlContent | undefined;
}

const parser = new DOMParser({
	// A warning, too, means that the text is not what a SOAP server writes, but for the one about U+FFFD: texts that were
	// once imported in a wrong encoding hold it.
	onError: (level, message) => {
		if (level === 'warning' && message.startsWith('Unicode replacement character')) return;
		throw new SyntaxError(message);
	},
	// As XML 1.0 has it. The parser's own way is that of XML 1.1, in which U+0085, U+2028 and U+2029 become line feeds too.
	normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
});

/**
 * The root element.
 * @throws SyntaxError when it is not whole, well-formed XML.
 */
export function parseXml(text: string): Element {
	const root = parser.parseFromString(text, 'text/xml').documentElement;
	if (!root) throw new SyntaxError('there is no element in it');
	return root;
}

/** The element at the end of a path of local names: the first of each. */
export function elementAt(element: Element | null, ...path: readonly string[]): Element | null {
	return path.reduce<Element | null>((found, name) => childrenOf(found, name)[0] ?? null, element);
}

/** All child elements, or those of that local name. */
export function childrenOf(element: Element | null, name?: string): Element[] {
	const children = Array.from(element?.childNodes ?? []) as unknown as Element[];
	return children.filter(({ nodeType, localName }) => nodeType === 1 && (name === undefined || localName === name));
}

/** The text of a child element; `null` when there is none, or nothing in it. */
export const textAt = (element: Element | null, ...path: readonly string[]): string | null =>
	elementAt(element, ...path)?.textContent || null;

/** An attribute without a prefix; `null` when there is none, or nothing in it. */
export const attributeOf = (element: Element | null, name: string): string | null => element?.getAttribute(name) || null;

/**
 * Writes XML; every text is escaped.
 * @param namespaces what each prefix stands for; declared at the root.
 * @throws RangeError for a prefix that stands for nothing, or text that XML cannot carry.
 */
export function writeXml(root: string, content: XmlContent, namespaces: Readonly<Record<string, string>>): string {
	const document = new DOMImplementation().createDocument(namespaceOf(root), root);
	for (const [prefix, uri] of Object.entries(namespaces)) {
		document.documentElement?.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, uri);
	}
	fill(document.documentElement as Element, content);
	// Bare carriage returns would be read as line feeds.
	return new XMLSerializer().serializeToString(document).replace(/\r/g, '&#13;');

	function namespaceOf(name: string): string | null {
		const [prefix, local] = name.split(':');
		if (local === undefined) return null;
		const uri = namespaces[prefix as string];
		if (uri === undefined) throw new RangeError(`There is no namespace for ${name}.`);
		return uri;
	}

	function fill(element: Element, inner: XmlContent): void {
		for (const [name, value] of Object.entries(inner)) {
			if (value === undefined) continue;
			if (isList(value)) {
				for (const one of value) fill(element, { [name]: one });
				continue;
			}
			const attribute = name.startsWith('@') ? name.slice(1) : undefined;
			if (attribute !== undefined && typeof value === 'string') {
				element.setAttributeNS(namespaceOf(attribute), attribute, carried(value));
				continue;
			}
			const child = document.createElementNS(namespaceOf(name), name);
			if (typeof value === 'string') child.appendChild(document.createTextNode(carried(value)));
			else fill(child, value);
			element.appendChild(child);
		}
	}
}

const isList = (value: NonNullable<XmlContent[string]>): value is readonly string[] => Array.isArray(value);

/** XML 1.0 has no way to write these: control characters, halves of a surrogate pair, two that are no characters. */
const impossible = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;

function carried(text: string): string {
	const found = impossible.exec(text)?.[0].codePointAt(0);
	if (found === undefined) return text;
	throw new RangeError(`Character U+${found.toString(16).toUpperCase().padStart(4, '0')} cannot be sent to NetSuite over SOAP. Remove it.`);
}
