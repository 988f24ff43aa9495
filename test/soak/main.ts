/**
 * `npm run soak -- --rounds 200 --seed 5`: rounds of business, trouble and sync in a real n8n against a local NetSuite,
 * and after each a comparison of every stored field with NetSuite's. Ends with exit code 0 only if all were equal.
 */

import { parseArgs } from 'node:util';

import engineSetup from '../../scripts/engineSetup';
import { again, playAll, StoppedError, type PlayOptions } from './play';
import { storeNames } from './setting';

const usage = `npm run soak -- [options]

  --rounds 200          how many rounds
  --seed 1              what happens in them follows from it alone
  --store data-tables   or ${storeNames.filter((name) => name !== 'data-tables').join(', ')}
  --only 17             the business of the rounds before without trouble, and then this round alone
  --keep                keep the folder, also when all goes well
  --help                show this`;

/** @throws RangeError in one sentence */
function optionsFrom(args: string[]): PlayOptions | null {
	const { values } = parseArgs({
		args,
		options: {
			rounds: { type: 'string', default: '200' },
			seed: { type: 'string', default: '1' },
			store: { type: 'string', default: 'data-tables' },
			only: { type: 'string' },
			keep: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return null;
	const whole = (name: string, text: string) => {
		if (!/^[1-9]\d*$/.test(text)) throw new RangeError(`--${name} takes a whole number, not "${text}".`);
		return Number(text);
	};
	const store = storeNames.find((name) => name === values.store);
	if (!store) throw new RangeError(`--store takes ${storeNames.join(' or ')}, not "${values.store}".`);
	return {
		rounds: whole('rounds', values.rounds),
		seed: whole('seed', values.seed),
		store,
		only: values.only === undefined ? null : whole('only', values.only),
		keep: values.keep,
	};
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Rejects on Ctrl-C, or when the process is asked to end. */
async function untilStopped(): Promise<never> {
	return await new Promise((_, reject) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new StoppedError('Stopped.')));
	});
}

async function main(): Promise<number> {
	const options = optionsFrom(process.argv.slice(2));
	if (!options) {
		say(usage);
		return 0;
	}
	await engineSetup();
	const stopped = untilStopped();
	stopped.catch(() => {});
	try {
		const played = await playAll(options, say, stopped);
		say(`${played.length} rounds of seed ${options.seed} with ${options.store}: the store equals NetSuite.`);
		return 0;
	} catch (error) {
		say(`\n${error instanceof Error ? error.message : String(error)}\n${again(options, error)}`);
		return 1;
	}
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	},
);
