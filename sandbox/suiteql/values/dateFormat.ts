import { unsupported } from '../errors';

/**
 * Oracle's date formats over a wall clock in seconds. Elements: YEAR YYYY YYY YY Y RRRR RR Q RM MM MON MONTH WW IW W DDD
 * DD D DY DAY HH24 HH12 HH MI SSSSS SS FF AM PM, DS DL TS (date and time as Americans write them), TZH TZM TZR (only for
 * reading), FM, quoted text and punctuation. Months and days are English.
 */
const ELEMENTS = [
	...[
		'YEAR',
		'YYYY',
		'RRRR',
		'YYY',
		'YY',
		'RR',
		'RM',
		'Y',
		'Q',
		'MONTH',
		'MON',
		'MM',
		'MI',
		'WW',
		'IW',
		'W',
		'DDD',
		'DS',
		'DL',
		'DD',
		'DAY',
		'DY',
		'D',
	],
	...['HH24', 'HH12', 'HH', 'SSSSS', 'SS', 'FF', 'TS', 'TZH', 'TZM', 'TZR', 'A.M.', 'P.M.', 'AM', 'PM', 'FM'],
];

export const MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June'],
	...['July', 'August', 'September', 'October', 'November', 'December'],
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Formats that stand for others; FM is switched back after them. */
const LOCAL: Record<string, string> = {
	DS: 'FMMM/DD/YYYYFM',
	DL: 'FMDay, Month DD, YYYYFM',
	TS: 'FMHH12FM:MI:SS AM',
};

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

type Part = { element: string; written: string } | { literal: string };

const compiled = new Map<string, Part[]>();

/** @throws SuiteQLError for an element that is not known */
export function compileDateFormat(format: string): Part[] {
	const known = compiled.get(format);
	if (known) return known;
	const parts: Part[] = [];
	const upper = format.toUpperCase();
	for (let at = 0; at < format.length; ) {
		const element = ELEMENTS.find((candidate) => upper.startsWith(candidate, at));
		if (element && LOCAL[element]) {
			parts.push(...compileDateFormat(LOCAL[element]));
			at += element.length;
		} else if (element) {
			const written = format.slice(at, at + element.length);
			at += element.length;
			// The precision after FF only adds zeros: nothing here is finer than a second.
			const digits = element === 'FF' && /[1-9]/.test(format[at] ?? '') ? format[at++]! : '';
			parts.push({ element, written: written + digits });
		} else if (format[at] === '"') {
			const end = format.indexOf('"', at + 1);
			if (end < 0) throw unsupported();
			parts.push({ literal: format.slice(at + 1, end) });
			at = end + 1;
		} else if (/[\p{L}\p{N}]/u.test(format[at]!)) {
			throw unsupported();
		} else parts.push({ literal: format[at++]! });
	}
	compiled.set(format, parts);
	return parts;
}

const pad = (value: number, length: number) => String(value).padStart(length, '0');

/** `MON` → JAN, `Mon` → Jan, `mon` → jan. */
const cased = (name: string, written: string): string => {
	if (written[0] === written[0]!.toLowerCase()) return name.toLowerCase();
	return written[1] === written[1]!.toUpperCase() ? name.toUpperCase() : name;
};

function isoWeek(date: Date): number {
	const thursday = new Date(date);
	thursday.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7));
	return 1 + Math.floor(dayOfYear(thursday) / 7);
}

/** From 0. */
const dayOfYear = (date: Date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000);

const ONES = [
	...['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'],
	...['Thirteen', 'Fourteen', 'Fifteen', 'Sixteen', 'Seventeen', 'Eighteen', 'Nineteen'],
];
const TENS = ['', '', 'Twenty', 'Thirty', 'Forty', 'Fifty', 'Sixty', 'Seventy', 'Eighty', 'Ninety'];

const spelled = (value: number): string =>
	value < 20 ? ONES[value]! : [TENS[Math.floor(value / 10)], ONES[value % 10]].filter(Boolean).join('-');

/** `Twenty Twenty-Six` */
function spelledYear(year: number): string {
	const [century, rest] = [Math.floor(year / 100), year % 100];
	if (century % 10 === 0 && rest < 10) return `${spelled(century / 10)} Thousand ${spelled(rest)}`.trim();
	return `${spelled(century)} ${rest === 0 ? 'Hundred' : spelled(rest)}`;
}

function render(element: string, written: string, date: Date, fill: boolean): string {
	const number = (value: number, length: number) => (fill ? pad(value, length) : String(value));
	const name = (full: string, width: number) => cased(fill ? full.padEnd(width) : full, written);
	const year = date.getUTCFullYear();
	const hour = date.getUTCHours();
	switch (element) {
		case 'YYYY':
		case 'RRRR':
			return number(year, 4);
		case 'YYY':
			return number(year % 1000, 3);
		case 'YY':
		case 'RR':
			return number(year % 100, 2);
		case 'Y':
			return String(year % 10);
		case 'Q':
			return String(Math.floor(date.getUTCMonth() / 3) + 1);
		case 'YEAR':
			return cased(spelledYear(year), written);
		case 'RM': {
			const roman = cased(ROMAN[date.getUTCMonth()]!, written);
			return fill ? roman.padEnd(4) : roman;
		}
		case 'TZH':
		case 'TZM':
		case 'TZR':
			throw unsupported();
		case 'MM':
			return number(date.getUTCMonth() + 1, 2);
		case 'MON':
			return cased(MONTHS[date.getUTCMonth()]!.slice(0, 3), written);
		case 'MONTH':
			return name(MONTHS[date.getUTCMonth()]!, 9);
		case 'WW':
			return number(Math.floor(dayOfYear(date) / 7) + 1, 2);
		case 'IW':
			return number(isoWeek(date), 2);
		case 'W':
			return String(Math.floor((date.getUTCDate() - 1) / 7) + 1);
		case 'DDD':
			return number(dayOfYear(date) + 1, 3);
		case 'DD':
			return number(date.getUTCDate(), 2);
		case 'D':
			return String(date.getUTCDay() + 1);
		case 'DY':
			return cased(DAYS[date.getUTCDay()]!.slice(0, 3), written);
		case 'DAY':
			return name(DAYS[date.getUTCDay()]!, 9);
		case 'HH24':
			return number(hour, 2);
		case 'HH12':
		case 'HH':
			return number(hour % 12 || 12, 2);
		case 'MI':
			return number(date.getUTCMinutes(), 2);
		case 'SS':
			return number(date.getUTCSeconds(), 2);
		case 'SSSSS':
			return number(hour * 3600 + date.getUTCMinutes() * 60 + date.getUTCSeconds(), 5);
		case 'FF':
			return '0'.repeat(Number(written.slice(2) || 6));
		default:
			return cased(element.includes('.') ? (hour < 12 ? 'A.M.' : 'P.M.') : hour < 12 ? 'AM' : 'PM', written);
	}
}

/**
 * @param wallClock seconds since 1970 on the wall clock to be shown
 * @throws SuiteQLError for an element that is not known
 */
export function formatDate(wallClock: number, format: string): string {
	const date = new Date(wallClock * 1000);
	let fill = true;
	let text = '';
	for (const part of compileDateFormat(format)) {
		if ('literal' in part) text += part.literal;
		else if (part.element === 'FM') fill = !fill;
		else text += render(part.element, part.written, date, fill);
	}
	return text;
}

/** @throws SuiteQLError for an element that is not known */
export const checkDateFormat = (format: string): void => void compileDateFormat(format);
