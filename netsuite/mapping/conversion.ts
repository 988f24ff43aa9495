import { isDate, utcSecond } from '../moments';
import type { ListValue } from '../read/listValues';
import type { Reference } from '../read/values';
import { allowedTypes, compatibility, flowTypes, isAllowed, type FlowType } from './compatibility';
import { MappingError, shown } from './errors';
import { nameOf, type MappableField } from './fields';

const dateText = /^\d{4}-\d{2}-\d{2}$/;
const timeText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const idText = /^-?\d+$/;

/** More are not named in an error. */
const mostNamed = 15;

/**
 * Turns what NetSuite has in a field into a value of the flow. The pair of types must be allowed.
 * @param value `null` where NetSuite has nothing.
 * @throws MappingError when the record has something else there than the field's type says.
 */
export function toFlow(field: MappableField, flow: FlowType, value: unknown): unknown {
	if (value === null || value === '') return null;
	switch (field.type) {
		case 'integer':
		case 'number':
		case 'amount':
		case 'percent':
			if (typeof value !== 'number') throw unexpected(field, value);
			return flow === 'text' ? String(value) : value;
		case 'boolean':
			if (typeof value !== 'boolean') throw unexpected(field, value);
			return flow === 'text' ? String(value) : value;
		case 'date':
			if (typeof value !== 'string' || !dateText.test(value)) throw unexpected(field, value);
			return value;
		case 'timestamp':
			if (typeof value !== 'string' || !timeText.test(value)) throw unexpected(field, value);
			return flow === 'date' ? value.slice(0, 10) : value;
		case 'id':
			if (typeof value !== 'string') throw unexpected(field, value);
			return flow === 'number' ? Number(value) : value;
		case 'reference':
			return side(field, flow, value);
		case 'multiReference': {
			if (!Array.isArray(value)) throw unexpected(field, value);
			if (flow === 'reference') return value;
			const sides = value.map((one) => side(field, flow === 'id' ? 'id' : 'text', one));
			return flow === 'text' ? sides.join(', ') : sides;
		}
		case 'sublist':
			if (!Array.isArray(value)) throw unexpected(field, value);
			return flow === 'text' ? JSON.stringify(value) : value;
		case 'text':
			if (typeof value !== 'string') throw unexpected(field, value);
			return value;
	}
}

/** A reference that has no name in NetSuite is known by its internal ID, as in a simplified record. */
function side(field: MappableField, flow: FlowType, value: unknown): unknown {
	if (!isReference(value)) throw unexpected(field, value);
	if (flow === 'reference') return value;
	if (flow === 'id') return value.id;
	if (value.refName !== undefined) return value.refName ?? value.id;
	throw new MappingError(
		`${nameOf(field)} has only its internal ID here, not its name.`,
		'Table rows hold the IDs of records that have a table of their own. Map the internal ID, or choose the format Records in the node that reads.',
	);
}

const isReference = (value: unknown): value is Reference =>
	typeof value === 'object' && value !== null && typeof (value as Reference).id === 'string';

function unexpected(field: MappableField, value: unknown): MappingError {
	return new MappingError(
		`${nameOf(field)} is ${shown(value)}, where NetSuite has ${flowTypes[compatibility[field.type].natural].phrase}.`,
		'Give this node the records as the NetSuite nodes put them out, and check that Record is the kind of record that comes in.',
	);
}

/**
 * Turns a value of the flow into what NetSuite takes. An empty text is the same to NetSuite as nothing.
 * References become their internal ID, several an array of them; times become UTC to the second.
 * @param stated the flow's type, where people said it; otherwise the value tells.
 * @throws MappingError when the type or the value does not fit.
 */
export function toNetSuite(field: MappableField, stated: FlowType | undefined, given: unknown): unknown {
	const value = asJson(given);
	if (value === null || value === '') return null;
	const flow = flowTypeOf(field, value);
	// Text may be anything, so what was stated decides what it is taken for.
	const meant = stated !== undefined && typeof value === 'string' ? stated : flow;
	if (stated !== undefined && flow !== stated && !(typeof value === 'string' && isTextual(stated))) {
		throw misfit(field, value, `was to be ${flowTypes[stated].phrase}`);
	}
	if (!isAllowed('toNetSuite', field.type, meant, field.list !== undefined)) throw misfit(field, value);
	return written(field, value);
}

const isTextual = (flow: FlowType): boolean => ['text', 'date', 'dateTime', 'id'].includes(flow);

