/** `npm run demo`: n8n with our nodes, a local NetSuite, and the three flows run for real. */

import { dirname, join } from 'node:path';

import { checkStore } from './check';
import { importCustomFields } from './customFields';
import { claimFolder, releaseFolder } from './folder';
import { buildPackage, installPackage, packPackage } from './install';
import { listInstalled } from './listInstalled';
import { openAccount, type DemoAccount } from './localNetSuite';
import { startN8n, type N8n, type Workflow } from './n8n';
import { parseOptions, usage, type DemoOptions } from './options';
import { progress, whileTicking } from './progress';
import { checkReadBack, createWebhook, forgetPushes, pushEntries, type Webhook } from './push';
import { differenceLines, json, stepLine, table, type CheckedRun, type Step } from './report';
import { ensureRuntime } from './runtime';
import { runSync } from './sync';

const WORKFLOWS = join(dirname(__dirname), 'workflows');
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

/** What was done and checked, so that it is known even if a later step fails. */
interface Done {
	readonly runs: CheckedRun[];
	readonly steps: Step[];
}

/** The three flows. */
interface Flows {
	readonly nightly: Workflow;
	readonly push: Workflow;
	readonly customFields: Workflow;
	readonly webhook: Webhook;
}

/** Does all of it. */
async function demo(options: DemoOptions, { runs, steps }: Done): Promise<void> {
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
	const flows = await prepare(n8n, account);
	const run = async (kind: CheckedRun['kind']) => runs.push(await runOnce(kind, account, n8n, flows.nightly));
	const step = async (doing: string, work: Promise<Step>) => {
		log.line(doing);
		const done = await work;
		steps.push(done);
		log.line(`  ${stepLine(done)}`);
	};
	const importing = async () =>
		await step('Importing custom fields', importCustomFields(n8n, flows.customFields, account));
	await forgetPushes(n8n);
	// The first run in a folder is full; every later one finds what changed.
	if (account.runs === 0) {
		await run('full');
		await importing();
	}
	log.line('Playing business in the account');
	await account.play(async () => {
		await step('Pushing a contact, a note and an e-mail', pushEntries(n8n, flows.push, flows.webhook, account));
	});
	await run('incremental');
	await step('Looking for what was pushed', checkReadBack(n8n));
	await importing();
	for (const flow of [flows.nightly, flows.customFields]) await n8n.publish(flow);
	if (options.check) return;
	process.stdout.write(welcome(n8n, flows, account));
	await untilStopped();
}

/** Imports the flows. The one with the webhook is published at once, those with a schedule when everything is checked. */
async function prepare(n8n: N8n, account: DemoAccount): Promise<Flows> {
	const credential = await n8n.createCredential({
		name: 'Local NetSuite',
		type: 'netSuiteTbaApi',
		data: { ...account.credential },
	});
	const webhook = await createWebhook(n8n);
	const flow = async (name: string) => await n8n.importWorkflow(join(WORKFLOWS, name), [credential, webhook.credential]);
	const push = await flow('push-contacts-notes-and-emails.json');
	await n8n.publish(push);
	return {
		nightly: await flow('sync-accounts-receivable-nightly.json'),
		customFields: await flow('import-custom-fields.json'),
		push,
		webhook,
	};
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
	const { comparisons, balances, problems } = await checkStore(n8n, account);
	const unsaid = [...balances.keys()].filter((point) => sync.points.get(point)?.balances === null);
	const notCompared = unsaid.map((point) => `${point}: the flow has not compared the balances.`);
	const run: CheckedRun = { kind, sync, comparisons, balances, problems: [...sync.problems, ...notCompared, ...problems] };
	process.stdout.write(`\n${table(run)}\n\n`);
	for (const [point, { differences }] of comparisons) {
		for (const text of differenceLines(point, differences)) log.line(text);
	}
	return run;
}

function welcome(n8n: N8n, flows: Flows, account: DemoAccount): string {
	const address = ({ id }: Workflow) => `${n8n.url}/workflow/${id}`;
	return [
		`Nightly sync:         ${address(flows.nightly)}`,
		`Push:                 ${address(flows.push)}`,
		`Import custom fields: ${address(flows.customFields)}`,
		`Data tables:          ${n8n.url}/home/datatables`,
		`Login:                ${n8n.login.email}  ${n8n.login.password}`,
		`NetSuite:             ${account.url} (account ${account.credential.accountId})`,
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
	const done: Done = { runs: [], steps: [] };
	const { runs, steps } = done;
	const failure = await Promise.race([demo(options, done), untilStopped()]).then(
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
	for (const { name, problems } of steps) {
		for (const problem of problems) log.line(`PROBLEM in "${name}": ${problem}`);
	}
	if (options.check) process.stdout.write(`${json(runs, interrupted ? 'interrupted' : failure, steps)}\n`);
	const ok = failure === undefined && !interrupted && [...runs, ...steps].every(({ problems }) => problems.length === 0);
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
