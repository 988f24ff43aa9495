import { startSandbox, type Sandbox } from '../../sandbox';
import { call } from './client';
import { projectOf, restlet } from './sdfProject';

/** A RESTlet that runs what it is sent, so that a test reads as the script that it tests. */
const runner = `/**
 * @NApiVersion 2.1
 * @NScriptType Restlet
 */
define(['N/record', 'N/search', 'N/query', 'N/transaction', 'N/runtime'], (record, search, query, transaction, runtime) => ({
	post: async ({ code, given }) => {
		const before = runtime.getCurrentScript().getRemainingUsage();
		const run = new Function('record', 'search', 'query', 'transaction', 'given', '"use strict"; return (async () => {' + code + '})()');
		try {
			const value = await run(record, search, query, transaction, given);
			return { value: value === undefined ? null : value, units: before - runtime.getCurrentScript().getRemainingUsage() };
		} catch (error) {
			return { error: { name: error.name, message: error.message } };
		}
	},
}));`;

export interface Answered {
	value?: unknown;
	/** What it cost. */
	units?: number;
	error?: { name: string; message: string };
}

export interface ScriptSandbox {
	sandbox: Sandbox;
	/** Runs statements with record, search, query, transaction and given in scope. */
	script(code: string, given?: unknown): Promise<Answered>;
	/** What they return. */
	value<T = unknown>(code: string, given?: unknown): Promise<T>;
}

export async function startScripts(options: Parameters<typeof startSandbox>[0] = {}): Promise<ScriptSandbox> {
	const sandbox = await startSandbox({
		port: 0,
		seed: 7,
		customers: 20,
		invoices: 80,
		...options,
		projects: [projectOf(restlet('runner', runner)), ...(options?.projects ?? [])],
	});
	const script = async (code: string, given: unknown = null): Promise<Answered> => {
		const path = '/app/site/hosting/restlet.nl?script=customscript_runner&deploy=customdeploy_runner';
		const { status, body } = await call(sandbox, 'POST', path, {
			headers: { 'Content-Type': 'application/json' },
			body: { code, given },
		});
		if (status !== 200) throw new Error(`The runner answered ${status}: ${JSON.stringify(body)}`);
		return (typeof body === 'string' ? JSON.parse(body) : body) as Answered;
	};
	return {
		sandbox,
		script,
		async value<T>(code: string, given?: unknown) {
			const { value, error } = await script(code, given);
			if (error) throw new Error(`${error.name}: ${error.message}`);
			return value as T;
		},
	};
}
