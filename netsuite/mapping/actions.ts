import { MappingError, shown } from './errors';
import { getAt, setAt, type Json } from './paths';

/** What a rule does with a field of the mapped item. */
export type FieldAction = 'set' | 'setIfEmpty' | 'clear' | 'append';

/** Whether nothing stands in it, as people see it. */
export const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Does it to the item, in place.
 * @param value what to set or append; `clear` has none.
 * @param fit makes a value what the field takes; throws when it cannot.
 * @throws MappingError when something is to be appended to what is neither text nor a list.
 */
export function applyAction(
	json: Json,
	path: readonly string[],
	{ action, value, separator = ', ' }: { action: FieldAction; value?: unknown; separator?: string },
	fit: (value: unknown) => unknown = (given) => given ?? null,
): void {
	const present = getAt(json, path);
	switch (action) {
		case 'set':
			return setAt(json, path, fit(value));
		case 'setIfEmpty':
			return isEmpty(present) ? setAt(json, path, fit(value)) : undefined;
		case 'clear':
			return setAt(json, path, null);
		case 'append':
			return isEmpty(value) ? undefined : setAt(json, path, fit(appended(path, present, value, separator)));
	}
}

function appended(path: readonly string[], present: unknown, value: unknown, separator: string): unknown {
	if (isEmpty(present)) return value;
	if (Array.isArray(present)) return [...(present as unknown[]), ...(Array.isArray(value) ? (value as unknown[]) : [value])];
	if (typeof present === 'string') return `${present}${separator}${String(value)}`;
	throw new MappingError(
		`Nothing can be appended to "${path.join('.')}": it is ${shown(present)}.`,
		'Append works on text and lists. Use Set, or turn the value into text in the mapping.',
	);
}
