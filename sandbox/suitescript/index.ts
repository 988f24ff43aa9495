import { createSaving, type Saving, type UserEvents } from '../saving';
import type { Api } from '../server/api';
import { deployProject, type Deployed } from './deploy';
import { createJobs } from './engine/jobs';
import { createOutbox, type Email } from './engine/outbox';
import { createRunner } from './engine/program';
import type { Surroundings } from './engine/run';
import { createScriptLog } from './engine/scriptLog';
import { createScripts, type Deployment, type Script } from './engine/scripts';
import { createSecrets } from './engine/secrets';
import { createTasks, type Task } from './engine/tasks';
import { createWorkers } from './engine/workers';
import { callRestlet, createRestletApi, type Restlets } from './restlet';
import { RESTLET_PATH } from './restletPath';
import { createUserEvents } from './userEvents';

export interface SuiteScript {
	/** What every write goes through. */
	saving: Saving;
	/** For saves that do not come through `saving`. */
	userEvents: UserEvents;
	/** RESTlets' API for a path, `null` for paths of others. */
	api(path: string): Api | null;
	/** @throws RangeError when there is no project in that folder, or it is broken */
	deploy(folder: string): Deployed;
	/** By script ID, `custsecret_…`. */
	setSecrets(values: Record<string, string>): string[];
	outbox(): readonly Email[];
	/** What is deployed, at a glance. */
	list(): ScriptSummary[];
	/**
	 * Runs a scheduled or map/reduce script now, and waits for its end.
	 * @param parameters script parameters of this run alone, by script ID
	 * @throws RangeError when there is no such script or deployment
	 */
	runNow(
		script: string,
		deployment: string | undefined,
		parameters: Readonly<Record<string, unknown>>,
	): Promise<Task>;
	/**
	 * The clock was moved: runs what its schedule says it does meanwhile, and waits for its end. Both moments in seconds
	 * since 1970 UTC.
	 */
	clockMoved(from: number, to: number): Promise<void>;
	/** Resolves when no script is waiting or running any more. */
	idle(): Promise<void>;
	/** Ends all scripts. */
	close(): Promise<void>;
}

export interface ScriptSummary extends Pick<Script, 'id' | 'scriptId' | 'type' | 'path' | 'apiVersion'> {
	deployments: Array<Pick<Deployment, 'scriptId' | 'status' | 'isDeployed' | 'recordType'>>;
}

type Given = Pick<Surroundings, 'account' | 'suiteql' | 'visibility' | 'origin' | 'onError'>;

/** The scripts of an account. Nothing is started before the first script runs. */
export function createSuiteScript(given: Given, computeSeconds: number): SuiteScript {
	const { account } = given;
	let closing = false;
	// What is ended because everything ends is nobody's mistake.
	const onError = (error: unknown) => {
		if (!closing) given.onError(error);
	};
	const workers = createWorkers();
	const scripts = createScripts(account);
	const userEvents = createUserEvents(account, scripts, { run: (call) => runner.run(call) });
	const saving = createSaving(account, userEvents);
	const scriptLog = createScriptLog(account);
	const tasks = createTasks(onError);
	const jobs = createJobs({ account, scripts, tasks, scriptLog }, () => runner);
	const secrets = createSecrets();
	const outbox = createOutbox();
	/** RESTlets that scripts called and that have not answered yet. */
	let called = 0;
	const surroundings: Surroundings = {
		...given,
		onError,
		saving,
		scripts,
		scriptLog,
		secrets,
		outbox,
		tasks,
		jobs,
		caches: new Map(),
		// Believed: they count as requests; without a limit, one that calls itself would never end.
		async callRestlet(request) {
			if (called >= account.options.concurrency) return restletApi.concurrencyExceeded();
			called++;
			try {
				return await callRestlet(restlets, request);
			} finally {
				called--;
			}
		},
	};
	const runner = createRunner(workers, surroundings, computeSeconds);

	const restlets: Restlets = {
		scripts,
		run: async (script, deployment, invocation) =>
			(
				await runner.run({
					script,
					deployment,
					executionContext: 'RESTLET',
					savedBy: { context: 'RESTLET' },
					limits: 'RESTLET',
					invocation,
				})
			).outcome,
	};
	const restletApi = createRestletApi(restlets);

	return {
		saving,
		userEvents,
		api: (path) => (path === RESTLET_PATH ? restletApi : null),
		deploy: (folder) => deployProject(account, scripts, secrets, folder),
		setSecrets(values) {
			for (const [name, value] of Object.entries(values)) secrets.set(name, value);
			return secrets.names();
		},
		outbox: () => outbox.all(),
		list: () =>
			scripts.all().map(({ id, scriptId, type, path, apiVersion, deployments }) => ({
				id,
				scriptId,
				type,
				path,
				apiVersion,
				deployments: deployments.map(({ scriptId: name, status, isDeployed, recordType }) => ({
					scriptId: name,
					status,
					isDeployed,
					recordType,
				})),
			})),
		async runNow(name, deploymentName, parameters) {
			const script = scripts.find(name);
			if (!script || (script.type !== 'SCHEDULED' && script.type !== 'MAPREDUCE')) {
				throw new RangeError(`There is no scheduled or map/reduce script ${name}.`);
			}
			const deployment =
				deploymentName === undefined ? script.deployments[0] : scripts.findDeployment(script, deploymentName);
			if (!deployment) throw new RangeError(`${script.scriptId} has no deployment ${deploymentName ?? ''}.`);
			const { task, start } = jobs.submit(script, deployment, parameters, 'USER_INTERFACE');
			start();
			await tasks.idle();
			return task;
		},
		async clockMoved(from, to) {
			jobs.runDue(from, to);
			await tasks.idle();
		},
		idle: () => tasks.idle(),
		async close() {
			closing = true;
			await workers.close();
			await tasks.idle();
		},
	};
}
