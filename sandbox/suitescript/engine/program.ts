import { findFile, readFile } from '../../account/fileCabinet';
import { Refusal } from '../../account/writing';
import type { Invocation } from '../context/entryPoints';
import { NO_HANDLER } from '../context/noHandler';
import { answerHostCall } from '../host';
import { HostError } from './hostError';
import { createRun, secondLimits, unitLimits, usageExceeded, type Run, type Surroundings } from './run';
import type { Script } from './scripts';
import type { Outcome, Workers } from './workers';

/** A call of one of a script's functions. */
export interface Call extends Pick<Run, 'script' | 'deployment' | 'executionContext' | 'savedBy'> {
	/** Whose units and seconds it has. */
	limits: keyof typeof unitLimits;
	invocation: Invocation;
	/** Script parameters of this run alone, by script ID. */
	parameters?: Readonly<Record<string, unknown>>;
}

/** What runs scripts. */
export interface Runner {
	/** @returns the outcome, and the units that the call used */
	run(call: Call): Promise<{ outcome: Outcome; used: number }>;
	/** The names of what a script exports; none when it cannot even be loaded. */
	entryPoints(script: Script): Promise<readonly string[]>;
}

/** @param computeSeconds how long a script may compute without asking the account anything */
export function createRunner(workers: Workers, surroundings: Surroundings, computeSeconds: number): Runner {
	const { account, scriptLog } = surroundings;
	let runs = 0;

	/** Paths and shims that the script's `@NAmdConfig` names. */
	function amdConfig(path: string | null): object {
		const file = path === null ? null : findFile(account, path);
		return file ? (JSON.parse(readFile(account, file.id).toString('utf8')) as object) : {};
	}

	const run: Runner['run'] = async ({
		script,
		deployment,
		executionContext,
		savedBy,
		limits,
		invocation,
		parameters,
	}) => {
		const what = { script, deployment, executionContext, savedBy };
		const run = createRun(surroundings, what, unitLimits[limits]);
		if (parameters) run.kept.set('parameters', parameters);
		const program = {
			path: script.path,
			amdConfig: amdConfig(script.amdConfig),
			now: account.clock.now() * 1000,
			seed: account.options.seed * 7919 + ++runs,
			invocation,
		};
		const answer = async (name: string, args: unknown): Promise<unknown> => {
			try {
				return await answerHostCall(run, name, args);
			} catch (error) {
				// A mistake of ours: the script is told that there was one, whoever runs this what it was.
				if (!(error instanceof HostError) && !(error instanceof Refusal)) surroundings.onError(error);
				throw error;
			}
		};
		const given = await workers.run(program, answer, { computeSeconds, totalSeconds: secondLimits[limits] });
		// A script that caught it goes no further either.
		const outcome = run.governance.exceeded && !given.error ? failed(usageExceeded()) : given;
		// Seen: what no script caught stands in its log, with the error's code as title.
		const isLogged = invocation.kind !== 'describe' && outcome.error?.code !== NO_HANDLER;
		if (outcome.error && isLogged) {
			scriptLog.system(script, deployment, outcome.error.code, outcome.error.message);
		}
		for (const begin of run.afterwards) begin();
		return { outcome, used: run.governance.total };
	};

	return {
		run,
		async entryPoints(script) {
			const [deployment] = script.deployments;
			if (!deployment) return [];
			const what = { script, deployment, executionContext: 'NONE', savedBy: { context: 'MAPREDUCE' } } as const;
			const { outcome } = await run({ ...what, limits: 'SCHEDULED', invocation: { kind: 'describe' } });
			return outcome.error ? [] : (outcome.value as string[]);
		},
	};
}

function failed({ code, sentence }: { code: string; sentence: string }): Outcome {
	const json = {
		type: 'error.SuiteScriptError',
		name: code,
		message: sentence,
		stack: [],
		cause: null,
		id: '',
		notifyOff: false,
		userFacing: false,
	};
	return { error: { code, message: JSON.stringify(json), plain: sentence, stack: [] } };
}
