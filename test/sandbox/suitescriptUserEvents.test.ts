import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, detailOf, query, truthOver } from './client';
import { projectOf, restlet, scriptFiles } from './sdfProject';
import { statusOf } from './soapClient';
import { record, write } from './soapRequests';

/** User events run around every save, whoever makes it. */

const onCustomer = `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/error', 'N/log', 'N/record', 'N/runtime'], (error, log, record, runtime) => ({
	beforeSubmit: (context) => {
		const { newRecord, oldRecord, type, UserEventType } = context;
		if (type === UserEventType.DELETE) return log.audit('before ' + type, String(newRecord.id));
		const comments = newRecord.getValue('comments');
		if (comments === 'refuse') throw error.create({ name: 'NO_WAY', message: 'Comments must not say so.' });
		if (comments === 'change') newRecord.setValue({ fieldId: 'comments', value: 'changed by script' });
		log.debug('before ' + type, { old: oldRecord && oldRecord.getValue('comments'), context: runtime.executionContext });
	},
	afterSubmit: ({ type, newRecord, oldRecord }) => {
		const comments = newRecord.getValue('comments');
		if (comments === 'break') throw new Error('after the save');
		if (comments === 'again') {
			record.submitFields({ type: 'customer', id: newRecord.id, values: { comments: 'from the user event' } });
		}
		log.debug('after ' + type, [oldRecord && oldRecord.getValue('comments'), comments]);
	},
}));`;

const saver = `/**
 * @NApiVersion 2.1
 * @NScriptType Restlet
 */
define(['N/record'], (record) => ({
	post: ({ id, comments }) => {
		try {
			return record.submitFields({ type: record.Type.CUSTOMER, id, values: { comments } });
		} catch (e) {
			return { name: e.name, message: e.message };
		}
	},
}));`;

let sandbox: Sandbox;
let customer: string;

beforeAll(async () => {
	const deployment = '<recordtype>CUSTOMER</recordtype>';
	const narrow = '<executioncontext>RESTLET|SCHEDULED</executioncontext><eventtype>EDIT</eventtype>';
	sandbox = await startSandbox({
		port: 0,
		seed: 5,
		customers: 20,
		invoices: 5,
		projects: [
			projectOf({
				...scriptFiles({ kind: 'usereventscript', name: 'on_customer', source: onCustomer, deployment }),
				...restlet('saver', saver),
				...scriptFiles({
					kind: 'usereventscript',
					name: 'sometimes',
					source: "define(['N/log'], (log) => ({ beforeSubmit: () => log.audit('sometimes') }));",
					deployment: deployment + narrow,
				}),
			}),
		],
	});
	customer = (await truthOver(sandbox, 'customer')).find(({ isInactive, email }) => !isInactive && email)!.id;
});
afterAll(() => sandbox.close());

const patch = (comments: string) =>
	call(sandbox, 'PATCH', `/services/rest/record/v1/customer/${customer}`, { body: { comments } });
const comments = async () =>
	(await query(sandbox, `SELECT comments FROM customer WHERE id = ${customer}`)).body.items[0]?.comments;
const log = async () =>
	(await query(sandbox, 'SELECT type, title, detail FROM scriptnote ORDER BY internalid')).body.items.map(
		({ type, title, detail }) => [type, title, detail],
	);

test('what a script changes before the save is stored', async () => {
	expect((await patch('change')).status).toBe(204);
	expect(await comments()).toBe('changed by script');
});

test('old and new record are what was and what is', async () => {
	await patch('first');
	await patch('second');
	expect((await log()).slice(-2)).toEqual([
		['DEBUG', 'before edit', '{"old":"first","context":"RESTWEBSERVICES"}'],
		['DEBUG', 'after edit', '["first","second"]'],
	]);
});

test('a script refuses the save in its own words', async () => {
	await patch('kept');
	const answer = await patch('refuse');
	expect([answer.status, detailOf(answer).detail]).toEqual([
		400,
		'Error while accessing a resource. Comments must not say so.',
	]);
	expect(await comments()).toBe('kept');
});

test('an error after the save undoes nothing and stands in the log', async () => {
	expect((await patch('break')).status).toBe(204);
	expect(await comments()).toBe('break');
	expect((await log()).at(-1)).toEqual(['SYSTEM', 'UNEXPECTED_ERROR', expect.stringContaining('after the save')]);
});

test('a save by a user event starts no user event', async () => {
	const before = (await log()).length;
	await patch('again');
	expect(await comments()).toBe('from the user event');
	expect((await log()).slice(before).map(([, title]) => title)).toEqual(['before edit', 'after edit']);
});

test('saves by RESTlets start them, those deployed for RESTlets alone too, and are refused in their shape', async () => {
	const save = (text: string) =>
		call(sandbox, 'POST', '/app/site/hosting/restlet.nl?script=customscript_saver&deploy=1', {
			body: { id: customer, comments: text },
		});
	const before = (await log()).length;
	await save('by a RESTlet');
	expect((await log()).slice(before)).toEqual([
		['DEBUG', 'before edit', expect.stringContaining('"context":"RESTLET"')],
		['AUDIT', 'sometimes', undefined],
		['DEBUG', 'after edit', expect.any(String)],
	]);
	expect((await save('refuse')).body).toEqual({ name: 'USER_ERROR', message: 'Comments must not say so.' });
});

test('SOAP is refused in its own shape, and changed by the script alike', async () => {
	const update = (text: string) =>
		write(sandbox, 'update', record('listRel:Customer', `internalId="${customer}"`, { comments: text }, ''));
	expect(statusOf(await update('refuse'))).toEqual(['false', 'USER_ERROR', 'Comments must not say so.']);
	expect(statusOf(await update('change'))[0]).toBe('true');
	expect(await comments()).toBe('changed by script');
	expect((await log()).at(-1)).toEqual(['DEBUG', 'after edit', expect.stringContaining('changed by script')]);
});

test('a new record has no old one, a deleted one can be read', async () => {
	const created = await call(sandbox, 'POST', '/services/rest/record/v1/customer', {
		body: { companyName: 'Fresh & Co', isPerson: false, subsidiary: { id: '1' }, comments: 'new' },
	});
	const id = created.headers.get('location')!.split('/').pop()!;
	expect((await log()).slice(-2)).toEqual([
		['DEBUG', 'before create', '{"old":null,"context":"RESTWEBSERVICES"}'],
		['DEBUG', 'after create', '[null,"new"]'],
	]);
	await call(sandbox, 'DELETE', `/services/rest/record/v1/customer/${id}`);
	expect((await log()).slice(-2)).toEqual([
		['AUDIT', 'before delete', id],
		['DEBUG', 'after delete', '["new","new"]'],
	]);
});

test('what is deployed is listed', async () => {
	const { body } = await control<Array<{ scriptId: string }>>(sandbox, 'GET', '/scripts');
	expect(body.map(({ scriptId }) => scriptId)).toEqual([
		'customscript_on_customer',
		'customscript_saver',
		'customscript_sometimes',
	]);
});
