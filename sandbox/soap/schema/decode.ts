import type { Attr, Element } from '@xmldom/xmldom';
import { SoapFault, unreadable } from '../fault';
import type { Namespaces, Prefix } from '../version';
import { attributesOf, elementsOf, ownText, XSI } from '../xml/parse';
import type { Value } from './bean';
import { readDateTime } from './dateTime';
import { isA, shapeOf, type Shape } from './shape';
import { enumerations, type TypeName } from './types';

/**
 * Reads an element as a type of the schema. Elements may come in any order, as NetSuite's XML library (Axis) takes
 * them; what the type does not have is refused in that library's words.
 * @param also namespaces that the elements in it may have beside their own; `null` for none
 * @throws SoapFault
 */
export function decode(
	element: Element,
	declared: TypeName,
	namespaces: Namespaces,
	also: ReadonlyArray<string | null> = [],
): Value {
	const type = typeOf(element, declared, namespaces);
	const shape = shapeOf(type);
	if (!shape) return simple(ownText(element), type, namespaces);
	// Believed: the words for an element of an abstract type without xsi:type.
	if (shape.abstract) throw unreadable('java.lang.InstantiationException');

	const bean: Record<string, Value> = {};
	for (const attribute of attributesOf(element)) readAttribute(attribute, type, shape, namespaces, bean);
	for (const child of elementsOf(element)) {
		const { name, type: childType, many } = elementOf(child, type, shape, namespaces, also);
		if (isNil(child, childType)) continue;
		const value = decode(child, childType, namespaces);
		bean[name] = many ? [...((bean[name] ?? []) as Value[]), value] : value;
	}
	if (shape.content) bean.content = simple(ownText(element), shape.content, namespaces);
	return { $type: type, ...bean };
}

/** Nothing: said so, or empty where only a number, a boolean or (believed) a word of the schema can be. */
function isNil(element: Element, type: TypeName): boolean {
	const nil = element.getAttributeNS(XSI, 'nil')?.trim();
	const isTextless = numeric.has(type) || enumerations.has(type);
	return nil === 'true' || nil === '1' || (isTextless && ownText(element).trim() === '');
}

function typeOf(element: Element, declared: TypeName, namespaces: Namespaces): TypeName {
	const written = element.getAttributeNS(XSI, 'type');
	if (!written || !shapeOf(declared)) return declared;
	const [local, prefix = null] = written.trim().split(':').reverse() as [string, string?];
	const uri = element.lookupNamespaceURI(prefix) ?? '';
	const type = `${namespaces.prefix(uri)}:${local}`;
	if (!shapeOf(type)) {
		throw unreadable(`No deserializer for {${uri}}${local} (it may be one that the local NetSuite lacks)`);
	}
	if (!isA(type, declared)) throw unreadable('java.lang.IllegalArgumentException: argument type mismatch');
	return type;
}

function readAttribute(
	attribute: Attr,
	type: TypeName,
	shape: Shape,
	namespaces: Namespaces,
	bean: Record<string, Value>,
): void {
	// The public client for Ruby writes the IDs of records as `platformMsgs:internalId`, and NetSuite takes them.
	const { namespaceURI } = attribute;
	if (namespaceURI && !namespaces.prefix(namespaceURI)) return;
	const name = attribute.localName!;
	const declared = Object.hasOwn(shape.attributes, name) ? shape.attributes[name] : undefined;
	if (!declared && namespaceURI) return;
	if (!declared) throw unreadable(`${name} not found on ${qualified(type, namespaces)}`);
	bean[name] = simple(attribute.value, declared, namespaces);
}

function elementOf(
	child: Element,
	type: TypeName,
	shape: Shape,
	namespaces: Namespaces,
	also: ReadonlyArray<string | null>,
) {
	const found = shape.element(child.localName!);
	const inPlace = found && namespaces.uri(found.prefix) === child.namespaceURI;
	if (found && (inPlace || also.includes(child.namespaceURI || null))) return found;
	const [prefix, local] = type.split(':') as [Prefix, string];
	throw unreadable(`Invalid element in ${namespaces.javaPackage(prefix)}.${local} - ${child.localName}`);
}

/** `{urn:core_2025_2.platform.webservices.netsuite.com}RecordRef` */
function qualified(type: TypeName, namespaces: Namespaces): string {
	const [prefix, local] = type.split(':') as [Prefix, string];
	return `{${namespaces.uri(prefix)}}${local}`;
}

const numeric: ReadonlySet<TypeName> = new Set(['boolean', 'int', 'long', 'double']);

const whole = { int: 2n ** 31n, long: 2n ** 63n };

function simple(text: string, type: TypeName, namespaces: Namespaces): Value {
	switch (type) {
		case 'string':
			return text;
		case 'boolean':
			// Axis looks at the first letter alone.
			if (/^\s*[1tT]/.test(text)) return true;
			if (/^\s*[0fF]/.test(text)) return false;
			throw new SoapFault('java.lang.NumberFormatException: Invalid boolean');
		case 'int':
		case 'long': {
			const isWhole = /^[+-]?\d+$/.test(text.trim());
			if (!isWhole || BigInt(text.trim()) >= whole[type] || BigInt(text.trim()) < -whole[type]) {
				throw new SoapFault(`java.lang.NumberFormatException: For input string: "${text}"`);
			}
			return Number(text);
		}
		case 'dateTime': {
			const instant = readDateTime(text);
			if (instant === null) throw new SoapFault(`java.lang.NumberFormatException: Invalid date/time: "${text}"`);
			return instant;
		}
		case 'double': {
			const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
			// Believed: NaN and INF, which the schema has, are refused; no field can hold them.
			if (!Number.isFinite(number)) throw new SoapFault(`java.lang.NumberFormatException: For input string: "${text}"`);
			return number;
		}
		case 'base64Binary':
			return text.replace(/\s+/g, '');
		default:
			if (enumerations.get(type)!.includes(text)) return text;
			throw unreadable(`${text} is not a legal value for ${qualified(type, namespaces)}`);
	}
}
