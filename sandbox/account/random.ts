/** Numbers that look random and are always the same for a seed. */
export interface Random {
	/** At least 0, less than 1. */
	next(): number;
	/** A whole number from `from` to `to`, both included. */
	integer(from: number, to: number): number;
	chance(probability: number): boolean;
	pick<T>(choices: readonly T[]): T;
	/** One of the keys, as often as its weight says. */
	weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
	/** Remembers where it is; what this returns goes back there. */
	mark(): () => void;
}

/**
 * Chris Doty-Humphrey's sfc32, seeded from text.
 * Each purpose has a stream of its own, so that one more draw for customers does not change the invoices.
 */
export function createRandom(seed: number | string, purpose: string): Random {
	const state = seedState(`${seed}/${purpose}`) as [number, number, number, number];
	let [a, b, c, counter] = state;

	function draw(): number {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + sum) | 0;
		return sum >>> 0;
	}
	for (let warmUp = 0; warmUp < 12; warmUp++) draw();

	const next = () => draw() / 4294967296;
	return {
		next,
		integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
		chance: (probability) => next() < probability,
		pick: (choices) => choices[Math.floor(next() * choices.length)]!,
		weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
			const names = Object.keys(weights) as K[];
			let rest = next() * names.reduce((sum, name) => sum + weights[name], 0);
			for (const name of names) {
				rest -= weights[name];
				if (rest < 0) return name;
			}
			return names[names.length - 1]!;
		},
		mark() {
			const marked: typeof state = [a, b, c, counter];
			return () => ([a, b, c, counter] = marked);
		},
	};
}

/** Four 32-bit words from a text (FNV-1a, stirred for each word). */
function seedState(text: string): number[] {
	return [1, 2, 3, 4].map((word) => {
		let hash = 2166136261 ^ word;
		for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
		hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
		return (hash ^ (hash >>> 13)) | 0;
	});
}
