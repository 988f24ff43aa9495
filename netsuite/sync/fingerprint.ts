import type { Field } from '../integrationPoints/types';
import { identifier, sql, type Sql } from '../suiteql/sql';

/**
 * The fingerprint of an open document: a number from its internal ID and its open amount that NetSuite computes as it
 * is computed here. Fingerprints are added up, so that one number tells whether the same is open on both sides.
 *
 * Every number on the way stays below 2^53, exact in JavaScript as in Oracle's numbers. `prime` is the largest below 2^30; the
 * second multiplication makes it anything but linear, so that amounts that move from document to document do not make
 * up for each other. A change goes unseen once in about a billion.
 */
const prime = 1_073_741_789;
const factor = 8_388_593;
const places = 6;

/** @param amount with at most six decimal places, as every amount is. @returns 0 for what is settled. */
export function fingerprint(id: string, amount: number): number {
	// In two steps, because an amount in millionths may be beyond what is exact.
	const whole = Math.trunc(Math.abs(amount));
	const millionths = Math.round((Math.abs(amount) - whole) * 10 ** places);
	if (whole === 0 && millionths === 0) return 0;
	const size = ((whole % prime) * 10 ** places + millionths) % prime;
	const signed = amount < 0 ? -size : size;
	const mixed = (signed * ((Number(id) % factor) + 1)) % prime;
	return 1 + ((mixed * (mixed % factor) + mixed) % prime);
}

/** The first step of {@link fingerprint} in SuiteQL, `h` of the documents that have something open. */
const mixed = (id: Sql, { column, sign }: Field): Sql => {
	const stored = identifier(column);
	const amount = sign === 'absolute' ? sql`ABS(${stored})` : sign === 'negated' ? sql`-${stored}` : stored;
	return sql`MOD(MOD(ROUND(${amount} * ${10 ** places}), ${prime}) * (MOD(${id}, ${factor}) + 1), ${prime})`;
};

/** The fingerprints of what stands in {@link mixedOf} added up. */
export const sumOfFingerprints: Sql = sql`SUM(1 + MOD(o.h * MOD(o.h, ${factor}) + o.h, ${prime}))`;

/** The documents with `id` and what {@link sumOfFingerprints} adds up; all after FROM. */
export const mixedOf = (id: string, openAmount: Field, fromWhere: Sql): Sql =>
	sql`(SELECT ${identifier(id)} AS id, ${mixed(identifier(id), openAmount)} AS h FROM ${fromWhere}) o`;
