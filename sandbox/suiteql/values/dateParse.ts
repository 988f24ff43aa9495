import { unsupported } from '../errors';
import type { Zone } from './zone';
import { compileDateFormat, MONTHS } from './dateFormat';

/** How many digits an element may have when it is read. */
const DIGITS: Record<string, number> = {
	...{ YYYY: 4, RRRR: 4, YY: 2, RR: 2, MM: 2, DD: 2, HH24: 2, HH12: 2, HH: 2, MI: 2, SS: 2, FF: 9, TZM: 2 },
};
const OPTIONAL = new Set(['HH24', 'HH12', 'HH', 'MI', 'SS', 'FF', 'AM', 'PM', 'A.M.', 'P.M.', 'TZM']);

/** A moment, seconds since 1970 UTC, in the zone that the text names with TZH and TZM, otherwise in the given one. */
export function parseInstant(text: string, format: string, zone: Zone): number | undefined {
	const fields = parseFields(text, format);
	const wallClock = fields && toWallClock(fields);
	if (wallClock === undefined) return undefined;
	const { TZH: hours, TZM: minutes = 0 } = fields!;
	if (hours === undefined) return zone.toInstant(wallClock);
	const ahead = Math.abs(hours) * 3600 + minutes * 60;
	return wallClock - (hours < 0 || Object.is(hours, -0) ? -ahead : ahead);
}

/**
 * Reads a text as TO_DATE and TO_TIMESTAMP do: punctuation need not agree, the time may be left out.
 *
 * @returns seconds since 1970 on the wall clock, or undefined if the text does not fit or there is no such day
 */
export function parseDate(text: string, format: string): number | undefined {
	const fields = parseFields(text, format);
	return fields && toWallClock(fields);
}

function parseFields(text: string, format: string): Record<string, number> | undefined {
	const fields: Record<string, number> = { HH24: 0, MI: 0, SS: 0 };
	let rest = text.trim();

	const take = (pattern: RegExp): string | undefined => {
		const found = pattern.exec(rest)?.[0];
		if (found !== undefined) rest = rest.slice(found.length);
		return found;
	};

	const parts = compileDateFormat(format);
	for (const [at, part] of parts.entries()) {
		if ('literal' in part) {
			const next = parts[at + 1];
			// The sign of a zone is no punctuation.
			const punctuation =
				next && 'element' in next && next.element === 'TZH' ? /^[^\p{L}\p{N}+-]+/u : /^[^\p{L}\p{N}]+/u;
			if (take(punctuation) === undefined && rest.startsWith(part.literal)) rest = rest.slice(part.literal.length);
			continue;
		}
		const { element } = part;
		if (element === 'FM' || (rest === '' && OPTIONAL.has(element))) continue;
		if (element === 'MON' || element === 'MONTH') {
			const name = take(/^\p{L}+/u)?.toLowerCase();
			fields.MM =
				MONTHS.findIndex((month) => name === month.toLowerCase() || name === month.slice(0, 3).toLowerCase()) + 1;
		} else if (element === 'TZR') {
			if (take(/^(utc|gmt|z)\b/i) === undefined) return undefined;
			fields.TZH = 0;
		} else if (element === 'TZH') {
			const hours = take(/^(?:z|[+-]?\d{1,2})/i);
			if (hours === undefined) return undefined;
			fields.TZH = /z/i.test(hours) ? 0 : Number(hours);
		} else if (/^[AP]/.test(element)) {
			const half = take(/^[ap]\.?m\.?/i);
			if (!half) return undefined;
			fields.half = half[0]!.toLowerCase() === 'p' ? 12 : 0;
		} else {
			const length = DIGITS[element];
			if (!length) throw unsupported();
			const digits = take(new RegExp(`^\\d{1,${length}}`));
			if (digits === undefined) return undefined;
			fields[element] = Number(digits);
		}
	}
	return rest.trim() === '' ? fields : undefined;
}

function toWallClock(fields: Record<string, number>): number | undefined {
	const year = fields.YYYY ?? fields.RRRR ?? withCentury(fields);
	if (year === undefined) return undefined;
	const twelve = fields.HH12 ?? fields.HH;
	const hour = twelve === undefined ? fields.HH24! : (twelve % 12) + (fields.half ?? 0);
	const { MM: month = 1, DD: day = 1 } = fields;
	const date = new Date(Date.UTC(year, month - 1, day, hour, fields.MI, fields.SS));
	const exists =
		date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && fields.MI! < 60 && fields.SS! < 60;
	return exists ? date.getTime() / 1000 : undefined;
}

/** YY is a year of this century, RR the one that lies nearer. */
function withCentury({ YY, RR }: Record<string, number>): number | undefined {
	if (YY !== undefined) return YY + 2000;
	return RR === undefined ? undefined : RR + (RR < 50 ? 2000 : 1900);
}
