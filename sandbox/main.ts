import { parseArgs } from 'node:util';
import { activityUsage, playActivityThere } from './activityCommand';
import { startSandbox, type SandboxOptions } from './index';

/** The local NetSuite from the command line: `npm run sandbox -- --port 8081 --seed 7`. */

const usage = `Usage: npm run sandbox -- [options]
       npm run sandbox -- activity --days 3 --seed 5   (more: activity --help)

  --port 8081          0 takes any free port
  --seed 7             the same seed and numbers always make the same account
  --customers 500
  --invoices 5000      about twice as many transactions
  --days 0             so many days of business are played before anyone calls
  --latency-ms 0       how long every request takes at least
  --concurrency 5      how many requests may be in flight
  --account 1234567_SB1
  --one-world true     false: an account without subsidiaries
  --multi-currency true   false: an account with one currency
  --invoice-moves-with-payment false   whether applying a payment moves the invoice's modification date
  --project <folder>   an SDF project to deploy; may be given several times`;

type Kind = 'number' | 'boolean' | 'string';

const flags: Record<string, [option: keyof SandboxOptions, kind: Kind]> = {
	port: ['port', 'number'],
	seed: ['seed', 'number'],
	customers: ['customers', 'number'],
	invoices: ['invoices', 'number'],
	days: ['days', 'number'],
	'latency-ms': ['latencyMs', 'number'],
	concurrency: ['concurrency', 'number'],
	account: ['account', 'string'],
	'one-world': ['oneWorld', 'boolean'],
	'multi-currency': ['multiCurrency', 'boolean'],
	'invoice-moves-with-payment': ['invoiceMovesWithPayment', 'boolean'],
};

const readers: Record<Kind, (text: string, flag: string) => number | boolean | string> = {
	string: (text) => text,
	number(text, flag) {
		if (!/^\d+$/.test(text)) throw new RangeError(`--${flag} must be a whole number, not "${text}".`);
		return Number(text);
	},
	boolean(text, flag) {
		if (text !== 'true' && text !== 'false') throw new RangeError(`--${flag} must be true or false, not "${text}".`);
		return text === 'true';
	},
};

function optionsFrom(args: string[]): Partial<SandboxOptions> {
	const { values } = parseArgs({
		args,
		options: {
			...Object.fromEntries(Object.keys(flags).map((flag) => [flag, { type: 'string' as const }])),
			project: { type: 'string', multiple: true },
		},
	});
	const { project: projects, ...single } = values as { project?: string[] } & Record<string, string>;
	const given = Object.entries(single);
	return {
		...Object.fromEntries(given.map(([flag, text]) => [flags[flag]![0], readers[flags[flag]![1]](text, flag)])),
		...(projects ? { projects } : {}),
	};
}

async function activity(args: string[]): Promise<void> {
	if (args.includes('--help')) return console.log(activityUsage);
	try {
		console.log(await playActivityThere(args));
	} catch (error) {
		console.error((error as Error).message);
		process.exitCode = 1;
	}
}

async function main(): Promise<void> {
	if (process.argv[2] === 'activity') return await activity(process.argv.slice(3));
	if (process.argv.includes('--help')) return console.log(usage);
	let options: Partial<SandboxOptions>;
	try {
		options = optionsFrom(process.argv.slice(2));
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${usage}`);
		process.exitCode = 2;
		return;
	}
	const started = Date.now();
	const sandbox = await startSandbox(options, {
		progress: (invoices) => console.error(`${invoices} invoices after ${((Date.now() - started) / 1000).toFixed(1)} s`),
	});
	console.log(JSON.stringify({ url: sandbox.url, account: sandbox.account, ...sandbox.credentials }));
	console.error(`Local NetSuite at ${sandbox.url}/_sandbox – Ctrl-C ends it.`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
}

void main();
