import { request, type ClientRequest } from 'node:http';
import { startSandbox, type Sandbox } from '../../sandbox';
import { control } from './client';
import { declarations, post, soap, textOf, tokenPassport, type SoapAnswer } from './soapClient';
import { get, writtenId } from './soapRequests';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, customers: 3, invoices: 3, concurrency: 2 });
});
afterAll(() => sandbox.close());

const serverTime = '<platformMsgs:getServerTime/>';
const fault = (answer: SoapAnswer) => [answer.status, textOf(answer, 'faultcode'), textOf(answer, 'faultstring')];
const faultOf = async (body: string, difference = {}) => fault(await soap(sandbox, body, difference));
const arm = (what: object) => control(sandbox, 'POST', '/faults', what);

test.each(['2023_2', '2024_1', '2024_2', '2025_1', '2025_2'])(
	'%s is answered in its own namespaces',
	async (version) => {
		const answer = await soap(sandbox, serverTime, { version });
		expect(answer.status).toBe(200);
		expect(answer.xml).toContain(
			`<getServerTimeResponse xmlns="urn:messages_${version}.platform.webservices.netsuite.com"` +
				` xmlns:platformCore="urn:core_${version}.platform.webservices.netsuite.com">`,
		);
		expect(answer.xml).toContain(
			`<platformMsgs:documentInfo xmlns:platformMsgs="urn:messages_${version}.platform.webservices.netsuite.com">`,
		);
	},
);

test('the server’s time is the account’s clock in Pacific time', async () => {
	expect(textOf(await soap(sandbox, serverTime), 'serverTime')).toBe('2026-01-15T09:00:00.000-08:00');
});

test('an endpoint that is no more says so', async () => {
	const answer = await soap(sandbox, serverTime, { version: '2019_1' });
	expect([answer.status, textOf(answer, 'code')]).toEqual([500, 'UNSUPPORTED_WS_VERSION']);
});

const unreadable = 'soapenv:Server.userException';
const note = (inner: string, attributes = '') =>
	`<platformMsgs:add><platformMsgs:record xsi:type="generalComm:Note"${attributes}>${inner}</platformMsgs:record></platformMsgs:add>`;
let companies = 0;
const customer = (inner: string) =>
	`<platformMsgs:add><platformMsgs:record xsi:type="listRel:Customer"><listRel:subsidiary internalId="1"/>${inner}` +
	'</platformMsgs:record></platformMsgs:add>';

