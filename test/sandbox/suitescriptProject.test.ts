import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, detailOf, query, truthOver } from './client';
import { projectOf, restlet } from './sdfProject';

/** What an SDF project brings beside scripts: record types, lists, fields, files. */

const queue = `<customrecordtype scriptid="customrecord_queue">
	<recordname>Queue</recordname><includename>T</includename>
	<customrecordcustomfields>
		<customrecordcustomfield scriptid="custrecord_q_state"><fieldtype>SELECT</fieldtype><label>State</label><ismandatory>T</ismandatory>
			<selectrecordtype>[scriptid=customlist_q_state]</selectrecordtype></customrecordcustomfield>
		<customrecordcustomfield scriptid="custrecord_q_customer"><fieldtype>SELECT</fieldtype><label>Customer</label>
			<selectrecordtype>-2</selectrecordtype></customrecordcustomfield>
		<customrecordcustomfield scriptid="custrecord_q_payload"><fieldtype>CLOBTEXT</fieldtype><label>Payload</label></customrecordcustomfield>
		<customrecordcustomfield scriptid="custrecord_q_done"><fieldtype>CHECKBOX</fieldtype><label>Done</label></customrecordcustomfield>
		<customrecordcustomfield scriptid="custrecord_q_tries"><fieldtype>INTEGER</fieldtype><label>Tries</label></customrecordcustomfield>
	</customrecordcustomfields>
</customrecordtype>`;

const states = `<customlist scriptid="customlist_q_state"><name>Queue State</name><customvalues>
	<customvalue scriptid="val_new"><value>New</value></customvalue>
	<customvalue scriptid="val_old"><value>Old</value><isinactive>T</isinactive></customvalue>
</customvalues></customlist>`;

const field = `<transactionbodycustomfield scriptid="custbody_flag"><fieldtype>CHECKBOX</fieldtype><label>Flag</label><bodysale>T</bodysale></transactionbodycustomfield>`;

const worker = `/** @NApiVersion 2.1 @NScriptType Restlet */
define(['N/record', 'N/search', 'N/query'], (record, search, query) => ({
	post: ({ customer }) => {
		const item = record.create({ type: 'customrecord_queue' });
		item.setValue({ fieldId: 'name', value: 'from a script' });
		item.setValue({ fieldId: 'custrecord_q_state', value: 1 });
		item.setValue({ fieldId: 'custrecord_q_customer', value: customer });
		item.setValue({ fieldId: 'custrecord_q_tries', value: 2 });
		const id = item.save();
		record.submitFields({ type: 'customrecord_queue', id, values: { custrecord_q_done: true } });
		const found = [];
		search.create({
			type: 'customrecord_queue',
			filters: [['custrecord_q_done', 'is', 'T'], 'AND', ['custrecord_q_tries', 'greaterthan', 1]],
			columns: ['name', 'custrecord_q_state'],
		}).run().each((result) => found.push([result.getValue('name'), result.getText('custrecord_q_state')]));
		const loaded = record.load({ type: 'customrecord_queue', id });
		return { id, found, state: loaded.getText('custrecord_q_state'), tries: loaded.getValue('custrecord_q_tries') };
	},
}));`;

let sandbox: Sandbox;
let customer: string;
let folder: string;

beforeAll(async () => {
	folder = projectOf({
		...restlet('worker', worker),
		'src/Objects/Records/customrecord_queue.xml': queue,
		'src/Objects/customlist_q_state.xml': states,
		'src/Objects/custbody_flag.xml': field,
		'src/Objects/custworkflow_x.xml': '<workflow scriptid="customworkflow_x"/>',
		'src/FileCabinet/SuiteScripts/left out.txt': 'not named in deploy.xml',
		'src/deploy.xml':
			'<deploy><files><path>~/FileCabinet/SuiteScripts/worker.js</path></files><objects><path>~/Objects/*</path></objects></deploy>',
		'src/manifest.xml':
			'<manifest projecttype="ACCOUNTCUSTOMIZATION"><projectname>Queue Project</projectname></manifest>',
	});
	sandbox = await startSandbox({ port: 0, seed: 3, customers: 10, invoices: 10 });
	customer = (await truthOver(sandbox, 'customer'))[0]!.id;
});
afterAll(() => sandbox.close());

const records = '/services/rest/record/v1';

test('says what it deployed and what it passed over', async () => {
	const { status, body } = await control(sandbox, 'POST', '/deploy', { folder });
	expect({ status, body }).toEqual({
		status: 200,
		body: {
			project: 'Queue Project',
			files: 1,
			objects: ['customlist_q_state', 'customrecord_queue', 'custbody_flag', 'customscript_worker'],
			passedOver: [{ object: 'customworkflow_x', why: 'workflow is not simulated' }],
		},
	});
});

