import { createContext, Script } from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerData } from './messages';

/**
 * The thread that scripts run in: one at a time, each in a context of its own without Node's globals. Nothing of this
 * realm is handed into it but one function that takes and gives texts, and the library keeps that to itself.
 */
const { library, flag, replies } = workerData as WorkerData & { replies: MessagePort };
const signal = new Int32Array(flag);
const prepared = new Script(library, { filename: 'N' });
const port = parentPort!;

function post(message: FromWorker): void {
	port.postMessage(message);
}

/** Asks the main thread and waits for its answer. */
function call(name: string, args: string): string {
	post({ type: 'call', name, args });
	Atomics.wait(signal, 0, 0);
	Atomics.store(signal, 0, 0);
	return (receiveMessageOnPort(replies) as { message: string }).message;
}

type Start = (
	call: (name: string, args: string) => string,
	evaluate: (source: string, path: string) => void,
	program: string,
) => Promise<string>;

port.on('message', ({ program }: ToWorker) => {
	const context = createContext(Object.create(null) as object, { name: 'SuiteScript' });
	const start = prepared.runInContext(context) as Start;
	const evaluate = (source: string, path: string) => {
		new Script(source, { filename: path }).runInContext(context);
	};
	start(call, evaluate, program).then(
		(outcome) => post({ type: 'done', outcome }),
		(error: unknown) => post({ type: 'failed', message: String((error as Error)?.stack ?? error) }),
	);
});
