import { createClient, type Governor, type Http } from '../../netsuite';
import { type seededRandom, type VirtualTime } from './virtualTime';

const refusal = {
	status: 429,
	headers: {},
	body: '{"o:errorDetails":[{"detail":"Concurrent request limit exceeded. Request blocked.","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]}',
};

/** An account that takes so many requests at once and refuses one more, and callers that keep it busy. */
export class SimulatedAccount {
	private inFlight = 0;
	private busySince = 0;
	private requestSeconds = 0;
	private answered = 0;
	private refused = 0;

	constructor(
		private readonly time: VirtualTime,
		private readonly random: ReturnType<typeof seededRandom>,
		public limit: number,
	) {}

	/** `callers` that send one request after the other, through one governor. @returns how many each had answered. */
	keepBusy(governor: Governor, callers: number): number[] {
		const { time, random } = this;
		const client = createClient({ account: '1', governor, sleep: time.sleep, random, http: this.http });
		const answered = Array<number>(callers).fill(0);
		const request = { service: 'suiteql', method: 'POST', safeToRepeat: true } as const;
		for (let caller = 0; caller < callers; caller++) {
			void (async () => {
				for (;;) {
					const outcome = await client.request(request, () => null).catch(() => null);
					if (outcome) answered[caller] = (answered[caller] ?? 0) + 1;
				}
			})();
		}
		return answered;
	}

	/** What happened until a moment, from now on. */
	async observe(until: number): Promise<{ averageInFlight: number; refusedShare: number; answered: number }> {
		this.count();
		const from = this.time.now;
		this.requestSeconds = this.answered = this.refused = 0;
		await this.time.runUntil(until);
		this.count();
		return {
			averageInFlight: this.requestSeconds / (until - from),
			refusedShare: this.refused / (this.refused + this.answered),
			answered: this.answered,
		};
	}

	private readonly http: Http = async () => {
		// The way there is no part of the limit.
		await this.time.sleep(5);
		if (this.inFlight >= this.limit) {
			this.refused++;
			await this.time.sleep(5);
			return refusal;
		}
		this.count();
		this.inFlight++;
		await this.time.sleep(100 + 300 * this.random());
		this.count();
		this.inFlight--;
		this.answered++;
		return { status: 200, headers: {}, body: '' };
	};

	private count(): void {
		this.requestSeconds += this.inFlight * (this.time.now - this.busySince);
		this.busySince = this.time.now;
	}
}
