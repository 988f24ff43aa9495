import { SuiteScriptError } from './errors';
import { NO_HANDLER } from './noHandler';
import { runUserEvent, type UserEventInvocation } from './userEvent';
import { mapReduceEntryPoints, type MapReduceInvocation } from './mapReduce';

/** Runs in the script's context: which function of a script is called, with what. */

/** What scripts export: entry points by name. */
export type Script = Record<string, unknown>;

export interface RestletInvocation {
	kind: 'restlet';
	method: 'get' | 'post' | 'put' | 'delete';
	/** The query's parameters of GET and DELETE; the body, parsed or as text, of the others. */
	argument: unknown;
}

export interface ScheduledInvocation {
	kind: 'scheduled';
	/** `scheduled.InvocationType`: `SCHEDULED`, `ON_DEMAND`, … */
	type: string;
}

/** Asks what the script exports. */
export interface DescribeInvocation {
	kind: 'describe';
}

export type Invocation =
	| RestletInvocation
	| ScheduledInvocation
	| MapReduceInvocation
	| UserEventInvocation
	| DescribeInvocation;

type EntryPoints = { [Kind in Invocation['kind']]: (script: Script, invocation: never) => unknown };

export const entryPoints: EntryPoints = {
	describe: (script) => Object.keys(script).filter((name) => typeof script[name] === 'function'),
	restlet(script, { method, argument }: RestletInvocation) {
		if (typeof script[method] !== 'function')
			throw new SuiteScriptError(NO_HANDLER, `The RESTlet has no ${method}.`);
		return call(script, method, argument);
	},
	userEvent: runUserEvent,
	scheduled: async (script, { type }: ScheduledInvocation) => {
		await call(script, 'execute', { type, InvocationType: invocationTypes });
	},
	...mapReduceEntryPoints,
};

/** Documented: how a scheduled script was started. */
const invocationTypes = {
	SCHEDULED: 'SCHEDULED',
	ON_DEMAND: 'ON_DEMAND',
	USER_INTERFACE: 'USER_INTERFACE',
	ABORTED: 'ABORTED',
	SKIPPED: 'SKIPPED',
};

/** @throws SuiteScriptError when the script has no such entry point. Believed: code and sentence. */
export function call(script: Script, name: string, ...values: unknown[]): unknown {
	const entry = script[name];
	if (typeof entry !== 'function') {
		throw new SuiteScriptError('SSS_MISSING_ENTRY_POINT', `The script has no entry point ${name}.`);
	}
	return (entry as (...given: unknown[]) => unknown).apply(script, values);
}
