import { constants, verify } from 'node:crypto';
import { HOUR, MINUTE } from '../account/time';
import { certificateOf, type KeyKind, type OAuth2Credentials } from './oauth2Keys';

/**
 * The JSON Web Token with which a client proves who it is, checked as "The Request Token Structure" in NetSuite's help
 * describes it.
 */

/** What an integration may ask for. */
export const scopes = ['restlets', 'rest_webservices', 'suite_analytics'] as const;
export type Scope = (typeof scopes)[number];

/**
 * Why an assertion is not accepted, for the Login Audit Trail. `UnknownIntegration`, `InvalidSignature` and
 * `ScopeMismatched` are documented words; the others are believed: NetSuite lists none for this flow.
 */
export type AssertionFailure =
	| 'MalformedAssertion'
	| 'InvalidAlgorithm'
	| 'UnknownIntegration'
	| 'InvalidCertificate'
	| 'InvalidAudience'
	| 'InvalidIssuedAt'
	| 'InvalidExpiration'
	| 'AssertionExpired'
	| 'ScopeMismatched'
	| 'InvalidSignature';

interface Algorithm {
	/** The keys that it goes with: each curve has one hash, RSA all three. */
	kind: KeyKind;
	hash: string;
}

const algorithms: Readonly<Record<string, Algorithm>> = {
	PS256: { kind: 'RSA', hash: 'sha256' },
	PS384: { kind: 'RSA', hash: 'sha384' },
	PS512: { kind: 'RSA', hash: 'sha512' },
	ES256: { kind: 'P-256', hash: 'sha256' },
	ES384: { kind: 'P-384', hash: 'sha384' },
	ES512: { kind: 'P-521', hash: 'sha512' },
};

/** Believed: how far a client's clock may be off. The documentation gives only the longest life of an assertion. */
const TOLERANCE = MINUTE;
const LONGEST_LIFE = HOUR;

type Json = Record<string, unknown>;

/**
 * The scopes that an assertion asks for, or what is wrong with it.
 * @param audiences the addresses of the token endpoint, any of which may be meant
 * @param now seconds since 1970
 */
export function scopesAsserted(
	assertion: string,
	credentials: OAuth2Credentials,
	audiences: readonly string[],
	now: number,
): Scope[] | AssertionFailure {
	const parts = assertion.split('.');
	const [header, claims] = [jsonOf(parts[0]), jsonOf(parts[1])];
	// Documented as always JWT; clients in production leave it out.
	const typed = header?.typ === undefined || header.typ === 'JWT';
	if (parts.length !== 3 || !header || !claims || !typed) return 'MalformedAssertion';
	const algorithm = isText(header.alg) && Object.hasOwn(algorithms, header.alg) ? algorithms[header.alg]! : null;
	if (!algorithm) return 'InvalidAlgorithm';
	if (claims.iss !== credentials.clientId) return 'UnknownIntegration';
	const certificate = isText(header.kid) ? certificateOf(credentials, header.kid) : null;
	if (!certificate || certificate.kind !== algorithm.kind) return 'InvalidCertificate';
	if (![claims.aud].flat().some((audience) => audiences.includes(addressOf(audience)))) return 'InvalidAudience';
	const untimely = timeFailure(claims, now);
	if (untimely) return untimely;
	const asked = readScopes(claims.scope);
	if (!asked) return 'ScopeMismatched';
	const key = { key: certificate.publicKey, ...formatOf(algorithm) };
	const signature = Buffer.from(parts[2]!, 'base64url');
	return verify(algorithm.hash, Buffer.from(`${parts[0]}.${parts[1]}`), key, signature) ? asked : 'InvalidSignature';
}

function timeFailure({ iat, exp }: Json, now: number): AssertionFailure | null {
	if (!isMoment(iat) || iat > now + TOLERANCE) return 'InvalidIssuedAt';
	// The text says "less than 60 minutes"; Oracle's own sample has 60 minutes exactly.
	if (!isMoment(exp) || exp <= iat || exp > iat + LONGEST_LIFE) return 'InvalidExpiration';
	return exp < now - TOLERANCE ? 'AssertionExpired' : null;
}

/** Host names in lower case: clients in production write the account ID as NetSuite shows it. */
function addressOf(audience: unknown): string {
	return typeof audience === 'string' && URL.canParse(audience) ? new URL(audience).href : '';
}

/** A list of one is written like what is in it, and is not it. */
const isText = (value: unknown): value is string => typeof value === 'string';

/** Oracle's own sample in Python sends fractions of a second. */
const isMoment = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/**
 * The text of the documentation separates scopes by commas, its sample sends an array. Believed: that spaces do as well,
 * as RFC 6749 has it.
 */
function readScopes(value: unknown): Scope[] | null {
	const asked = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,\s]+/).filter(Boolean) : [];
	const known = asked.every((scope) => scopes.includes(scope as Scope));
	return known && asked.length > 0 ? (asked as Scope[]) : null;
}

/** RFC 7518: an EC signature is its two numbers one after the other; the salt of a PSS signature is as long as its hash. */
function formatOf({ kind, hash }: Algorithm) {
	return kind === 'RSA'
		? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(hash.slice(3)) / 8 }
		: { dsaEncoding: 'ieee-p1363' as const };
}

function jsonOf(part: string | undefined): Json | null {
	try {
		const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
	} catch {
		return null;
	}
}
