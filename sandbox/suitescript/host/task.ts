import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

interface Submit {
	taskType: 'SCHEDULED_SCRIPT' | 'MAP_REDUCE';
	scriptId: string;
	deploymentId: string | null;
	params: Record<string, unknown>;
}

export const taskHost = {
	'task.submit': (run: Run, { taskType, scriptId, deploymentId, params }: Submit): string => {
		run.spend(20);
		const { scripts, tasks, jobs } = run;
		const script = scripts.find(scriptId);
		const type = taskType === 'MAP_REDUCE' ? 'MAPREDUCE' : 'SCHEDULED';
		// Believed: codes and sentences but for INQUEUE, which has been seen.
		if (!script || script.type !== type || script.isInactive) {
			throw new HostError(
				'INVALID_SCRIPT_ID',
				`The script ${scriptId} does not exist, is inactive or of another type.`,
			);
		}
		const free = script.deployments.filter(({ id, isDeployed }) => isDeployed && !tasks.isBusy(id));
		const deployment = deploymentId === null ? free[0] : scripts.findDeployment(script, deploymentId);
		if (!deployment?.isDeployed) {
			throw deploymentId === null
				? new HostError('NO_DEPLOYMENTS_AVAILABLE', `No deployment of ${scriptId} is available.`)
				: new HostError(
						'INVALID_DEPLOYMENT_ID',
						`The deployment ${deploymentId} does not exist or is not deployed.`,
					);
		}
		if (tasks.isBusy(deployment.id)) {
			throw taskType === 'MAP_REDUCE'
				? new HostError(
						'MAP_REDUCE_ALREADY_RUNNING',
						`Map/reduce deployment ${deployment.scriptId} is already running.`,
					)
				: new HostError('FAILED_TO_SUBMIT_JOB_REQUEST_1', 'Failed to submit job request: INQUEUE');
		}
		const { task, start } = jobs.submit(script, deployment, params, 'ON_DEMAND');
		run.afterwards.push(start);
		return task.id;
	},
	'task.status': ({ tasks }: Run, { taskId }: { taskId: string }) => {
		const task = tasks.find(taskId);
		// Believed: a task that nobody submitted.
		if (!task) throw new HostError('INVALID_TASK_ID', `The task ${taskId} does not exist.`);
		const { scriptId, deploymentId, status, stage, counts, taskType } = task;
		return { taskId, taskType, scriptId, deploymentId, status, stage, counts };
	},
	/** Documented: each count costs 10 units. */
	'task.count': (run: Run): void => run.spend(10),
};
