/** Dates as scripts hand them over and get them: days are midnights on the script's clock. */

/** `M/D/YYYY` */
export const dayText = (date: Date): string => `${date.getMonth() + 1}/${date.getDate()}/${date.getFullYear()}`;

export const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** A day for midnight, a moment in seconds since 1970 UTC otherwise. */
export function dateValue(date: Date): string | number {
	const isMidnight = date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
	return isMidnight ? dayText(date) : Math.floor(date.getTime() / 1000);
}

/** @param day `YYYY-MM-DD` */
export function dayOf(day: string): Date {
	const [year, month, date] = day.split('-').map(Number);
	return new Date(year!, month! - 1, date);
}

/** `YYYY-MM-DD` */
export function isoDay(date: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
