/**
 * Runs in the script's context. Chance that is the same for the same calls, so that what scripts store is too; whoever
 * needs real chance has N/crypto/random.
 */
export function installRandom(seed: number): void {
	let state = seed >>> 0;
	Math.random = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
