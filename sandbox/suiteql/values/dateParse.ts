import { unsupported } from '../errors';
import { compileDateFormat, MONTHS } from './dateFormat';

/** How many digits an element may have when it is read. */
const DIGITS: Record<string, number> = {
	...{ YYYY: 4, RRRR: 4, YY: 2, RR: 2, MM: 2, DD: 2, HH24: 2, HH12: 2, HH: 2, MI: 2, SS: 2, FF: 9 },
};
const OPTIONAL = new Set(['HH24', 'HH12', 'HH', 'MI', 'SS', 'FF', 'AM', 'PM', 'A.M.', 'P.M.']);

/**
 * Reads a text as TO_DATE and TO_TIMESTAMP do: punctuation need not agree, the time may be left out.
 *
 * @returns seconds since 1970 on the wall clock, or undefined if the text does not fit or there is no such day
 */
export function parseDate(text: string, format: string): number | undefined {
	const fields: Record<string, number> = { HH24: 0, MI: 0, SS: 0 };
	let rest = text.trim();

	const take = (pattern: RegExp): string | undefined => {
		const found = pattern.exec(rest)?.[0];
		if (found !== undefined) rest = rest.slice(found.length);
		return found;
	};

	for (const part of compileDateFormat(format)) {
		if ('literal' in part) {
			if (take(/^[^\p{L}\p{N}]+/u) === undefined && rest.startsWith(part.literal))
				rest = rest.slice(part.literal.length);
			continue;
		}
		const { element } = part;
		if (element === 'FM' || (rest === '' && OPTIONAL.has(element))) continue;
		if (element === 'MON' || element === 'MONTH') {
			const name = take(/^\p{L}+/u)?.toLowerCase();
			fields.MM =
				MONTHS.findIndex((month) => name === month.toLowerCase() || name === month.slice(0, 3).toLowerCase()) + 1;
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
	return rest.trim() === '' ? toWallClock(fields) : undefined;
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
