import { methodNotAllowed, noSuchRecord, noSuchResource } from '../../server/errors';
import { RESOURCE, type Reply } from '../../server/reply';
import { selfLink } from '../links';
import { refused } from '../refused';
import type { RestRequest } from '../request';
import type { Job, Jobs, Task } from './jobs';

/** `GET /services/rest/async/v1/job/{id}[/task[/{id}[/result]]]` */
export const asyncEndpoint =
	(jobs: Jobs) =>
	(request: RestRequest): Reply => {
		if (request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
		const [id, branch, taskId, leaf, more] = request.segments;
		const job = jobs.byId(id ?? '');
		if (!job) return noSuchRecord();
		const self = `${request.url.origin}/services/rest/async/v1/job/${job.id}`;
		if (branch === undefined) return found(jobState(job, self));
		if (branch !== 'task' || more !== undefined || (leaf !== undefined && leaf !== 'result')) {
			return noSuchResource(request.url.pathname);
		}
		if (taskId === undefined) return found(tasksOf(job, `${self}/task`), 'collection');
		const task = job.tasks.find((candidate) => String(candidate.id) === taskId);
		if (!task) return noSuchRecord();
		return leaf === 'result' ? resultOf(task) : found(taskState(task, `${self}/task/${task.id}`));
	};

const found = (body: unknown, kind: 'singular' | 'collection' = 'singular'): Reply => ({
	status: 200,
	headers: { 'Content-Type': `${RESOURCE}; type=${kind}; charset=UTF-8` },
	body,
});

const isDone = ({ endTime }: Task) => endTime !== null;
const failed = ({ reply }: Task) => reply === null || reply.status >= 400;

/** Documented: `pending` and `succeeded`. Believed: the other two words. */
function progressOf(tasks: readonly Task[]): 'pending' | 'processing' | 'succeeded' | 'failed' {
	if (tasks.every(isDone)) return tasks.some(failed) ? 'failed' : 'succeeded';
	return tasks.some(({ startTime }) => startTime !== null) ? 'processing' : 'pending';
}

/** In NetSuite a job waits for its turn. So that clients meet that, a job is still pending when it is first asked for. */
function jobState(job: Job, self: string) {
	const first = !job.seen;
	job.seen = true;
	return {
		links: selfLink(self),
		completed: !first && job.tasks.every(isDone),
		id: job.id,
		progress: first ? 'pending' : progressOf(job.tasks),
		task: { links: selfLink(`${self}/task`) },
	};
}

/** As Oracle's sample has it: one item that holds the links of all tasks. */
function tasksOf({ tasks }: Job, self: string) {
	return {
		links: selfLink(self),
		count: 1,
		hasMore: false,
		items: [{ links: tasks.map(({ id }) => ({ rel: 'self', href: `${self}/${id}` })) }],
		offset: 0,
		totalResults: 1,
	};
}

function taskState(task: Task, self: string) {
	return {
		links: [{ rel: 'related', href: `${self}/result` }, ...selfLink(self)],
		completed: isDone(task),
		...(task.endTime !== null && { endTime: task.endTime }),
		id: String(task.id),
		progress: progressOf([task]),
		...(task.startTime !== null && { startTime: task.startTime }),
	};
}

/** What the request would have been answered with by itself. Believed: what there is before it is done. */
function resultOf(task: Task): Reply {
	if (!isDone(task)) throw refused(404, { detail: 'The result is not available yet.', code: 'NONEXISTENT_ID' });
	if (task.reply === null) throw task.error;
	return task.reply;
}
