import type { Prefix } from '../version';
import { types, type TypeName } from './types';

/** An element of a complex type, with what its base types have. */
export interface ShapeElement {
	/** Of its namespace. */
	prefix: Prefix;
	name: string;
	type: TypeName;
	many: boolean;
}

/** A complex type with all that its base types have. */
export interface Shape {
	/** In the schema's order: the base types' first. */
	elements: readonly ShapeElement[];
	attributes: Readonly<Record<string, TypeName>>;
	content: TypeName | null;
	abstract: boolean;
	partial: boolean;
}

const shapes = new Map<TypeName, Shape>();

/** `null` for simple types, and for those that are not known. */
export function shapeOf(type: TypeName): Shape | null {
	const known = shapes.get(type);
	if (known) return known;
	const declared = types[type];
	if (!declared) return null;
	const base = declared.base ? shapeOf(declared.base) : null;
	const [prefix] = type.split(':') as [Prefix];
	const shape: Shape = {
		elements: [
			...(base?.elements ?? []),
			...Object.entries(declared.elements ?? {}).map(([name, of]) => element(prefix, name, of)),
		],
		attributes: { ...base?.attributes, ...declared.attributes },
		content: declared.content ?? null,
		abstract: declared.abstract ?? false,
		partial: declared.partial ?? false,
	};
	shapes.set(type, shape);
	return shape;
}

function element(home: Prefix, name: string, type: TypeName): ShapeElement {
	const [local, prefix] = name.split(':').reverse() as [string, Prefix?];
	return { prefix: prefix ?? home, name: local, type: type.replace('*', ''), many: type.endsWith('*') };
}

/** Whether the first type is the second or extends it. */
export function isA(type: TypeName, ancestor: TypeName): boolean {
	const base = types[type]?.base;
	return type === ancestor || (base !== undefined && isA(base, ancestor));
}
