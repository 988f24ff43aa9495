import { startSandbox, type Sandbox } from '../../sandbox';
import { updateRecord, writableTypeOf } from '../../sandbox/account/writing';
import { call, control, detailOf, query, truthOver, type Answer } from './client';
import { generated } from './generated';
import type { TruthRecord } from './shapes';

let sandbox: Sandbox;
let customer: TruthRecord;
let other: TruthRecord;
let inactive: TruthRecord;
let invoice: TruthRecord;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 11, customers: 60, invoices: 80, concurrency: 50 });
	const customers = await truthOver(sandbox, 'customer');
	[customer, other] = customers.filter(({ isInactive, email }) => !isInactive && email) as [TruthRecord, TruthRecord];
	inactive = customers.find(({ isInactive }) => isInactive)!;
	invoice = (await truthOver(sandbox, 'invoice'))[0]!;
});
afterAll(() => sandbox.close());

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
	call(sandbox, method, `/services/rest/record/v1/${path}`, { body, headers });
const get = (path: string) => send('GET', path);
const idOf = (answer: Answer) => answer.headers.get('location')!.split('/').pop()!;
const truth = async (point: string, id: string) => (await truthOver(sandbox, point)).find((record) => record.id === id);
const refused = (answer: Answer) => ({ status: answer.status, ...detailOf(answer) });

/** Enters a contact with a name of its own. */
let names = 0;
const enter = async (fields: object) =>
	idOf(await send('POST', 'contact', { entityId: `Contact ${++names}`, company: { id: customer.id }, ...fields }));

describe('POST', () => {
	test('enters a contact: 204, its address, its fields wherever they are read', async () => {
		const answer = await send('POST', 'contact', {
			externalId: 'crm/1 ü',
			firstName: 'Zoë',
			lastName: "O'Brien",
			email: 'zoe@example.com',
			title: 'CFO',
			company: { id: customer.id },
			custentity_decision_maker: true,
			custentity_prefers: { id: '2' },
		});
		expect([answer.status, answer.body]).toEqual([204, '']);
		const id = idOf(answer);
		expect(answer.headers.get('location')).toBe(`${sandbox.url}/services/rest/record/v1/contact/${id}`);
		const record = {
			id,
			externalId: 'crm/1 ü',
			entityId: "Zoë O'Brien",
			email: 'zoe@example.com',
			title: 'CFO',
			isInactive: false,
		};
		expect((await get(`contact/${id}`)).body).toMatchObject({
			...record,
			subsidiary: { id: customer.subsidiary!.id },
			custentity_decision_maker: true,
			custentity_prefers: { id: '2', refName: 'Telephone' },
		});
		expect((await get(`contact/eid:${encodeURIComponent('crm/1 ü')}`)).body.id).toBe(id);
		expect(await truth('contact', id)).toMatchObject({ ...record, company: { id: customer.id } });
		const { items } = (await query(sandbox, `SELECT entityid, company, isinactive FROM contact WHERE id = ${id}`)).body;
		expect(items[0]).toMatchObject({ entityid: "Zoë O'Brien", company: customer.id, isinactive: 'F' });
	});

	test('takes the account’s clock for the dates', async () => {
		await control(sandbox, 'POST', '/clock?advanceSeconds=77');
		const { now } = (await control(sandbox, 'GET', '')).body;
		const id = await enter({});
		expect((await get(`contact/${id}`)).body).toMatchObject({ dateCreated: now, lastModifiedDate: now });
		await control(sandbox, 'POST', '/clock?advanceSeconds=5');
		await send('PATCH', `contact/${id}`, { phone: '+1 212 555 0100' });
		const later = (await control(sandbox, 'GET', '')).body.now;
		expect(later).not.toBe(now);
		expect((await get(`contact/${id}`)).body).toMatchObject({ dateCreated: now, lastModifiedDate: later });
	});

	test('enters a message as it was sent, on a customer and on a document', async () => {
		const sent = {
			externalId: 'mail-1',
			entity: { id: customer.id },
			transaction: { id: invoice.id },
			author: { id: '4' },
			authorEmail: 'pat@honeycomb.example',
			recipient: { id: customer.id },
			recipientEmail: 'a@example.com',
			cc: 'b@example.com c@example.com',
			subject: 'Überfällig',
			message: '<p>Bitte zahlen</p>',
			htmlMessage: true,
			messageDate: '2026-01-10T08:30:00Z',
			incoming: false,
		};
		const id = idOf(await send('POST', 'message', sent));
		expect(await truth('message', id)).toMatchObject({
			...{ id, subject: 'Überfällig', message: '<p>Bitte zahlen</p>', messageDate: '2026-01-10T08:30:00Z' },
			...{ cc: sent.cc, authorEmail: sent.authorEmail, recipientEmail: 'a@example.com' },
			...{ incoming: false, emailed: false },
			...{ entity: { id: customer.id }, transaction: { id: invoice.id }, author: { id: '4' } },
		});
		expect((await get('message/eid:mail-1')).body).toMatchObject({ id, externalId: 'mail-1', htmlMessage: true });
	});

	test('fills in a message what follows: author, addresses, date', async () => {
		const { now } = (await control(sandbox, 'GET', '')).body;
		const id = idOf(await send('POST', 'message', { entity: { id: customer.id }, subject: 'Hello', emailed: true }));
		expect(await truth('message', id)).toMatchObject({
			author: { id: '3' },
			authorEmail: 'ana@honeycomb.example',
			recipient: { id: customer.id },
			recipientEmail: customer.email,
			messageDate: now,
			emailed: true,
		});
	});

	test.each([
		['2026-01-10', '9:05 pm', '2026-01-11T05:05:00Z'],
		['2026-07-10', '14:30', '2026-07-10T21:30:00Z'],
	])('takes day %s and time %s for the account’s time zone', async (messageDate, time, moment) => {
		const body = { entity: { id: customer.id }, messageDate, time };
		expect(await truth('message', idOf(await send('POST', 'message', body)))).toMatchObject({ messageDate: moment });
	});

	test('takes a bare ID or an external ID for a reference', async () => {
		const named = (await truthOver(sandbox, 'customer')).find(({ externalId, isInactive }) => externalId && !isInactive)!;
		const bare = await enter({ company: Number(customer.id) });
		const external = await enter({ company: { externalId: named.externalId } });
		expect((await truth('contact', bare))!.company!.id).toBe(customer.id);
		expect((await truth('contact', external))!.company!.id).toBe(named.id);
	});
});

