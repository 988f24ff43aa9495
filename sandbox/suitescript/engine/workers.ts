import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { bundle } from './bundle';
import type { FromWorker, ToWorker } from './messages';
import { asHostError } from './hostError';

/** What a program came to, as `context/index.ts` writes it. */
export type Outcome =
	| { value: unknown; error?: undefined }
	| { error: { code: string; message: string; plain: string; stack: string[] } };

/** Answers what a script asks; what is thrown as a HostError the script gets as SuiteScriptError. */
export type Answer = (name: string, args: unknown) => unknown;

export interface Limits {
	/** How long a script may compute without asking the account anything: longer and it is in a loop without end. */
	computeSeconds: number;
	/** How long it may take altogether. */
	totalSeconds: number;
}

export interface Workers {
	/** Runs a program in a context of its own. */
	run(program: object, answer: Answer, limits: Limits): Promise<Outcome>;
	/** Ends all threads, what they are doing included. */
	close(): Promise<void>;
}

interface Thread {
	worker: Worker;
	signal: Int32Array;
	replies: MessagePort;
	/** Whether another script can run in it. */
	usable: boolean;
}

const HEAP_MEGABYTES = 512;

/** Threads are kept for the next script and started when all are busy. */
export function createWorkers(): Workers {
	const idle: Thread[] = [];
	const all = new Set<Thread>();

	function start(): Thread {
		const { library, worker: code } = bundle();
		const flag = new SharedArrayBuffer(4);
		const { port1, port2 } = new MessageChannel();
		const worker = new Worker(code, {
			eval: true,
			workerData: { library, flag, replies: port2 },
			transferList: [port2],
			execArgv: [],
			env: {},
			resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
		});
		port1.unref();
		const thread = { worker, signal: new Int32Array(flag), replies: port1, usable: true };
		all.add(thread);
		// Whoever runs a script in it is told; between scripts nobody is, and nothing is lost.
		worker.on('error', () => undefined);
		worker.once('exit', () => {
			thread.usable = false;
			all.delete(thread);
			if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
			port1.close();
		});
		return thread;
	}

	return {
		async run(program, answer, limits) {
			const thread = idle.pop() ?? start();
			thread.worker.ref();
			const outcome = await runOn(thread, program, answer, limits);
			if (thread.usable) {
				thread.worker.unref();
				idle.push(thread);
			}
			return outcome;
		},
		async close() {
			await Promise.all([...all].map(({ worker }) => worker.terminate()));
		},
	};
}

/** Documented: the codes. Believed: the sentences, and that a loop without end is told from a script that takes long. */
const sentences = {
	SSS_TIME_LIMIT_EXCEEDED: 'Script Execution Time Exceeded.',
	SSS_INSTRUCTION_COUNT_EXCEEDED: 'Script Execution Instruction Count Exceeded.',
	SSS_MEMORY_USAGE_EXCEEDED: 'Script Execution Memory Usage Exceeded.',
} as const;

/** Gives the worker what it waits for. */
async function reply({ signal, replies }: Thread, answer: Answer, name: string, args: string): Promise<void> {
	let message: string;
	try {
		const value = await answer(name, JSON.parse(args));
		message = JSON.stringify({ value });
	} catch (error) {
		const { code, sentence } = asHostError(error);
		message = JSON.stringify({ error: { name: code, message: sentence } });
	}
	replies.postMessage(message);
	Atomics.store(signal, 0, 1);
	Atomics.notify(signal, 0);
}

function runOn(thread: Thread, program: object, answer: Answer, limits: Limits): Promise<Outcome> {
	const { worker } = thread;
	return new Promise((resolve, reject) => {
		let computing: NodeJS.Timeout | undefined;
		let running = true;
		const total = setTimeout(() => end('SSS_TIME_LIMIT_EXCEEDED'), limits.totalSeconds * 1000);
		const watch = () => {
			computing = setTimeout(() => end('SSS_INSTRUCTION_COUNT_EXCEEDED'), limits.computeSeconds * 1000);
		};
		const finish = () => {
			running = false;
			clearTimeout(total);
			clearTimeout(computing);
			worker.off('message', onMessage).off('error', onError).off('exit', onExit);
		};
		const end = (code: keyof typeof sentences) => {
			finish();
			thread.usable = false;
			void worker.terminate();
			resolve({ error: { code, message: sentences[code], plain: sentences[code], stack: [] } });
		};
		const onMessage = (message: FromWorker) => {
			clearTimeout(computing);
			if (message.type === 'call') {
				void reply(thread, answer, message.name, message.args).then(() => {
					if (running) watch();
				});
				return;
			}
			finish();
			if (message.type === 'done') resolve(JSON.parse(message.outcome) as Outcome);
			else reject(new Error(message.message));
		};
		const onError = (error: Error & { code?: string }) => {
			if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end('SSS_MEMORY_USAGE_EXCEEDED');
			finish();
			thread.usable = false;
			reject(error);
		};
		const onExit = () => {
			finish();
			thread.usable = false;
			reject(new Error('The thread of a script ended before the script did.'));
		};
		worker.on('message', onMessage).on('error', onError).on('exit', onExit);
		worker.postMessage({ program: JSON.stringify(program) } satisfies ToWorker);
		watch();
	});
}