test('a custom record is written and read by REST, and queried', async () => {
	const created = await call(sandbox, 'POST', `${records}/customrecord_queue`, {
		body: {
			name: 'first',
			externalId: 'q-1',
			custrecord_q_state: { id: '1' },
			custrecord_q_customer: { id: customer },
			custrecord_q_payload: '{"a":1}',
		},
	});
	expect([created.status, created.headers.get('location')]).toEqual([
		204,
		`${sandbox.url}${records}/customrecord_queue/1`,
	]);
	const { body } = await call(sandbox, 'GET', `${records}/customrecord_queue/1`);
	expect(body).toMatchObject({
		id: '1',
		name: 'first',
		externalId: 'q-1',
		isInactive: false,
		custrecord_q_done: false,
		custrecord_q_payload: '{"a":1}',
		custrecord_q_state: { id: '1', refName: 'New' },
		custrecord_q_customer: { id: customer },
	});
	const q =
		'SELECT id, name, BUILTIN.DF(custrecord_q_state) AS state, custrecord_q_done FROM customrecord_queue WHERE custrecord_q_customer = ' +
		customer;
	expect((await query(sandbox, q)).body.items).toMatchObject([
		{ id: '1', name: 'first', state: 'New', custrecord_q_done: 'F' },
	]);
});

test('what is mandatory, and what can be chosen, is checked', async () => {
	const refusal = async (body: object) =>
		detailOf(await call(sandbox, 'POST', `${records}/customrecord_queue`, { body })).detail;
	expect(await refusal({ externalId: 'x' })).toBe(
		'Error while accessing a resource. Please enter value(s) for: Name, State',
	);
	expect(await refusal({ name: 'x', custrecord_q_state: { id: '2' } })).toMatch('Invalid Field Value 2');
});

test('scripts create, change, search and load it', async () => {
	const { body } = await call(sandbox, 'POST', '/app/site/hosting/restlet.nl?script=customscript_worker&deploy=1', {
		body: { customer },
	});
	expect(body).toEqual({ id: 2, found: [['from a script', 'New']], state: 'New', tries: 2 });
});

test('a body field is on the transactions it applies to', async () => {
	const invoice = (await truthOver(sandbox, 'invoice')).at(-1)!.id;
	const patched = await call(sandbox, 'PATCH', `${records}/invoice/${invoice}`, { body: { custbody_flag: true } });
	expect(patched.status).toBe(204);
	expect((await query(sandbox, "SELECT id FROM transaction WHERE custbody_flag = 'T'")).body.items).toMatchObject([
		{ id: invoice },
	]);
	expect((await call(sandbox, 'GET', `${records}/invoice/${invoice}`)).body).toMatchObject({ custbody_flag: true });
});

test('only what deploy.xml names is deployed, and a second time changes nothing', async () => {
	expect((await query(sandbox, "SELECT id FROM file WHERE name = 'left out.txt'")).body.items).toEqual([]);
	const count = async () => (await query(sandbox, 'SELECT COUNT(*) AS n FROM customrecord_queue')).body.items[0]!.n;
	const before = await count();
	expect((await control(sandbox, 'POST', '/deploy', { folder })).status).toBe(200);
	expect(await count()).toBe(before);
	const scripts = (await query(sandbox, 'SELECT scriptid, scripttype FROM script')).body.items;
	expect(scripts).toMatchObject([{ scriptid: 'customscript_worker', scripttype: 'RESTLET' }]);
});

test('a project without src/ is one too', async () => {
	const bare = projectOf({
		'FileCabinet/SuiteScripts/b.js': 'define({})',
		'Objects/customlist_b.xml': '<customlist scriptid="customlist_b"><name>B</name></customlist>',
	});
	expect((await control(sandbox, 'POST', '/deploy', { folder: bare })).body).toMatchObject({
		files: 1,
		objects: ['customlist_b'],
	});
});

const choosing = (list: string) =>
	`<customrecordtype scriptid="customrecord_c"><recordname>C</recordname><customrecordcustomfields>
	<customrecordcustomfield scriptid="custrecord_c"><fieldtype>SELECT</fieldtype>
	<selectrecordtype>[scriptid=${list}]</selectrecordtype></customrecordcustomfield>
	</customrecordcustomfields></customrecordtype>`;

test.each([
	['no XML', '<restlet scriptid="customscript_x">', '/Objects/x.xml is not XML: unclosed xml tag(s): restlet.'],
	['no script ID', '<restlet><name>x</name></restlet>', '/Objects/x.xml has no scriptid.'],
	['no script file', '<restlet scriptid="customscript_x"/>', '/Objects/x.xml names no script file.'],
	[
		'a list that is nowhere',
		choosing('customlist_nowhere'),
		'/Objects/x.xml refers to customlist_nowhere, which is neither in the project nor in the account.',
	],
])('a project with an object that has %s is refused', async (_, xml, error) => {
	const broken = projectOf({ 'src/Objects/x.xml': xml });
	expect(await control(sandbox, 'POST', '/deploy', { folder: broken })).toMatchObject({ status: 400, body: { error } });
});

test('lists may be of a project before, and a word that JavaScript has is no kind of object', async () => {
	const folder = projectOf({
		'src/Objects/a.xml': choosing('customlist_q_state'),
		'src/Objects/b.xml': '<constructor scriptid="x"/>',
	});
	const { status, body } = await control<Record<string, unknown>>(sandbox, 'POST', '/deploy', { folder });
	expect([status, body.objects, body.passedOver]).toEqual([
		200,
		['customrecord_c'],
		[{ object: 'x', why: 'constructor is not simulated' }],
	]);
});
