/** A mapping that cannot be, or a value that does not fit: what happened, and what to do next. */
export class MappingError extends Error {
	/** What to do next. */
	readonly advice: string;

	constructor(message: string, advice: string) {
		super(message);
		this.name = 'MappingError';
		this.advice = advice;
	}

	/** The same error, said of one record. */
	of(record: string): MappingError {
		return new MappingError(`${record}: ${this.message}`, this.advice);
	}
}

/** Of an item that has nothing in common with the default mapping no empty record is made. */
export const nothingMapped = (advice: string): MappingError =>
	new MappingError('it comes without a single field of the default mapping.', advice);

/** A value in an error: short, and what kind it is. */
export function shown(value: unknown): string {
	if (typeof value === 'string') return `the text "${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
	if (typeof value === 'number') return `the number ${value}`;
	if (value === null) return 'empty';
	if (typeof value === 'boolean') return String(value);
	return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
}
