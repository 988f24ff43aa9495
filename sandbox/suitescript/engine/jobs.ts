import { runMapReduce } from './mapReduce';
import type { Runner } from './program';
import type { Surroundings } from './run';
import { dueWithin } from './schedule';
import type { Deployment, Script } from './scripts';
import type { Task } from './tasks';

/** How a scheduled script came to run: `scheduled.InvocationType`. */
export type InvocationType = 'SCHEDULED' | 'ON_DEMAND' | 'USER_INTERFACE';

/** Scheduled and map/reduce scripts, one after the other. */
export interface Jobs {
	/**
	 * Puts a script into the queue; it runs once `start` is called.
	 * @param parameters script parameters of this run alone, by script ID
	 */
	submit(
		script: Script,
		deployment: Deployment,
		parameters: Readonly<Record<string, unknown>>,
		type: InvocationType,
	): { task: Task; start: () => void };
	/**
	 * Starts what its schedule says it does between two moments, in seconds since 1970: later than the first, not later
	 * than the second. Believed: what was due several times meanwhile runs once.
	 */
	runDue(from: number, to: number): void;
}

export function createJobs(
	{ account, scripts, tasks, scriptLog }: Pick<Surroundings, 'account' | 'scripts' | 'tasks' | 'scriptLog'>,
	runner: () => Runner,
): Jobs {
	async function run(
		script: Script,
		deployment: Deployment,
		parameters: Readonly<Record<string, unknown>>,
		type: InvocationType,
		task: Task,
	): Promise<void> {
		task.status = 'PROCESSING';
		// What broke here and not in the script must not leave it running for ever.
		let ended: Task['status'] = 'FAILED';
		try {
			if (script.type === 'MAPREDUCE') {
				const logError = (code: string, message: string) => scriptLog.system(script, deployment, code, message);
				ended = await runMapReduce({
					account,
					runner: runner(),
					script,
					deployment,
					parameters,
					task,
					logError,
				});
				return;
			}
			const { outcome } = await runner().run({
				script,
				deployment,
				parameters,
				executionContext: 'SCHEDULED',
				savedBy: { context: 'SCHEDULED' },
				limits: 'SCHEDULED',
				invocation: { kind: 'scheduled', type },
			});
			ended = outcome.error ? 'FAILED' : 'COMPLETE';
		} finally {
			task.stage = null;
			task.status = ended;
		}
	}

	const submit: Jobs['submit'] = (script, deployment, parameters, type) => {
		const taskType = script.type === 'MAPREDUCE' ? 'MAPREDUCETASK' : 'SCHEDSCRIPT';
		const task = tasks.create(taskType, script.id, deployment.id);
		return { task, start: () => tasks.queue(() => run(script, deployment, parameters, type, task)) };
	};

	return {
		submit,
		runDue(from, to) {
			for (const script of scripts.all()) {
				if (script.isInactive || (script.type !== 'SCHEDULED' && script.type !== 'MAPREDUCE')) continue;
				for (const deployment of script.deployments) {
					const { isDeployed, status, schedule, id } = deployment;
					if (!isDeployed || status !== 'SCHEDULED' || !schedule || tasks.isBusy(id)) continue;
					if (dueWithin(schedule, from, to)) submit(script, deployment, {}, 'SCHEDULED').start();
				}
			}
		},
	};
}
