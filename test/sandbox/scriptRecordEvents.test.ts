import { startSandbox, type Sandbox } from '../../sandbox';
import { call } from './client';
import { projectOf, scriptFiles } from './sdfProject';

/** The records that user events are given: what is stored under what the save wants, lines included. */

const source = `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/record'], (record) => {
	const lines = (one) => one && Array.from({ length: one.getLineCount({ sublistId: 'item' }) }, (_none, line) =>
		[one.getSublistValue({ sublistId: 'item', fieldId: 'item', line }), one.getSublistValue({ sublistId: 'item', fieldId: 'quantity', line })]);
	return {
		beforeSubmit: ({ type, newRecord, oldRecord, UserEventType }) => {
			if (type === UserEventType.DELETE) return;
			const memo = newRecord.getValue({ fieldId: 'memo' });
			if (memo === 'lines') newRecord.setSublistValue({ sublistId: 'item', fieldId: 'description', line: 0, value: 'By script' });
			if (memo === 'remove') newRecord.removeLine({ sublistId: 'item', line: 0 });
			if (memo === 'old') oldRecord.setValue({ fieldId: 'memo', value: 'x' });
			newRecord.setValue({ fieldId: 'otherrefnum', value: JSON.stringify([memo, oldRecord && oldRecord.getValue('memo'), lines(newRecord), lines(oldRecord)]).slice(0, 45) });
		},
	};
});`;

let sandbox: Sandbox;
let customer: string;

beforeAll(async () => {
	sandbox = await startSandbox({
		port: 0,
		seed: 5,
		customers: 5,
		invoices: 5,
		projects: [
			projectOf(
				scriptFiles({
					kind: 'usereventscript',
					name: 'events',
					source,
					deployment: '<recordtype>INVOICE</recordtype>',
				}),
			),
		],
	});
	const { body } = await call(sandbox, 'GET', '/services/rest/record/v1/customer?q=isInactive IS false');
	customer = (body as unknown as { items: Array<{ id: string }> }).items[0]!.id;
});
afterAll(() => sandbox?.close());

const send = (method: string, path: string, body?: object) =>
	call(sandbox, method, `/services/rest/record/v1/${path}`, { body, headers: { 'Content-Type': 'application/json' } });

async function invoice(memo: string): Promise<string> {
	const items = [
		{ item: { id: '40' }, quantity: 2 },
		{ item: { id: '51' }, quantity: 1 },
	];
	const { headers } = await send('POST', 'invoice', { entity: { id: customer }, memo, item: { items } });
	return headers.get('location')!.split('/').pop()!;
}

const read = async (id: string) =>
	(await send('GET', `invoice/${id}?expandSubResources=true`)).body as unknown as {
		otherRefNum: string;
		item: { items: Array<{ description: string | null; line: number }> };
	};

test('a new record has what is to be stored, and there is no old one', async () => {
	expect(await read(await invoice('new'))).toMatchObject({ otherRefNum: '["new",null,[["40",2],["51",1]],null]' });
});

test('a changed record shows its stored lines under those of the save', async () => {
	const id = await invoice('a');
	const [first] = (await read(id)).item.items;
	const { status } = await send('PATCH', `invoice/${id}`, {
		memo: 'b',
		item: { items: [{ line: first!.line, quantity: 9 }] },
	});
	expect(status).toBe(204);
	expect((await read(id)).otherRefNum).toBe('["b","a",[["40",9],["51",1]],[["40",2],["51",1]]]'.slice(0, 45));
});

test('lines that a script changes are stored', async () => {
	const { item } = await read(await invoice('lines'));
	expect(item.items.map(({ description }) => description)).toEqual(['By script', expect.anything()]);
});

test('what is read-only or cannot be stored is refused', async () => {
	const id = await invoice('a');
	const refused = async (memo: string) => JSON.stringify((await send('PATCH', `invoice/${id}`, { memo })).body);
	expect(await refused('old')).toContain('The record is read-only.');
	expect(await refused('remove')).toContain('The local NetSuite has no removing of stored lines in beforeSubmit.');
});
