/** The demo's command line. */

import { parseArgs } from 'node:util';

export interface DemoOptions {
	/** End after the sync, with an exit code. */
	readonly check: boolean;
	/** Forget what earlier runs with this account stored. */
	readonly reset: boolean;
	readonly seed: number;
	readonly customers: number;
	readonly invoices: number;
	readonly help: boolean;
}

export const usage = `npm run demo -- [options]

  --check           end when all is checked: exit code 0 only if every stored row equals NetSuite's record, and what
                    was pushed is in NetSuite and was read back
  --seed 7          which account is generated; the same seed is always the same account
  --customers 500   how many customers it has
  --invoices 5000   how many invoices it has
  --reset           begin anew instead of going on from the last run with this account
  --help            show this`;

/**
 * @throws Error in one sentence for an option that does not exist or a number that is none.
 */
export function parseOptions(args: readonly string[]): DemoOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			check: { type: 'boolean', default: false },
			reset: { type: 'boolean', default: false },
			seed: { type: 'string', default: '7' },
			customers: { type: 'string', default: '500' },
			invoices: { type: 'string', default: '5000' },
			help: { type: 'boolean', default: false },
		},
	});
	return {
		check: values.check,
		reset: values.reset,
		help: values.help,
		seed: whole('seed', values.seed, 0),
		customers: whole('customers', values.customers, 1),
		invoices: whole('invoices', values.invoices, 1),
	};
}

function whole(name: string, text: string, least: number): number {
	const number = Number(text);
	if (/^\d+$/.test(text) && number >= least && Number.isSafeInteger(number)) return number;
	throw new Error(`--${name} takes a whole number of at least ${least}, not "${text}".`);
}
