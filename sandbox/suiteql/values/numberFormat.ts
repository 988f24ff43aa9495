import { unsupported } from '../errors';

/** A text as a number. @throws SuiteQLError where Oracle refuses to convert it (ORA-01722) */
export function readNumber(text: string): number {
	if (!/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) throw unsupported();
	return Number(text);
}

/** Without an exponent and without the noise a double has beyond 15 digits. */
export function numberText(value: number): string {
	const plain = String(value);
	if (plain.length <= 15 && !plain.includes('e')) return plain;
	const rounded = Number(value.toPrecision(15));
	const text = String(rounded);
	if (!text.includes('e')) return text;
	if (Math.abs(rounded) < 1) return rounded.toFixed(20).replace(/0+$/, '');
	const [, whole, decimals = '', exponent] = /^(-?\d)(?:\.(\d+))?e\+(\d+)$/.exec(text)!;
	return whole! + decimals.padEnd(Number(exponent), '0');
}

/** As TO_CHAR and || write it: Oracle leaves the zero before the point out, .5 */
export const oracleNumberText = (value: number) => numberText(value).replace(/^(-?)0\./, '$1.');

/** Rounds half away from zero on the decimal value, as Oracle does: 2.675 → 2.68. Digits may be negative. */
export function roundDecimal(value: number, digits: number): number {
	const shifted = shift(Math.abs(value), digits);
	return Math.sign(value) * shift(Math.round(shifted), -digits);
}

/** Cuts digits off: -2.679 → -2.67. */
export function truncateDecimal(value: number, digits: number): number {
	return Math.sign(value) * shift(Math.floor(shift(Math.abs(value), digits)), -digits);
}

/** Moves the decimal point in the number's text, where it makes no rounding error. */
function shift(value: number, digits: number): number {
	const [mantissa, exponent = '0'] = String(Number(value.toPrecision(15))).split('e');
	return Number(`${mantissa}e${Number(exponent) + digits}`);
}

/**
 * Oracle's number formats: 9 0 . D , G $ FM MI S. A number too large for its format is shown as `#`.
 *
 * @throws SuiteQLError for other elements
 */
export function formatNumber(value: number, format: string): string {
	const { fill, mask, shape } = readFormat(format);
	const [, leading, currency = '', whole = '', decimals, trailing] = shape;

	const [digits = '', fraction = ''] = numberTextWithDigits(Math.abs(value), decimals?.length ?? 0).split('.');
	const places = whole.replaceAll(',', '');
	const firstZero = places.indexOf('0');
	const least = firstZero < 0 ? 0 : places.length - firstZero;
	const shown = (digits === '0' && (least > 0 || decimals !== undefined) ? '' : digits).padStart(least, '0');
	if (shown.length > places.length) return '#'.repeat(format.length + 1);

	const grouped = group(shown, whole);
	const kept = fill
		? fraction
		: fraction.slice(0, Math.max(lastZero(decimals ?? ''), fraction.replace(/0+$/, '').length));
	const body = currency + grouped + (decimals === undefined ? '' : `.${kept}`);
	const signed = withSign(body, value < 0, leading ? 'S' : trailing);
	return fill ? signed.padStart(mask.length + (leading || trailing ? 0 : 1)) : signed;
}

function readFormat(format: string) {
	const upper = format.toUpperCase();
	const fill = !upper.startsWith('FM');
	const mask = (fill ? upper : upper.slice(2)).replaceAll('D', '.').replaceAll('G', ',');
	const shape = /^(S?)(\$?)([09,]*)(?:\.([09]*))?(MI|S)?$/.exec(mask);
	if (!shape) throw unsupported();
	return { fill, mask, shape };
}

/** @throws SuiteQLError for a format that formatNumber does not know */
export const checkNumberFormat = (format: string): void => void readFormat(format);

const numberTextWithDigits = (value: number, digits: number) => roundDecimal(value, digits).toFixed(digits);

const lastZero = (decimals: string) => decimals.lastIndexOf('0') + 1;

/** Sets commas where the mask has them, counted from the right. */
function group(digits: string, mask: string): string {
	let text = '';
	let left = digits.length;
	for (let at = mask.length - 1; at >= 0 && left > 0; at--) {
		text = (mask[at] === ',' ? ',' : digits[--left]!) + text;
	}
	return text;
}

function withSign(body: string, negative: boolean, style: string | undefined): string {
	if (style === 'MI') return body + (negative ? '-' : ' ');
	if (style === 'S') return (negative ? '-' : '+') + body;
	return negative ? `-${body}` : body;
}
