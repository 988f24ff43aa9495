import { required } from '../../context/errors';

/** What the methods of records are given. */

export type FieldOptions = { fieldId: string };
export type SublistOptions = { sublistId: string };
export type LineOptions = SublistOptions & { line: number };
export type CellOptions = LineOptions & FieldOptions;

/** Documented: one object, or its members one after another. @throws SuiteScriptError for one that is missing */
export function options<T extends object>(method: string, given: unknown[], ...names: Array<keyof T & string>): T {
	const [first] = given;
	const isObject = typeof first === 'object' && first !== null;
	const read = (isObject ? first : Object.fromEntries(names.map((name, index) => [name, given[index]]))) as T;
	for (const name of names) {
		// Empty is a value.
		if (!['value', 'text'].includes(name)) required(method, read, name);
	}
	return read;
}