describe('PATCH', () => {
	test('changes what is named and clears what is null, by either ID', async () => {
		const id = await enter({ externalId: 'p-1', phone: '1234567', title: 'CFO' });
		expect((await send('PATCH', `contact/${id}`, { title: 'CEO', phone: null })).status).toBe(204);
		expect((await send('PATCH', 'contact/eid:p-1', { isInactive: true, custentity_private_email: 'me@x.example' })).status).toBe(204);
		const { body } = await get(`contact/${id}`);
		expect(body).toMatchObject({ title: 'CEO', isInactive: true, externalId: 'p-1', custentity_private_email: 'me@x.example' });
		expect(body).not.toHaveProperty('phone');
	});

	test('changes a customer, whose name follows', async () => {
		const company = (await truthOver(sandbox, 'customer')).find(({ isPerson, isInactive }) => !isPerson && !isInactive)!;
		const change = { companyName: 'Renamed Ltd', creditLimit: 1250, terms: { id: '2' }, custentity_rebate: 12.5 };
		expect((await send('PATCH', `customer/${company.id}`, change)).status).toBe(204);
		expect(await truth('customer', company.id)).toMatchObject({ altName: 'Renamed Ltd', creditLimit: 1250 });
		expect((await get(`customer/${company.id}`)).body).toMatchObject({ terms: { id: '2' }, custentity_rebate: 12.5 });
		const q = `SELECT custentity_rebate FROM customer WHERE id = ${company.id}`;
		expect((await query(sandbox, q)).body.items[0]).toMatchObject({ custentity_rebate: '0.125' });
	});

	test('takes a value of an enumeration by its name, but no reference', async () => {
		const patch = (status: object) => send('PATCH', `invoice/${invoice.id}`, { approvalStatus: status, memo: 'x' });
		expect((await patch({ refName: 'Approved' })).status).toBe(204);
		expect((await get(`invoice/${invoice.id}`)).body).toMatchObject({ approvalStatus: { id: '2' } });
		expect((await patch({ refName: 'Perhaps' })).status).toBe(400);
	});

	test('does not change a message: once saved it stays as it is', async () => {
		const id = idOf(await send('POST', 'message', { entity: { id: customer.id }, subject: 'Before' }));
		expect(refused(await send('PATCH', `message/${id}`, { subject: 'After' }))).toMatchObject({
			status: 400,
			detail: expect.stringContaining('You do not have permissions to set a value for element subject') as string,
		});
		expect((await truth('message', id))!.subject).toBe('Before');
	});

	test('minds a name that two contacts of a company have when it is given, not when it was there', () => {
		const account = generated({ customers: 10, invoices: 5 });
		const twin = account.store.get('SELECT * FROM contact WHERE company IS NOT NULL')!;
		account.store.insert('contact', { ...twin, id: 999999, externalid: null });
		const options = { strictNames: false, lenientValues: false, hiddenColumns: new Set<string>() };
		const change = (body: Record<string, unknown>) => updateRecord(account, writableTypeOf(account, 'contact')!, 999999, body, options);
		change({ fax: '1234567' });
		change({ entityId: 'Another' });
		expect(() => change({ entityId: twin.entityid })).toThrow('A contact record with this name already exists.');
		account.close();
	});

	test('of a record that is not there is refused', async () => {
		expect(refused(await send('PATCH', 'contact/eid:nobody', {}))).toMatchObject({
			status: 404,
			'o:errorCode': 'NONEXISTENT_ID',
		});
	});
});

