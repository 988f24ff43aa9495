import { unparsableDate, unsupported } from '../errors';
import { type Session, USER_DATE_FORMAT, USER_DATE_FORMAT_SHOWN } from '../session';
import { parseDate } from './dateParse';
import { oracleNumberText, readNumber } from './numberFormat';
import { quotedText, sql } from './sql';
import { constant, isNumeric, isTemporal, isText, nullValue, typed, type Typed, type ValueType } from './typed';

const DAY = 86_400;

/**
 * The value as another type, the way Oracle converts where it must.
 *
 * @throws SuiteQLError where Oracle refuses; with the user's date format for a text that should have been a date
 */
export function convert(value: Typed, target: ValueType, session: Session): Typed {
	if (value.type === target || value.type === 'null') return value;
	switch (target) {
		case 'integer':
		case 'number':
			return toNumber(value);
		case 'text':
		case 'boolean':
			return toText(value, session);
		case 'date':
			return toDay(toWallClock(value, session));
		case 'wallClock':
			return toWallClock(value, session);
		case 'instant':
			return toInstant(value, session);
		case 'null':
			throw unsupported();
	}
}

export function toNumber(value: Typed): Typed {
	if (isNumeric(value) || value.type === 'null') return value;
	if (!isText(value)) throw unsupported();
	// Where the query meets a text that is no number, it fails (ORA-01722).
	if (value.constant === undefined) return typed('number', sql`suiteql_implicit_number(${value})`);
	const number = readNumber(String(value.constant));
	return constant(Number.isSafeInteger(number) ? 'integer' : 'number', number);
}

export function toText(value: Typed, session: Session): Typed {
	if (value.type === 'integer') return typed('text', sql`CAST(${value} AS TEXT)`);
	if (value.type === 'number') {
		if (typeof value.constant === 'number') return constant('text', oracleNumberText(value.constant));
		return typed('text', sql`suiteql_number_text(${value})`);
	}
	if (!isTemporal(value)) return { ...value, type: 'text' };
	return typed('text', sql`suiteql_format_date(${toWallClock(value, session)}, ${quotedText(USER_DATE_FORMAT)})`);
}

/** Date and time without a zone; a moment becomes the session's local time. */
export function toWallClock(value: Typed, session: Session): Typed {
	const { type } = value;
	if (type === 'wallClock' || type === 'null') return value;
	if (type === 'instant') {
		if (typeof value.constant === 'number') return constant('wallClock', session.zone.toWallClock(value.constant));
		return typed('wallClock', sql`suiteql_wall_clock(${value})`);
	}
	if (type === 'date') {
		if (typeof value.constant === 'string') return constant('wallClock', Date.parse(value.constant) / 1000);
		return typed('wallClock', sql`unixepoch(${value})`);
	}
	if (typeof value.constant !== 'string') throw unsupported();
	const wallClock = parseDate(value.constant, USER_DATE_FORMAT);
	if (wallClock === undefined) throw unparsableDate(value.constant, USER_DATE_FORMAT_SHOWN, session.zone.name);
	return constant('wallClock', wallClock);
}

function toInstant(value: Typed, session: Session): Typed {
	if (value.type === 'instant') return value;
	const wallClock = toWallClock(value, session);
	if (typeof wallClock.constant === 'number') return constant('instant', session.zone.toInstant(wallClock.constant));
	return typed('instant', sql`suiteql_instant(${wallClock})`);
}

/** The day of a wall clock, its time cut off. */
export function toDay(wallClock: Typed): Typed {
	if (wallClock.type === 'null' || wallClock.type === 'date') return wallClock;
	if (typeof wallClock.constant === 'number') return constant('date', isoDay(wallClock.constant));
	return typed('date', sql`date(${wallClock}, 'unixepoch')`);
}

export const isoDay = (wallClock: number) => new Date(wallClock * 1000).toISOString().slice(0, 10);

/** Brings two values to one type under which SQLite compares them as Oracle would. */
export function comparable(left: Typed, right: Typed, session: Session): [Typed, Typed] {
	const type = comparedAs(left, right);
	return [convert(left, type, session), convert(right, type, session)];
}

function comparedAs(left: Typed, right: Typed): ValueType {
	if (left.type === 'null') return right.type;
	if (right.type === 'null' || left.type === right.type) return left.type;
	if (isNumeric(left) && isNumeric(right)) return left.type;
	if (isText(left) && isText(right)) return 'text';
	if (isNumeric(left) || isNumeric(right)) return 'number';
	if (left.type === 'instant' || right.type === 'instant') return 'instant';
	// A day against a known midnight stays a day, so that an index on the column serves.
	if ([left, right].every((side) => side.type === 'date' || isKnownMidnight(side))) return 'date';
	return 'wallClock';
}

const isKnownMidnight = ({ type, constant: known }: Typed) =>
	type === 'wallClock' && typeof known === 'number' && known % DAY === 0;

/**
 * Brings the results of NVL, DECODE and the like to one type: that of the first which has one, or a wider one of its
 * kind.
 */
export function unify(values: Typed[], session: Session): Typed[] {
	const types = values.map(({ type }) => type);
	const first = types.find((type) => type !== 'null');
	if (!first) return values;
	const wider = WIDER[first].find((type) => types.includes(type)) ?? first;
	return values.map((value) =>
		value.type === 'null' ? { ...nullValue, type: wider } : convert(value, wider, session),
	);
}

/** As unify, for CASE, COALESCE and UNION: they do not convert from one kind to another (ORA-00932, ORA-01790). */
export function unifyAlike(values: Typed[], session: Session): Typed[] {
	const kinds = [isNumeric, isText, isTemporal].filter((isOfKind) => values.some(isOfKind));
	if (kinds.length > 1) throw unsupported();
	return unify(values, session);
}

/** What a type becomes beside another of its kind, the widest first. */
const WIDER: Record<Exclude<ValueType, 'null'>, ValueType[]> = {
	integer: ['number'],
	number: [],
	text: [],
	boolean: ['text'],
	date: ['instant', 'wallClock'],
	wallClock: ['instant'],
	instant: [],
};
