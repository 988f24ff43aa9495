/** `npm run demo`: n8n with our nodes, a local NetSuite, and the nightly accounts-receivable sync run for real. */

import { dirname, join } from 'node:path';

import { checkStore } from './check';
import { claimFolder, releaseFolder } from './folder';
import { buildPackage, installPackage, packPackage } from './install';
import { listInstalled } from './listInstalled';
import { openAccount, type DemoAccount } from './localNetSuite';
import { startN8n, type N8n, type Workflow } from './n8n';
import { parseOptions, usage, type DemoOptions } from './options';
import { progress, whileTicking } from './progress';
import { differenceLines, json, table, type CheckedRun } from './report';
import { ensureRuntime } from './runtime';
import { runSync } from './sync';

const WORKFLOW = join(dirname(__dirname), 'workflows', 'sync-accounts-receivable-nightly.json');
/** n8n's usual port, which people have open anyway; another one when it is taken. */
const EDITOR_PORT = 5678;

const log = progress();
/** What ends what was started, in the order in which it was. */
const closers: Array<() => Promise<void> | void> = [];
let stopped = false;

/** Undoes what was started, last things first. Safe to call twice. */
async function close(): Promise<void> {
	for (const closer of closers.splice(0).reverse()) await closer();
}

/** Does all of it. What the runs were is added to `runs`, so that it is known even if a later step fails. */
async function demo(options: DemoOptions, runs: CheckedRun[]): Promise<void> {
	const folder = claimFolder(options);
	closers.push(() => releaseFolder(folder));
	const runtime = await ensureRuntime({ log });
	log.line('Building and packing n8n-nodes-netsuite-ar');
	await whileTicking(buildPackage(), (seconds) => log.tick(`  build: ${seconds} s`));
	const installed = installPackage(await packPackage(), folder);
	const { seed, customers, invoices } = options;
	log.line(`Starting the local NetSuite: seed ${seed}, ${customers} customers, ${invoices} invoices`);
	const account = await openAccount({ ...options, folder, log });
	closers.push(async () => await account.close());
	log.line(`Starting n8n with ${installed.name} ${installed.version}`);
	const n8n = await whileTicking(startN8n({ runtime, userFolder: folder, preferredPort: EDITOR_PORT }), (seconds) =>
		log.tick(`  n8n: ${seconds} s`),
	);
	closers.push(async () => await n8n.stop());
	await listInstalled(n8n, runtime, folder, installed);
	const workflow = await prepare(n8n, account);
	const run = async (kind: CheckedRun['kind']) => runs.push(await runOnce(kind, account, n8n, workflow));
	// The first run in a folder is full; every later one finds what changed. A check of a fresh folder does both.
	if (account.runs === 0) await run('full');
	if (runs.length === 0 || options.check) {
		log.line(`Playing business in the account: ${await account.play()}`);
		await run('incremental');
	}
	if (options.check) return;
	await n8n.publish(workflow);
	process.stdout.write(welcome(n8n, workflow, account));
	await untilStopped();
}

async function prepare(n8n: N8n, account: DemoAccount): Promise<Workflow> {
	const credential = await n8n.createCredential({
		name: 'Local NetSuite',
		type: 'netSuiteTbaApi',
		data: { ...account.credential },
	});
	return await n8n.importWorkflow(WORKFLOW, [credential]);
}

async function runOnce(
	kind: CheckedRun['kind'],
	account: DemoAccount,
	n8n: N8n,
	workflow: Workflow,
): Promise<CheckedRun> {
	log.line(`Running the nightly sync (${kind})`);
	const sync = await runSync(n8n, workflow, log);
	account.ran();
	log.line('Comparing every stored row with NetSuite');
	const { comparisons, problems } = await checkStore(n8n, account);
	const run: CheckedRun = { kind, sync, comparisons, problems: [...sync.problems, ...problems] };
	process.stdout.write(`\n${table(run)}\n\n`);
	for (const [point, { differences }] of comparisons) {
		for (const text of differenceLines(point, differences)) log.line(text);
	}
	return run;
}

function welcome(n8n: N8n, workflow: Workflow, account: DemoAccount): string {
	return [
		`The flow:     ${n8n.url}/workflow/${workflow.id}`,
		`Data tables:  ${n8n.url}/home/datatables`,
		`Login:        ${n8n.login.email}  ${n8n.login.password}`,
		`NetSuite:     ${account.url} (account ${account.credential.accountId})`,
		'Ctrl-C ends both. The next start finds what changed in the account.',
		'',
	].join('\n');
}

async function main(): Promise<number> {
	const options = parseOptions(process.argv.slice(2));
	if (options.help) {
		process.stdout.write(`${usage}\n`);
		return 0;
	}
	const runs: CheckedRun[] = [];
	const failure = await Promise.race([demo(options, runs), untilStopped()]).then(
		() => undefined,
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);
	const interrupted = stopped && options.check;
	if (stopped) log.line('Stopping n8n and the local NetSuite');
	await close();
	if (failure !== undefined) log.line(failure);
	for (const { kind, problems } of runs) {
		for (const problem of problems) log.line(`PROBLEM in the ${kind} run: ${problem}`);
	}
	if (options.check) process.stdout.write(`${json(runs, interrupted ? 'interrupted' : failure)}\n`);
	const ok = failure === undefined && !interrupted && runs.every(({ problems }) => problems.length === 0);
	return ok ? 0 : 1;
}

/** Resolves on Ctrl-C, or when the process is asked to end. */
async function untilStopped(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) {
			process.once(signal, () => {
				stopped = true;
				resolve();
			});
		}
	});
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		log.line(error instanceof Error ? error.message : String(error));
		process.exit(1);
	},
);
