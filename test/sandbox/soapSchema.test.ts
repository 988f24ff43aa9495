import type { Element } from '@xmldom/xmldom';
import { startSandbox, type Sandbox } from '../../sandbox';
import { truthOver } from './client';
import { soap } from './soapClient';

/**
 * Oracle's schema (2023_2), written down a second time: each type's elements in their order. What may be missing ends
 * with a question mark, what may be there many times with a star; the type comes after the colon.
 */
const result = 'status:Status totalRecords:int? pageSize:int? totalPages:int? pageIndex:int?';
const schema: Record<string, string> = {
	'platformMsgs AddResponse': 'writeResponse:WriteResponse',
	'platformMsgs GetResponse': 'readResponse:ReadResponse',
	'platformMsgs GetListResponse': 'readResponseList:ReadResponseList',
	'platformMsgs SearchResponse': 'platformCore.searchResult:SearchResult',
	'platformMsgs SearchMoreWithIdResponse': 'platformCore.searchResult:SearchResult',
	'platformMsgs GetServerTimeResponse': 'platformCore.getServerTimeResult:GetServerTimeResult',
	'platformMsgs GetDeletedResponse': 'platformCore.getDeletedResult:GetDeletedResult',
	'platformMsgs WriteResponse': 'platformCore.status:Status baseRef:BaseRef?',
	'platformMsgs ReadResponse': 'platformCore.status:Status record:Record?',
	'platformMsgs ReadResponseList': 'platformCore.status:Status? readResponse:ReadResponse*',
	'platformCore Status': '@isSuccess statusDetail:StatusDetail*',
	'platformCore StatusDetail': '@type code:string? message:string? afterSubmitFailed:boolean?',
	'platformCore RecordRef': '@internalId @externalId @type name:string?',
	'platformCore SearchResult': `${result} searchId:string? recordList:RecordList?`,
	'platformCore RecordList': 'record:Record*',
	'platformCore GetServerTimeResult': 'status:Status serverTime:dateTime',
	'platformCore GetDeletedResult': `${result} deletedRecordList:DeletedRecordList?`,
	'platformCore DeletedRecordList': 'deletedRecord:DeletedRecord*',
	'platformCore DeletedRecord': 'deletedDate:dateTime? record:BaseRef?',
	'generalComm Note':
		'@internalId @externalId title:string? noteType:RecordRef? direction:string? noteDate:dateTime? note:string?' +
		' lastModifiedDate:dateTime? activity:RecordRef? author:RecordRef? entity:RecordRef? folder:RecordRef?' +
		' item:RecordRef? media:RecordRef? record:RecordRef? recordType:RecordRef? topic:RecordRef? transaction:RecordRef?' +
		' customForm:RecordRef?',
};

const simple: Record<string, RegExp> = {
	string: /^[\s\S]*$/,
	int: /^\d+$/,
	boolean: /^(true|false)$/,
	dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000-0[78]:00$/,
};

const abstract: Record<string, string[]> = { Record: ['generalComm Note'], BaseRef: ['platformCore RecordRef'] };

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const prefixes: Record<string, string> = {
	messages: 'platformMsgs',
	core: 'platformCore',
	communication: 'generalComm',
};
const prefixOf = (uri: string | null) => {
	const [, family, version] =
		/^urn:(\w+?)_(2024_1)\.(?:platform|general)\.webservices\.netsuite\.com$/.exec(uri ?? '') ?? [];
	return version ? (prefixes[family!] ?? 'another family') : `no namespace of the schema: ${uri}`;
};
const childrenOf = (element: Element) =>
	Array.from(element.childNodes).filter((node) => node.nodeType === 1) as Element[];

/** What is wrong with an element of a type, with where it is. */
function mistakes(element: Element, type: string, path: string): string[] {
	const xsiType = element.getAttributeNS(XSI, 'type');
	if (abstract[type]) {
		const [prefix, name] = (xsiType ?? ':').split(':') as [string, string];
		const real = `${prefixOf(element.lookupNamespaceURI(prefix))} ${name}`;
		return abstract[type].includes(real) ? mistakesIn(element, real, path) : [`${path}: ${real} is no ${type}`];
	}
	if (simple[type]) return simple[type].test(element.textContent ?? '') ? [] : [`${path}: not ${type}`];
	const declared = Object.keys(schema).find((name) => name.endsWith(` ${type}`))!;
	return mistakesIn(element, declared, path);
}

