import type { Namespaces, Prefix } from '../version';
import { attribute, text } from '../xml/write';
import type { Bean, Value } from './bean';
import { writeDateTime } from './dateTime';
import { shapeOf } from './shape';
import type { TypeName } from './types';

/**
 * Writes an element of the messages' namespace, which is its default one; the other namespaces in it are declared on
 * it. What the bean lacks is left out.
 */
export function encode(name: string, bean: Bean, type: TypeName, namespaces: Namespaces): string {
	const used = new Set<Prefix>();
	const { attributes, content } = inside(bean, type, used);
	const declarations = [...used].map((prefix) => ` xmlns:${prefix}="${namespaces.uri(prefix)}"`);
	return `<${name} xmlns="${namespaces.uri('platformMsgs')}"${declarations.join('')}${attributes}>${content}</${name}>`;
}

function element(prefix: Prefix, name: string, value: Value, declared: TypeName, used: Set<Prefix>): string {
	const isDefault = prefix === 'platformMsgs';
	if (!isDefault) used.add(prefix);
	const tag = isDefault ? name : `${prefix}:${name}`;
	if (typeof value !== 'object') return `<${tag}>${text(simple(value, declared))}</${tag}>`;

	const bean = value as Bean;
	const type = bean.$type ?? declared;
	const { attributes, content } = inside(bean, type, used);
	const xsiType = type === declared ? '' : ` xsi:type=${attribute(type)}`;
	if (xsiType) used.add(type.split(':')[0] as Prefix);
	const open = `<${tag}${attributes}${xsiType}`;
	return content === '' ? `${open}/>` : `${open}>${content}</${tag}>`;
}

function inside(bean: Bean, type: TypeName, used: Set<Prefix>): { attributes: string; content: string } {
	const shape = shapeOf(type)!;
	const attributes = Object.entries(shape.attributes)
		.filter(([name]) => bean[name] !== undefined)
		.map(([name, declared]) => ` ${name}=${attribute(simple(bean[name]!, declared))}`);
	const elements = shape.elements.flatMap(({ prefix, name, type: declared, many }) => {
		const value = bean[name];
		if (value === undefined) return [];
		const values = many ? (value as readonly Value[]) : [value];
		return values.map((one) => element(prefix, name, one, declared, used));
	});
	return { attributes: attributes.join(''), content: elements.join('') };
}

function simple(value: Value, type: TypeName): string {
	if (typeof value !== 'number') return String(value as string);
	if (type === 'dateTime') return writeDateTime(value);
	return type === 'double' ? writeDouble(value) : String(value);
}

/** As Java writes it: `21.0`, `1.05E7`, `2.1E-4`. */
function writeDouble(value: number): string {
	const size = Math.abs(value);
	if (value !== 0 && (size >= 1e7 || size < 1e-3)) {
		const [digits, exponent] = value.toExponential().split('e') as [string, string];
		return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
	}
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
