import { unsupported } from '../errors';
import type { Session } from '../session';
import { convert, toDay, toText, toWallClock } from '../values/convert';
import { parseInstant } from '../values/dateParse';
import { sql, type Sql } from '../values/sql';
import { constant, isTemporal, typed, type Typed } from '../values/typed';
import { truncateDate } from './dates';
import type { FunctionContext, SqlFunctions } from './function';
import { textConstant } from './text';

type Move = (wallClock: Typed) => Sql;

/** Moves a time so that its unit, cut off, is the rounded one: noon, the sixteenth and the first of July go up. */
const HALVES: Record<string, Move> = {
	DD: (wallClock) => sql`(${wallClock} + 43200)`,
	MM: (wallClock) =>
		sql`iif(strftime('%d', ${wallClock}, 'unixepoch') < '16', ${wallClock}, unixepoch(${wallClock}, 'unixepoch', 'start of month', '+1 month'))`,
	YYYY: (wallClock) => sql`unixepoch(${wallClock}, 'unixepoch', 'start of month', '+6 months')`,
};
const UNITS: Record<string, string> = { DDD: 'DD', MONTH: 'MM', MON: 'MM', YEAR: 'YYYY', YY: 'YYYY', Y: 'YYYY' };

export function roundDate(value: Typed, unit: Typed | undefined, session: Session): Typed {
	const written = (unit ? textConstant(unit) : 'DD')?.toUpperCase();
	const known = written === undefined ? '' : (UNITS[written] ?? written);
	const move = HALVES[known];
	if (!move) throw unsupported();
	return truncateDate(typed('wallClock', move(toWallClock(value, session))), constant('text', known), session);
}

/** A moment out of a text: in the zone that it names, or in the session's. */
function readInstant([value, format]: Typed[], { session }: FunctionContext): Typed {
	if (isTemporal(value!)) return convert(value!, 'instant', session);
	const text = toText(value!, session);
	const written = format ? textConstant(format) : undefined;
	if (written === undefined) throw unsupported();
	if (typeof text.constant !== 'string')
		return typed('instant', sql`suiteql_read_instant(${text}, ${toText(format!, session)})`);
	const instant = parseInstant(text.constant, written, session.zone);
	if (instant === undefined) throw unsupported();
	return constant('instant', instant);
}

export const calendarFunctions: SqlFunctions = {
	MONTHS_BETWEEN: {
		arguments: [2, 2],
		translate: ([later, earlier], { session }) =>
			typed('number', sql`suiteql_months_between(${toWallClock(later!, session)}, ${toWallClock(earlier!, session)})`),
	},
	NEXT_DAY: {
		arguments: [2, 2],
		translate([date, weekday], { session }) {
			const next = sql`suiteql_next_day(${toWallClock(date!, session)}, ${toText(weekday!, session)})`;
			return date!.type === 'date' ? toDay(typed('wallClock', next)) : typed('wallClock', next);
		},
	},
	TO_TIMESTAMP_TZ: { arguments: [2, 2], translate: readInstant },
	/** The moment at which clocks of the zone show that time: UTC, or hours from it. */
	FROM_TZ: {
		arguments: [2, 2],
		translate([value, zone], { session }) {
			const offset = zoneOffset(textConstant(zone));
			if (offset === undefined || !isTemporal(value!)) throw unsupported();
			return typed('instant', sql`(${toWallClock(value!, session)} - ${String(offset)})`);
		},
	},
};

/** Seconds that the zone is ahead of UTC. */
function zoneOffset(zone: string | undefined): number | undefined {
	if (zone === undefined) return undefined;
	if (/^(utc|gmt|z|etc\/utc)$/i.test(zone)) return 0;
	const [, sign, hours, minutes] = /^([+-])(\d{1,2}):(\d{2})$/.exec(zone) ?? [];
	if (hours === undefined) return undefined;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
