import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { fromRuntime, openEngine, type Engine, type NodeRun, type NodeSetting } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';

// Loading n8n-core takes seconds, on a busy machine more than jest's five.
jest.setTimeout(60_000);

let engine: Engine;
let netsuite: LocalNetSuite;
let customer: IDataObject;
let invoice: IDataObject;

beforeAll(async () => {
	engine = await openEngine();
	netsuite = await openLocalNetSuite({ seed: 23, customers: 20, invoices: 40 });
	customer = (await netsuite.truth('customer')).find(({ isInactive }) => !isInactive) as unknown as IDataObject;
	invoice = (await netsuite.truth('invoice'))[0] as unknown as IDataObject;
});

afterAll(async () => {
	await netsuite?.close();
	engine?.close();
});

beforeEach(() => {
	// The waits between repeated requests have their own tests; here they would only be waited for.
	jest.spyOn(fromRuntime('n8n-workflow') as { sleep: unknown }, 'sleep', 'get').mockReturnValue(async () => undefined);
});

afterEach(async () => await netsuite.clear());

const by = (mode: string, value: unknown) => ({ __rl: true, mode, value }) as INodeParameters;

const fields = (value: IDataObject) =>
	({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [], attemptToConvertTypes: false, convertFieldsToString: false }) as unknown as INodeParameters;

async function write(resource: string, parameters: INodeParameters, more: Partial<NodeSetting> = {}): Promise<NodeRun> {
	return await engine.run({ type: 'netSuite', parameters: { resource, operation: 'create', ...parameters }, ...more }, netsuite.credential);
}

const items = ({ outputs }: NodeRun): IDataObject[] => (outputs[0] ?? []).map(({ json }) => json);
const stored = async (point: string, id: unknown) =>
	(await netsuite.truth(point)).find((record) => record.id === id) as unknown as IDataObject | undefined;

const note = (parameters: INodeParameters = {}): INodeParameters => ({
	externalId: 'note-1',
	attachTo: 'customer',
	parent: by('id', customer.id),
	title: 'Called',
	note: 'Promised to pay on Friday.\nWill call again.',
	...parameters,
});

const message = (parameters: INodeParameters = {}): INodeParameters => ({
	externalId: 'mail-1',
	attachTo: 'invoice',
	parent: by('documentNumber', invoice.tranId),
	direction: 'outgoing',
	subject: 'Your invoice',
	message: '<p>Please find attached …</p>',
	authorEmail: 'receivables@example.com',
	recipientEmail: 'accounts@example.com',
	...parameters,
});

