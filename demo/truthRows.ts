/**
 * What the data tables should hold: NetSuite's records flattened to rows. Written apart from the package's own
 * flattening and sharing nothing with it, so that a mistake there cannot hide itself here.
 */

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export interface TruthRecord {
	readonly id: string;
	/** By script ID. */
	readonly customFields?: { readonly [scriptId: string]: Json };
	readonly [field: string]: Json | undefined;
}

/** A row that should be stored: a value by column. */
export interface ExpectedRow {
	readonly netsuiteId: number;
	readonly values: ReadonlyMap<string, Json>;
	/**
	 * Columns of which at least one must be there, and all must be empty: where no record has a value, it cannot be
	 * told from the records whether the field is a reference.
	 */
	readonly empty: ReadonlyArray<readonly string[]>;
}

/** Columns that hold JSON text and are compared by what it means. */
export type JsonColumns = ReadonlySet<string>;

/**
 * References whose name is kept beside their id, because no data table holds what they lead to: in every integration
 * point that has a field of that name, or in one.
 */
const named: ReadonlySet<string> = new Set([
	'approvalStatus',
	'contactRole',
	'entityStatus',
	'item',
	'leadSource',
	'note.author',
	'partner',
	'postingPeriod',
	'salesRep',
	'status',
]);

/** NetSuite computes these while they are read: no sync can keep them. */
const computed: ReadonlySet<string> = new Set(['balance', 'daysOverdue', 'overdueBalance', 'unbilledOrders']);

type Kind = 'value' | 'reference' | 'list' | 'unknown';

/** The rows that the records of one integration point should be stored as. */
export function expectedRows(
	point: string,
	records: readonly TruthRecord[],
): { rows: ExpectedRow[]; json: JsonColumns } {
	const kinds = kindsOf(records);
	const customKinds = kindsOf(records.map(customOf));
	const listNames = [...kinds].filter(([, kind]) => kind === 'list').map(([name]) => name);
	const lists = new Map(listNames.map((name) => [name, entryKinds(records, name)]));
	const rows = records.map((record) => {
		const values = new Map<string, Json>();
		const empty: string[][] = [];
		for (const [name, kind] of kinds) {
			const value = record[name] ?? null;
			if (kind === 'unknown') empty.push([name, `${name}Id`]);
			else if (kind === 'list') values.set(name, flatList(point, value, lists.get(name) ?? new Map<string, Kind>()));
			else for (const [column, flat] of flatField(point, name, kind, value)) values.set(column, flat);
		}
		for (const [scriptId, kind] of customKinds) {
			if (kind === 'unknown') empty.push([scriptId, `${scriptId}Id`, `${scriptId}Ids`]);
			else for (const [column, flat] of flatCustom(scriptId, kind, customOf(record)[scriptId] ?? null)) values.set(column, flat);
		}
		return { netsuiteId: Number(record.id), values, empty };
	});
	return { rows, json: new Set(lists.keys()) };
}

const customOf = (record: TruthRecord): Readonly<Record<string, Json>> => record.customFields ?? {};

/** A custom field's name is always kept beside its id, since no data table holds what custom fields lead to. */
function flatCustom(scriptId: string, kind: Kind, value: Json): Array<[string, Json]> {
	if (kind === 'value') return [[scriptId, value]];
	if (kind === 'reference') {
		const { id, refName } = (value ?? { id: null, refName: null }) as { id: Json; refName: Json };
		return [[`${scriptId}Id`, id], [`${scriptId}Name`, refName]];
	}
	const chosen = value === null ? null : (value as Array<{ id: string; refName: string }>);
	return [
		[`${scriptId}Ids`, chosen && chosen.map(({ id }) => id).join(',')],
		[`${scriptId}Names`, chosen && chosen.map(({ refName }) => refName).join(', ')],
	];
}

/** What a field is shows in the records that have a value in it. */
function kindsOf(records: ReadonlyArray<Readonly<Record<string, Json | undefined>>>): Map<string, Kind> {
	const kinds = new Map<string, Kind>();
	for (const record of records) {
		for (const [name, value] of Object.entries(record)) {
			if (name === 'id' || name === 'customFields' || computed.has(name)) continue;
			const kind = kindOf(value ?? null);
			if (kind !== 'unknown' || !kinds.has(name)) kinds.set(name, kind);
		}
	}
	return kinds;
}

function kindOf(value: Json): Kind {
	if (value === null) return 'unknown';
	if (Array.isArray(value)) return 'list';
	return typeof value === 'object' ? 'reference' : 'value';
}

function entryKinds(records: readonly TruthRecord[], list: string): Map<string, Kind> {
	return kindsOf(records.flatMap((record) => entriesOf(record[list] ?? null)));
}

function entriesOf(list: Json): Array<Record<string, Json>> {
	return Array.isArray(list) ? (list as Array<Record<string, Json>>) : [];
}

function flatField(point: string, name: string, kind: Kind, value: Json): Array<[string, Json]> {
	if (kind !== 'reference') return [[name, value]];
	const { id, refName } = (value ?? { id: null, refName: null }) as { id: Json; refName: Json };
	const hasName = named.has(name) || named.has(`${point}.${name}`);
	return hasName ? [[`${name}Id`, id], [`${name}Name`, refName ?? null]] : [[`${name}Id`, id]];
}

/** The entries of a list keep their `id`. A field that is empty in all of them is left out, as it may be in the store. */
function flatList(point: string, list: Json, kinds: ReadonlyMap<string, Kind>): Json {
	return entriesOf(list).map((entry) => {
		const fields = [...kinds]
			.filter(([, kind]) => kind !== 'unknown')
			.flatMap(([name, kind]) => flatField(point, name, kind, entry[name] ?? null));
		return Object.fromEntries('id' in entry ? [['id', entry.id ?? null], ...fields] : fields);
	});
}
