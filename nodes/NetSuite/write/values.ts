import { InvalidSettingError, isoText, parseMoment } from '../../../netsuite';

/** What expressions put into parameters, checked; errors name the parameter as the editor does. */

/** A text; numbers count as one. `null` for nothing. */
export function textOf(label: string, value: unknown): string | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw new InvalidSettingError(label, `${label} is ${JSON.stringify(value).slice(0, 80)}; it must be a text. Check the expression.`);
}

/** @throws InvalidSettingError when there is nothing but space. */
export function requiredText(label: string, value: unknown): string {
	const text = textOf(label, value);
	if (text !== null && text.trim() !== '') return text;
	throw new InvalidSettingError(label, `${label} is empty, and NetSuite needs it. Check the expression.`);
}

/** A text that may be empty. @throws InvalidSettingError when an expression found nothing, which is not the same. */
export function givenText(label: string, value: unknown): string {
	if (value !== null && value !== undefined) return textOf(label, value) ?? '';
	throw new InvalidSettingError(label, `${label} is not there; it may be empty. Check the expression.`);
}

/** Addresses as one text or as a list of texts. */
export const addressesOf = (label: string, value: unknown): string | null =>
	textOf(label, Array.isArray(value) ? value.map((one) => textOf(label, one)).join(', ') : value);

/** ISO 8601 in UTC; `null` for nothing. */
export function momentOf(label: string, value: unknown): string | null {
	const text = textOf(label, isoText(value));
	return text === null ? null : parseMoment(label, text);
}

export type Direction = 'incoming' | 'outgoing';

/** @throws InvalidSettingError; also for nothing: a wrong direction could not be put right any more. */
export function directionOf(value: unknown): Direction {
	if (value === 'incoming' || value === 'outgoing') return value;
	const text = requiredText('Direction', value);
	throw new InvalidSettingError('direction', `Direction is "${text}"; it must be incoming or outgoing.`);
}

/** An internal ID; `null` for nothing. */
export function internalIdOf(label: string, value: unknown): string | null {
	const text = textOf(label, value)?.trim() ?? '';
	if (text === '') return null;
	if (/^-?\d+$/.test(text)) return text;
	throw new InvalidSettingError(label, `${label} is "${text}"; it must be an internal ID, a number.`);
}