const contact = (parameters: INodeParameters = {}): INodeParameters => ({
	externalId: 'contact-1',
	fields: fields({ firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', company: customer.id as string }),
	...parameters,
});

test('T10: Contact → Create, Create or Update, Update and Set Inactive', async () => {
	const [made] = items(await write('contact', contact()));
	expect(made).toEqual({ outcome: 'created', recordType: 'contact', id: expect.stringMatching(/^\d+$/) as string, externalId: 'contact-1' });
	expect(items(await write('contact', contact()))).toEqual([{ ...made, outcome: 'alreadyThere' }]);

	const upserted = await write('contact', contact({ operation: 'upsert', fields: fields({ phone: 12345 }) }));
	expect(items(upserted)).toEqual([{ ...made, outcome: 'updated' }]);

	const updated = await write('contact', { operation: 'update', record: by('externalId', 'contact-1'), fields: fields({ title: 'CFO', email: '' }) });
	expect(items(updated)).toEqual([{ ...made, outcome: 'updated' }]);
	expect(await stored('contact', made?.id)).toMatchObject({ firstName: 'Ada', phone: '12345', title: 'CFO', email: 'ada@example.com', isInactive: false });

	const deactivated = await write('contact', { operation: 'deactivate', record: by('list', made?.id) });
	expect(items(deactivated)).toEqual([{ ...made, outcome: 'updated', externalId: null }]);
	expect(await stored('contact', made?.id)).toMatchObject({ isInactive: true, title: 'CFO' });
});

test('T19: Note → Create, on a customer and on an invoice', async () => {
	const [onCustomer] = items(await write('note', note({ noteOptions: { noteDate: '2026-01-31T15:00:00+01:00', direction: 'incoming' } })));
	expect(onCustomer).toMatchObject({ outcome: 'created', recordType: 'note', externalId: 'note-1' });
	expect(await stored('note', onCustomer?.id)).toMatchObject({
		entity: { id: customer.id },
		title: 'Called',
		note: 'Promised to pay on Friday.\nWill call again.',
		noteDate: '2026-01-31T14:00:00Z',
	});
	const onInvoice = items(await write('note', note({ externalId: 'note-2', attachTo: 'invoice', parent: by('documentNumber', invoice.tranId) })));
	expect(await stored('note', onInvoice[0]?.id)).toMatchObject({ transaction: { id: invoice.id } });
});

test('T21: Message → Create, with its HTML unchanged', async () => {
	const [made] = items(await write('message', message({ messageOptions: { cc: 'x@example.com, y@example.com', messageDate: '2026-01-31T14:00:00' } })));
	expect(made).toMatchObject({ outcome: 'created', recordType: 'message', externalId: 'mail-1' });
	expect(await stored('message', made?.id)).toMatchObject({
		transaction: { id: invoice.id },
		subject: 'Your invoice',
		message: '<p>Please find attached …</p>',
		authorEmail: 'receivables@example.com',
		recipientEmail: 'accounts@example.com',
		cc: 'x@example.com, y@example.com',
		messageDate: '2026-01-31T14:00:00Z',
		incoming: false,
		emailed: false,
	});
});

test.each([
	['contact', 'POST /services/rest/record/v1/contact', () => contact({ externalId: 'lost-1', fields: fields({ lastName: 'Lost', company: customer.id as string }) })],
	['note', ':add', () => note({ externalId: 'lost-2' })],
	['message', 'POST /services/rest/record/v1/message', () => message({ externalId: 'lost-3' })],
] as const)('a %s of which the answer was lost is made once', async (resource, match, parameters) => {
	const before = (await netsuite.truth(resource)).length;
	await netsuite.arm({ fault: 'lost', match });
	expect(items(await write(resource, parameters()))).toMatchObject([{ outcome: 'created' }]);
	expect(items(await write(resource, parameters()))).toMatchObject([{ outcome: 'alreadyThere' }]);
	expect(await netsuite.unspent()).toEqual([]);
	expect(await netsuite.truth(resource)).toHaveLength(before + 1);
});

test('with Continue On Fail each item has its own result or its own error, in NetSuite’s words and with the number', async () => {
	const run = await write(
		'message',
		message({ externalId: '={{ $json.key }}', parent: by('documentNumber', '={{ $json.number }}'), authorEmail: '={{ $json.from }}' }),
		{
			onError: 'continueRegularOutput',
			items: [
				{ key: 'many-1', number: invoice.tranId, from: 'a@example.com' },
				{ key: '', number: invoice.tranId, from: 'a@example.com' },
				{ key: 'many-3', number: 'NO-SUCH', from: 'a@example.com' },
				{ key: 'many-4', number: invoice.tranId, from: 'not an address' },
				{ key: 'many-5', number: invoice.tranId, from: 'a@example.com' },
			],
		},
	);
	expect(items(run)).toEqual([
		expect.objectContaining({ outcome: 'created', externalId: 'many-1' }),
		expect.objectContaining({ error: expect.stringContaining('The external ID is empty') as string }),
		expect.objectContaining({ error: 'Invoice NO-SUCH was not found.' }),
		expect.objectContaining({
			error: expect.stringMatching(new RegExp(`^Creating a message on invoice ${invoice.tranId as string}: .*authorEmail`)) as string,
		}),
		expect.objectContaining({ outcome: 'created', externalId: 'many-5' }),
	]);
});

test('a value of the wrong type is an error with the field’s label and name', async () => {
	const { error } = await write('contact', contact({ externalId: 'wrong-1', fields: fields({ lastName: 'X', isInactive: 'perhaps' }) }));
	expect(error?.message).toContain('Inactive (isInactive) is "perhaps"; it needs true or false.');
});

test.each<[string, INodeParameters, string]>([
	['an empty parent', { parent: by('id', '={{ $json.nothing }}') }, 'Parent is empty'],
	['a parent by something that is not there', { parent: by('email', 'a@example.com') }, 'Parent is set by "email"; it must be one of: list, id'],
	['a parent of a kind that takes no notes', { attachTo: 'vendor' }, 'Nothing can be attached to "vendor"'],
	['an empty title', { title: ' ' }, 'Title is empty'],
	['an object for a text', { note: '={{ {"a": 1} }}' }, 'Note is {"a":1}; it must be a text'],
	['a date that is none', { noteOptions: { noteDate: '31.01.2026' } }, 'Date is "31.01.2026"'],
	['a direction that is none', { noteOptions: { direction: 'sideways' } }, 'Direction is "sideways"'],
	['an author by name', { noteOptions: { author: 'Ada' } }, 'Author is "Ada"; it must be an internal ID'],
	['a key that NetSuite cannot find again', { externalId: 'a|b' }, 'holds the character "|"'],
])('%s is an error before anything is written', async (_, parameters, says) => {
	const before = (await netsuite.truth('note')).length;
	const { error, outputs } = await write('note', note({ externalId: 'bad-1', ...parameters }));
	expect(error?.message).toContain(says);
	expect(outputs).toEqual([]);
	expect(await netsuite.truth('note')).toHaveLength(before);
});

test.each<[string, INodeParameters, string]>([
	['a message that an expression did not find', { message: '={{ $json.nothing }}' }, 'Message is not there; it may be empty'],
	['a direction that an expression did not find', { direction: '={{ $json.nothing }}' }, 'Direction is empty'],
])('%s is an error: nobody can change a message any more', async (_, parameters, says) => {
	const before = (await netsuite.truth('message')).length;
	const { error } = await write('message', message({ externalId: 'bad-2', ...parameters }));
	expect(error?.message).toContain(says);
	expect(await netsuite.truth('message')).toHaveLength(before);
});

test.each([
	['contact', () => contact({ externalId: 'dry-1' }), { method: 'POST', path: '/services/rest/record/v1/contact' }],
	['message', () => message({ externalId: 'dry-2' }), { method: 'POST', path: '/services/rest/record/v1/message' }],
	['note', () => note({ externalId: 'dry-3' }), { method: 'POST', path: '/services/NetSuitePort_2025_2' }],
] as const)('Dry Run of a %s shows the request, without a secret, and writes nothing', async (resource, parameters, { method, path }) => {
	const before = (await netsuite.truth(resource)).length;
	const [shown] = items(await write(resource, { ...parameters(), dryRun: true }));
	expect(shown).toMatchObject({
		outcome: 'dryRun',
		recordType: resource,
		id: null,
		request: { method, address: `${netsuite.credential.serverUrl}${path}` },
	});
	const text = JSON.stringify(shown);
	expect(text).toContain((parameters() as unknown as { externalId: string }).externalId);
	for (const secret of ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret']) expect(text).not.toContain(netsuite.credential[secret]);
	expect(await netsuite.truth(resource)).toHaveLength(before);
});
