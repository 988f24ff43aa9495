import { SuiteScriptError } from '../../context/errors';
import { host } from '../../context/host';
import type { FieldInfo } from '../../context/recordInfo';
import { dayOf, isDate, isoDay } from '../dates';

type Json = Record<string, unknown>;

/** Seen: `You have entered an Invalid Field Value x for the following field: trandate`. */
const invalidValue = (value: unknown, id: string) =>
	new SuiteScriptError(
		'INVALID_FLD_VALUE',
		`You have entered an Invalid Field Value ${String(value)} for the following field: ${id}`,
		{
			module: 'N/record',
		},
	);

/** The names of one kind of line or of a record's body. */
export class Fields {
	readonly byId: ReadonlyMap<string, FieldInfo>;
	readonly byRest: ReadonlyMap<string, FieldInfo>;

	constructor(readonly all: readonly FieldInfo[]) {
		this.byId = new Map(all.map((field) => [field.id, field]));
		this.byRest = new Map(all.map((field) => [field.rest.toLowerCase(), field]));
	}
}

/** The values of a record's body or of a line: what is stored or drafted, and what a script has set since. */
export class Values {
	readonly #values = new Map<string, unknown>();
	readonly #texts = new Map<string, string>();
	readonly touched = new Set<string>();

	/** @param base as REST has it; what is no field stays in it and goes along when it is saved as a new record */
	constructor(
		readonly fields: Fields,
		readonly base: Json = {},
	) {
		this.take(base);
	}

	/** Lays values in REST's shape over those there are. */
	take(body: Json): void {
		for (const [name, value] of flattened(body)) {
			const field = this.fields.byRest.get(name.toLowerCase());
			if (field) this.#put(field, value);
		}
	}

	/** A value that was not set by the script: a default, or what follows from others. */
	assume(id: string, value: unknown): void {
		this.#values.set(id, value);
		this.#texts.delete(id);
	}

	has(id: string): boolean {
		return this.#values.has(id);
	}

