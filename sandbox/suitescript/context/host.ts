import type { Call } from '.';
import { SuiteScriptError } from './errors';

/** Runs in the script's context. The one way out of it: JSON in, JSON out, and the script waits. */

let call: Call;

// As they were before the script, which may change its own.
const { parse, stringify } = JSON;

export function connect(hostCall: Call): void {
	call = hostCall;
}

/**
 * Asks the account. Dates do not cross: send and expect them as text.
 * @param name `<module>.<what>`, answered in `sandbox/suitescript/host/<module>.ts`
 * @throws SuiteScriptError what the account refused, in NetSuite's words
 */
export function host<T>(name: string, args: unknown = {}): T {
	const reply = parse(call(name, stringify(args))) as {
		value?: T;
		error?: { name: string; message: string };
	};
	if (reply.error)
		throw new SuiteScriptError(reply.error.name, reply.error.message, { module: `N/${name.split('.')[0]}` });
	return reply.value as T;
}
