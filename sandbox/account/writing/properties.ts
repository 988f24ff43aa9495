import type { Account } from '../account';
import type { CustomField } from '../customFields';
import { exists, type Fields } from '../records';
import type { Row } from '../store';
import { notBuilt, notSettable, Refusal, unknownProperty } from './refusal';
import type { Json, Writable, WriteOptions } from './types';
import { customTarget, standardTarget, storedValue, type Target } from './values';

/** A record or a line of a sublist, as far as a client can set it. */
export interface Settable {
	/** What there is to read. */
	fields: Fields;
	/** What of it can be set, by REST name. */
	writable: Readonly<Record<string, Writable>>;
	/** All of them can be set. */
	customFields?: readonly CustomField[];
	/** Names in lower case that are no fields and are passed over here. */
	apart?: ReadonlySet<string>;
	/** Names in lower case that can be read alone, but may come back with what was read. */
	tolerated?: ReadonlySet<string>;
	/** Names in lower case of what NetSuite takes and is not built here, with what is lacking. */
	refused?: Readonly<Record<string, string>>;
}

/** Believed: what a record read by REST holds beside its fields may come back with it. */
const ignored = new Set(['id', 'links', 'refname']);

/** Neither nothing nor an empty sublist. */
function isSomething(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return Boolean(value);
	const { items } = value as { items?: unknown };
	return !(Array.isArray(items) && items.length === 0);
}

/** By name in lower case: names are taken in any case, as NetSuite's own samples write them. */
function targetsOf(account: Account, { fields, writable, customFields = [] }: Settable): Map<string, Target> {
	const standard = Object.entries(writable)
		.filter(([name]) => exists(fields[name]!, account.features))
		.map(([name, field]) => standardTarget(name, fields[name]!, field));
	const targets = [...standard, ...customFields.map(customTarget)];
	return new Map(targets.map((target) => [target.name.toLowerCase(), target]));
}

/** The columns that what can be set is stored in. */
export function columnsOf({ fields, writable, customFields = [] }: Settable): string[] {
	const standard = Object.entries(writable).map(([name, field]) => standardTarget(name, fields[name]!, field));
	return [...standard, ...customFields.map(customTarget)].map(({ column }) => column);
}

/**
 * What is stored of a record or line as a client sent it, by column.
 * @param before what is stored now
 * @throws Refusal
 */
export function storedValues(
	account: Account,
	settable: Settable,
	body: Json,
	before: Row | null,
	{ strictNames, lenientValues, hiddenColumns }: WriteOptions,
): Row {
	const targets = targetsOf(account, settable);
	const readOnly = new Set(Object.keys(settable.fields).map((name) => name.toLowerCase()));
	const row: Row = {};
	for (const [name, value] of Object.entries(body)) {
		const key = name.toLowerCase();
		const target = targets.get(key);
		if ((ignored.has(key) && !target) || settable.apart?.has(key)) continue;
		if (!target && settable.tolerated?.has(key)) continue;
		const lacking = settable.refused && Object.hasOwn(settable.refused, key) ? settable.refused[key] : undefined;
		if (!target && lacking !== undefined && isSomething(value)) throw notBuilt(lacking);
		if (!target && lacking !== undefined) continue;
		if (!target && !readOnly.has(key)) {
			if (strictNames) throw unknownProperty(name);
			continue;
		}
		if (!target || hiddenColumns.has(target.column.replace(/^m\./, ''))) throw notSettable(name);
		try {
			const now = before?.[target.column] ?? null;
			const stored = storedValue(account, target, value, now);
			// What cannot be changed may come back as it was read.
			if (target.createOnly && before && stored !== now) throw notSettable(name);
			row[target.column] = stored;
		} catch (error) {
			if (!(lenientValues && error instanceof Refusal && error.aboutValue)) throw error;
		}
	}
	return row;
}
