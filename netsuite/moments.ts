import { InvalidSettingError } from './account';

const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * A moment as people and flows write it → ISO 8601 in UTC to the second. One with a zone is converted, one without is
 * taken as UTC, a date alone as its midnight in UTC.
 * @param label what the value is called where it was entered.
 * @throws InvalidSettingError for anything else, and for dates that do not exist.
 */
export function parseMoment(label: string, text: string): string {
	const [, date, minute = '00:00', second = '00', zone = 'Z'] = pattern.exec(text.trim()) ?? [];
	const offset = /^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone.toUpperCase();
	const milliseconds = date === undefined ? Number.NaN : Date.parse(`${date}T${minute}:${second}${offset}`);
	if (date === undefined || Number.isNaN(milliseconds) || !isDate(date)) {
		throw new InvalidSettingError(
			label,
			`${label} is "${text}", which is not a date and time such as 2026-01-31T14:00:00Z, 2026-01-31T15:00:00+01:00 or 2026-01-31.`,
		);
	}
	return utcSecond(milliseconds);
}

/** Milliseconds since 1970 as ISO 8601 in UTC to the second, which is how records and cursors have moments. */
export const utcSecond = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/**
 * The moment at which clocks in a time zone show this.
 * @param wallClock ISO 8601 to the second, as if it were in UTC.
 * @param timeZone a name such as `America/Los_Angeles`.
 */
export function inTimeZone(wallClock: string, timeZone: string): string {
	const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	const ahead = (moment: number) => Date.parse(`${shown.format(moment).replace(' ', 'T')}Z`) - moment;
	const wanted = Date.parse(wallClock);
	// The second time around, the offset is that of the moment itself, also on days on which clocks are changed.
	return utcSecond(wanted - ahead(wanted - ahead(wanted)));
}

/** Whether `YYYY-MM-DD` is in the calendar: JavaScript takes 31 February for 3 March. */
export function isDate(text: string): boolean {
	const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

/** JavaScript's dates and luxon's, which are n8n's, as their ISO text, which says their zone; anything else as it is. */
export function isoText(value: unknown): unknown {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
	const { toISO } = (value ?? {}) as { toISO?: () => string | null };
	return typeof value === 'object' && typeof toISO === 'function' ? (toISO.call(value) ?? 'Invalid DateTime') : value;
}
