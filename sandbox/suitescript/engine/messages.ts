/** What main thread and worker tell each other. */

export interface WorkerData {
	/** The N/ modules and what is around them, as one script whose value is the function that starts a program. */
	library: string;
	/** Four bytes; the first is 1 when a reply is there. */
	flag: SharedArrayBuffer;
}

/** A program to run; see `context/index.ts`. */
export interface ToWorker {
	program: string;
}

export type FromWorker =
	| { type: 'call'; name: string; args: string }
	| { type: 'done'; outcome: string }
	/** Something of ours broke. */
	| { type: 'failed'; message: string };
