import { isoSecond } from '../../account/records';
import type { Reply } from '../../server/reply';
import type { RestContext, RestRequest } from '../request';

/** One request of a job. */
export interface Task {
	id: number;
	startTime: string | null;
	endTime: string | null;
	/** What it was answered with; null until then. */
	reply: Reply | null;
	/** An error of the sandbox's own, told to whoever asks for the result. */
	error: unknown;
}

export interface Job {
	id: string;
	tasks: readonly Task[];
	/** Whether its state was asked for before. */
	seen: boolean;
}

/** What carries a request out. */
export type Perform = (request: RestRequest, context: RestContext) => Promise<Reply>;

export interface Jobs {
	/** Begins a job; its requests are carried out one after the other, after those of earlier jobs. */
	submit(requests: readonly RestRequest[], context: RestContext, idempotencyKey: string): Job;
	byId(id: string): Job | undefined;
	byIdempotencyKey(key: string): Job | undefined;
}

export function createJobs(perform: Perform): Jobs {
	const jobs: Job[] = [];
	const keys = new Map<string, Job>();
	let queue = Promise.resolve();

	async function run(task: Task, request: RestRequest, context: RestContext): Promise<void> {
		const now = () => isoSecond(context.account.clock.now());
		task.startTime = now();
		try {
			task.reply = await perform(request, context);
		} catch (error) {
			task.error = error;
		}
		task.endTime = now();
	}

	return {
		submit(requests, context, idempotencyKey) {
			const tasks = requests.map((_, index): Task => ({
				id: index + 1,
				startTime: null,
				endTime: null,
				reply: null,
				error: null,
			}));
			const job: Job = { id: String(jobs.length + 1), tasks, seen: false };
			jobs.push(job);
			if (idempotencyKey) keys.set(idempotencyKey, job);
			for (const [index, request] of requests.entries()) {
				queue = queue.then(() => run(tasks[index]!, request, context));
			}
			return job;
		},
		byId: (id) => jobs.find((job) => job.id === id),
		byIdempotencyKey: (key) => keys.get(key),
	};
}
