/** What a governor is doing, to be looked at. */
export interface GovernorState {
	/** How many requests it lets run at the same time. */
	readonly limit: number;
	readonly inFlight: number;
	readonly waiting: number;
	readonly admitted: number;
	readonly refused: number;
}

export interface Slot {
	/** Gives the place back and tells whether NetSuite refused the request for being one too many. */
	leave(refused: boolean): void;
}

const decrease = 0.85;
/** In rounds, not in successes: a worker with many places must not look for more of them more often than one with few. */
const firstPatience = 25;
const longestPatience = 100;

/**
 * Finds out how many requests an account takes at the same time and keeps to it: one more after each round of
 * successes, fewer at a refusal. NetSuite does not tell the limit, and other integrations use it up as well; because
 * every worker does the same, several that share an account settle without talking to each other.
 *
 * Where the last refusal was is remembered. Below it the limit grows quickly; to go there again takes `patience`
 * rounds of successes, twice as many after every further refusal, so that looking for room costs next to nothing.
 */
export class Governor {
	private limit: number;
	private inFlight = 0;
	private admitted = 0;
	private refused = 0;
	private successes = 0;
	private refusedAt = Infinity;
	private patience = firstPatience;
	/** Requests admitted before the last decrease do not count as a second refusal. */
	private decreasedAfter = 0;
	private readonly queue: Array<(slot: Slot) => void> = [];

	constructor(start = 4) {
		this.limit = start;
	}

	/** Waits for a place, first come, first served. */
	async enter(): Promise<Slot> {
		return await new Promise((admit) => {
			this.queue.push(admit);
			this.admitWaiting();
		});
	}

	state(): GovernorState {
		const { limit, inFlight, admitted, refused } = this;
		return { limit, inFlight, waiting: this.queue.length, admitted, refused };
	}

	private admitWaiting(): void {
		while (this.inFlight < this.limit && this.queue.length > 0) {
			this.inFlight++;
			const ticket = ++this.admitted;
			let left = false;
			this.queue.shift()?.({
				leave: (refused) => {
					if (left) return;
					left = true;
					if (refused) this.shrink(ticket);
					else this.grow();
					this.inFlight--;
					this.admitWaiting();
				},
			});
		}
	}

	private grow(): void {
		this.successes++;
		const rounds = this.limit + 1 < this.refusedAt ? 1 : this.patience;
		// A limit that nobody reaches teaches nothing.
		if (this.successes < rounds * this.limit || this.inFlight < this.limit) return;
		this.limit++;
		this.successes = 0;
		if (this.limit > this.refusedAt) this.forget();
	}

	/** Beyond the last refusal without another one: the account takes more than it did. */
	private forget(): void {
		this.refusedAt = Infinity;
		this.patience = firstPatience;
	}

	private shrink(ticket: number): void {
		this.refused++;
		if (ticket <= this.decreasedAfter) return;
		if (this.refusedAt !== Infinity) this.patience = Math.min(longestPatience, this.patience * 2);
		this.refusedAt = this.limit;
		this.limit = Math.max(1, Math.floor(this.limit * decrease));
		this.decreasedAfter = this.admitted;
		this.successes = 0;
	}
}
