import { createZone } from '../../suiteql/values/zone';
import { SERVER_ZONE } from '../context/date';
import { required, SuiteScriptError } from '../context/errors';

/** N/format, with the preferences of the local account's user: `M/D/YYYY`, `h:mm am`, `1,234.56`. */

const names = [
	'ADDRESS',
	'CCEXPDATE',
	'CCNUMBER',
	'CCVALIDFROM',
	'CHECKBOX',
	'COLOR',
	'CURRENCY',
	'CURRENCY2',
	'DATE',
	'DATETIME',
	'DATETIMETZ',
	'DOCUMENT',
	'DYNAMICPRECISION',
	'EMAIL',
	'EMAILS',
	'FLOAT',
	'FULLPHONE',
	'FUNCTION',
	'FURIGANA',
	'IDENTIFIER',
	'IDENTIFIERANYCASE',
	'INTEGER',
	'MMYYDATE',
	'NONNEGCURRENCY',
	'NONNEGFLOAT',
	'PACKAGE',
	'PERCENT',
	'PHONE',
	'POSCURRENCY',
	'POSFLOAT',
	'POSINTEGER',
	'QUOTEDFUNCTION',
	'RADIO',
	'RATE',
	'RATEHIGHPRECISION',
	'TEXT',
	'TEXTAREA',
	'TIME',
	'TIMEOFDAY',
	'TIMETRACK',
	'URL',
];

export const Type = Object.fromEntries(names.map((name) => [name, name.toLowerCase()]));

const zones = [
	'Etc/GMT+12',
	'Pacific/Samoa',
	'Pacific/Honolulu',
	'America/Anchorage',
	'America/Los_Angeles',
	'America/Tijuana',
	'America/Denver',
	'America/Phoenix',
	'America/Chihuahua',
	'America/Chicago',
	'America/Regina',
	'America/Guatemala',
	'America/Mexico_City',
	'America/New_York',
	'America/Bogota',
	'America/Caracas',
	'America/Halifax',
	'America/St_Johns',
	'America/Sao_Paulo',
	'America/Buenos_Aires',
	'Etc/GMT+2',
	'Atlantic/Azores',
	'Atlantic/Cape_Verde',
	'Europe/London',
	'GMT',
	'Africa/Casablanca',
	'Europe/Warsaw',
	'Europe/Paris',
	'Europe/Berlin',
	'Europe/Amsterdam',
	'Europe/Budapest',
	'Africa/Algiers',
	'Europe/Istanbul',
	'Europe/Athens',
	'Africa/Cairo',
	'Asia/Jerusalem',
	'Africa/Johannesburg',
	'Europe/Kiev',
	'Asia/Riyadh',
	'Europe/Moscow',
	'Africa/Nairobi',
	'Asia/Baghdad',
	'Asia/Tehran',
	'Asia/Dubai',
	'Asia/Muscat',
	'Asia/Kabul',
	'Asia/Karachi',
	'Asia/Calcutta',
	'Asia/Katmandu',
	'Asia/Dacca',
	'Asia/Rangoon',
	'Asia/Bangkok',
	'Asia/Hong_Kong',
	'Asia/Singapore',
	'Asia/Taipei',
	'Australia/Perth',
	'Asia/Seoul',
	'Asia/Tokyo',
	'Australia/Adelaide',
	'Australia/Darwin',
	'Australia/Brisbane',
	'Australia/Sydney',
	'Australia/Hobart',
	'Pacific/Guam',
	'Asia/Magadan',
	'Pacific/Auckland',
	'Pacific/Kwajalein',
	'Pacific/Tongatapu',
];

