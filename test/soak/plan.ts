/** What happens in each round of a soak, drawn from its seed and the round's number alone. */

import { createRandom, type Random } from '../../sandbox/account/random';
import type { Fault } from '../engine/localNetSuite';

/** A moment of a run: when that share of the requests of a quiet run have been made, and some milliseconds later. */
export interface Moment {
	readonly share: number;
	readonly thenMs: number;
}

export interface RoundPlan {
	readonly round: number;
	/** Business that goes on before the run, as a call of the local NetSuite; `null` on a quiet day. */
	readonly activity: string | null;
	/** How much time goes by after it. */
	readonly restSeconds: number;
	/** Business in the middle of the run: what it changes may come with the next one. */
	readonly meanwhile: (Moment & { readonly activity: string }) | null;
	readonly faults: readonly Fault[];
	/** One record's value comes out unreadable: where it is in the list of its point's records, from 0 to 1. */
	readonly corrupt: { readonly point: string; readonly column: string; readonly at: number } | null;
	/** Somebody deletes a checkpoint, or all of them: everything is read anew. */
	readonly forget: 'all' | (string & {}) | null;
	readonly killN8n: Moment | null;
	readonly killNetSuite: (Moment & { readonly awayMs: number }) | null;
	/** The flow is started a second time while it runs. */
	readonly secondRun: Moment | null;
}

const documents = ['customer', 'invoice', 'customerPayment', 'creditMemo', 'salesOrder', 'contact', 'currencyRate'] as const;

/** How many requests a fault strikes, and how many it spares first; or which share of all. */
const some = (random: Random, most: number) => ({ times: random.integer(1, most), after: random.integer(0, 60) });
const aShare = (random: Random) => ({ share: random.pick([0.02, 0.06, 0.15]), seed: random.integer(1, 1_000_000) });
/** Waiting before a request is sent again takes real seconds, twice as many each time. */
const aim = (random: Random, most = 4) => (random.chance(0.5) ? some(random, most) : aShare(random));

/** Trouble that passes; drawn by weight. */
const troubles: Readonly<Record<string, { weight: number; draw: (random: Random) => Fault }>> = {
	busy: { weight: 4, draw: (random) => ({ fault: 'status', status: 429, ...aim(random, 6) }) },
	broken: { weight: 3, draw: (random) => ({ fault: 'status', status: 500, ...aim(random) }) },
	unavailable: { weight: 3, draw: (random) => ({ fault: 'status', status: 503, ...aim(random) }) },
	reset: { weight: 3, draw: (random) => ({ fault: 'reset', when: random.pick(['before', 'after']), ...aim(random) }) },
	truncate: { weight: 2, draw: (random) => ({ fault: 'truncate', ...aim(random) }) },
	lost: { weight: 2, draw: (random) => ({ fault: 'lost', ...aim(random) }) },
	timeout: { weight: 2, draw: (random) => ({ fault: 'timeout', afterMs: random.integer(0, 1500), ...some(random, 5) }) },
	html: { weight: 2, draw: (random) => ({ fault: 'html', status: random.pick([200, 503]), ...aim(random) }) },
	drip: { weight: 2, draw: (random) => ({ fault: 'drip', bytes: 2000, everyMs: 3, ...aim(random, 20) }) },
	token: { weight: 1, draw: (random) => ({ fault: 'token', token: random.pick(['revoked', 'expired']), ...some(random, 3) }) },
	skew: { weight: 1, draw: (random) => ({ fault: 'skew', seconds: random.pick([-1000, -200, 200, 1000]), ...some(random, 3) }) },
	hide: { weight: 1, draw: (random) => ({ fault: 'hide', ...random.pick(hidden), ...(random.chance(0.5) && some(random, 40)) }) },
};

/** What an administrator may take away from the role for a while. */
const hidden: ReadonlyArray<Readonly<Record<string, string>>> = [
	{ table: 'deletedrecord' },
	{ table: 'nexttransactionlinelink' },
	{ table: 'term' },
	{ table: 'transaction', column: 'memo' },
	{ table: 'transaction', column: 'foreignamountunpaid' },
	{ table: 'transactionline', column: 'department' },
	{ table: 'customer', column: 'email' },
	{ table: 'contact' },
];

const weights = Object.fromEntries(Object.entries(troubles).map(([name, { weight }]) => [name, weight]));

/** @param round 1 is the first. */
export function planRound(seed: number, round: number): RoundPlan {
	const random = createRandom(seed, `soak ${round}`);
	const moment = (): Moment => ({ share: random.next(), thenMs: random.integer(0, 600) });
	const changes = (most: number) => `activity?changes=${random.integer(1, most)}&seed=${random.integer(1, 1_000_000)}`;
	const day = () => `activity?days=1&seed=${random.integer(1, 1_000_000)}`;
	return {
		round,
		activity: random.chance(0.08) ? null : random.chance(0.15) ? day() : changes(40),
		restSeconds: random.pick([0, 0, 240, 3600, 86_400]),
		meanwhile: random.chance(0.15) ? { ...moment(), activity: changes(15) } : null,
		faults: Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () => troubles[random.weighted(weights)]!.draw(random)),
		corrupt: random.chance(0.06) ? { point: 'invoice', column: random.pick(['foreigntotal', 'duedate']), at: random.next() } : null,
		forget: random.chance(0.03) ? 'all' : random.chance(0.1) ? random.pick(documents) : null,
		// A third of the rounds, and each third for certain, so that few rounds have some.
		killN8n: (round + seed) % 3 === 0 ? moment() : null,
		killNetSuite: random.chance(0.12) ? { ...moment(), awayMs: random.integer(0, 4000) } : null,
		secondRun: random.chance(0.12) ? moment() : null,
	};
}

/** What a round does, in a line. */
export function inWords({ activity, meanwhile, faults, corrupt, forget, killN8n, killNetSuite, secondRun }: RoundPlan): string {
	const kinds = faults.map(({ fault, status, table }) => [fault, status ?? table].filter(Boolean).join(' '));
	return [
		activity?.replace(/^activity\?(changes|days)=(\d+)&.*$/, '$2 $1') ?? 'a quiet day',
		meanwhile && 'more meanwhile',
		...kinds,
		corrupt && `an unreadable ${corrupt.column}`,
		forget && `checkpoint of ${forget} deleted`,
		killN8n && 'n8n killed',
		killNetSuite && 'NetSuite killed',
		secondRun && 'a second run',
	]
		.filter(Boolean)
		.join(', ');
}
