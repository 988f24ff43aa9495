import { createContext, Script } from 'node:vm';
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Call, Evaluate, Start } from '../context';
import type { FromWorker, ToWorker, WorkerData } from './messages';

/**
 * The thread that scripts run in: one at a time, each in a context of its own without Node's globals. Nothing of this
 * realm is handed into it but functions that take and give texts, and the library keeps those to itself. Some errors
 * and promises of this realm get there all the same, from V8 and Node: so that they lead nowhere, this realm makes no
 * functions out of texts.
 */
const { library, flag, replies } = workerData as WorkerData & { replies: MessagePort };
const signal = new Int32Array(flag);
const prepared = new Script(library, { filename: 'N' });
const port = parentPort!;

const kindsOfFunction = [() => 0, async () => 0, function* () {}, async function* () {}];
for (const one of kindsOfFunction) {
	Object.defineProperty(Object.getPrototypeOf(one), 'constructor', { value: undefined });
}

// A promise of a script's that nobody waited for; believed: NetSuite passes it over.
process.on('unhandledRejection', () => undefined);

function post(message: FromWorker): void {
	port.postMessage(message);
}

/** Fails where what follows might, with its half done. */
const haveRoom = (frames: number): number => (frames === 0 ? 0 : 1 + haveRoom(frames - 1));

const refusal = (message: string) => JSON.stringify({ error: { name: 'UNEXPECTED_ERROR', message } });
const tooDeep = refusal('Maximum call stack size exceeded');
const noText = refusal('What was asked of the account is no text.');

/** Asks the main thread and waits for its answer. */
const call: Call = (name, args) => {
	try {
		haveRoom(200);
	} catch {
		return tooDeep;
	}
	if (typeof name !== 'string' || typeof args !== 'string') return noText;
	post({ type: 'call', name, args });
	Atomics.wait(signal, 0, 0);
	Atomics.store(signal, 0, 0);
	return (receiveMessageOnPort(replies) as { message: string }).message;
};

port.on('message', ({ program }: ToWorker) => {
	const context = createContext(Object.create(null) as object, { name: 'SuiteScript' });
	const evaluate: Evaluate = (source, path) => {
		let script: Script;
		try {
			script = new Script(source, { filename: path });
		} catch (error) {
			const { message, stack } = error as Error;
			const line = /^.*:(\d+)\n/.exec(String(stack))?.[1];
			return line ? `${message} (${path}#${line})` : message;
		}
		script.runInContext(context);
		return undefined;
	};
	// Only when the script has nothing left to do is the thread free for the next one.
	const done = (outcome: string) => void setImmediate(() => post({ type: 'done', outcome: String(outcome) }));
	try {
		(prepared.runInContext(context) as Start)(call, evaluate, done, program);
	} catch (error) {
		post({ type: 'failed', message: String((error as Error).stack) });
	}
});
