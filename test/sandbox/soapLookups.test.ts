import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { startSandbox, type Sandbox } from '../../sandbox';
import { enumerations } from '../../sandbox/soap/schema/types';
import { query } from './client';
import { all, attributes, soap, statusOf, textOf } from './soapClient';
import { mistakesOfReply } from './soapValidity';
import { ref, write } from './soapRequests';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 23, customers: 6, invoices: 8 });
});
afterAll(() => sandbox.close());

test('getAll lists the currencies', async () => {
	const answer = await soap(sandbox, '<platformMsgs:getAll><record recordType="currency"/></platformMsgs:getAll>');
	expect(all(answer, 'symbol').map(({ textContent }) => textContent)).toEqual([
		'USD',
		'GBP',
		'EUR',
		'JPY',
		'KWD',
		'DEM',
	]);
	const other = await soap(sandbox, '<platformMsgs:getAll><record recordType="state"/></platformMsgs:getAll>');
	expect(textOf(other, 'faultstring')).toBe('The local NetSuite does not know how to get all records of type state.');
});

test('getCustomizationId lists custom fields with their IDs', async () => {
	const ask = (kind: string) =>
		soap(
			sandbox,
			`<platformMsgs:getCustomizationId><customizationType getCustomizationType="${kind}"/><includeInactives>false</includeInactives></platformMsgs:getCustomizationId>`,
		);
	const { items } = (
		await query(
			sandbox,
			"SELECT internalid, LOWER(scriptid) AS scriptid FROM customfield WHERE fieldtype = 'BODY' ORDER BY internalid",
		)
	).body;
	const answer = await ask('transactionBodyCustomField');
	expect(attributes(answer, 'customizationRef', 'scriptId')).toEqual(items.map(({ scriptid }) => scriptid));
	expect(attributes(answer, 'customizationRef', 'internalId')).toEqual(items.map(({ internalid }) => internalid));
	expect(textOf(await ask('itemCustomField'), 'totalRecords')).toBe('0');
});

test('getSelectValue offers what can be chosen', async () => {
	const ask = (name: string, filter = '') =>
		soap(
			sandbox,
			`<platformMsgs:getSelectValue><fieldDescription><platformCore:recordType>customer</platformCore:recordType><platformCore:field>${name}</platformCore:field>${filter}</fieldDescription><pageIndex>1</pageIndex></platformMsgs:getSelectValue>`,
		);
	const terms = (await query(sandbox, "SELECT id FROM term WHERE isinactive = 'F' ORDER BY id")).body.items;
	expect(attributes(await ask('terms'), 'baseRef', 'internalId')).toEqual(terms.map(({ id }) => id));
	const filtered = await ask(
		'terms',
		'<platformCore:filter operator="startsWith"><platformCore:filterValue>net</platformCore:filterValue></platformCore:filter>',
	);
	expect(all(filtered, 'name').map(({ textContent }) => textContent)).toEqual(['Net 30', 'Net 60']);
	expect(all(await ask('custentity_segment'), 'name').map(({ textContent }) => textContent)).toContain('Mid-Market');
	expect(statusOf(await ask('email')).slice(0, 2)).toEqual(['false', 'INVALID_FLD']);
});

test('getDataCenterUrls answers without a login', async () => {
	const body = '<platformMsgs:getDataCenterUrls><account>1</account></platformMsgs:getDataCenterUrls>';
	expect(textOf(await soap(sandbox, body, { passport: '' }), 'webservicesDomain')).toBe(sandbox.url);
	expect(textOf(await soap(sandbox, '<platformMsgs:getServerTime/>', { passport: '' }), 'faultstring')).toBe(
		'Invalid login attempt.',
	);
});

