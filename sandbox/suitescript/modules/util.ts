/** N/util, and the global of the same name. */

type Visit = (value: unknown, key: unknown, whole: unknown) => unknown;

/** Documented: what the visitor gives as `false` ends it. Believed for objects and arrays alike. */
export function each<T extends object>(iterable: T, callback: Visit): T {
	const entries: Array<[unknown, unknown]> = Array.isArray(iterable)
		? iterable.map((value, index) => [index, value])
		: Object.entries(iterable);
	for (const [key, value] of entries) if (callback(value, key, iterable) === false) break;
	return iterable;
}

/** Copies properties of the second into the first, which it gives. */
export function extend<T extends object, U extends object>(receiver: T, contributor: U): T & U {
	return Object.assign(receiver, contributor);
}

export function deepExtend<T extends object, U extends object>(receiver: T, contributor: U): T & U {
	for (const [key, value] of Object.entries(contributor)) {
		const own = (receiver as Record<string, unknown>)[key];
		(receiver as Record<string, unknown>)[key] =
			isObject(own) && isObject(value) ? deepExtend(own as object, value as object) : value;
	}
	return receiver as T & U;
}

const tag = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);

export const isArray = (value: unknown) => Array.isArray(value);
export const isBoolean = (value: unknown) => tag(value) === 'Boolean';
export const isDate = (value: unknown) => tag(value) === 'Date';
export const isError = (value: unknown) => value instanceof Error;
export const isFunction = (value: unknown) => typeof value === 'function';
export const isIterator = (value: unknown) => typeof (value as { next?: unknown } | null)?.next === 'function';
export const isNumber = (value: unknown) => tag(value) === 'Number';
export const isObject = (value: unknown) => tag(value) === 'Object';
export const isRegExp = (value: unknown) => tag(value) === 'RegExp';
export const isString = (value: unknown) => tag(value) === 'String';

export const nanoTime = () => 0;