test.each([
	[
		'an operation NetSuite does not have',
		'<platformMsgs:frobnicate/>',
		'soapenv:Client',
		/^No such operation 'frobnicate'$/,
	],
	['one that JavaScript has', '<platformMsgs:constructor/>', 'soapenv:Client', /^No such operation 'constructor'$/],
	['text', 'hello', unreadable, /^org\.xml\.sax\.SAXParseException; /],
	['nothing', '', unreadable, /^org\.xml\.sax\.SAXParseException; Premature end of file\.$/],
	[
		'tags that do not match',
		'<a></b>',
		unreadable,
		/^org\.xml\.sax\.SAXParseException; Opening and ending tag mismatch/,
	],
	[
		'an entity',
		'<platformMsgs:get>&x;</platformMsgs:get>',
		unreadable,
		/^org\.xml\.sax\.SAXParseException; entity not found/,
	],
	['a prefix that stands for nothing', '<x:get/>', unreadable, /^org\.xml\.sax\.SAXParseException; .*prefix/],
	[
		'a character that XML does not have',
		note('<generalComm:note>Ooops \u0003</generalComm:note>'),
		unreadable,
		/SAXParseException; .*An invalid XML character \(Unicode: 0x3\) was found in the element content/,
	],
	['the same, escaped', note('<generalComm:note>&#3;</generalComm:note>'), unreadable, /Unicode: 0x3/],
	['no operation', '<!-- nothing -->', unreadable, /No body element was found/],
	[
		'an element the type does not have',
		note('<generalComm:memo>x</generalComm:memo>'),
		unreadable,
		/^org\.xml\.sax\.SAXException: Invalid element in com\.netsuite\.\S+\.communication_2025_2\.Note - memo$/,
	],
	[
		'an element in another namespace',
		note('<platformCore:title>x</platformCore:title>'),
		unreadable,
		/Invalid element in \S+Note - title$/,
	],
	[
		'an attribute the type does not have',
		'<platformMsgs:get><baseRef typeId="5" xsi:type="platformCore:RecordRef"/></platformMsgs:get>',
		unreadable,
		/^org\.xml\.sax\.SAXException: typeId not found on \{urn:core_2025_2\.platform\.webservices\.netsuite\.com\}RecordRef$/,
	],
	[
		'a value that is not in the list',
		'<platformMsgs:get><baseRef type="notes" xsi:type="platformCore:RecordRef"/></platformMsgs:get>',
		unreadable,
		/^org\.xml\.sax\.SAXException: notes is not a legal value for \{urn:types\.core_2025_2\.\S+\}RecordType$/,
	],
	[
		'a direction without its underscore',
		note('<generalComm:direction>incoming</generalComm:direction>'),
		unreadable,
		/incoming is not a legal value for \{urn:types\.communication_2025_2\.general\.\S+\}NoteDirection$/,
	],
	[
		'an abstract type',
		'<platformMsgs:get><baseRef internalId="5"/></platformMsgs:get>',
		unreadable,
		/InstantiationException$/,
	],
	[
		'a type of another kind',
		'<platformMsgs:get><baseRef xsi:type="generalComm:Note"/></platformMsgs:get>',
		unreadable,
		/argument type mismatch$/,
	],
	[
		'a type that is not here',
		'<platformMsgs:add><record xsi:type="listRel:Job"/></platformMsgs:add>',
		unreadable,
		/No deserializer for \{urn:relationships_2025_2\.lists\.webservices\.netsuite\.com\}Job/,
	],
	[
		'no number',
		'<platformMsgs:searchMoreWithId><pageIndex>x</pageIndex></platformMsgs:searchMoreWithId>',
		unreadable,
		/NumberFormat/,
	],
	['no boolean', customer('<listRel:isInactive>maybe</listRel:isInactive>'), unreadable, /Invalid boolean$/],
	['not a number', customer('<listRel:creditLimit>NaN</listRel:creditLimit>'), unreadable, /NumberFormat/],
	['a number without end', customer('<listRel:creditLimit>INF</listRel:creditLimit>'), unreadable, /NumberFormat/],
	[
		'what is deeper than a stack',
		`<platformMsgs:get>${'<a>'.repeat(20000)}${'</a>'.repeat(20000)}</platformMsgs:get>`,
		unreadable,
		/Invalid element in .*GetRequest - a$/,
	],
	['no date', note('<generalComm:noteDate>2026-02-30T00:00:00Z</generalComm:noteDate>'), unreadable, /2026-02-30/],
])('%s is a fault', async (_, body, code, sentence) => {
	const [status, faultcode, faultstring] = await faultOf(body);
	expect([status, faultcode]).toEqual([500, code]);
	expect(faultstring).toMatch(sentence);
});

test('an operation in the namespace of another version is a fault', async () => {
	expect(await faultOf(serverTime, { version: '2024_1', port: '2025_2' })).toEqual([
		500,
		'soapenv:Client',
		"No such operation 'getServerTime'",
	]);
});

test('a document type is refused, and what it declares is not read', async () => {
	const document =
		'<!DOCTYPE x [<!ENTITY a "aaaa">]>' +
		`<soapenv:Envelope${declarations()}><soapenv:Body><platformMsgs:getServerTime/></soapenv:Body></soapenv:Envelope>`;
	expect(fault(await post(sandbox, document))[2]).toMatch(/^org\.xml\.sax\.SAXParseException; DOCTYPE is disallowed/);
});

