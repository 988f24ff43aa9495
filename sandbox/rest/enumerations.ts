import type { Field, RecordType } from '../account/records';

/** Fields that are enumerations in NetSuite's catalogue, beside every status; other fixed values are records there. */
const names: ReadonlySet<string> = new Set(['approvalStatus', 'orderStatus', 'country']);

export const isEnumeration = (name: string, { kind }: Field): boolean => kind === 'status' || names.has(name);

/** Documented: a value of an enumeration can be given by its name. Any other value is left as it is. */
export function byName({ fields }: RecordType, name: string, value: unknown): unknown {
	const own = Object.keys(fields).find((field) => field.toLowerCase() === name.toLowerCase());
	const values = own !== undefined && isEnumeration(own, fields[own]!) ? fields[own]!.names : undefined;
	const { id, refName } = (value ?? {}) as { id?: unknown; refName?: unknown };
	if (!values || id !== undefined || typeof refName !== 'string') return value;
	const found = Object.entries(values).find(([, shown]) => shown === refName);
	return found ? { id: found[0] } : value;
}
