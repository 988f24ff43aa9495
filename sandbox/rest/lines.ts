import type { List, Value } from '../account/records';

/**
 * What a sublist's lines are known by: documents that something is applied to by their ID, other lines by their number.
 * Documented: a line's address ends with its key. Believed: that of an applied document is its ID.
 */
export function keyNameOf({ fields }: List): 'doc' | 'line' | 'internalId' | 'id' | null {
	const names = ['doc', 'line', 'internalId', 'id'] as const;
	return names.find((name) => name in fields) ?? null;
}

/** The end of a line's address; its place, counted from one, where lines have no key. */
export function keyOfLine(list: List, row: Record<string, Value>, index: number): string {
	const name = keyNameOf(list);
	const value = name && row[name];
	if (value === null || value === undefined) return String(index + 1);
	return typeof value === 'object' ? value.id : String(value);
}

/** What a line has in the body of a request so that it is found again. */
export function keyProperty(list: List, key: string): Record<string, unknown> | null {
	const name = keyNameOf(list);
	if (name === null) return null;
	return { [name]: name === 'line' ? Number(key) : name === 'doc' ? { id: key } : key };
}

/** The name of a sublist as REST has it; clients may write it in any case. */
export function listNameOf(lists: Readonly<Record<string, List>> | undefined, name: string): string | undefined {
	return Object.keys(lists ?? {}).find((own) => own.toLowerCase() === name.toLowerCase());
}

/** What stands in lines as a record of its own: `addressBookAddress`, whose fields are `addressBookAddress.city` … */
export const subrecordsOf = (names: readonly string[]): string[] => [
	...new Set(names.filter((name) => name.includes('.')).map((name) => name.split('.')[0]!)),
];

/** A subrecord's own fields: `{'addressBookAddress.city': x}` → `{city: x}`. */
export function within<V>(subrecord: string, values: Readonly<Record<string, V>>): Record<string, V> {
	const prefix = `${subrecord}.`;
	const own = Object.entries(values).filter(([name]) => name.startsWith(prefix));
	return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}
