/** What N/task submitted: how far each is. */

export type TaskStatus = 'PENDING' | 'PROCESSING' | 'COMPLETE' | 'FAILED';

export interface Task {
	/** As NetSuite's look: a word for the kind, then an ID. */
	id: string;
	taskType: string;
	/** Internal ID of the script and of the deployment. */
	scriptId: number;
	deploymentId: number;
	status: TaskStatus;
	/** Of map/reduce: `GET_INPUT`, `MAP`, `SHUFFLE`, `REDUCE`, `SUMMARIZE`. */
	stage: string | null;
	/** How many keys each stage had and has left. */
	counts: Record<'map' | 'reduce' | 'output', { total: number; pending: number }>;
}

export interface Tasks {
	create(taskType: string, scriptId: number, deploymentId: number): Task;
	find(id: string): Task | undefined;
	/** Does a task after what is going on now; tasks run one after the other. */
	queue(work: () => Promise<void>): void;
	/** Resolves when nothing is waiting or running any more. */
	idle(): Promise<void>;
	/** Whether a deployment waits or runs. */
	isBusy(deploymentId: number): boolean;
}

export function createTasks(onError: (error: unknown) => void): Tasks {
	const tasks = new Map<string, Task>();
	let last: Promise<void> = Promise.resolve();
	let count = 0;
	const none = () => ({ total: 0, pending: 0 });

	return {
		create(taskType, scriptId, deploymentId) {
			const id = `${taskType}_${String(++count).padStart(20, '0')}`;
			const task: Task = {
				id,
				taskType,
				scriptId,
				deploymentId,
				status: 'PENDING',
				stage: null,
				counts: { map: none(), reduce: none(), output: none() },
			};
			tasks.set(id, task);
			return task;
		},
		find: (id) => tasks.get(id),
		queue(work) {
			last = last.then(work).catch(onError);
		},
		async idle() {
			for (let seen: Promise<void> | null = null; seen !== last; ) await (seen = last);
		},
		isBusy: (deploymentId) =>
			[...tasks.values()].some(
				(task) =>
					task.deploymentId === deploymentId && (task.status === 'PENDING' || task.status === 'PROCESSING'),
			),
	};
}
