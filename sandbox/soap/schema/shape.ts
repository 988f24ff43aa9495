import { declaredType, type DeclaredElement, type TypeName } from './types';

/** A complex type with all that its base types have. */
export interface Shape {
	/** In the schema's order: the base types' first. */
	elements: readonly DeclaredElement[];
	/** `null` for names that it has not. */
	element(name: string): DeclaredElement | null;
	attributes: Readonly<Record<string, TypeName>>;
	content: TypeName | null;
	abstract: boolean;
}

const shapes = new Map<TypeName, Shape>();

/** `null` for simple types, and for those that are not known. */
export function shapeOf(type: TypeName): Shape | null {
	const known = shapes.get(type);
	if (known) return known;
	const declared = declaredType(type);
	if (!declared) return null;
	const base = declared.base ? shapeOf(declared.base) : null;
	const elements = [...(base?.elements ?? []), ...declared.elements];
	const byName = new Map(elements.map((element) => [element.name, element]));
	const shape: Shape = {
		elements,
		element: (name) => byName.get(name) ?? null,
		attributes: { ...base?.attributes, ...Object.fromEntries(declared.attributes) },
		content: declared.content ?? base?.content ?? null,
		abstract: declared.abstract,
	};
	shapes.set(type, shape);
	return shape;
}

/** Whether the first type is the second or extends it. */
export function isA(type: TypeName, ancestor: TypeName): boolean {
	const base = declaredType(type)?.base;
	return type === ancestor || (base ? isA(base, ancestor) : false);
}
