import { parseArgs } from 'node:util';
import type { ActivityReport } from './account/activity';
import { defaultOptions } from './options';

export const activityUsage = `Usage: npm run sandbox -- activity [options]

Lets business go on in the local NetSuite that is running.

  --days 1             so many days by the account's clock
  --changes 100        instead: so many changes, one after the other
  --seed 1             the same account, seed and number make the same changes
  --port ${defaultOptions.port}          where it runs`;

/**
 * Plays activity in a local NetSuite that runs on this machine.
 * @returns what happened, in one sentence
 * @throws Error when none answers there, and with its words when it refuses
 */
export async function playActivityThere(args: string[]): Promise<string> {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({ args, options: { days: text, changes: text, seed: text, port: text } });
	const { port = String(defaultOptions.port), ...parameters } = values;
	const asked = parameters.days || parameters.changes ? parameters : { ...parameters, days: '1' };
	const url = `http://127.0.0.1:${port}/_sandbox/activity`;
	const answer = await fetch(url, { method: 'POST', body: JSON.stringify(asked) }).catch(() => {
		throw new Error(`No local NetSuite answers at ${url}. Start one with: npm run sandbox`);
	});
	const report = (await answer.json()) as ActivityReport & { error?: string };
	if (!answer.ok) throw new Error(report.error ?? `${url} answered ${answer.status}.`);
	const kinds = Object.entries(report.byKind)
		.sort(([, a], [, b]) => b - a)
		.map(([kind, times]) => `  ${String(times).padStart(4)} ${kind}`);
	return [`${report.changes} changes from ${report.from} to ${report.to}:`, ...kinds].join('\n');
}
