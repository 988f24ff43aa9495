import type { TypeName } from './types';

/** An element's value: a bean for complex types; dates in seconds since 1970 UTC, enumerations and what is broken as text. */
export type Value = string | number | boolean | Bean | readonly Value[];

/** An element of a complex type: its elements and attributes by name, what stands between its tags as `content`. */
export interface Bean {
	/** Its type, where that is not the declared one. Always there in what was read. */
	readonly $type?: TypeName;
	readonly [name: string]: Value | undefined;
}

/** A `RecordRef`. */
export interface RecordRef extends Bean {
	readonly internalId?: string;
	readonly externalId?: string;
	readonly type?: string;
	readonly name?: string;
}
