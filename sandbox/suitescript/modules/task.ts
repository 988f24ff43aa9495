import { lacking, required } from '../context/errors';
import { host } from '../context/host';

/** N/task: scheduled and map/reduce scripts. They begin when the script that submitted them has ended. */

export enum TaskType {
	SCHEDULED_SCRIPT = 'SCHEDULED_SCRIPT',
	MAP_REDUCE = 'MAP_REDUCE',
	CSV_IMPORT = 'CSV_IMPORT',
	ENTITY_DEDUPLICATION = 'ENTITY_DEDUPLICATION',
	WORKFLOW_TRIGGER = 'WORKFLOW_TRIGGER',
	SEARCH = 'SEARCH',
	RECORD_ACTION = 'RECORD_ACTION',
	QUERY = 'QUERY',
	SUITE_QL = 'SUITE_QL',
	DOCUMENT_CAPTURE = 'DOCUMENT_CAPTURE',
}

export enum TaskStatus {
	PENDING = 'PENDING',
	PROCESSING = 'PROCESSING',
	COMPLETE = 'COMPLETE',
	FAILED = 'FAILED',
}

export enum MapReduceStage {
	GET_INPUT = 'GET_INPUT',
	MAP = 'MAP',
	SHUFFLE = 'SHUFFLE',
	REDUCE = 'REDUCE',
	SUMMARIZE = 'SUMMARIZE',
}

interface ScriptTaskOptions {
	taskType: string;
	scriptId?: string | number;
	deploymentId?: string;
	params?: Record<string, unknown>;
}

/** `task.ScheduledScriptTask` and `task.MapReduceScriptTask` */
class ScriptTask {
	readonly taskType: string;
	scriptId: string | number | undefined;
	deploymentId: string | undefined;
	params: Record<string, unknown> | undefined;

	constructor({ taskType, scriptId, deploymentId, params }: ScriptTaskOptions) {
		this.taskType = taskType;
		this.scriptId = scriptId;
		this.deploymentId = deploymentId;
		this.params = params;
	}

	/** 20 units. @returns the task's ID */
	submit(): string {
		required('Task.submit', this, 'scriptId');
		const { taskType, scriptId, deploymentId, params = {} } = this;
		return host('task.submit', {
			taskType,
			scriptId: String(scriptId),
			deploymentId: deploymentId ?? null,
			params,
		});
	}

	toJSON(): object {
		const { taskType, scriptId, deploymentId, params } = this;
		return { taskType, scriptId, deploymentId, params };
	}
}

export function create(options: ScriptTaskOptions): ScriptTask {
	required('task.create', options, 'taskType');
	const { taskType } = options;
	if (taskType !== 'SCHEDULED_SCRIPT' && taskType !== 'MAP_REDUCE') throw lacking(`tasks of the type ${taskType}`);
	return new ScriptTask(options);
}

type Counts = Record<'map' | 'reduce' | 'output', { total: number; pending: number }>;

interface Status {
	taskId: string;
	taskType: string;
	scriptId: number;
	deploymentId: number;
	status: string;
	stage: string | null;
	counts: Counts;
}

export function checkStatus(options: { taskId: string } | string): unknown {
	const taskId = typeof options === 'string' ? options : options?.taskId;
	required('task.checkStatus', { taskId }, 'taskId');
	const { counts, taskType, ...status } = host<Status>('task.status', { taskId });
	if (taskType === 'SCHEDSCRIPT') return { ...status, stage: undefined };
	const percentages = { PENDING: 0, PROCESSING: 50, COMPLETE: 100, FAILED: 100 };
	const count = (which: keyof Counts, what: 'total' | 'pending') => () => {
		host('task.count');
		return counts[which][what];
	};
	return {
		...status,
		getPercentageCompleted: () => percentages[status.status as keyof typeof percentages],
		getTotalMapCount: count('map', 'total'),
		getPendingMapCount: count('map', 'pending'),
		getTotalReduceCount: count('reduce', 'total'),
		getPendingReduceCount: count('reduce', 'pending'),
		getTotalOutputCount: count('output', 'total'),
		getPendingOutputCount: count('output', 'pending'),
		getPendingMapSize: () => 0,
		getPendingReduceSize: () => 0,
		getPendingOutputSize: () => 0,
		getCurrentTotalSize: () => 0,
	};
}
