import { shapeOf } from '../schema/shape';
import { complexTypes, declaredType, enumerations, type DeclaredElement, type TypeName } from '../schema/types';
import { namespacesOf, prefixes, schemaFile, type Prefix, type Version } from '../version';
import { attribute } from '../xml/write';

/** Schemas made of the types that this NetSuite knows, as Oracle's WSDL imports them. */

const XSD = 'http://www.w3.org/2001/XMLSchema';
const homeOf = (type: TypeName) => type.split(':')[0] as Prefix;
const localOf = (type: TypeName) => type.split(':')[1]!;

/** The headers of requests, and that of replies. */
export const headers: Readonly<Record<string, TypeName>> = {
	tokenPassport: 'platformCore:TokenPassport',
	applicationInfo: 'platformMsgs:ApplicationInfo',
	partnerInfo: 'platformMsgs:PartnerInfo',
	preferences: 'platformMsgs:Preferences',
	searchPreferences: 'platformMsgs:SearchPreferences',
	documentInfo: 'platformMsgs:DocumentInfo',
};

/** The elements that stand for themselves, by namespace: messages, headers, faults, and what types refer to. */
const globals = collectGlobals();

function collectGlobals(): Map<Prefix, Map<string, TypeName>> {
	const found = new Map<Prefix, Map<string, TypeName>>();
	const add = (prefix: Prefix, name: string, type: TypeName) => {
		if (!found.has(prefix)) found.set(prefix, new Map());
		found.get(prefix)!.set(name, type);
	};
	const lower = (name: string) => name[0]!.toLowerCase() + name.slice(1);
	for (const type of complexTypes()) {
		const request = /^platformMsgs:(\w+)Request$/.exec(type);
		if (request) add('platformMsgs', lower(request[1]!), type);
		if (/^platformMsgs:\w+Response$/.test(type) && shapeOf(type.replace(/Response$/, 'Request'))) {
			add('platformMsgs', lower(localOf(type)), type);
		}
		if (/^platformFaults:\w+Fault$/.test(type)) add('platformFaults', lower(localOf(type)), type);
		for (const element of declaredType(type)!.elements) {
			if (element.prefix !== homeOf(type)) add(element.prefix, element.name, element.type);
		}
	}
	for (const [name, type] of Object.entries(headers)) add('platformMsgs', name, type);
	return found;
}

function typesIn(prefix: Prefix): TypeName[] {
	return [...complexTypes(), ...enumerations.keys()].filter((type) => homeOf(type) === prefix);
}

/** @param origin before the addresses of the schemas it imports */
export function schemaOf(prefix: Prefix, version: Version, origin: string): string {
	const namespaces = namespacesOf(version);
	const used = new Set<Prefix>();
	const content = [
		...typesIn(prefix).map((type) => (enumerations.has(type) ? simpleType(type) : complexType(type, used))),
		...[...(globals.get(prefix) ?? [])].map(
			([name, type]) => `<xsd:element name=${attribute(name)} type=${attribute(typeRef(type, used))}/>`,
		),
	].join('\n');
	const others = prefixes.filter((other) => used.has(other) && other !== prefix);
	const declarations = [prefix, ...others].map((one) => ` xmlns:${one}=${attribute(namespaces.uri(one))}`).join('');
	const imports = others
		.map(
			(one) =>
				`<xsd:import namespace=${attribute(namespaces.uri(one))} schemaLocation=${attribute(origin + schemaFile(one, version))}/>\n`,
		)
		.join('');
	return (
		`<?xml version="1.0" encoding="UTF-8"?>\n<xsd:schema xmlns:xsd="${XSD}"${declarations}` +
		` targetNamespace=${attribute(namespaces.uri(prefix))} elementFormDefault="qualified">\n${imports}${content}\n</xsd:schema>\n`
	);
}

function typeRef(type: TypeName, used: Set<Prefix>): string {
	if (!type.includes(':')) return `xsd:${type}`;
	used.add(homeOf(type));
	return type;
}

function simpleType(type: TypeName): string {
	const values = enumerations.get(type)!.map((value) => `<xsd:enumeration value=${attribute(value)}/>`);
	return (
		`<xsd:simpleType name=${attribute(localOf(type))}><xsd:restriction base="xsd:string">` +
		`${values.join('')}</xsd:restriction></xsd:simpleType>`
	);
}

function complexType(type: TypeName, used: Set<Prefix>): string {
	const { base, abstract, content, attributes, elements } = declaredType(type)!;
	const attributed = attributes
		.map(([name, of]) => `<xsd:attribute name=${attribute(name)} type=${attribute(typeRef(of, used))}/>`)
		.join('');
	const sequence =
		elements.length === 0
			? ''
			: `<xsd:sequence>${elements.map((one) => element(type, one, used)).join('')}</xsd:sequence>`;
	const open = `<xsd:complexType name=${attribute(localOf(type))}${abstract ? ' abstract="true"' : ''}>`;
	const extended = content ?? base;
	if (!extended) return `${open}${sequence}${attributed}</xsd:complexType>`;
	const kind = content ? 'simpleContent' : 'complexContent';
	return (
		`${open}<xsd:${kind}><xsd:extension base=${attribute(typeRef(extended, used))}>${sequence}${attributed}` +
		`</xsd:extension></xsd:${kind}></xsd:complexType>`
	);
}

function element(home: TypeName, { prefix, name, type, many, required }: DeclaredElement, used: Set<Prefix>): string {
	const occurs = `${required ? '' : ' minOccurs="0"'}${many ? ' maxOccurs="unbounded"' : ''}`;
	if (prefix === homeOf(home)) {
		return `<xsd:element name=${attribute(name)} type=${attribute(typeRef(type, used))}${occurs}/>`;
	}
	used.add(prefix);
	return `<xsd:element ref="${prefix}:${name}"${occurs}/>`;
}
