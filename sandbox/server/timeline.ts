/** The last two minutes of requests, second by second. */
export interface Timeline {
	entered(inFlight: number): void;
	refused(): void;
	inFlight(now: number): void;
	/** Oldest first, one number for each second, the current one last. */
	seconds(): { requests: number[]; refused: number[]; inFlight: number[] };
}

export const TIMELINE_SECONDS = 120;

interface Second {
	at: number;
	requests: number;
	refused: number;
	/** The most at once. */
	inFlight: number;
	/** At its end. */
	open: number;
}

/** @param now milliseconds that never go back */
export function createTimeline(now: () => number): Timeline {
	let kept: Second[] = [];
	let open = 0;

	function current(): Second {
		const at = Math.floor(now() / 1000);
		const last = kept[kept.length - 1];
		if (last?.at === at) return last;
		const second = { at, requests: 0, refused: 0, inFlight: open, open };
		kept = [...kept.filter((other) => other.at > at - TIMELINE_SECONDS), second];
		return second;
	}
	function flying(count: number): void {
		const second = current();
		second.inFlight = Math.max(second.inFlight, count);
		open = second.open = count;
	}

	return {
		entered(count) {
			flying(count);
			current().requests++;
		},
		refused() {
			current().refused++;
		},
		inFlight: flying,
		seconds() {
			const last = current().at;
			// A second in which nothing began or ended has as many in flight as the one before it.
			let stillOpen = 0;
			const byTime = new Map(kept.map((second) => [second.at, second]));
			const all = Array.from({ length: TIMELINE_SECONDS }, (_, index) => {
				const second = byTime.get(last - TIMELINE_SECONDS + 1 + index);
				if (second) stillOpen = second.open;
				return second ?? { requests: 0, refused: 0, inFlight: stillOpen };
			});
			return {
				requests: all.map(({ requests }) => requests),
				refused: all.map(({ refused }) => refused),
				inFlight: all.map((second) => second.inFlight),
			};
		},
	};
}
