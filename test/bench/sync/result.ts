/** What was measured, as a table and as JSON. */

import type { Measured } from '../main';
import type { FirstLoad } from './firstLoad';
import type { Memory } from './memory';
import type { QuietDelta } from './quietDelta';
import type { ReadRound } from './reader';

export interface SyncResult {
	readonly headers: FirstLoad;
	readonly withLines: FirstLoad;
	readonly processor: { readonly ours: ReadRound; readonly fetched: ReadRound };
	readonly delta: QuietDelta;
	/** The smallest account first. */
	readonly memory: readonly Memory[];
}

const LIMITS = { ideal: 1.15, peer: 4.5, processor: 1.5, memory: 1.15, delta: 2 };

const seconds = (value: number): string => `${value.toFixed(1)} s`;
const vsIdeal = ({ ours, idealSeconds }: FirstLoad): number => ours.seconds / idealSeconds;
const vsPeer = ({ ours, peer }: FirstLoad): number => peer.seconds / ours.seconds;
const vsHttpRequest = ({ ours, httpRequest }: FirstLoad): number => httpRequest.seconds / ours.seconds;
const requestsPerThousand = ({ ours, invoices }: FirstLoad): number => (ours.requests * 1000) / invoices;
const microseconds = ({ cpuSeconds }: ReadRound, records: number): string => `${((cpuSeconds * 1e6) / records).toFixed(1)} µs`;

/** How much more the largest account takes than the smallest. */
function growth(memory: readonly Memory[]): number | null {
	const [smallest, largest] = [memory[0], memory.at(-1)];
	return smallest && largest && memory.length > 1 ? largest.megabytes / smallest.megabytes : null;
}

export function measuredOf({ headers, withLines, processor, delta, memory }: SyncResult): Measured[] {
	const grown = growth(memory);
	const largest = memory.at(-1);
	return [
		...load('First load, headers', headers),
		...load('First load, lines and applications', withLines),
		{
			what: 'Processor a record',
			ours: microseconds(processor.ours, headers.invoices),
			compared: `fetch and parse ${microseconds(processor.fetched, headers.invoices)}`,
			ratio: processor.ours.cpuSeconds / processor.fetched.cpuSeconds,
			limit: LIMITS.processor,
		},
		{
			what: 'Requests a point, nothing new',
			ours: String(delta.requests),
			compared: `${delta.points} points`,
			ratio: delta.requests / delta.points,
			limit: LIMITS.delta,
		},
		...(grown !== null && largest
			? [
					{
						what: `n8n's peak memory, ${largest.invoices.toLocaleString('en')} invoices`,
						ours: `${largest.megabytes} MB`,
						compared: `${memory[0]?.invoices.toLocaleString('en')} invoices ${memory[0]?.megabytes} MB`,
						ratio: grown,
						limit: LIMITS.memory,
					},
				]
			: []),
	];
}

function load(what: string, result: FirstLoad): Measured[] {
	const ours = seconds(result.ours.seconds);
	const faster = { ours, limit: LIMITS.peer, atLeast: true } as const;
	return [
		{ what: `${what}: ideal`, ours, compared: seconds(result.idealSeconds), ratio: vsIdeal(result), limit: LIMITS.ideal },
		{ ...faster, what: `${what}: n8n-nodes-netsuite`, compared: seconds(result.peer.seconds), ratio: vsPeer(result) },
		{ ...faster, what: `${what}: HTTP Request`, compared: seconds(result.httpRequest.seconds), ratio: vsHttpRequest(result) },
	];
}

/** In one line of JSON; ratios first, what they were made of beside them. */
export function jsonOf({ headers, withLines, processor, delta, memory }: SyncResult): object {
	return {
		firstLoad: { ...ratios(headers), withLines: ratios(withLines) },
		cpu: {
			vsFetchParse: rounded(processor.ours.cpuSeconds / processor.fetched.cpuSeconds),
			microsecondsPerRecord: rounded((processor.ours.cpuSeconds * 1e6) / headers.invoices),
		},
		memory: { millionVs50k: growth(memory) === null ? null : rounded(growth(memory)!), peaks: memory },
		delta: { requestsPerPoint: rounded(delta.requests / delta.points), requests: delta.requests, points: delta.points },
	};
}

const ratios = (result: FirstLoad) => ({
	vsIdeal: rounded(vsIdeal(result)),
	vsPeer: rounded(vsPeer(result)),
	vsHttpRequest: rounded(vsHttpRequest(result)),
	seconds: rounded(result.ours.seconds),
	requestsPerThousandInvoices: rounded(requestsPerThousand(result)),
});

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
