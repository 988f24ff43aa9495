import { createTimeline, type Timeline } from './timeline';

/** What goes through the server: counts per path, what is in flight, now and on average, and what was refused. */
export interface Statistics {
	/** Counts a request that was let in. */
	enter(request: Counted): Visit;
	/** Counts a request that was turned away, with that status, because too many were in flight. */
	refuse(request: Counted, status: number, reason: string): void;
	inFlight(): number;
	report(): StatisticsReport;
	/** The requests that are being answered, the oldest first. */
	underWay(): Array<{ method: string; path: string; milliseconds: number }>;
	/** The newest first. */
	refusals(): Refusal[];
	/** The last two minutes, second by second. */
	timeline: Timeline;
	reset(): void;
}

/** A request as it is counted. */
export interface Counted {
	method: string;
	/** Without the query; of SOAP with the operation. */
	path: string;
}

/** A request on its way through the server. */
export interface Visit {
	/** Why it is refused. */
	refused(reason: string): void;
	/** Ends it; 0 for one that was never answered. */
	leave(status: number): void;
}

export interface Refusal extends Counted {
	/** The machine's time, `YYYY-MM-DDTHH:MM:SSZ`. */
	date: string;
	status: number;
	reason: string;
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

const REFUSALS_KEPT = 100;

/** @param now milliseconds that never go back */
export function createStatistics(now: () => number = () => performance.now()): Statistics {
	let byPath: StatisticsReport['byPath'] = {};
	let refusals: Refusal[] = [];
	const underWay = new Map<Visit, Counted & { since: number }>();
	const timeline = createTimeline(now);
	let peak = 0;
	let firstAt: number | null = null;
	let changedAt = 0;
	let area = 0;

	/** Notes how long as many as now were in flight; to be called before their number changes. */
	function pass(): void {
		const at = now();
		firstAt ??= at;
		if (changedAt) area += underWay.size * (at - changedAt);
		changedAt = at;
	}
	const of = (path: string) => (byPath[nameOf(path)] ??= { requests: 0, refused: 0, byStatus: {} });
	const sum = (what: 'requests' | 'refused') =>
		Object.values(byPath).reduce((total, counts) => total + counts[what], 0);
	function refuse({ method, path }: Counted, status: number, reason: string): void {
		refusals = [{ date: `${new Date().toISOString().slice(0, 19)}Z`, method, path, status, reason }, ...refusals];
		refusals.length = Math.min(refusals.length, REFUSALS_KEPT);
		timeline.refused();
	}

	return {
		timeline,
		enter(request) {
			const { method, path } = request;
			of(path).requests++;
			pass();
			let why: string | null = null;
			const visit: Visit = {
				refused(reason) {
					why = reason;
				},
				leave(status) {
					pass();
					underWay.delete(visit);
					timeline.inFlight(underWay.size);
					const { byStatus } = of(path);
					byStatus[status] = (byStatus[status] ?? 0) + 1;
					if (why !== null) refuse(request, status, why);
				},
			};
			underWay.set(visit, { method, path, since: now() });
			peak = Math.max(peak, underWay.size);
			timeline.entered(underWay.size);
			return visit;
		},
		refuse(request, status, reason) {
			const counts = of(request.path);
			counts.requests++;
			counts.refused++;
			counts.byStatus[status] = (counts.byStatus[status] ?? 0) + 1;
			timeline.entered(underWay.size);
			refuse(request, status, reason);
		},
		inFlight: () => underWay.size,
		underWay: () =>
			[...underWay.values()].map(({ method, path, since }) => ({ method, path, milliseconds: Math.round(now() - since) })),
		refusals: () => [...refusals],
		report() {
			const lasted = firstAt === null ? 0 : changedAt - firstAt;
			return {
				requests: sum('requests'),
				refused: sum('refused'),
				inFlight: underWay.size,
				averageInFlight: lasted > 0 ? Math.round((area / lasted) * 1000) / 1000 : 0,
				peakInFlight: peak,
				byPath,
			};
		},
		reset() {
			byPath = {};
			refusals = [];
			peak = underWay.size;
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
