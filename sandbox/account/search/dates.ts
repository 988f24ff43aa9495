import { createZone } from '../../suiteql/values/zone';
import { addDays, dateOf, DAY, localDateOf, momentOf, TIME_ZONE } from '../time';
import { notHere, unreadableDate } from './refusal';

/** The moments from `from` until before `until`, in seconds since 1970 UTC. */
export interface Span {
	from: number;
	until: number;
}

const zone = createZone(TIME_ZONE);
const two = (value: number) => String(value).padStart(2, '0');

/** The whole days from `first` to `last`, `YYYY-MM-DD`, in the account's time zone. */
const days = (first: string, last = first): Span => ({ from: momentOf(first), until: momentOf(addDays(last, 1)) });

/** The day of a moment in the account's time zone. */
export const dayOf = (moment: number): Span => days(localDateOf(moment));

/** `M/D/YYYY`, as searches and records in SuiteScript show a day. @param day `YYYY-MM-DD` */
export function userDate(day: string): string {
	const [year, month, date] = day.split('-').map(Number);
	return `${month}/${date}/${year}`;
}

/** `M/D/YYYY h:mm am` in the account's time zone; seconds are shown where a user's format has them, here they are not. */
export function userDateTime(moment: number): string {
	const time = new Date(zone.toWallClock(moment) * 1000);
	const hour = time.getUTCHours();
	const half = hour < 12 ? 'am' : 'pm';
	return `${userDate(time.toISOString().slice(0, 10))} ${hour % 12 || 12}:${two(time.getUTCMinutes())} ${half}`;
}

const dayForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const timeForm = /^(\d{1,2}\/\d{1,2}\/\d{4}) +(\d{1,2}):(\d\d)(?::(\d\d))? ?([ap]m)?$/i;

/** Reads `M/D/YYYY`. @returns `YYYY-MM-DD`, or null for what is no such day */
export function readUserDate(text: string): string | null {
	const match = dayForm.exec(text.trim());
	if (!match) return null;
	const day = `${match[3]}-${two(Number(match[1]))}-${two(Number(match[2]))}`;
	const moment = Date.parse(day);
	return !Number.isNaN(moment) && dateOf(moment / 1000) === day ? day : null;
}

/** Reads `M/D/YYYY h:mm am`, with seconds or without, or a day alone, in the account's time zone. */
export function readUserDateTime(text: string): Span | null {
	const day = readUserDate(text);
	if (day) return days(day);
	const match = timeForm.exec(text.trim());
	const date = match && readUserDate(match[1]!);
	if (!match || !date) return null;
	const half = match[5]?.toLowerCase();
	const hour = half ? (Number(match[2]) % 12) + (half === 'pm' ? 12 : 0) : Number(match[2]);
	const seconds = hour * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
	if (seconds >= DAY) return null;
	const from = momentOf(date, seconds);
	return { from, until: from + (match[4] === undefined ? 60 : 1) };
}

/**
 * The moments that a value of a search means: a moment (seconds since 1970 UTC), a day or time in the user's format, or
 * one of NetSuite's names for times seen from now (`today`, `lastMonth`, `daysAgo30`, `thirtyDaysAgo`), in any case.
 * @throws SearchRefusal
 */
