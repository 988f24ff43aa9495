import { unsupported } from '../../errors';

const DAY = 86_400;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const lastDay = (date: Date, month: number) => new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();

/** A month's last day stays a last day: 31 January and one month is 28 or 29 February. */
function addMonths(wallClock: number, months: number): number {
	const date = new Date(wallClock * 1000);
	const month = date.getUTCMonth();
	const target = month + Math.trunc(months);
	const day = date.getUTCDate() === lastDay(date, month) ? 31 : date.getUTCDate();
	const midnight = Date.UTC(date.getUTCFullYear(), target, Math.min(day, lastDay(date, target))) / 1000;
	return midnight + (((wallClock % DAY) + DAY) % DAY);
}

/** Whole where the days agree or both are the last of their month; otherwise a month has 31 days. */
function monthsBetween(later: number, earlier: number): number {
	const [one, other] = [new Date(later * 1000), new Date(earlier * 1000)];
	const months = (one.getUTCFullYear() - other.getUTCFullYear()) * 12 + one.getUTCMonth() - other.getUTCMonth();
	const isLast = (date: Date) => date.getUTCDate() === lastDay(date, date.getUTCMonth());
	if (one.getUTCDate() === other.getUTCDate() || (isLast(one) && isLast(other))) return months;
	const days = (date: Date, at: number) => date.getUTCDate() + (((at % DAY) + DAY) % DAY) / DAY;
	return months + (days(one, later) - days(other, earlier)) / 31;
}

/** The first such weekday after the day. */
function nextDay(wallClock: number, weekday: string): number {
	const wanted = WEEKDAYS.indexOf(weekday.trim().slice(0, 3).toLowerCase());
	if (wanted < 0) throw unsupported();
	const today = new Date(wallClock * 1000).getUTCDay();
	return wallClock + (((wanted - today + 6) % 7) + 1) * DAY;
}

/** Over wall clocks in seconds. */
export const calendarRuntime = { add_months: addMonths, months_between: monthsBetween, next_day: nextDay };
