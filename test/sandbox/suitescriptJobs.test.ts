import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, query } from './client';
import { projectOf, restlet, scriptFiles } from './sdfProject';

/** Scheduled and map/reduce scripts: submitted, run by hand, and run by their schedule. */

const job = `/** @NApiVersion 2.1 @NScriptType ScheduledScript */
define(['N/log', 'N/runtime'], (log, runtime) => ({
	execute: async ({ type }) => {
		const script = runtime.getCurrentScript();
		const fast = script.getParameter({ name: 'custscript_fast' });
		log.audit(type, [script.getParameter({ name: 'custscript_size' }), fast, script.deploymentId, script.getRemainingUsage()]);
		if (script.getParameter({ name: 'custscript_size' }) === 13) throw new Error('unlucky');
	},
}));`;

const words = `/** @NApiVersion 2.1 @NScriptType MapReduceScript */
define(['N/log', 'N/cache', 'N/runtime'], (log, cache, runtime) => ({
	getInputData: () => ['b a', 'a c a', 'bad', 'greedy', ''],
	map: (context) => {
		if (context.value === 'bad') throw new Error('no such word');
		const store = cache.getCache({ name: 'c' });
		for (let i = 0; context.value === 'greedy' && i < 2000; i++) store.get({ key: 'k' });
		for (const word of context.value.split(' ').filter(Boolean)) context.write({ key: word, value: { at: context.key } });
	},
	reduce: (context) => context.write(context.key, context.values.map((value) => JSON.parse(value).at).join('')),
	summarize: (summary) => {
		const found = {};
		summary.output.iterator().each((key, value) => { found[key] = value; return true; });
		const errors = {};
		summary.mapSummary.errors.iterator().each((key, error) => { errors[key] = JSON.parse(error).name; return true; });
		const keys = [];
		summary.reduceSummary.keys.iterator().each((key, count, state) => { keys.push(key + count + state); return true; });
		log.audit('summary', { found, errors, keys, isRestarted: summary.isRestarted, context: runtime.executionContext });
	},
}));`;

const submitter = `/** @NApiVersion 2.1 @NScriptType Restlet */
define(['N/task'], (task) => ({
	post: ({ scriptId, params, twice }) => {
		const made = task.create({ taskType: task.TaskType.SCHEDULED_SCRIPT, scriptId, params });
		made.deploymentId = 'customdeploy_job';
		const id = made.submit();
		try { if (twice) made.submit(); } catch (e) { return { name: e.name, message: e.message }; }
		return { id, status: task.checkStatus({ taskId: id }).status };
	},
	get: ({ taskId }) => task.checkStatus(taskId),
}));`;

const parameters = `
	<scriptcustomfields>
		<scriptcustomfield scriptid="custscript_size"><fieldtype>INTEGER</fieldtype><label>Size</label><defaultvalue>7</defaultvalue></scriptcustomfield>
		<scriptcustomfield scriptid="custscript_fast"><fieldtype>CHECKBOX</fieldtype><label>Fast</label></scriptcustomfield>
	</scriptcustomfields>`;

const everyQuarter = `
	<status>SCHEDULED</status><custscript_fast>T</custscript_fast>
	<recurrence><daily><startdate>2026-01-16</startdate><starttime>06:00:00Z</starttime><everyxdays>1</everyxdays><repeat>PT15M</repeat></daily></recurrence>`;

let sandbox: Sandbox;

beforeAll(async () => {
	const scheduled = scriptFiles({
		kind: 'scheduledscript',
		name: 'job',
		source: job,
		script: parameters,
		deployment: everyQuarter,
	});
	const object = 'src/Objects/customscript_job.xml';
	sandbox = await startSandbox({
		port: 0,
		seed: 3,
		customers: 5,
		invoices: 5,
		projects: [
			projectOf({
				...scheduled,
				[object]: scheduled[object]!.replace('<status>RELEASED</status>', ''),
				...scriptFiles({ kind: 'mapreducescript', name: 'words', source: words }),
				...restlet('submitter', submitter),
			}),
		],
	});
});
afterAll(() => sandbox.close());

const logged = async (title: string) => {
	const { items } = (
		await query(sandbox, `SELECT detail FROM scriptnote WHERE title = '${title}' ORDER BY internalid`)
	).body;
	return items.map(({ detail }) => JSON.parse(String(detail)) as unknown);
};
const run = (body: object) =>
	control<{ id: string; status: string; error?: string }>(sandbox, 'POST', '/scripts/run', body);
const submitted = (method: string, more: string, body?: object) =>
	call<{ id: string; status: string; name?: string }>(
		sandbox,
		method,
		`/app/site/hosting/restlet.nl?script=customscript_submitter&deploy=1${more}`,
		{ body, headers: { 'Content-Type': 'application/json' } },
	);

test('run by hand, with parameters of its own or the defaults', async () => {
	expect((await run({ script: 'customscript_job', parameters: { custscript_size: 3 } })).body.status).toBe(
		'COMPLETE',
	);
	expect((await run({ script: 'customscript_job' })).body.status).toBe('COMPLETE');
	expect(await logged('USER_INTERFACE')).toEqual([
		[3, true, 'customdeploy_job', 10000],
		[7, true, 'customdeploy_job', 10000],
	]);
	expect((await run({ script: 'customscript_job', parameters: { custscript_size: 13 } })).body.status).toBe('FAILED');
	expect((await run({ script: 'customscript_none' })).status).toBe(400);
});

test('submitted by N/task: pending while the submitter runs, complete afterwards', async () => {
	const { body } = await submitted('POST', '', { scriptId: 'customscript_job', params: { custscript_size: 8 } });
	expect(body.status).toBe('PENDING');
	await control(sandbox, 'POST', '/clock', { advanceSeconds: 1 });
	expect((await submitted('GET', `&taskId=${body.id}`)).body.status).toBe('COMPLETE');
	expect(await logged('ON_DEMAND')).toEqual([[8, true, 'customdeploy_job', 10000]]);
});

test('a deployment that waits is not submitted again', async () => {
	const { body } = await submitted('POST', '', { scriptId: 'customscript_job', twice: true });
	expect(body).toEqual({ name: 'FAILED_TO_SUBMIT_JOB_REQUEST_1', message: 'Failed to submit job request: INQUEUE' });
});

test('its schedule starts it when the clock passes', async () => {
	await control(sandbox, 'POST', '/clock', { now: '2026-01-16T13:59:59Z' });
	expect(await logged('SCHEDULED')).toEqual([]);
	await control(sandbox, 'POST', '/clock', { advanceSeconds: 1 });
	await control(sandbox, 'POST', '/clock', { advanceSeconds: 14 * 60 });
	expect(await logged('SCHEDULED')).toHaveLength(1);
	await control(sandbox, 'POST', '/clock', { advanceSeconds: 60 });
	expect(await logged('SCHEDULED')).toEqual([
		[7, true, 'customdeploy_job', 10000],
		[7, true, 'customdeploy_job', 10000],
	]);
});

test('map/reduce: every stage, units for each key, errors told to summarize', async () => {
	expect((await run({ script: 'customscript_words' })).body.status).toBe('COMPLETE');
	expect(await logged('summary')).toEqual([
		{
			found: { b: '0', a: '011', c: '1' },
			errors: { '2': 'Error', '3': 'SSS_USAGE_LIMIT_EXCEEDED' },
			keys: ['b1COMPLETE', 'a1COMPLETE', 'c1COMPLETE'],
			isRestarted: false,
			context: 'MAPREDUCE',
		},
	]);
});
