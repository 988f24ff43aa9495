/** How much memory n8n takes while the Postgres flow stores all invoices of an account for the first time. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowFile } from '../../../demo/n8n';
import { Office } from '../../soak/office';
import { postgresFlow, postgresStore } from '../../soak/postgres';
import { startNetSuite, tbaCredential } from '../../support/netSuiteProcess';

const SEED = 7;
const INVOICES_PER_CUSTOMER = 50;
/** A million invoices, on two slow cores. */
const LONGEST_RUN_MS = 4 * 3_600_000;

export interface Memory {
	readonly invoices: number;
	/** Of n8n and all it has started, the most that was resident, added up. */
	readonly megabytes: number;
	readonly seconds: number;
}

/**
 * Generates the account, runs the flow for invoices only in a fresh n8n with a fresh PostgreSQL, and looks at the
 * high-water marks that Linux keeps.
 * @throws Error when the run fails or not every invoice is stored.
 */
export async function peakMemory(invoices: number, folder: string, progress: (line: string) => void): Promise<Memory> {
	const size = invoices.toLocaleString('en');
	progress(`Memory: generating ${size} invoices …`);
	const own = mkdtempSync(join(folder, 'memory-'));
	const closers: Array<() => Promise<void>> = [async () => rmSync(own, { recursive: true, force: true })];
	try {
		const customers = Math.ceil(invoices / INVOICES_PER_CUSTOMER);
		const netsuite = await startNetSuite({ seed: SEED, customers, invoices }, own, everyTenth(invoices, progress));
		closers.push(async () => await netsuite.kill());
		const store = await postgresStore(invoicesOnly(postgresFlow()));
		closers.push(async () => await store.close());
		const office = await Office.open(join(own, 'n8n'), store, tbaCredential(netsuite));
		closers.push(async () => await office.close());
		progress(`Memory: storing ${size} invoices …`);
		const begun = Date.now();
		const { status, error } = await office.run(LONGEST_RUN_MS);
		const seconds = (Date.now() - begun) / 1000;
		if (status !== 'success') throw new Error(`The flow ended as "${status}": ${error?.message}`);
		const megabytes = Math.round(mostResident(office.n8n.pid) / 1024);
		const stored = await store.count('invoice');
		if (stored !== invoices) throw new Error(`${stored} invoices of ${invoices} were stored.`);
		progress(`  ${megabytes} MB, ${seconds.toFixed(0)} s`);
		return { invoices, megabytes, seconds: Math.round(seconds) };
	} finally {
		for (const closer of closers.reverse()) await closer();
	}
}

/** The flow with one integration point. */
function invoicesOnly(flow: WorkflowFile): WorkflowFile {
	const nodes = flow.nodes.map((node) =>
		node.parameters.operation === 'plan' ? { ...node, parameters: { ...node.parameters, integrationPoints: ['invoice'] } } : node,
	);
	return { ...flow, nodes };
}

/** What Linux notes as the most that was resident, of all processes of a group together, in kB. */
function mostResident(group: number): number {
	const marks = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map((pid) => {
			try {
				// The name, in brackets, may hold anything; the group is the third of what follows it.
				const after = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
				if (Number(after[2]) !== group) return 0;
				return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
			} catch {
				// It ended meanwhile.
				return 0;
			}
		});
	return marks.reduce((sum, mark) => sum + mark, 0);
}

/** The local NetSuite says every 5,000 invoices how many there are. */
function everyTenth(invoices: number, progress: (line: string) => void): (line: string) => void {
	let next = invoices / 10;
	return (line) => {
		if (Number.parseInt(line, 10) < next) return;
		next += invoices / 10;
		progress(`  ${line}`);
	};
}
