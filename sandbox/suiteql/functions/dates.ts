import { unsupported } from '../errors';
import { type Session, USER_DATE_FORMAT } from '../session';
import { convert, toDay, toNumber, toText, toWallClock } from '../values/convert';
import { checkDateFormat } from '../values/dateFormat';
import { parseDate } from '../values/dateParse';
import { checkNumberFormat } from '../values/numberFormat';
import { quotedText, sql } from '../values/sql';
import { constant, isNumeric, isTemporal, typed, type Typed } from '../values/typed';
import type { FunctionContext, SqlFunctions } from './function';
import { textConstant } from './text';

/** What SQLite's own strftime can say, which costs less than a call into JavaScript. */
const STRFTIME: Record<string, string> = { YYYY: '%Y', MM: '%m', DD: '%d', HH24: '%H', MI: '%M', SS: '%S' };

function strftimeFormat(format: string): string | undefined {
	const translated = format.toUpperCase().replace(/YYYY|MM|DD|HH24|MI|SS/g, (element) => STRFTIME[element]!);
	return /^(?:%[YmdHMS]|[-/:., ])*$/.test(translated) ? translated : undefined;
}

function dateToText(value: Typed, format: Typed | undefined, session: Session): Typed {
	const written = format ? textConstant(format) : USER_DATE_FORMAT;
	if (written === undefined) {
		return typed('text', sql`suiteql_format_date(${toWallClock(value, session)}, ${toText(format!, session)})`);
	}
	checkDateFormat(written);
	if (value.type === 'date' && written.toUpperCase() === 'YYYY-MM-DD') return typed('text', value);
	const native = strftimeFormat(written);
	if (!native) return typed('text', sql`suiteql_format_date(${toWallClock(value, session)}, ${quotedText(written)})`);
	if (value.type === 'date') return typed('text', sql`strftime(${quotedText(native)}, ${value})`);
	return typed('text', sql`strftime(${quotedText(native)}, ${toWallClock(value, session)}, 'unixepoch')`);
}

function toChar([value, format]: Typed[], { session }: FunctionContext): Typed {
	if (isTemporal(value!)) return dateToText(value!, format, session);
	if (!isNumeric(value!) || !format) return toText(value!, session);
	const written = textConstant(format);
	if (written !== undefined) checkNumberFormat(written);
	return typed('text', sql`suiteql_format_number(${value!}, ${toText(format, session)})`);
}

/** TO_DATE and TO_TIMESTAMP: date and time on the session's wall clock. */
function readDate([value, format = constant('text', USER_DATE_FORMAT)]: Typed[], { session }: FunctionContext): Typed {
	if (isTemporal(value!)) return toWallClock(value!, session);
	const text = toText(value!, session);
	const written = textConstant(format);
	if (written === undefined || typeof text.constant !== 'string') {
		return typed('wallClock', sql`suiteql_read_date(${text}, ${toText(format, session)})`);
	}
	const wallClock = parseDate(text.constant, written);
	if (wallClock === undefined) throw unsupported();
	return constant('wallClock', wallClock);
}

/** The wall clock in UTC; a value without zone is taken to be the session's. */
function extractUtc([value]: Typed[], { session }: FunctionContext): Typed {
	if (!isTemporal(value!)) throw unsupported();
	return { ...convert(value!, 'instant', session), type: 'wallClock', origin: undefined };
}

/** SQLite's modifiers that move a day to the start of Oracle's unit. */
const UNIT_STARTS: Record<string, (day: Typed) => ReturnType<typeof sql>> = {
	DD: (day) => day,
	MM: (day) => sql`date(${day}, 'start of month')`,
	Q: (day) => sql`date(${day}, 'start of month', '-' || ((strftime('%m', ${day}) - 1) % 3) || ' months')`,
	YYYY: (day) => sql`date(${day}, 'start of year')`,
	IW: (day) => sql`date(${day}, '-6 days', 'weekday 1')`,
	D: (day) => sql`date(${day}, '-6 days', 'weekday 0')`,
};
const UNIT_NAMES: Record<string, string> = {
	...{ DDD: 'DD', MONTH: 'MM', MON: 'MM', YEAR: 'YYYY', YYY: 'YYYY', YY: 'YYYY', Y: 'YYYY', DAY: 'D', DY: 'D' },
};
const UNIT_SECONDS: Record<string, number> = { HH24: 3600, HH12: 3600, HH: 3600, MI: 60 };

/** TRUNC of a date: to the day, or to the start of the unit. */
export function truncateDate(value: Typed, unit: Typed | undefined, session: Session): Typed {
	const written = (unit ? textConstant(unit) : 'DD')?.toUpperCase();
	if (written === undefined) throw unsupported();
	const wallClock = value.type === 'date' ? value : toWallClock(value, session);
	const seconds = UNIT_SECONDS[written];
	if (seconds && value.type !== 'date') {
		return typed('wallClock', sql`(${wallClock} - ${wallClock} % ${String(seconds)})`);
	}
	const day = toDay(wallClock);
	if (seconds || written === 'DD') return day;
	const start = UNIT_STARTS[UNIT_NAMES[written] ?? written];
	if (!start) throw unsupported();
	return typed('date', start(day));
}

function addMonths([value, months]: Typed[], { session }: FunctionContext): Typed {
	const moved = sql`suiteql_add_months(${toWallClock(value!, session)}, ${toNumber(months!)})`;
	return value!.type === 'date' ? toDay(typed('wallClock', moved)) : typed('wallClock', moved);
}

export const dateFunctions: SqlFunctions = {
	TO_CHAR: { arguments: [1, 2], translate: toChar },
	TO_DATE: { arguments: [1, 2], translate: readDate },
	TO_TIMESTAMP: { arguments: [1, 2], translate: readDate },
	SYS_EXTRACT_UTC: { arguments: [1, 1], translate: extractUtc },
	ADD_MONTHS: { arguments: [2, 2], translate: addMonths },
	LAST_DAY: {
		arguments: [1, 1],
		translate: ([value], { session }) =>
			typed('date', sql`date(${toDay(toWallClock(value!, session))}, 'start of month', '+1 month', '-1 day')`),
	},
};

/**
 * Names that stand for the time without parentheses.
 * Believed: SYSDATE is in the session's zone (in NetSuite, that of its servers, Pacific time).
 */
export const clockNames: Record<string, (session: Session) => Typed> = {
	LOCALTIMESTAMP: ({ now, zone }) => constant('wallClock', zone.toWallClock(now)),
	SYSTIMESTAMP: ({ now }) => constant('instant', now),
	CURRENT_TIMESTAMP: ({ now }) => constant('instant', now),
	SYSDATE: ({ now, zone }) => constant('wallClock', zone.toWallClock(now)),
	CURRENT_DATE: ({ now, zone }) => constant('wallClock', zone.toWallClock(now)),
};
