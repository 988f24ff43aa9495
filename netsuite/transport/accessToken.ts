import { createHash } from 'crypto';

import { tokenUrl, type OAuth2Settings } from '../address';
import { clientAssertion } from '../auth/oauth2';
import { NetSuiteError } from './errors';
import type { HttpAnswer } from './http';
import { refusal } from './refusals';
import { retryDelay } from './retry';

/**
 * What is kept between requests: an access token, when it ends in milliseconds since 1970, and a fingerprint of the
 * settings that it was given out for, so that it is never used with others. One line of text, as n8n stores it.
 */
export type Session = string;

export interface TokenOptions {
	/** The session there is, which NetSuite did not accept or which has ended; empty when there is none. */
	readonly session: Session;
	/** Sends a form to an address. Answers with every status; rejects only when there is no whole answer. */
	readonly post: (url: string, form: string) => Promise<HttpAnswer>;
	/** Waits that many milliseconds. */
	readonly sleep: (milliseconds: number) => Promise<void>;
	readonly random?: () => number;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
}

/** Why there is no access token. The sentence says what to do next; there is nothing of the request in it. */
export class AccessTokenError extends Error {
	constructor(readonly failure: NetSuiteError) {
		super(`${failure.detail} ${failure.advice}`);
		this.name = 'AccessTokenError';
	}
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A click on *Test* waits for it; the request that it is for is tried again as well. */
const attempts = 4;

/** So long before its end a token counts as ended, in milliseconds: the request still has to get there. */
const margin = 60_000;

/** So long, in milliseconds, a token that was just given out serves others who ask for one: requests at the same time find theirs ended together. */
const fresh = 30_000;

const opened = new Map<string, { readonly at: number; readonly session: Promise<Session> }>();

/**
 * A new session. Requests at the same time get the same one, whichever node or flow they come from.
 * @throws AccessTokenError when NetSuite gives no token.
 * @throws InvalidSettingError for a private key that cannot be one.
 */
export async function openSession(settings: OAuth2Settings, options: TokenOptions): Promise<Session> {
	const { now = Date.now } = options;
	const key = fingerprint(settings);
	const last = opened.get(key);
	if (last && now() - last.at < fresh) {
		const session = await last.session;
		if (session !== options.session) return session;
		// Another that waited as well may have been here first.
		const newer = opened.get(key);
		if (newer && newer !== last) return await newer.session;
	}
	const session = requestToken(settings, options).then(({ token, until }) => `${until} ${key} ${token}`);
	const entry = { at: now(), session };
	opened.set(key, entry);
	// A failure goes to those who wait for it already, not to those who ask later.
	session.catch(() => opened.get(key) === entry && opened.delete(key));
	return await session;
}

/** The access token of a session, `null` when it has ended, or was given out for other settings than these. */
export function accessTokenOf(settings: OAuth2Settings, session: Session, now = Date.now()): string | null {
	const [until, key, token = ''] = session.split(' ');
	return token !== '' && key === fingerprint(settings) && Number(until) - margin > now ? token : null;
}

/** Tells settings apart without showing them. */
function fingerprint({ account, serverUrl, keys }: OAuth2Settings): string {
	const parts = [account.id, serverUrl, keys.clientId, keys.certificateId, keys.privateKey];
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

async function requestToken(
	settings: OAuth2Settings,
	{ post, sleep, random = Math.random, now = Date.now }: TokenOptions,
): Promise<{ token: string; until: number }> {
	const url = tokenUrl(settings);
	for (let number = 1; ; number++) {
		const at = now();
		const form = new URLSearchParams({
			grant_type: 'client_credentials',
			client_assertion_type: assertionType,
			client_assertion: clientAssertion(settings.keys, url, at),
		});
		const outcome = await post(url, form.toString()).then(read, unanswered);
		if (!(outcome instanceof NetSuiteError)) return { token: outcome.token, until: at + outcome.seconds * 1000 };
		const wait = number < attempts ? retryDelay(outcome, { number, safeToRepeat: true, random: random() }) : null;
		if (wait === null) throw new AccessTokenError(outcome);
		await sleep(wait);
	}
}

function read(answer: HttpAnswer): { token: string; seconds: number } | NetSuiteError {
	const { access_token: token, expires_in: seconds, error } = parsed(answer.body);
	if (answer.status === 200) {
		if (typeof token === 'string' && /^\S+$/.test(token) && Number(seconds) > 0) return { token, seconds: Number(seconds) };
		return new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite answers a request for an access token without one.', status: 200 });
	}
	if (typeof error !== 'string') return refusal(answer);
	return new NetSuiteError({
		kind: 'login',
		detail: `NetSuite gives no access token and says: ${error}.`,
		code: error,
		status: answer.status,
		date: answer.headers.date,
		advice:
			'Check that account ID, client ID, certificate ID and private key of the credential belong together, that the ' +
			'certificate is neither revoked nor past its end, and that the clock of this machine is right. NetSuite tells the ' +
			'reason only in its Login Audit Trail: Setup > Users/Roles > User Management > View Login Audit Trail.',
	});
}

function parsed(body: string): Record<string, unknown> {
	try {
		return (JSON.parse(body) ?? {}) as Record<string, unknown>;
	} catch {
		return {};
	}
}

/** Only the sentence is kept: the error itself may hold the assertion. */
function unanswered(error: unknown): NetSuiteError {
	const { message, code } = error as { message?: string; code?: string };
	const said = [message, message?.includes(code ?? '') ? null : code].filter(Boolean).join(', ');
	return new NetSuiteError({ kind: 'network', detail: `No answer came to a request for an access token: ${said}.`, code });
}