describe('PUT by external ID', () => {
	test('creates, then updates the same record', async () => {
		const body = { firstName: 'Olu', lastName: 'Singh', company: { id: customer.id } };
		const first = await send('PUT', 'contact/eid:up-1', body);
		const second = await send('PUT', 'contact/eid:up-1', { externalId: 'up-1', title: 'Owner' });
		expect([first.status, second.status, idOf(second)]).toEqual([204, 204, idOf(first)]);
		expect(second.headers.get('location')).toBe(`${sandbox.url}/services/rest/record/v1/contact/${idOf(first)}`);
		const found = (await truthOver(sandbox, 'contact')).filter(({ externalId }) => externalId === 'up-1');
		expect(found).toMatchObject([{ id: idOf(first), entityId: 'Olu Singh', title: 'Owner' }]);
	});

	test('takes neither an internal ID nor another external ID in its body', async () => {
		const id = await enter({});
		expect(refused(await send('PUT', `contact/${id}`, {}))).toMatchObject({ status: 400, 'o:errorCode': 'INVALID_ID' });
		expect(refused(await send('PUT', 'contact/eid:a', { externalId: 'b', entityId: 'X' }))).toMatchObject({
			status: 400,
			'o:errorPath': 'externalId',
		});
	});
});

describe('DELETE', () => {
	test('deletes a record and leaves a row in deletedrecord', async () => {
		const id = await enter({ externalId: 'gone' });
		expect((await send('DELETE', 'contact/eid:gone')).status).toBe(204);
		expect((await get(`contact/${id}`)).status).toBe(404);
		const q = `SELECT type, deleteddate FROM deletedrecord WHERE recordid = ${id} AND type = 'contact'`;
		expect((await query(sandbox, q)).body.items).toHaveLength(1);
		expect((await send('DELETE', `contact/${id}`)).status).toBe(404);
	});

	test('spares a contact that a message names', async () => {
		const id = await enter({ email: 'named@example.com' });
		await send('POST', 'message', { entity: { id: customer.id }, author: { id } });
		expect(refused(await send('DELETE', `contact/${id}`))).toMatchObject({ status: 400, 'o:errorCode': 'USER_ERROR' });
		expect((await get(`contact/${id}`)).status).toBe(200);
	});
});

const accessing = (sentence: string) => `Error while accessing a resource. ${sentence}`;
const readOnly = (name: string) =>
	accessing(
		`You do not have permissions to set a value for element ${name} due to one of the following reasons: 1) The field is read-only; 2) An associated feature is disabled; 3) The field is available either when a record is created or updated, but not in both cases.`,
	);
const invalid = (name: string) =>
	`Invalid value for the resource or sub-resource field '${name}'. Provide a valid value.`;
const unknown = (name: string, value: string) =>
	accessing(`You have entered an Invalid Field Value ${value} for the following field: ${name}`);