/** What a value is, as far as the field it is meant for leaves it open: `"12"` is an ID where an ID is wanted. */
function flowTypeOf(field: MappableField, value: unknown): FlowType {
	const { natural } = compatibility[field.type];
	if (typeof value === 'boolean') return 'boolean';
	if (typeof value === 'number') return natural === 'id' && Number.isSafeInteger(value) ? 'id' : 'number';
	if (typeof value === 'string') {
		if (natural !== 'id') return isTextual(natural) ? natural : 'text';
		const ids = field.type === 'multiReference' ? value.split(',') : [value];
		return ids.every((id) => idText.test(id.trim())) ? 'id' : 'text';
	}
	if (field.type !== 'multiReference') return isReference(value) ? 'reference' : 'list';
	if (!Array.isArray(value)) return 'reference';
	if (value.every(isReference)) return 'reference';
	return value.every((id) => idText.test(String(id))) ? 'id' : 'list';
}

function written(field: MappableField, value: unknown): unknown {
	switch (field.type) {
		case 'integer':
			if (!Number.isSafeInteger(value)) throw misfit(field, value);
			return value;
		case 'number':
		case 'amount':
		case 'percent':
			if (!Number.isFinite(value)) throw misfit(field, value);
			return value;
		case 'date':
			if (!isDate(value as string)) throw misfit(field, value);
			return value;
		case 'timestamp':
			return utc(field, value as string);
		case 'reference':
			return idIn(field, value);
		case 'multiReference': {
			const all = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as unknown[]) : [value];
			return all.map((one) => idIn(field, one));
		}
		case 'id':
			if (!idText.test(String(value))) throw misfit(field, value);
			return String(value);
		case 'text':
			return String(value);
		default:
			return value;
	}
}

function utc(field: MappableField, text: string): string {
	const time = timeText.test(text) && isDate(text.slice(0, 10)) ? Date.parse(text) : NaN;
	if (Number.isNaN(time)) throw misfit(field, text);
	return utcSecond(time);
}

/** The internal ID of what is given by its ID or, where NetSuite lists the values, by its name. */
function idIn(field: MappableField, value: unknown): string {
	const { list } = field;
	const text = isReference(value) ? value.id : String(value).trim();
	if (list === undefined) {
		if (idText.test(text)) return text;
		throw misfit(field, text);
	}
	const { values } = list;
	const same = ({ name }: ListValue) => name?.toLowerCase() === text.toLowerCase();
	const found = values.find(({ id }) => id === text) ?? values.find(({ name }) => name === text) ?? values.find(same);
	if (found) return found.id;
	const isWhole = list.source === 'customList';
	if (!isWhole && idText.test(text)) return text;
	throw new MappingError(
		`${nameOf(field)} has no value ${shown(text)}.`,
		isWhole
			? `Give one of these, by name or internal ID: ${named(values)}. Or add the value to the list in NetSuite.`
			: `NetSuite does not show the whole list. In use are: ${named(values)}. Give another value by its internal ID.`,
	);
}

function named(values: readonly ListValue[]): string {
	const names = values.slice(0, mostNamed).map(({ id, name }) => `${name ?? 'no name'} (${id})`);
	if (names.length === 0) return 'none';
	return values.length > mostNamed ? `${names.join(', ')} and ${values.length - mostNamed} more` : names.join(', ');
}

/**
 * What a fixed text means for a field that takes no text: people type `12.5` and `true` as they are.
 * Everything else stays as it is, and is refused where it does not fit.
 */
export function literalFor(field: MappableField, given: unknown): unknown {
	if (typeof given !== 'string') return given;
	const { natural } = compatibility[field.type];
	const text = given.trim();
	if (natural === 'number' && text !== '' && Number.isFinite(Number(text))) return Number(text);
	if (natural === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
	return given;
}

/** Expressions give dates as objects that know how to become JSON. */
function asJson(value: unknown): unknown {
	const { toJSON } = (value ?? {}) as { toJSON?: () => unknown };
	return typeof toJSON === 'function' ? toJSON.call(value) : (value ?? null);
}

function misfit(field: MappableField, value: unknown, also?: string): MappingError {
	const takes = allowedTypes('toNetSuite', field.type, field.list !== undefined);
	const { natural } = compatibility[field.type];
	const said = also === undefined ? '' : `, which ${also}`;
	return new MappingError(
		`${nameOf(field)} takes ${takes}, and this is ${shown(value)}${said}.`,
		howTo[natural] ?? 'Correct the value where it comes from.',
	);
}

const howTo: Partial<Record<FlowType, string>> = {
	number: 'Correct the value, or turn it into a number in the mapping, for example with {{ Number($json.amount) }}.',
	boolean: 'Give true or false, for example with {{ $json.answer === "yes" }}.',
	date: 'Give it as 2026-01-31, for example with {{ $json.date.toDateTime().toFormat("yyyy-MM-dd") }}.',
	dateTime: 'Give it with its time zone, as 2026-01-31T14:00:00Z or 2026-01-31T14:00:00+01:00.',
	id: 'Give the internal ID. A name can be given only where NetSuite lists the values of the field.',
};
