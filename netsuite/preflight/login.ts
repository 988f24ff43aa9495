import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { failed, failure, ok, warning, type Finding } from './finding';
import { always, give } from './permissions';

/** What of the login NetSuite does not tell. */
export interface Login {
	/** Where the account is reached, e.g. `1234567-sb1.suitetalk.api.netsuite.com`. */
	readonly host: string;
	/** How it logs in, as people know it, e.g. `OAuth 2.0`. */
	readonly way: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/** What an account ID says of the account. Believed for all but sandboxes and Release Preview. */
const kinds: ReadonlyArray<readonly [RegExp, string]> = [
	[/_SB\d*$/, 'a sandbox'],
	[/_RP\d*$/, 'a Release Preview account'],
	[/^TSTDRV/, 'a test account'],
	[/^TD\d/, 'a demo account'],
];

export const kindOfAccount = (account: string): string => kinds.find(([id]) => id.test(account))?.[1] ?? 'a production account';

/** Seconds that two clocks may differ: NetSuite refuses a login at five minutes; from one minute on somebody should look. */
const tolerated = { warning: 60, refused: 300 };

/**
 * Logs in with one request, which reads NetSuite's clock. A refused login is the end of it: five lock a token.
 * @returns `accepted`: whether there is any use in asking for more.
 */
export async function checkLogin(client: Client, login: Login): Promise<{ findings: Finding[]; accepted: boolean }> {
	const outcome = await serverTime(client).catch((error: unknown) => {
		if (error instanceof NetSuiteError) return error;
		throw error;
	});
	// Of the moment of the answer: a request may have waited for its turn, an answer takes less than what clocks show.
	const clock = clockFinding(outcome.date, login.now());
	const accepted = !(outcome instanceof NetSuiteError);
	const findings = accepted ? [acceptedBy(client, login)] : notAccepted(client, login, outcome, clock?.status === 'failed');
	return { findings: clock ? [...findings, clock] : findings, accepted };
}

async function serverTime(client: Client): Promise<{ date: string | undefined }> {
	const { headers, data } = await client.request(
		{ service: 'system', method: 'GET', path: '/serverTime', safeToRepeat: true },
		(body) => (body as { serverTime?: unknown } | null)?.serverTime,
	);
	// Both show the same time; the header also comes with a refusal.
	return { date: headers.date ?? (typeof data === 'string' ? data : undefined) };
}

const acceptedBy = ({ account }: Client, { host, way }: Login): Finding =>
	ok('Login', `NetSuite accepts the login to account ${account}, ${kindOfAccount(account)}, by ${way} at ${host}.`);

function notAccepted({ account }: Client, { way }: Login, error: NetSuiteError, clockIsWrong: boolean): Finding[] {
	const { kind, detail, advice, status } = error;
	if (kind === 'permission') {
		return [
			ok('Login', `NetSuite accepts the login to account ${account}, ${kindOfAccount(account)}, by ${way}.`),
			failed('REST Web Services', detail, `${give([always.rest])} The feature of that name must be on, too: Setup > Company > Enable Features > SuiteCloud.`, kind),
		];
	}
	if (kind !== 'login') return [failure('Login', error)];
	// An address that leads nowhere is of this kind as well: nothing was refused, and nothing locks.
	const refusedByNetSuite = status !== undefined;
	return [
		failed(
			'Login',
			refusedByNetSuite
				? `NetSuite refuses the login to account ${account}, ${kindOfAccount(account)}, by ${way}: ${detail} Nothing else was tried, since five refused logins lock a token for 30 minutes.`
				: detail,
			clockIsWrong ? 'Set the clock of the machine that runs n8n first: see the line below.' : advice,
			refusedByNetSuite ? kind : 'network',
		),
	];
}

/** `null` where the answer did not show NetSuite's time. */
function clockFinding(date: string | undefined, here: number): Finding | null {
	const there = Date.parse(date ?? '');
	if (Number.isNaN(there)) return null;
	const seconds = Math.round((there - here) / 1000);
	const off = Math.abs(seconds);
	if (off < 2) return ok('Clock', "NetSuite's clock and that of the machine that runs n8n agree to the second.");
	const detail = `NetSuite's clock is ${off} seconds ${seconds > 0 ? 'ahead of' : 'behind'} that of the machine that runs n8n.`;
	if (off < tolerated.warning) return ok('Clock', detail);
	const advice = 'Have the clock of the machine that runs n8n set by a time server, and check its time zone.';
	return off < tolerated.refused
		? warning('Clock', `${detail} From five minutes on NetSuite refuses every login.`, advice)
		: failed('Clock', `${detail} NetSuite refuses logins that are more than five minutes off.`, advice);
}