describe('is refused in NetSuite’s words, and nothing is stored', () => {
	const name = { entityId: 'Refused' };
	test.each<[string, string, object, string, string, string | undefined]>([
		['no name', 'contact', {}, accessing('Please enter value(s) for: Name, Subsidiary'), 'USER_ERROR', undefined],
		['a number for a text', 'contact', { ...name, email: 7 }, invalid('email'), 'INVALID_CONTENT', 'email'],
		['text for a check box', 'contact', { ...name, isInactive: 'T' }, invalid('isInactive'), 'INVALID_CONTENT', 'isInactive'],
		['no address', 'contact', { ...name, email: 'a@' }, invalid('email'), 'INVALID_CONTENT', 'email'],
		['an unknown list value', 'contact', { ...name, custentity_prefers: { id: '9' } }, unknown('custentity_prefers', '9'), 'INVALID_CONTENT', 'custentity_prefers'],
		['a list value by name', 'contact', { ...name, custentity_prefers: { refName: 'SMS' } }, invalid('custentity_prefers'), 'INVALID_CONTENT', 'custentity_prefers'],
		['an unknown company', 'contact', { ...name, company: { id: '999999' } }, unknown('company', '999999'), 'INVALID_CONTENT', 'company'],
		['an employee as company', 'contact', { ...name, company: { id: '4' } }, unknown('company', '4'), 'INVALID_CONTENT', 'company'],
		['a read-only field', 'contact', { ...name, lastModifiedDate: '2026-01-01T00:00:00Z' }, readOnly('lastmodifieddate'), 'USER_ERROR', 'lastModifiedDate'],
		['too long a text', 'contact', { ...name, phone: '1'.repeat(33) }, accessing('The field phone contained more than the maximum number ( 32 ) of characters allowed.'), 'USER_ERROR', 'phone'],
		['a message to nobody', 'message', { subject: 'x' }, accessing('Please enter value(s) for: Email Address'), 'USER_ERROR', undefined],
		['an unknown document', 'message', { transaction: { id: '1' } }, unknown('transaction', '1'), 'INVALID_CONTENT', 'transaction'],
		['a parent by external ID', 'message', { entity: { externalId: 'x' } }, invalid('entity'), 'INVALID_CONTENT', 'entity'],
		['a day that is none', 'message', { messageDate: '2026-02-30' }, invalid('messageDate'), 'INVALID_CONTENT', 'messageDate'],
		['a time that is none', 'message', { time: 'noon' }, invalid('time'), 'INVALID_CONTENT', 'time'],
		['an inactive author', 'message', { author: { id: '9' } }, unknown('author', '9'), 'INVALID_CONTENT', 'author'],
	])('%s', async (_, type, body, detail, code, path) => {
		const before = await truthOver(sandbox, type);
		const answer = await send('POST', type, body);
		expect(refused(answer)).toEqual({
			status: 400,
			detail,
			'o:errorCode': code,
			...(path ? { 'o:errorPath': path } : {}),
		});
		expect(await truthOver(sandbox, type)).toEqual(before);
	});

	test('an inactive customer, for a contact and for a message', async () => {
		const company = await send('POST', 'contact', { ...name, company: { id: inactive.id } });
		const parent = await send('POST', 'message', { entity: { id: inactive.id } });
		expect([detailOf(company).detail, detailOf(parent).detail]).toEqual([
			unknown('company', inactive.id),
			unknown('entity', inactive.id),
		]);
	});

	test('an external ID that an entity has already, whatever its kind', async () => {
		const taken = (await truthOver(sandbox, 'customer')).find(({ externalId }) => externalId)!;
		for (const externalId of [taken.externalId, 'twice']) {
			await enter({ externalId: 'twice' }).catch(() => undefined);
			const answer = await send('POST', 'contact', { ...name, company: { id: customer.id }, externalId });
			expect(refused(answer)).toEqual({
				status: 400,
				detail: accessing('This entity already exists.'),
				'o:errorCode': 'USER_ERROR',
			});
		}
		const body = { entity: { id: customer.id }, externalId: 'mail-2' };
		const [first, second] = [await send('POST', 'message', body), await send('POST', 'message', body)];
		expect([first.status, detailOf(second).detail]).toEqual([204, accessing('This record already exists.')]);
	});

	test('a second contact of that name in the same company, but not in another', async () => {
		const body = { firstName: 'Only', lastName: 'One', company: { id: customer.id } };
		const answers = [await send('POST', 'contact', body), await send('POST', 'contact', body)];
		expect([answers[0]!.status, detailOf(answers[1]!).detail]).toEqual([
			204,
			accessing(
				'A contact record with this name already exists. Every contact record must have a unique name.',
			),
		]);
		expect((await send('POST', 'contact', { ...body, company: { id: other.id } })).status).toBe(204);
	});
});

describe('a property that the record does not have', () => {
	const body = () => ({ entityId: `Odd ${++names}`, company: { id: customer.id }, shoeSize: 44 });

	test('is passed over, unless names are validated', async () => {
		expect((await send('POST', 'contact', body())).status).toBe(204);
		const strict = await send('POST', 'contact', body(), { 'X-NetSuite-PropertyNameValidation': 'Error' });
		expect(refused(strict)).toMatchObject({ status: 400, 'o:errorCode': 'INVALID_CONTENT', 'o:errorPath': 'shoeSize' });
	});

	test('and a wrong value is passed over when values are not validated', async () => {
		const wrong = { ...body(), email: 7, title: 'Kept' };
		const answer = await send('POST', 'contact', wrong, { 'X-NetSuite-PropertyValueValidation': 'Ignore' });
		expect((await get(`contact/${idOf(answer)}`)).body).toMatchObject({ title: 'Kept' });
	});

	test('and a header that says something else is refused', async () => {
		const answer = await send('POST', 'contact', body(), { 'X-NetSuite-PropertyNameValidation': 'strict' });
		expect(refused(answer)).toMatchObject({ status: 400, 'o:errorHeader': 'X-NetSuite-PropertyNameValidation' });
	});
});

