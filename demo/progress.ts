/** Telling a person what is going on: lines that stay, and one that is replaced as things move. */

export interface Progress {
	/** Prints a line that stays. */
	line(text: string): void;
	/** Says where things stand now. A terminal shows it in place, a log gets it now and then. */
	tick(text: string): void;
}

/** In a log a line that only says how far things are comes no more often than this. */
const QUIET_MS = 15_000;

/** Progress on a stream, standard error when left out: standard output is for results. */
export function progress(stream: NodeJS.WriteStream = process.stderr, now: () => number = Date.now): Progress {
	let shown = false;
	let last = now();
	const clear = () => {
		if (shown) stream.write('\r\u001b[K');
		shown = false;
	};
	return {
		line(text) {
			clear();
			last = now();
			stream.write(`${text}\n`);
		},
		tick(text) {
			if (stream.isTTY) {
				clear();
				shown = true;
				stream.write(text.slice(0, (stream.columns ?? 80) - 1));
			} else if (now() - last >= QUIET_MS) {
				last = now();
				stream.write(`${text}\n`);
			}
		},
	};
}

/** Runs work and calls `tick` with the seconds gone by, about twice a second. */
export async function whileTicking<T>(work: Promise<T>, tick: (seconds: number) => void): Promise<T> {
	const start = Date.now();
	const timer = setInterval(() => tick(Math.round((Date.now() - start) / 1000)), 500);
	try {
		return await work;
	} finally {
		clearInterval(timer);
	}
}