test.each<[string, (xml: string) => Buffer, contentType: string]>([
	['a byte order mark', (xml) => Buffer.from(`\ufeff${xml}`), 'text/xml'],
	['UTF-16', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le'), 'text/xml; charset=utf-16'],
	['ISO 8859-1, as its header says', (xml) => Buffer.from(xml, 'latin1'), 'text/xml; charset="ISO-8859-1"'],
	[
		'ISO 8859-1, as it says itself',
		(xml) => Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`, 'latin1'),
		'text/xml',
	],
])('%s is read', async (_, encoded, contentType) => {
	const name = `Bärenstraße ${++companies}`;
	const document = encoded(
		`<soapenv:Envelope${declarations()}><soapenv:Header>${tokenPassport(sandbox)}</soapenv:Header><soapenv:Body>` +
			`${customer(`<listRel:companyName>${name}</listRel:companyName>`)}</soapenv:Body></soapenv:Envelope>`,
	);
	const added = await post(sandbox, document, { headers: { 'Content-Type': contentType, SOAPAction: 'add' } });
	const read = await get(sandbox, 'customer', writtenId(added));
	expect(textOf(read, 'companyName')).toBe(name);
});

test('an empty number or boolean, and what is nil, is none', async () => {
	const inner =
		`<listRel:companyName>Empty ${++companies}</listRel:companyName><listRel:isInactive/>` +
		'<listRel:creditLimit> </listRel:creditLimit><listRel:startDate xsi:nil="1"/>';
	const read = await get(sandbox, 'customer', writtenId(await soap(sandbox, customer(inner))));
	expect(['isInactive', 'creditLimit', 'startDate'].map((name) => textOf(read, name))).toEqual(['false', null, null]);
});

test.each([
	['0001-01-02T00:00:00Z', '0001-01-01T16:00:00.000-08:00'],
	['9999-12-31T23:59:59Z', '9999-12-31T15:59:59.000-08:00'],
])('%s is a moment, too', async (sent, read) => {
	const company = customer(`<listRel:companyName>At ${++companies}</listRel:companyName>`);
	const added = await soap(
		sandbox,
		note(
			`<generalComm:noteDate>${sent}</generalComm:noteDate><generalComm:note>n</generalComm:note>` +
				`<generalComm:entity internalId="${writtenId(await soap(sandbox, company))}"/>`,
		),
	);
	expect(textOf(await get(sandbox, 'note', writtenId(added)), 'noteDate')).toBe(read);
});

test('an upsert needs an external ID that is one, initializing a type', async () => {
	const upsert = customer(`<listRel:companyName>Up ${++companies}</listRel:companyName>`)
		.replaceAll('platformMsgs:add', 'platformMsgs:upsert')
		.replace('xsi:type', 'externalId="" xsi:type');
	expect(textOf(await soap(sandbox, upsert), 'code')).toBe('EXTERNALID_REQD');
	expect(textOf(await soap(sandbox, '<platformMsgs:initialize/>'), 'code')).toBe('RCRD_TYPE_REQD');
});

test('a header that must be understood and is not is a fault', async () => {
	const header = '<x xmlns="urn:x" soapenv:mustUnderstand="1"/>';
	expect((await faultOf(serverTime, { header }))[1]).toBe('soapenv:MustUnderstand');
});

test('a request without SOAPAction is a fault', async () => {
	expect(await faultOf(serverTime, { bare: true })).toEqual([
		500,
		'soapenv:Client.NoSOAPAction',
		'no SOAPAction header!',
	]);
});

test('SOAP 1.2 is a fault', async () => {
	const document =
		`<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"${declarations()}>` +
		`<e:Body><platformMsgs:getServerTime/></e:Body></e:Envelope>`;
	expect(fault(await post(sandbox, document)).slice(0, 2)).toEqual([500, 'soapenv:VersionMismatch']);
});

describe('too many requests at once', () => {
	/** REST requests whose bodies have not come yet: they are in flight until they are ended. */
	const hold = async (count: number): Promise<ClientRequest[]> => {
		const held = Array.from({ length: count }, () => {
			const one = request(`${sandbox.url}/services/rest/query/v1/suiteql`, { method: 'POST' });
			one.write('{');
			return one;
		});
		const inFlight = async () => (await control<{ inFlight: number }>(sandbox, 'GET', '/requests')).body.inFlight;
		while ((await inFlight()) < count);
		return held;
	};
	const end = (one: ClientRequest) =>
		new Promise((resolve) => one.once('response', (answer) => answer.resume().once('end', resolve)).end());

	test('are refused with a fault, whatever API the others are of, and counted', async () => {
		await control(sandbox, 'DELETE', '/requests');
		const held = await hold(2);
		const answer = await soap(sandbox, serverTime);
		expect([answer.status, textOf(answer, 'exceededConcurrentRequestLimitFault')]).toEqual([
			500,
			'WS_REQUEST_BLOCKEDSuiteTalk concurrent request limit exceeded. Request blocked.',
		]);
		await Promise.all(held.map(end));
		expect((await soap(sandbox, serverTime)).status).toBe(200);
		const { body } = await control<{ byPath: Record<string, unknown> }>(sandbox, 'GET', '/requests');
		expect(body.byPath).toMatchObject({
			'/services/NetSuitePort_2025_2 getServerTime': { requests: 2, refused: 1, byStatus: { 200: 1, 500: 1 } },
		});
	});
});

describe('armed faults', () => {
	afterEach(() => control(sandbox, 'DELETE', '/faults'));

	test('429 is the fault of too many requests', async () => {
		await arm({ fault: 'status', status: 429, match: 'NetSuitePort' });
		const answer = await soap(sandbox, serverTime);
		expect([answer.status, textOf(answer, 'code')]).toEqual([500, 'WS_REQUEST_BLOCKED']);
		expect((await soap(sandbox, serverTime)).status).toBe(200);
	});

	test('500 is an unexpected error, with its ID', async () => {
		await arm({ fault: 'status', status: 500 });
		const answer = await soap(sandbox, serverTime);
		expect([answer.status, textOf(answer, 'code')]).toEqual([500, 'UNEXPECTED_ERROR']);
		expect(textOf(answer, 'faultstring')).toMatch(/^An unexpected error occurred\. Error ID: \S+$/);
	});

	test('503 is a page that is no XML', async () => {
		await arm({ fault: 'status', status: 503 });
		const answer = await soap(sandbox, serverTime);
		expect([answer.status, answer.contentType]).toEqual([503, 'text/html; charset=utf-8']);
	});

	test('they match what stands in the body', async () => {
		await arm({ fault: 'status', status: 500, match: 'getServerTime' });
		expect((await soap(sandbox, '<platformMsgs:getList/>')).status).toBe(200);
		expect((await soap(sandbox, serverTime)).status).toBe(500);
	});

	test('a broken answer breaks the connection', async () => {
		await arm({ fault: 'reset' });
		await expect(soap(sandbox, serverTime)).rejects.toThrow();
	});
});

test('headers that NetSuite does not know are passed over', async () => {
	const header =
		'<platformMsgs:preferences><platformMsgs:warningAsError>false</platformMsgs:warningAsError></platformMsgs:preferences>';
	expect((await soap(sandbox, serverTime, { header: `<x xmlns="urn:x"/>${header}` })).status).toBe(200);
});

test('a token passport in another version’s namespace is no login', async () => {
	const passport = tokenPassport(sandbox).replaceAll('platformCore:', 'platformCommon:');
	expect((await soap(sandbox, serverTime, { passport })).status).toBe(500);
});