describe('a request', () => {
	test.each([
		['POST', 'currency', 405, 'GET'],
		['PUT', 'vendor/1', 405, 'GET'],
		['POST', 'contact/1', 405, 'GET, PATCH, PUT, DELETE'],
		['PATCH', 'term', 405, 'GET'],
	])('%s %s is answered with %d', async (method, path, status, allow) => {
		const answer = await send(method, path, {});
		expect(refused(answer)).toMatchObject({ status, 'o:errorCode': 'METHOD_NOT_ALLOWED' });
		expect(answer.headers.get('allow')).toBe(allow);
	});

	test('with another type of content is answered with 415', async () => {
		const answer = await send('POST', 'contact', '<contact/>', { 'Content-Type': 'text/xml' });
		expect(refused(answer)).toMatchObject({ status: 415, 'o:errorHeader': 'Content-Type' });
	});

	test.each(['{"entityId": ', '[]', '"x"'])('with the body %s is refused', async (body) => {
		expect(refused(await send('POST', 'contact', body))).toMatchObject({
			status: 400,
			detail: 'Invalid content in the request body. Provide valid JSON.',
		});
	});

	test('for what the role cannot see is refused', async () => {
		await control(sandbox, 'POST', '/faults', { fault: 'hide', table: 'contact', column: 'phone' });
		expect(detailOf(await send('POST', 'contact', { entityId: 'P', phone: '1234567' })).detail).toBe(readOnly('phone'));
		await control(sandbox, 'POST', '/faults', { fault: 'hide', table: 'contact' });
		expect((await send('POST', 'contact', { entityId: 'P' })).status).toBe(403);
		await control(sandbox, 'DELETE', '/faults');
	});
});

test('select options are what can be chosen, and nothing is written', async () => {
	const ask = (fields: string, path = 'contact') =>
		call<Record<string, { _selectOptions: { items: Array<{ id: string; refName: string }> } }>>(
			sandbox,
			'POST',
			`/services/rest/record/v1/${path}?fields=${fields}`,
			{ headers: { Accept: 'application/vnd.oracle.resource+json; type=select-options' } },
		);
	const { status, body } = await ask('custentity_prefers,company');
	expect(status).toBe(200);
	expect(body.custentity_prefers!._selectOptions.items.map(({ refName }) => refName)).toEqual(['E-Mail', 'Telephone', 'Letter', 'SMS']);
	expect(body.company!._selectOptions.items.map(({ id }) => id)).not.toContain(inactive.id);
	const reasons = await ask('custbody_dispute_reason', 'invoice');
	expect(reasons.body.custbody_dispute_reason!._selectOptions.items).toHaveLength(5);
	expect((await ask('phone')).status).toBe(400);
});

test('an account without subsidiaries wants none and takes none', async () => {
	const single = await startSandbox({ port: 0, customers: 10, invoices: 5, oneWorld: false, multiCurrency: false });
	const post = (body: object) => call(single, 'POST', '/services/rest/record/v1/contact', { body });
	expect((await post({ entityId: 'Alone' })).status).toBe(204);
	expect(detailOf(await post({ entityId: 'Alone too', subsidiary: { id: '1' } })).detail).toBe(readOnly('subsidiary'));
	await single.close();
});

test('the status page counts what is written', async () => {
	const count = async () => (await control<{ records: { contact: number } }>(sandbox, 'GET', '')).body.records.contact;
	const before = await count();
	await enter({});
	expect(await count()).toBe(before + 1);
});

test('the same seed and calls make the same records', async () => {
	const written = async () => {
		const local = await startSandbox({ port: 0, seed: 5, customers: 10, invoices: 5 });
		const { id } = (await truthOver(local, 'customer')).find(({ isInactive }) => !isInactive)!;
		for (const name of ['A', 'B']) {
			await call(local, 'POST', '/services/rest/record/v1/contact', { body: { entityId: name, company: { id } } });
		}
		const contacts = await truthOver(local, 'contact');
		await local.close();
		return contacts;
	};
	const first = await written();
	expect(await written()).toEqual(first);
	expect(first.filter(({ entityId }) => entityId === 'A' || entityId === 'B')).toHaveLength(2);
});
