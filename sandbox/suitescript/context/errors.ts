/** Runs in the script's context. Errors as scripts, logs and RESTlet answers show them. */

export interface ErrorOptions {
	/** Where NetSuite's stack begins: the module that threw. */
	module?: string;
	cause?: unknown;
	id?: string;
	notifyOff?: boolean;
	userFacing?: boolean;
	type?: string;
}

/** `error.SuiteScriptError`: what N/ modules throw and `error.create` makes. */
export class SuiteScriptError extends Error {
	readonly type: string;
	readonly id: string;
	readonly notifyOff: boolean;
	readonly userFacing: boolean;
	override cause: unknown;

	constructor(name: string, message: string, options: ErrorOptions = {}) {
		super(message);
		this.name = name;
		this.type = options.type ?? 'error.SuiteScriptError';
		this.id = options.id ?? '';
		this.notifyOff = options.notifyOff ?? false;
		this.userFacing = options.userFacing ?? false;
		this.cause = options.cause ?? { name, message };
		const frames = framesOf(this.stack);
		// Documented: an array of strings, the throwing module first.
		Object.defineProperty(this, 'stack', {
			value: options.module ? [`createError(${options.module})`, ...frames] : frames,
			enumerable: true,
		});
	}

	/** Seen in answers of RESTlets and in the script log: these properties in this order. */
	toJSON(): Record<string, unknown> {
		const { type, name, message, stack, cause, id, notifyOff, userFacing } = this;
		return { type, name, message, stack, cause, id, notifyOff, userFacing };
	}

	/** Seen in logs: an error in a text is its JSON. */
	override toString(): string {
		return JSON.stringify(this.toJSON());
	}
}

/** The frames that are the script's own: `post(/SuiteScripts/x.js:12)`. */
export function framesOf(stack: unknown): string[] {
	const frames: string[] = [];
	for (const line of String(stack).split('\n')) {
		const match = /^\s+at (?:(?:async )?(?:new )?(.*?) \()?(\/.*\.(?:js|json)):(\d+):\d+\)?$/.exec(line);
		if (!match) continue;
		// Seen: the function's own name, not what it is called as.
		const name = (match[1] ?? 'anonymous').replace(/ \[as .*\]$/, '').replace(/^.*\./, '');
		frames.push(`${name}(${match[2]!}:${match[3]!})`);
	}
	return frames;
}

/** What a script threw, as the host gets it: an own error, JavaScript's, or anything at all. */
export interface Thrown {
	/** NetSuite's code. */
	code: string;
	/** As the script log has it. */
	message: string;
	/** The message alone. */
	plain: string;
	stack: string[];
}

export function thrown(error: unknown): Thrown {
	if (error instanceof SuiteScriptError) {
		return {
			code: error.name,
			message: error.toString(),
			plain: error.message,
			stack: error.stack as unknown as string[],
		};
	}
	if (error instanceof Error) {
		const stack = framesOf(error.stack);
		const { name, message } = error;
		// Seen: what JavaScript threw is a user event's or RESTlet's UNEXPECTED_ERROR, with the error as JSON.
		const json = {
			type: 'error.SuiteScriptError',
			name,
			message,
			stack,
			cause: { name, message },
			id: '',
			notifyOff: false,
			userFacing: false,
		};
		return { code: 'UNEXPECTED_ERROR', message: JSON.stringify(json), plain: message, stack };
	}
	const text = typeof error === 'string' ? error : (JSON.stringify(error) ?? 'undefined');
	const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
	return {
		code: typeof name === 'string' ? name : 'UNEXPECTED_ERROR',
		message: text,
		plain: typeof message === 'string' ? message : text,
		stack: [],
	};
}

/** Documented: `{method name}: Missing a required argument: {param name}`. */
export function missingArgument(method: string, argument: string): SuiteScriptError {
	return new SuiteScriptError('SSS_MISSING_REQD_ARGUMENT', `${method}: Missing a required argument: ${argument}`);
}

/** @throws SuiteScriptError when one of them was not given */
export function required(method: string, options: object | null | undefined, ...names: string[]): void {
	for (const name of names) {
		const value = (options as Record<string, unknown> | null | undefined)?.[name];
		if (value === undefined || value === null || value === '') throw missingArgument(method, name);
	}
}

/** What is documented of SuiteScript and not built here. */
export function lacking(what: string): SuiteScriptError {
	return new SuiteScriptError('LOCAL_NETSUITE_LACKS', `The local NetSuite has no ${what}.`);
}
