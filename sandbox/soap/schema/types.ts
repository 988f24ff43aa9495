import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prefix } from '../version';

/** A type's name with the prefix of its namespace (see version.ts), or a simple type's. */
export type TypeName = string;

/** An element of a complex type. */
export interface DeclaredElement {
	/** Of its namespace. */
	prefix: Prefix;
	name: string;
	type: TypeName;
	/** Any number of them. */
	many: boolean;
	required: boolean;
}

/** A complex type; the elements and attributes of its base come first. */
export interface DeclaredType {
	base: TypeName | null;
	/** Stands for those that extend it, and must be told by `xsi:type` which. */
	abstract: boolean;
	/** The simple type of what stands between the tags. */
	content: TypeName | null;
	attributes: ReadonlyArray<readonly [name: string, type: TypeName]>;
	/** In the schema's order. */
	elements: readonly DeclaredElement[];
}

/** The declarations of types.txt as they stand there, by the type's name; that file says how to read them. */
const complexLines = new Map<TypeName, string>();
const aliases = new Map<string, TypeName>();

/** The enumerations of the schema. That endpoints before 2025_2 have the same ones is believed. */
export const enumerations = new Map<TypeName, readonly string[]>();

for (const line of readFileSync(join(__dirname, 'types.txt'), 'utf8').split('\n')) {
	if (line === '' || line.startsWith('#')) continue;
	const value = /^(\S+) = (.*)$/.exec(line);
	if (!value) complexLines.set(/^\S+/.exec(line)![0], line);
	else if (value[1]!.includes(':')) enumerations.set(value[1]!, value[2]!.split(' '));
	else aliases.set(value[1]!, value[2]!);
}

/** Names of all complex types, in the file's order. */
export const complexTypes = (): TypeName[] => [...complexLines.keys()];

const simpleTypes = new Set(['string', 'boolean', 'int', 'long', 'double', 'dateTime', 'base64Binary']);

function typeOf(written: string): TypeName {
	if (written.includes(':') || simpleTypes.has(written)) return written;
	return aliases.get(written) ?? `platformCore:${written}`;
}

const parsed = new Map<TypeName, DeclaredType>();

/** A type without what its base has; `null` for simple types, and for those that are not known. */
export function declaredType(name: TypeName): DeclaredType | null {
	const line = complexLines.get(name);
	if (!line) return null;
	let type = parsed.get(name);
	if (!type) parsed.set(name, (type = parse(line)));
	return type;
}

function parse(line: string): DeclaredType {
	const [head = '', attributes = '', elements = ''] = line.split('|');
	const [name, ...facts] = head.trim().split(' ') as [TypeName, ...string[]];
	const base = facts.indexOf(':');
	const content = facts.find((fact) => fact.startsWith('{'));
	const home = name.split(':')[0] as Prefix;
	return {
		base: base < 0 ? null : typeOf(facts[base + 1]!),
		abstract: facts.includes('abstract'),
		content: content ? typeOf(content.slice(1, -1)) : null,
		attributes: words(attributes).map((word) => {
			const [attribute, type] = /^([^:]+)(?::(.+))?$/.exec(word)!.slice(1) as [string, string?];
			return [attribute, type ? typeOf(type) : 'string'] as const;
		}),
		elements: words(elements).map((word) => element(word, home)),
	};
}

const words = (text: string) => text.split(' ').filter(Boolean);

function element(word: string, home: Prefix): DeclaredElement {
	const [, name, type, many, required, prefix] = /^([^:*!@]+)(?::([^*!@]+))?(\*?)(!?)(?:@(\w+))?$/.exec(word)!;
	return {
		prefix: (prefix ?? home) as Prefix,
		name: name!,
		type: type ? typeOf(type) : 'string',
		many: many !== '',
		required: required !== '',
	};
}
