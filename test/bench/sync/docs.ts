/** Writes what was measured to docs/benchmarks.md and draws it in docs/benchmarks.svg. */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';

import type { Measured } from '../main';
import { barChart, type Bar, type Panel } from './chart';
import { CONCURRENCY, LATENCY_MS, type FirstLoad } from './firstLoad';
import { PEER } from './peer';
import { measuredOf, type SyncResult } from './result';

const root = dirname(dirname(dirname(__dirname)));

export function writeDocs(result: SyncResult): void {
	writeFileSync(join(root, 'docs', 'benchmarks.md'), page(result));
	writeFileSync(join(root, 'docs', 'benchmarks.svg'), barChart('How long first loads take, and how much memory n8n takes', panels(result)));
}

const count = (value: number): string => value.toLocaleString('en');

function panels({ headers, withLines, memory }: SyncResult): Panel[] {
	const first = `First load of ${count(headers.invoices)} invoices`;
	return [
		{ title: `${first}, headers only, in seconds`, bars: loadBars(headers) },
		{ title: `${first} with lines and applications, in seconds`, bars: loadBars(withLines) },
		...(memory.length > 0 ? [{ title: "n8n's peak memory while PostgreSQL is filled, in MB", bars: memoryBars(memory) }] : []),
	];
}

function loadBars({ idealSeconds, ours, httpRequest, peer }: FirstLoad): Bar[] {
	const bar = (label: string, value: number, look: Bar['look']): Bar => ({ label, value, text: `${value.toFixed(1)} s`, look });
	return [
		bar('What the limit allows', idealSeconds, 'ideal'),
		bar('NetSuite Sync', ours.seconds, 'ours'),
		bar("n8n's HTTP Request", httpRequest.seconds, 'other'),
		bar(PEER.name, peer.seconds, 'other'),
	];
}

const memoryBars = (memory: SyncResult['memory']): Bar[] =>
	memory.map(({ invoices, megabytes }) => ({ label: `${count(invoices)} invoices`, value: megabytes, text: `${megabytes} MB`, look: 'ours' }));

function page(result: SyncResult): string {
	const { headers, withLines, processor, delta, memory } = result;
	const perThousand = ({ ours, invoices }: FirstLoad) => ((ours.requests * 1000) / invoices).toFixed(1);
	const measured = measuredOf(result).map(row);
	return `# Benchmarks

What a sync costs, measured in one run of \`npm run bench -- sync --write\`, which writes this page. It takes half an hour.

![How long first loads take, and how much memory n8n takes](benchmarks.svg)

| | Ours | Compared with | Ratio | Limit |
| --- | ---: | ---: | ---: | ---: |
${measured.join('\n')}

Requests for 1,000 invoices of a first load: ${perThousand(headers)} for headers, ${perThousand(withLines)} with lines and applications.

## How it was measured

- **NetSuite** is the local one, in a process of its own: every request takes ${LATENCY_MS} ms at least, and ${CONCURRENCY} are taken at a time, as in a
  Standard account. What NetSuite itself computes for a query is not in it.
- **Machine:** ${cpus().length} cores, Node ${process.versions.node}. n8n ${n8nVersion()}, \`${PEER.name}\` ${PEER.version}.
- **First load:** the node in n8n's engine, batch after batch with its checkpoint, as the nightly flow runs it, after currencies, terms and customers
  were read. The others read the same columns of the same rows, paged by offset to the end: \`${PEER.name}\` with *Run SuiteQL* and *Return
  All*, HTTP Request with its pagination and the same credential. Neither of them puts records together or makes a checkpoint. Where there are more than 100,000 rows, at which NetSuite ends such
  a query with an error, theirs are cut into ranges of IDs.
- **Ideal:** as many full pages as the rows need, ${CONCURRENCY} at a time, each taking ${LATENCY_MS} ms. Nothing can be faster.
- **Processor:** all threads of the process while the headers are read (${seconds(processor.ours.cpuSeconds)}), against \`fetch\` and \`JSON.parse\` of the very same
  queries (${seconds(processor.fetched.cpuSeconds)}).
- **Nothing new:** planning and reading of all ${delta.points} integration points a night after they were read, counted at NetSuite.
- **Memory:** n8n and its task runner as they come, the flow *Sync accounts receivable nightly (Postgres)* for invoices with lines and applications,
  into an empty PostgreSQL. The most that was resident, as Linux notes it.${times(memory)}
`;
}

const row = ({ what, ours, compared, ratio, limit, atLeast }: Measured): string =>
	`| ${what} | ${ours} | ${compared} | ${ratio.toFixed(2)} | ${atLeast ? 'at least' : 'at most'} ${limit} |`;

const seconds = (value: number): string => `${value.toFixed(1)} s`;

const times = (memory: SyncResult['memory']): string =>
	memory.length === 0 ? '' : ` It took ${memory.map(({ invoices, seconds: took }) => `${count(took)} s for ${count(invoices)}`).join(', ')}.`;

function n8nVersion(): string {
	const manifest = readFileSync(join(root, 'demo', 'node_modules', 'n8n', 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}
