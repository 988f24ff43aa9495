import { inTimeZone, parseMoment } from '../../netsuite';

/**
 * A date and time parameter in UTC to the second; `null` when it is empty. The editor leaves the zone out and means the
 * workflow's.
 * @param label what the parameter is called in the editor.
 * @throws InvalidSettingError for what is no date and time.
 */
export function momentOf(context: { getTimezone(): string }, label: string, given: unknown): string | null {
	if (typeof given !== 'string' || given.trim() === '') return null;
	const text = given.trim();
	const asUtc = parseMoment(label, text);
	return /[T ].*(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text) ? asUtc : inTimeZone(asUtc, context.getTimezone());
}
