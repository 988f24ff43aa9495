import { InvalidSettingError } from '../account';
import { isDate, isoText, parseMoment } from '../moments';
import type { RecordBody } from '../records/write';
import type { WritableField, WritableType } from './writableFields';

/** What each type of field takes, in an error's words. */
const wanted: Record<WritableType, string> = {
	text: 'text',
	boolean: 'true or false',
	integer: 'a whole number such as 12',
	number: 'a number such as 1250.50',
	date: 'a date such as 2026-01-31',
	timestamp: 'a date and time such as 2026-01-31T14:00:00Z',
	reference: 'an internal ID such as 10432',
	multiReference: 'internal IDs, as an array or with commas between them',
};

/**
 * Values as flows have them → the body of a REST record. What is empty (`null`, undefined, an empty text or list) is left out:
 * NetSuite keeps what it has.
 * @param what the records in an error's words, e.g. `Contacts`.
 * @throws InvalidSettingError with the field's label and name, for a value that is not of the field's type, and for a
 * field that the account does not have or that cannot be written.
 */
export function recordBody(
	what: string,
	fields: readonly WritableField[],
	values: Readonly<Record<string, unknown>>,
): RecordBody {
	const body: Record<string, unknown> = {};
	for (const [name, given] of Object.entries(values)) {
		const value = isoText(given);
		if (isEmpty(value)) continue;
		const field = fields.find((one) => one.name === name);
		if (!field) {
			throw new InvalidSettingError(
				'fields',
				`${what} have no field "${name}" that can be written, or the token's role may not see it. Choose one from the list.`,
			);
		}
		body[name] = convert(field, value);
	}
	return body;
}

const isEmpty = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function convert(field: WritableField, value: unknown): unknown {
	switch (field.type) {
		case 'text':
			if (typeof value === 'string') return chosen(field, value);
			if (typeof value === 'number' && Number.isFinite(value)) return String(value);
			throw refuse(field, value);
		case 'boolean':
			if (typeof value === 'boolean') return value;
			if (typeof value === 'string' && /^(true|t)$/i.test(value.trim())) return true;
			if (typeof value === 'string' && /^(false|f)$/i.test(value.trim())) return false;
			throw refuse(field, value);
		case 'integer':
		case 'number': {
			const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
			if (typeof number !== 'number' || !Number.isFinite(number)) throw refuse(field, value);
			if (field.type === 'integer' && !Number.isSafeInteger(number)) throw refuse(field, value);
			return number;
		}
		case 'date': {
			// The day as it is written: a date in NetSuite has no time zone.
			const day = typeof value === 'string' ? value.trim().replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1') : '';
			if (!isDate(day)) throw refuse(field, value);
			return day;
		}
		case 'timestamp':
			if (typeof value !== 'string') throw refuse(field, value);
			return parseMoment(`${field.label} (${field.name})`, value);
		case 'reference':
			return reference(field, value);
		case 'multiReference': {
			const list = typeof value === 'string' ? value.split(',').filter((one) => one.trim() !== '') : value;
			const items = Array.isArray(list) ? list : [list];
			return { items: items.map((one) => reference(field, one)) };
		}
	}
}

/** An internal ID as a number, a text, or a reference as NetSuite sends it. */
function reference(field: WritableField, value: unknown): { id: string } {
	const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
	const text = typeof id === 'number' || typeof id === 'string' ? String(id).trim() : '';
	if (field.choices) return { id: chosen(field, text) };
	if (!/^-?\d+$/.test(text)) throw refuse(field, value);
	return { id: text };
}

function chosen(field: WritableField, value: string): string {
	if (!field.choices || field.choices.some(({ id }) => id === value)) return value;
	const ids = field.choices.map(({ id }) => id).join(', ');
	throw new InvalidSettingError(
		'fields',
		`${field.label} (${field.name}) is ${shown(value)}, which is not in its list: ${ids}.`,
	);
}

const refuse = (field: WritableField, value: unknown) =>
	new InvalidSettingError('fields', `${field.label} (${field.name}) is ${shown(value)}; it needs ${wanted[field.type]}.`);

/** Enough of a value to recognise it. */
function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