	/** Documented: numbers, booleans, Dates, and text for all else; IDs are text. Believed: nothing is the empty text. */
	get(id: string): unknown {
		const field = this.fields.byId.get(id);
		if (this.#values.has(id)) return this.#values.get(id);
		if (!field) return undefined;
		return field.kind === 'boolean' ? false : '';
	}

	/** The name of what was chosen; other values as text. */
	text(id: string): string | string[] {
		const value = this.get(id);
		const field = this.fields.byId.get(id);
		if (value === '' || value === undefined || value === null) return '';
		const known = this.#texts.get(id);
		if (known !== undefined) return known;
		if (field?.kind === 'references') return (value as unknown[]).map((one) => nameOf(field, one));
		if (field?.kind === 'reference') return nameOf(field, value);
		if (field?.kind === 'boolean') return value === true ? 'T' : 'F';
		if (isDate(value))
			return host<string>('record.dateText', { moment: value.getTime() / 1000, isDay: field?.kind === 'date' });
		return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
	}

	/** @throws SuiteScriptError for what is no value of such a field */
	set(id: string, value: unknown): void {
		const field = this.fields.byId.get(id);
		this.#values.set(id, field ? scriptValue(field, value) : value);
		this.#texts.delete(id);
		this.touched.add(id);
	}

	/** @throws SuiteScriptError for a name that none has */
	setText(id: string, text: unknown): void {
		const field = this.fields.byId.get(id);
		if (field?.kind !== 'reference' && field?.kind !== 'references') return this.set(id, text);
		const { references, names } = field;
		const texts = [text].flat().map(String);
		const ids = texts.map((name) =>
			name === '' ? '' : host<string>('record.idOf', { references, names, text: name, field: id }),
		);
		this.set(id, field.kind === 'references' ? ids : ids[0]);
	}

	/** What the script set, in REST's shape. */
	changes(): Json {
		const body: Json = {};
		for (const id of this.touched) {
			const field = this.fields.byId.get(id);
			if (field?.isWritable) nest(body, field.rest, restValue(field, this.get(id)));
		}
		return body;
	}

	/** What the script set that cannot be stored. */
	unstored(): string[] {
		return [...this.touched].filter((id) => !this.fields.byId.get(id)?.isWritable);
	}

	/** All there is to be stored of a new record: what it began with, and what was set. */
	whole(): Json {
		const body: Json = { ...this.base };
		for (const [name, value] of Object.entries(this.changes())) {
			const own = Object.keys(body).find((key) => key.toLowerCase() === name.toLowerCase());
			if (own !== undefined && own !== name) delete body[own];
			body[name] = isPlain(body[name]) && isPlain(value) && !('id' in value) ? { ...body[name], ...value } : value;
		}
		return body;
	}

	/** What could be stored of a copy. */
	copied(without: ReadonlySet<string>): Json {
		const body: Json = {};
		for (const field of this.fields.all) {
			const value = this.get(field.id);
			if (!field.isWritable || without.has(field.id) || value === '' || value === undefined) continue;
			nest(body, field.rest, restValue(field, value));
		}
		return body;
	}

	clone(): Values {
		const copy = new Values(this.fields, this.base);
		for (const [id, value] of this.#values) copy.#values.set(id, value);
		for (const [id, text] of this.#texts) copy.#texts.set(id, text);
		for (const id of this.touched) copy.touched.add(id);
		return copy;
	}

	#put(field: FieldInfo, value: unknown): void {
		this.#texts.delete(field.id);
		if (field.kind === 'status') {
			const name = (value as { refName?: string } | null)?.refName ?? '';
			this.#values.set(field.id, name);
			this.#values.set('statusref', statusKey(name));
			this.#texts.set('statusref', name);
			return;
		}
		const shown = fromRest(field, value);
		this.#values.set(field.id, shown);
		const name = (value as { refName?: unknown } | null)?.refName;
		if (field.kind === 'reference' && typeof name === 'string') this.#texts.set(field.id, name);
	}
}

const isPlain = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Paid In Full` as scripts compare it: `paidInFull`. */
const statusKey = (name: string) =>
	name
		.replace(/[^A-Za-z ]/g, '')
		.split(' ')
		.filter(Boolean)
		.map((word, index) => (index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1)))
		.join('');

/** What a reference is made of; whatever else is in it are fields of a subrecord. */
const referenceParts = new Set(['id', 'refName', 'externalId', 'links', 'items']);

/** Fields of subrecords by their names with a dot; references stay whole. */
function flattened(body: Json): Array<[string, unknown]> {
	return Object.entries(body).flatMap(([name, value]): Array<[string, unknown]> => {
		if (!isPlain(value)) return [[name, value]];
		const inner = Object.entries(value).filter(([part]) => !referenceParts.has(part));
		return [[name, value], ...inner.map(([part, one]): [string, unknown] => [`${name}.${part}`, one])];
	});
}

function nest(body: Json, rest: string, value: unknown): void {
	const [name, inner] = rest.split('.', 2) as [string, string | undefined];
	if (inner === undefined) body[name] = value;
	else body[name] = { ...(body[name] as Json | undefined), [inner]: value };
}

const nameOf = ({ references, names }: FieldInfo, id: unknown): string =>
	names ? (names[String(id)] ?? '') : host<string>('record.nameOf', { references, id });

/** What a script reads of REST's value. */
function fromRest({ kind }: FieldInfo, value: unknown): unknown {
	if (kind === 'boolean') return value === true || value === 'T';
	if (value === null || value === undefined || value === '') return '';
	switch (kind) {
		case 'reference': {
			const { id } = isPlain(value) ? (value as { id?: unknown }) : { id: value };
			return id === undefined || id === null ? '' : String(id as string | number);
		}
		case 'references': {
			const items = (isPlain(value) ? (value.items as unknown[]) : (value as unknown[])) ?? [];
			return items.map((item) => String((isPlain(item) ? item.id : item) as string | number));
		}
		case 'date':
			return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? dayOf(value.slice(0, 10)) : value;
		case 'timestamp':
			return new Date(value as string);
		default:
			return value;
	}
}

/** Several choices in one text: NetSuite's own separator, which is a control character, or commas. */
const choices = (text: string) => text.replaceAll(String.fromCharCode(5), ',').split(',');

/** What is kept of a script's value: as it will be read. */
function scriptValue({ kind, id }: FieldInfo, value: unknown): unknown {
	if (kind === 'boolean') {
		if (value === true || value === 'T' || value === 'true') return true;
		if (!value || value === 'F' || value === 'false') return false;
		throw invalidValue(value, id);
	}
	if (value === null || value === undefined || value === '') return '';
	switch (kind) {
		case 'number':
		case 'integer': {
			const number = typeof value === 'number' ? value : Number(String(value as string).replace(/[,%]/g, ''));
			if (!Number.isFinite(number)) throw invalidValue(value, id);
			return number;
		}
		case 'date':
		case 'timestamp': {
			const date = isDate(value)
				? value
				: typeof value === 'string' && /^\d{1,2}\/\d{1,2}\/\d{4}/.test(value)
					? new Date(value)
					: null;
			if (!date || Number.isNaN(date.getTime())) throw invalidValue(value, id);
			return date;
		}
		case 'references':
			return (Array.isArray(value) ? value : choices(String(value as string))).map(String).filter(Boolean);
		default:
			return typeof value === 'object' ? value : String(value as string);
	}
}

/** What the account stores of a script's value. */
function restValue({ kind }: FieldInfo, value: unknown): unknown {
	if (kind === 'boolean') return value === true;
	if (value === '' || value === undefined || value === null) return null;
	switch (kind) {
		case 'reference':
			return { id: String(value as string) };
		case 'references':
			return { items: (value as string[]).map((id) => ({ id })) };
		case 'date':
			return isoDay(value as Date);
		case 'timestamp':
			return `${(value as Date).toISOString().slice(0, 19)}Z`;
		default:
			return value;
	}
}