function mistakesIn(element: Element, type: string, path: string): string[] {
	const [home] = type.split(' ') as [string];
	const particles = schema[type]!.split(' ');
	const attributes = new Set(particles.filter((particle) => particle.startsWith('@')).map((name) => name.slice(1)));
	const found = Array.from(element.attributes)
		.filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns' && prefix !== 'xsi')
		.filter(({ name }) => !attributes.has(name))
		.map(({ name }) => `${path}: attribute ${name}`);
	const rest = childrenOf(element);
	for (const particle of particles.filter((one) => !one.startsWith('@'))) {
		const [, prefix = home, name, of, times] = /^(?:(\w+)\.)?(\w+):(\w+)([?*]?)$/.exec(particle)!;
		const isNext = () => rest[0]?.localName === name && prefixOf(rest[0]!.namespaceURI) === prefix;
		if (!times && !isNext()) found.push(`${path}: no ${name}`);
		while (isNext()) {
			found.push(...mistakes(rest.shift()!, of!, `${path}/${name}`));
			if (times !== '*') break;
		}
	}
	return [...found, ...rest.map((child) => `${path}: ${child.nodeName} out of place`)];
}

let sandbox: Sandbox;
let note: string;
let customer: string;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 3, customers: 30, invoices: 60 });
	note = (await truthOver(sandbox, 'note'))[0]!.id;
	customer = (await truthOver(sandbox, 'customer'))[0]!.id;
});
afterAll(() => sandbox.close());

const ref = (attribute: string) => `<baseRef ${attribute} type="note" xsi:type="platformCore:RecordRef"/>`;
const written = (inner: string) =>
	`<platformMsgs:add><record xsi:type="generalComm:Note" externalId="schema">${inner}</record></platformMsgs:add>`;

test.each<[string, () => string]>([
	['getServerTime', () => '<platformMsgs:getServerTime/>'],
	['a note', () => `<platformMsgs:get>${ref(`internalId="${note}"`)}</platformMsgs:get>`],
	['no note', () => `<platformMsgs:get>${ref('internalId="1"')}</platformMsgs:get>`],
	[
		'several',
		() => `<platformMsgs:getList>${ref(`internalId="${note}"`)}${ref('externalId="x"')}</platformMsgs:getList>`,
	],
	[
		'an added note',
		() =>
			written(
				`<generalComm:note>x</generalComm:note><generalComm:direction>_outgoing</generalComm:direction>` +
					`<generalComm:entity internalId="${customer}"/>`,
			),
	],
	['a refused note', () => written('<generalComm:note>x</generalComm:note>')],
	['all notes', () => '<platformMsgs:search><searchRecord xsi:type="generalComm:NoteSearch"/></platformMsgs:search>'],
	[
		'nothing found',
		() =>
			'<platformMsgs:search><searchRecord xsi:type="platformCommon:NoteSearchBasic"><platformCommon:title operator="is">' +
			'<platformCore:searchValue>nothing</platformCore:searchValue></platformCommon:title></searchRecord></platformMsgs:search>',
	],
	[
		'no search',
		() =>
			'<platformMsgs:searchMoreWithId><searchId>x</searchId><pageIndex>1</pageIndex></platformMsgs:searchMoreWithId>',
	],
	[
		'what was deleted',
		() => '<platformMsgs:getDeleted><getDeletedFilter/><pageIndex>1</pageIndex></platformMsgs:getDeleted>',
	],
	[
		'a page of it that is none',
		() => '<platformMsgs:getDeleted><getDeletedFilter/><pageIndex>9</pageIndex></platformMsgs:getDeleted>',
	],
])('the answer to %s fits the schema', async (_, body) => {
	const { envelope, status } = await soap(sandbox, body(), { version: '2024_1' });
	expect(status).toBe(200);
	const [header, content] = childrenOf(envelope!) as [Element, Element];
	expect(childrenOf(header).map(({ localName, namespaceURI }) => `${prefixOf(namespaceURI)} ${localName}`)).toEqual([
		'platformMsgs documentInfo',
	]);
	const [response] = childrenOf(content) as [Element];
	const type = `${prefixOf(response.namespaceURI)} ${response.localName![0]!.toUpperCase()}${response.localName!.slice(1)}`;
	expect(mistakesIn(response, type, response.localName!)).toEqual([]);
});
