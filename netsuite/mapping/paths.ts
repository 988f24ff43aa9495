import { MappingError, shown } from './errors';

export type Json = Record<string, unknown>;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The steps of a field's name in the flow's shape: `address.city` is the city in the address.
 * @throws MappingError when that cannot be a name.
 */
export function pathOf(name: string): readonly string[] {
	const steps = name.split('.').map((step) => step.trim());
	if (steps.every((step) => step !== '' && !forbidden.has(step))) return steps;
	throw new MappingError(`"${name}" cannot be the name of a field.`, 'Use a name such as openAmount, or address.city for a field inside another.');
}

/** What stands there; undefined when nothing does. */
export function getAt(json: unknown, path: readonly string[]): unknown {
	let value = json;
	for (const step of path) {
		if (value === null || value === undefined) return undefined;
		value = (value as Json)[step];
	}
	return value;
}

/**
 * Puts a value there, in place. Objects on the way are copied: the item that came in has them, too.
 * @throws MappingError when something on the way is no object.
 */
export function setAt(json: Json, path: readonly string[], value: unknown): void {
	let target = json;
	const last = path.length - 1;
	for (let index = 0; index < last; index++) {
		const step = path[index] as string;
		const inner = target[step] ?? {};
		if (typeof inner !== 'object' || Array.isArray(inner)) throw inTheWay(path, path.slice(0, index + 1), inner);
		target = target[step] = { ...inner };
	}
	target[path[last] as string] = value;
}

function inTheWay(path: readonly string[], there: readonly string[], value: unknown): MappingError {
	const name = there.join('.');
	return new MappingError(
		`"${path.join('.')}" cannot be put into "${name}": it is ${shown(value)}, and would be lost.`,
		`Choose a name without "${name}." in front.`,
	);
}