export function spanOf(value: string | number, now: number): Span {
	if (typeof value === 'number') return { from: value, until: value + 1 };
	const read = readUserDateTime(value);
	if (read) return read;
	if (!/^[a-z]+\d*$/i.test(value)) throw unreadableDate(value);
	const relative = relativeSpan(value.toLowerCase(), localDateOf(now));
	if (!relative) throw notHere(`relative date '${value}'`);
	return relative;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const monthsIn: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the unit in which `today` lies, moved by so many units. Believed: weeks begin on Sunday. */
function start(unit: Unit, today: string, by: number): string {
	if (unit === 'day') return addDays(today, by);
	if (unit === 'week') return addDays(today, -new Date(today).getUTCDay() + 7 * by);
	const length = monthsIn[unit]!;
	const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
	const first = Math.floor(month / length) * length + by * length;
	return `${Math.floor(first / 12)}-${two((first % 12) + 1)}-01`;
}

const whole = (unit: Unit, today: string, by: number): Span =>
	days(start(unit, today, by), addDays(start(unit, today, by + 1), -1));

/** The same day so many months off, or the month's last where it is shorter. */
function monthsFrom(today: string, by: number): string {
	const first = start('month', today, by);
	const last = addDays(start('month', today, by + 1), -1);
	const day = `${first.slice(0, 8)}${today.slice(8)}`;
	return day > last ? last : day;
}

const offsets: Readonly<Record<string, number>> = {
	this: 0,
	last: -1,
	next: 1,
	beforelast: -2,
	afternext: 2,
};

const words = ['two', 'three', 'four', 'five', 'ten', 'thirty', 'sixty', 'ninety'];
const numbers: Readonly<Record<string, number>> = {
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	ten: 10,
	thirty: 30,
	sixty: 60,
	ninety: 90,
};

/** Believed: the fiscal year is the calendar year. */
function relativeSpan(name: string, today: string): Span | null {
	const near: Record<string, number> = { today: 0, tomorrow: 1, yesterday: -1 };
	if (name in near) return days(addDays(today, near[name]!));

	const counted =
		/^(day|week|month|quarter|year)s(ago|fromnow)(\d+)$/.exec(name) ??
		new RegExp(`^(?<word>${words.join('|')})(day|month)s(ago|fromnow)$`).exec(name);
	if (counted) {
		const { word } = counted.groups ?? {};
		const [unit, way, count] = word
			? [counted[2]!, counted[3]!, numbers[word]!]
			: [counted[1]!, counted[2]!, Number(counted[3])];
		const by = way === 'ago' ? -count : count;
		if (unit === 'day' || unit === 'week') return days(addDays(today, unit === 'week' ? by * 7 : by));
		return days(monthsFrom(today, by * monthsIn[unit as Unit]!));
	}

	const named =
		/^(startof)?(this|last|next)(?:fiscal)?(week|month|quarter|year)(todate)?$/.exec(name) ??
		/^(startof)?(?:fiscal)?(week|month|quarter|year)(beforelast|afternext)(todate)?$/.exec(name);
	if (named) {
		const [, begins, one, other, toDate] = named;
		const [unit, when] = one! in offsets ? [other as Unit, one!] : [one as Unit, other!];
		const by = offsets[when]!;
		if (begins) return days(start(unit, today, by));
		if (!toDate) return whole(unit, today, by);
		// As far into that unit as today is into its own.
		const passed = (Date.parse(today) - Date.parse(start(unit, today, 0))) / 1000 / DAY;
		return days(start(unit, today, by), addDays(start(unit, today, by), passed));
	}

	const sameDay = /^sameday(last|beforelast)?(?:fiscal)?(week|month|quarter|year)(beforelast)?$/.exec(name);
	if (sameDay) {
		const unit = sameDay[2] as Unit;
		const by = sameDay[3] || sameDay[1] === 'beforelast' ? -2 : -1;
		return days(unit === 'week' ? addDays(today, 7 * by) : monthsFrom(today, by * monthsIn[unit]!));
	}

	const rolling = /^(previous|next)one(day|week|month|quarter|year)$/.exec(name);
	if (rolling) {
		const unit = rolling[2] as Unit;
		const back = rolling[1] === 'previous';
		const far = unit === 'day' ? 1 : unit === 'week' ? 7 : 0;
		const edge = far ? addDays(today, back ? -far : far) : monthsFrom(today, (back ? -1 : 1) * monthsIn[unit]!);
		return back ? days(edge, addDays(today, -1)) : days(addDays(today, 1), edge);
	}
	return null;
}
