import { host } from '../context/host';

/** N/log. Without units; the account's deployment decides which levels are written. */

interface Entry {
	title?: unknown;
	details?: unknown;
}

/** Documented: one object, or title and details. */
const writer = (level: string) => (options?: unknown, details?: unknown) => {
	const isEntry = typeof options === 'object' && options !== null && ('title' in options || 'details' in options);
	const entry = (isEntry ? options : { title: options, details }) as Entry;
	host('log.write', { level, title: textOf(entry.title), details: textOf(entry.details) });
};

/** Seen: objects show as JSON, what is not given as nothing. */
function textOf(value: unknown): string {
	if (value === undefined) return '';
	if (typeof value === 'string') return value;
	if (value instanceof Error && !('toJSON' in value)) return `${value.name}: ${value.message}`;
	try {
		return JSON.stringify(value) ?? String(value as string);
	} catch {
		// What holds itself.
		return Object.prototype.toString.call(value);
	}
}

export const debug = writer('DEBUG');
export const audit = writer('AUDIT');
export const error = writer('ERROR');
export const emergency = writer('EMERGENCY');

/** The global of the same name. */
export const log = { debug, audit, error, emergency };
