import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';

/**
 * What in a reply is not as the schema has it: order, number and types of elements, attributes, words of enumerations.
 * Reads the transcription of the schema by itself, so that a mistake in the local NetSuite's reading of it shows.
 */

interface Particle {
	prefix: string;
	name: string;
	type: string;
	many: boolean;
	required: boolean;
}

interface Type {
	abstract: boolean;
	base?: string;
	content?: string;
	attributes: Map<string, string>;
	particles: Particle[];
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const lines = readFileSync(join(__dirname, '../../sandbox/soap/schema/types.txt'), 'utf8')
	.split('\n')
	.filter((line) => line && !line.startsWith('#'));
const values = lines.filter((line) => / = /.test(line)).map((line) => line.split(' = ') as [string, string]);
const alias = new Map(values.filter(([name]) => !name.includes(':')));
const words = new Map(values.filter(([name]) => name.includes(':')).map(([name, list]) => [name, list.split(' ')]));
const types = new Map(lines.filter((line) => !/ = /.test(line)).map((line) => [line.split(' ')[0]!, line]));

const simple: Record<string, RegExp> = {
	string: /^[\s\S]*$/,
	int: /^-?\d+$/,
	long: /^-?\d+$/,
	double: /^(-?\d+(\.\d+)?([eE][-+]?\d+)?|NaN|-?INF)$/,
	boolean: /^(true|false|0|1)$/,
	dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)$/,
	base64Binary: /^[A-Za-z0-9+/\s]*={0,2}$/,
};

const fullName = (written: string) =>
	alias.get(written) ?? (written in simple || written.includes(':') ? written : `platformCore:${written}`);

function typeOf(name: string): Type {
	const [head, attributes = '', elements = ''] = types.get(name)!.split(' |');
	const [, isAbstract, base, content] = /^\S+( abstract)?(?: : (\S+))?(?: \{(\S+)\})?$/.exec(head!)!;
	const home = name.split(':')[0]!;
	return {
		abstract: isAbstract !== undefined,
		base: base && fullName(base),
		content: content && fullName(content),
		attributes: new Map(
			attributes
				.split(' ')
				.filter(Boolean)
				.map((one) => {
					const [attribute, ...type] = one.split(':');
					return [attribute!, type.length > 0 ? fullName(type.join(':')) : 'string'];
				}),
		),
		particles: elements
			.split(' ')
			.filter(Boolean)
			.map((one) => {
				const [written, prefix = home] = one.split('@');
				const [element, ...type] = written!.replace(/[*!]+$/, '').split(':');
				return {
					prefix,
					name: element!,
					type: type.length > 0 ? fullName(type.join(':')) : 'string',
					many: written!.includes('*'),
					required: written!.endsWith('!'),
				};
			}),
	};
}

/** With what its bases have before what it has. */
function whole(name: string): Type {
	const type = typeOf(name);
	if (!type.base) return type;
	const base = whole(type.base);
	return {
		...type,
		attributes: new Map([...base.attributes, ...type.attributes]),
		particles: [...base.particles, ...type.particles],
	};
}

const isA = (name: string, ancestor: string): boolean => {
	const { base } = typeOf(name);
	return name === ancestor || (base !== undefined && isA(base, ancestor));
};

/** The family of a namespace, as types.txt names it, by the part before the version. */
const families: Record<string, string> = {
	core: 'platformCore',
	messages: 'platformMsgs',
	faults: 'platformFaults',
	common: 'platformCommon',
	scheduling: 'actSched',
	filecabinet: 'docFileCab',
	communication: 'generalComm',
	accounting: 'listAcct',
	employees: 'listEmp',
	marketing: 'listMkt',
	relationships: 'listRel',
	customization: 'setupCustom',
	customers: 'tranCust',
	general: 'tranGeneral',
	sales: 'tranSales',
};
const prefixOf = (uri: string | null) =>
	families[/^urn:(\w+?)_\d{4}_\d\.\w+\.webservices\.netsuite\.com$/.exec(uri ?? '')?.[1] ?? ''] ?? `(${uri})`;

const childrenOf = (element: Element) =>
	Array.from(element.childNodes).filter((node) => node.nodeType === 1) as Element[];

function simpleMistakes(text: string, type: string, path: string): string[] {
	const fits = simple[type]?.test(text) ?? words.get(type)?.includes(text) ?? false;
	return fits ? [] : [`${path}: "${text}" is no ${type}`];
}

function mistakesIn(element: Element, declared: string, path: string): string[] {
	if (!types.has(declared)) return simpleMistakes(element.textContent ?? '', declared, path);
	const xsiType = element.getAttributeNS(XSI, 'type');
	const [local, prefix] = (xsiType ?? '').split(':').reverse() as [string, string?];
	const name = xsiType ? `${prefixOf(element.lookupNamespaceURI(prefix ?? null))}:${local}` : declared;
	if (!types.has(name) || !isA(name, declared)) return [`${path}: ${name} is no ${declared}`];
	const type = whole(name);
	const found = type.abstract ? [`${path}: ${name} is abstract`] : [];
	for (const attribute of Array.from(element.attributes)) {
		if (attribute.name === 'xmlns' || attribute.prefix === 'xmlns' || attribute.prefix === 'xsi') continue;
		const of = type.attributes.get(attribute.name);
		const at = `${path}@${attribute.name}`;
		found.push(...(of ? simpleMistakes(attribute.value, of, at) : [`${at} is no attribute of ${name}`]));
	}
	if (type.content) return [...found, ...simpleMistakes(element.textContent ?? '', type.content, path)];
	const rest = childrenOf(element);
	for (const { prefix: home, name: child, type: of, many, required } of type.particles) {
		const isNext = () => rest[0]?.localName === child && prefixOf(rest[0].namespaceURI) === home;
		if (required && !isNext()) found.push(`${path}: no ${child}`);
		while (isNext()) {
			found.push(...mistakesIn(rest.shift()!, of, `${path}/${child}`));
			if (!many) break;
		}
	}
	return [...found, ...rest.map(({ nodeName }) => `${path}: ${nodeName} is out of place`)];
}

/** Of a fault only what NetSuite declares in its detail is checked. */
export function mistakesOfReply(xml: string): string[] {
	const envelope = new DOMParser().parseFromString(xml, 'text/xml').documentElement!;
	const body = childrenOf(envelope).find(
		({ localName, namespaceURI }) => localName === 'Body' && namespaceURI === SOAP,
	);
	const [content] = body ? childrenOf(body) : [];
	if (!content) return ['no body'];
	const name = content.localName!;
	if (name !== 'Fault') {
		const type = `${prefixOf(content.namespaceURI)}:${name[0]!.toUpperCase()}${name.slice(1)}`;
		return types.has(type) ? mistakesIn(content, type, name) : [`${type} is no message`];
	}
	const details = Array.from(content.getElementsByTagName('detail')).flatMap(childrenOf);
	return details
		.filter(({ namespaceURI }) => prefixOf(namespaceURI) === 'platformFaults')
		.flatMap((fault) => {
			const type = `platformFaults:${fault.localName![0]!.toUpperCase()}${fault.localName!.slice(1)}`;
			return types.has(type) ? mistakesIn(fault, type, fault.localName!) : [`${type} is no fault`];
		});
}