export const Timezone = Object.fromEntries(
	zones.map((zone) => [zone.toUpperCase().replace('+', '_PLUS_').replace(/\//g, '_'), zone]),
);

interface Options {
	value: unknown;
	type: string;
	timezone?: string | number;
}

/** @returns text; what is of another kind than its type comes back as it is, as documented for `parse` and `format` */
export function format(options: Options): unknown {
	required('format.format', options, 'type');
	const { value, type, timezone } = options;
	if (value === undefined || value === null || value === '') return '';
	switch (type) {
		case Type.DATE:
		case Type.DATETIME:
		case Type.DATETIMETZ:
		case Type.TIMEOFDAY:
		case Type.TIME:
		case Type.MMYYDATE:
			return value instanceof Date ? formatDate(value, type, timezone) : value;
		case Type.CHECKBOX:
			return value === true || value === 'T' ? 'T' : 'F';
		case Type.CURRENCY:
		case Type.CURRENCY2:
		case Type.POSCURRENCY:
		case Type.NONNEGCURRENCY:
			return numeric(value, (number) => grouped(number.toFixed(2)));
		case Type.PERCENT:
			return numeric(value, (number) => `${Number.isInteger(number) ? number.toFixed(1) : String(number)}%`);
		case Type.INTEGER:
		case Type.POSINTEGER:
			return numeric(value, (number) => String(Math.trunc(number)));
		case Type.FLOAT:
		case Type.POSFLOAT:
		case Type.NONNEGFLOAT:
		case Type.RATE:
			return numeric(value, String);
		default:
			return textOf(value);
	}
}

const textOf = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value as string);

function numeric(value: unknown, text: (number: number) => string): unknown {
	const number = Number(value);
	return Number.isNaN(number) ? value : text(number);
}

function grouped(text: string): string {
	const [whole = '', rest] = text.split('.');
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
}

/** @throws SuiteScriptError for a time zone that there is not */
function zoneOf(timezone: string | number | undefined) {
	try {
		return createZone(timezone === undefined ? SERVER_ZONE : String(timezone));
	} catch {
		throw new SuiteScriptError('INVALID_TIMEZONE', `The timezone ${String(timezone)} is invalid.`, {
			module: 'N/format',
		});
	}
}

function formatDate(value: Date, type: string, timezone: string | number | undefined): string {
	if (Number.isNaN(value.getTime())) return 'Invalid Date';
	const wall = new Date(zoneOf(timezone).toWallClock(Math.floor(value.getTime() / 1000)) * 1000);
	const day = `${wall.getUTCMonth() + 1}/${wall.getUTCDate()}/${wall.getUTCFullYear()}`;
	const hours = wall.getUTCHours();
	const two = (number: number) => String(number).padStart(2, '0');
	const half = hours < 12 ? 'am' : 'pm';
	const time = `${hours % 12 || 12}:${two(wall.getUTCMinutes())}`;
	if (type === Type.DATE) return day;
	if (type === Type.MMYYDATE) return `${wall.getUTCMonth() + 1}/${wall.getUTCFullYear()}`;
	if (type === Type.TIMEOFDAY || type === Type.TIME) return `${time} ${half}`;
	return `${day} ${time}:${two(wall.getUTCSeconds())} ${half}`;
}

/** @returns a Date, a number or a boolean; what cannot be read comes back as it is. Dates are midnight in the server's zone */
export function parse(options: Options): unknown {
	required('format.parse', options, 'type');
	const { value, type, timezone } = options;
	if (typeof value !== 'string') return value;
	switch (type) {
		case Type.DATE:
		case Type.DATETIME:
		case Type.DATETIMETZ:
			return parseDate(value, timezone) ?? value;
		case Type.TIMEOFDAY:
		case Type.TIME:
			return parseDate(`1/1/1970 ${value}`, timezone) ?? value;
		case Type.CHECKBOX:
			return value === 'T' || value === 'true';
		case Type.INTEGER:
		case Type.POSINTEGER:
		case Type.CURRENCY:
		case Type.CURRENCY2:
		case Type.POSCURRENCY:
		case Type.NONNEGCURRENCY:
		case Type.FLOAT:
		case Type.POSFLOAT:
		case Type.NONNEGFLOAT:
		case Type.RATE: {
			const number = Number(value.replace(/[,\s]/g, ''));
			return value.trim() === '' || Number.isNaN(number) ? value : number;
		}
		case Type.PERCENT: {
			const number = Number(value.replace(/[,%\s]/g, ''));
			return Number.isNaN(number) ? value : number;
		}
		default:
			return value;
	}
}

function parseDate(text: string, timezone: string | number | undefined): Date | null {
	const match = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?)?\s*$/i.exec(text);
	if (!match) return null;
	const [, month, day, year, hour = '0', minute = '0', second = '0', half] = match;
	const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour);
	const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second));
	if (new Date(wall).getUTCMonth() !== Number(month) - 1) return null;
	return new Date(zoneOf(timezone).toInstant(wall / 1000) * 1000);
}