test('a contact is attached with a role, and detached', async () => {
	const [contact] = (await query(sandbox, 'SELECT id FROM contact ORDER BY id')).body.items;
	const [customer] = (
		await query(
			sandbox,
			`SELECT id FROM customer WHERE id <> (SELECT company FROM contact WHERE id = ${contact!.id}) ORDER BY id`,
		)
	).body.items;
	const attach = '<platformMsgs:attach><attachReference xsi:type="platformCore:AttachContactReference">';
	const attached = await soap(
		sandbox,
		`${attach}${ref('customer', customer!.id!, 'platformCore:attachTo')}<platformCore:contact internalId="${contact!.id}"/><platformCore:contactRole internalId="-10"/></attachReference></platformMsgs:attach>`,
	);
	expect(statusOf(attached)[0]).toBe('true');
	const detach = () =>
		soap(
			sandbox,
			`<platformMsgs:detach><detachReference xsi:type="platformCore:DetachBasicReference">${ref('customer', customer!.id!, 'platformCore:detachFrom')}${ref('contact', contact!.id!, 'platformCore:detachedRecord')}</detachReference></platformMsgs:detach>`,
		);
	expect([statusOf(await detach())[0], statusOf(await detach())[0]]).toEqual(['true', 'false']);
});

test('an operation that is NetSuite’s and not built is said', async () => {
	const answer = await write(sandbox, 'asyncAddList', '');
	expect(textOf(answer, 'faultstring')).toBe('The local NetSuite does not know the operation asyncAddList.');
});

test('the description is whole: every schema it imports is there, and every type that is named', async () => {
	const documents = new Map<string, string>();
	const read = async (path: string) => {
		if (documents.has(path)) return;
		const response = await fetch(new URL(path, sandbox.url));
		expect([path, response.status]).toEqual([path, 200]);
		documents.set(path, await response.text());
		const document = new DOMParser().parseFromString(documents.get(path)!, 'text/xml');
		const imported = Array.from(document.getElementsByTagName('xsd:import')).map(
			(one) => one.getAttribute('schemaLocation')!,
		);
		for (const location of imported) await read(new URL(location).pathname);
	};
	await read('/wsdl/v2025_2_0/netsuite.wsdl');
	expect(documents.size).toBeGreaterThan(20);
	const whole = [...documents.values()].join('');
	const declared = new Set<string>();
	for (const text of documents.values()) {
		const home = /targetNamespace="([^"]*)"/.exec(text)![1];
		for (const [, name] of text.matchAll(/<xsd:(?:complex|simple)Type name="(\w+)"/g)) declared.add(`${home} ${name}`);
	}
	const uris = new Map([...whole.matchAll(/ xmlns:(\w+)="(urn:[^"]*)"/g)].map((match) => [match[1], match[2]]));
	const named = new Set(
		[...whole.matchAll(/(?:type|base)="(\w+):(\w+)"/g)].filter((match) => match[1] !== 'xsd' && match[1] !== 'tns'),
	);
	for (const [, prefix, name] of named) expect(declared).toContain(`${uris.get(prefix)} ${name}`);
	expect((await fetch(new URL('/xsd/platform/v2025_2_0/none.xsd', sandbox.url))).status).toBe(404);
});

test('codes of statuses and faults are the schema’s', () => {
	const folder = join(__dirname, '../../sandbox/soap');
	const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
	const source = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
	const codes = [...source.matchAll(/(?:new Refusal\(\s*|code: )'([A-Z_]+)'/g)].map((match) => match[1]!);
	const known = [
		...enumerations.get('platformFaultsTyp:StatusDetailCodeType')!,
		...enumerations.get('platformFaultsTyp:FaultCodeType')!,
	];
	expect(codes.length).toBeGreaterThan(30);
	expect(codes.filter((code) => !known.includes(code))).toEqual([]);
});

test('every reply that was recorded fits the schema', () => {
	const folder = process.env.NETSUITE_SOAP_REPLIES!;
	const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));
	expect(files.length).toBeGreaterThan(0);
	const mistakes = files.flatMap((name) =>
		mistakesOfReply(readFileSync(join(folder, name), 'utf8')).map((mistake) => `${name}: ${mistake}`),
	);
	expect(mistakes).toEqual([]);
});
