import { createLoader } from './amd';
import { installDate } from './date';
import { entryPoints, type Invocation } from './entryPoints';
import { thrown } from './errors';
import { connect } from './host';
import { installRandom } from './random';
import { ownModule } from '../modules';
import { log } from '../modules/log';
import * as util from '../modules/util';

/** What is evaluated in each script's context, before the script. */

/** What a worker is asked to run. */
export interface Program {
	/** Of the script, in the file cabinet. */
	path: string;
	amdConfig: object;
	/** The account's clock, in milliseconds since 1970 UTC. */
	now: number;
	/** Of the script's chance. */
	seed: number;
	/** Which function of it is called, with what. */
	invocation: Invocation;
}

/** Asks the account: the name of a host call and its arguments as JSON. */
export type Call = (name: string, args: string) => string;

/** Runs a source in the global scope of this context; what is wrong with a source that is no JavaScript. */
export type Evaluate = (source: string, path: string) => string | undefined;

export type Start = typeof start;

// As they were before the script, which may change its own.
const { parse, stringify } = JSON;

const unshowable = stringify({
	error: { code: 'UNEXPECTED_ERROR', message: 'What the script threw cannot be shown.', plain: '', stack: [] },
});

/** What goes on after a script has ended, or depends on how fast the machine is. */
const untimely = ['SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WebAssembly'];

/**
 * Runs a program.
 * @param done is given its outcome as JSON: `{"value": …}` or `{"error": …}`
 */
export function start(call: Call, evaluate: Evaluate, done: (outcome: string) => void, program: string): void {
	connect(call);
	const { path, amdConfig, now, seed, invocation } = parse(program) as Program;
	installDate(now);
	installRandom(seed);
	for (const name of untimely) delete (globalThis as Record<string, unknown>)[name];
	// Documented: log and util are there without being asked for. What console writes to is not: here nowhere.
	Object.assign(globalThis, { log, util: { ...util }, console: silentConsole });
	const run = async () => {
		try {
			const loader = createLoader(ownModule, evaluate, amdConfig);
			const script = loader.load(path) as Record<string, unknown>;
			const value = await entryPoints[invocation.kind](script ?? {}, invocation as never);
			done(stringify({ value: value === undefined ? null : value }));
		} catch (error) {
			done(failure(error));
		}
	};
	void run();
}

/** What was thrown may itself throw when it is looked at. */
function failure(error: unknown): string {
	try {
		return stringify({ error: thrown(error) });
	} catch {
		return unshowable;
	}
}

const silentConsole = Object.fromEntries(
	['log', 'info', 'warn', 'error', 'debug', 'trace'].map((name) => [name, () => undefined]),
);
