/** A clock that stands still until everything that can happen now has happened, and then jumps to the next wake-up. */
export class VirtualTime {
	now = 0;
	private readonly wakeUps: Array<{ at: number; wake: () => void }> = [];

	readonly sleep = async (milliseconds: number): Promise<void> =>
		await new Promise((wake) => {
			const at = this.now + milliseconds;
			const next = this.wakeUps.findIndex((other) => other.at > at);
			this.wakeUps.splice(next < 0 ? this.wakeUps.length : next, 0, { at, wake });
		});

	/** Lets time pass up to a moment, in milliseconds since the beginning. */
	async runUntil(moment: number): Promise<void> {
		await settled();
		while (this.wakeUps[0] && this.wakeUps[0].at <= moment) {
			const { at, wake } = this.wakeUps.shift() as { at: number; wake: () => void };
			this.now = at;
			wake();
			await settled();
		}
		this.now = moment;
	}
}

/** All promises that follow from what happened so far. */
const settled = async () => await new Promise<void>((resolve) => setImmediate(resolve));

/** Numbers from 0 to below 1, always the same ones for a seed. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
