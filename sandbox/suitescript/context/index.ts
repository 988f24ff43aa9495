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

/**
 * Runs a program and gives its outcome as JSON: `{"value": …}` or `{"error": …}`.
 * @param call answers what the script asks of the account
 * @param evaluate runs a source in the global scope of this context
 */
export async function start(
	call: (name: string, args: string) => string,
	evaluate: (source: string, path: string) => void,
	program: string,
): Promise<string> {
	connect(call);
	const { path, amdConfig, now, seed, invocation } = JSON.parse(program) as Program;
	installDate(now);
	installRandom(seed);
	// Documented: log and util are there without being asked for. What console writes to is not: here nowhere.
	Object.assign(globalThis, { log, util: { ...util }, console: silentConsole });
	try {
		const loader = createLoader(ownModule, evaluate, amdConfig);
		const script = loader.load(path) as Record<string, unknown>;
		const value = await entryPoints[invocation.kind](script ?? {}, invocation as never);
		return JSON.stringify({ value: value === undefined ? null : value });
	} catch (error) {
		return JSON.stringify({ error: thrown(error) });
	}
}

const silentConsole = Object.fromEntries(
	['log', 'info', 'warn', 'error', 'debug', 'trace'].map((name) => [name, () => undefined]),
);
