/** What goes through the server: counts per path, and how many requests are in flight, now and on average. */
export interface Statistics {
	/** Counts a request that was let in; the returned function ends it. */
	enter(path: string): (status: number) => void;
	/** Counts a request that was turned away, with that status, because too many were in flight. */
	refuse(path: string, status: number): void;
	inFlight(): number;
	report(): StatisticsReport;
	reset(): void;
}

export interface StatisticsReport {
	requests: number;
	refused: number;
	inFlight: number;
	/** Over the time from the first request to the last one's end, in requests. */
	averageInFlight: number;
	peakInFlight: number;
	byPath: Record<string, { requests: number; refused: number; byStatus: Record<string, number> }>;
}

/** @param now milliseconds that never go back */
export function createStatistics(now: () => number = () => performance.now()): Statistics {
	let byPath: StatisticsReport['byPath'] = {};
	let inFlight = 0;
	let peak = 0;
	let firstAt: number | null = null;
	let changedAt = 0;
	let area = 0;

	function change(by: 1 | -1): void {
		const at = now();
		firstAt ??= at;
		if (changedAt) area += inFlight * (at - changedAt);
		changedAt = at;
		inFlight += by;
		peak = Math.max(peak, inFlight);
	}
	const of = (path: string) => (byPath[nameOf(path)] ??= { requests: 0, refused: 0, byStatus: {} });
	const sum = (what: 'requests' | 'refused') =>
		Object.values(byPath).reduce((total, counts) => total + counts[what], 0);

	return {
		enter(path) {
			of(path).requests++;
			change(1);
			return (status) => {
				change(-1);
				const { byStatus } = of(path);
				byStatus[status] = (byStatus[status] ?? 0) + 1;
			};
		},
		refuse(path, status) {
			const counts = of(path);
			counts.requests++;
			counts.refused++;
			counts.byStatus[status] = (counts.byStatus[status] ?? 0) + 1;
		},
		inFlight: () => inFlight,
		report() {
			const lasted = firstAt === null ? 0 : changedAt - firstAt;
			return {
				requests: sum('requests'),
				refused: sum('refused'),
				inFlight,
				averageInFlight: lasted > 0 ? Math.round((area / lasted) * 1000) / 1000 : 0,
				peakInFlight: peak,
				byPath,
			};
		},
		reset() {
			byPath = {};
			peak = inFlight;
			firstAt = null;
			changedAt = 0;
			area = 0;
		},
	};
}

/** Records of one type are counted together. */
function nameOf(path: string): string {
	return path.replace(/^(\/services\/rest\/record\/v1\/(?!metadata-catalog)[^/]+)\/.+$/, '$1/{id}');
}
