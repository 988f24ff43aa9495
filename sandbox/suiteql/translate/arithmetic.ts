import { unsupported } from '../errors';
import type { Session } from '../session';
import { toNumber, toWallClock } from '../values/convert';
import { sql, type Sql } from '../values/sql';
import { constant, isTemporal, typed, type Typed, type ValueType } from '../values/typed';

const DAY = 86_400;

const numberType = (left: Typed, right: Typed): ValueType =>
	left.type === 'integer' && right.type === 'integer' ? 'integer' : 'number';

/** Oracle computes in decimals: 0.3 - 0.1 - 0.2 is nothing, so what a double leaves there is rounded away. */
const decimal = (type: ValueType, result: Sql, digits: number): Typed =>
	typed(type, type === 'integer' ? sql`(${result})` : sql`round(${result}, ${String(digits)})`);

/** Numbers, or a date and a number of days. */
export function add(left: Typed, right: Typed, session: Session): Typed {
	if (isTemporal(left)) return moveDays(left, right, session);
	const [one, other] = [toNumber(left), toNumber(right)];
	return decimal(numberType(one, other), sql`${one} + ${other}`, 8);
}

/** Numbers, a date and a number of days, or two dates, which gives the days between them. */
export function subtract(left: Typed, right: Typed, session: Session): Typed {
	if (isTemporal(left) && isTemporal(right)) return daysBetween(left, right, session);
	if (isTemporal(left)) return moveDays(left, negate(right), session);
	const [one, other] = [toNumber(left), toNumber(right)];
	return decimal(numberType(one, other), sql`${one} - ${other}`, 8);
}

export function multiply(left: Typed, right: Typed): Typed {
	const [one, other] = [toNumber(left), toNumber(right)];
	return decimal(numberType(one, other), sql`${one} * ${other}`, 10);
}

/** Always a decimal division; by zero it fails, as in Oracle. */
export function divide(left: Typed, right: Typed): Typed {
	const [one, other] = [toNumber(left), toNumber(right)];
	return typed('number', sql`(CAST(${one} AS REAL) / suiteql_nonzero(${other}))`);
}

export function negate(value: Typed): Typed {
	const number = toNumber(value);
	if (typeof number.constant === 'number') return { ...number, values: [-number.constant], constant: -number.constant };
	return typed(number.type, sql`(-${number})`);
}

function moveDays(date: Typed, days: Typed, session: Session): Typed {
	if (isTemporal(days)) throw unsupported();
	const number = toNumber(days);
	if (date.type === 'date' && number.type === 'integer') {
		return typed('date', sql`date(${date}, (${number}) || ' days')`);
	}
	const wallClock = toWallClock(date, session);
	if (typeof wallClock.constant === 'number' && typeof number.constant === 'number') {
		return constant('wallClock', Math.round(wallClock.constant + number.constant * DAY));
	}
	return typed('wallClock', sql`CAST(round(${wallClock} + ${number} * ${String(DAY)}) AS INTEGER)`);
}

const INTERVAL_SECONDS: Record<string, number> = { DAY: DAY, HOUR: 3600, MINUTE: 60, SECOND: 1 };
const INTERVAL_MONTHS: Record<string, number> = { MONTH: 1, YEAR: 12 };

/** `SYSDATE - INTERVAL '7' DAY`. Believed: used by queries that run, not in Oracle's help. */
export function addInterval(date: Typed, amount: number, unit: string, session: Session): Typed {
	if (!isTemporal(date)) throw unsupported();
	const months = INTERVAL_MONTHS[unit];
	if (months !== undefined) {
		return typed('wallClock', sql`suiteql_add_months(${toWallClock(date, session)}, ${String(amount * months)})`);
	}
	return typed('wallClock', sql`(${toWallClock(date, session)} + ${String(amount * INTERVAL_SECONDS[unit]!)})`);
}

function daysBetween(left: Typed, right: Typed, session: Session): Typed {
	const seconds = sql`(${toWallClock(left, session)} - ${toWallClock(right, session)})`;
	if (left.type === 'date' && right.type === 'date') return typed('integer', sql`(${seconds} / ${String(DAY)})`);
	return typed('number', sql`(${seconds} / ${String(DAY)}.0)`);
}
