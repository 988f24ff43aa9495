import { startSandbox, type Sandbox } from '../../sandbox';
import { truthOver } from './client';
import type { TruthRecord } from './shapes';
import { attributes, soap, statusOf, textOf, type SoapAnswer } from './soapClient';

interface NoteRecord {
	id: string;
	title: string | null;
	note: string | null;
	noteDate: string;
	author: { id: string } | null;
	entity: { id: string } | null;
	transaction: { id: string; refName: string } | null;
}

let sandbox: Sandbox;
let customers: TruthRecord[];
/** Those that belong to receivables: without the notes of vendors and their bills. */
let notes: NoteRecord[];

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 5, customers: 80, invoices: 200, concurrency: 50 });
	customers = await truthOver(sandbox, 'customer');
	notes = (await truthOver(sandbox, 'note')) as unknown as NoteRecord[];
});
afterAll(() => sandbox.close());

const value = (text: string | number, n = '') => `<platformCore:searchValue${n}>${text}</platformCore:searchValue${n}>`;
const field = (name: string, operator: string, ...values: Array<string | number>) =>
	`<platformCommon:${name} operator="${operator}">` +
	`${values.map((text, index) => value(text, index ? '2' : '')).join('')}</platformCommon:${name}>`;
const refs = (name: string, operator: string, attribute: string, ids: string[]) =>
	`<platformCommon:${name} operator="${operator}">${ids
		.map((id) => `<platformCore:searchValue ${attribute}="${id}" xsi:type="platformCore:RecordRef"/>`)
		.join('')}</platformCommon:${name}>`;

const preferences = (size: number) =>
	`<platformMsgs:searchPreferences><platformMsgs:pageSize>${size}</platformMsgs:pageSize></platformMsgs:searchPreferences>`;
const search = (inner: string, size = 1000) =>
	soap(
		sandbox,
		`<platformMsgs:search><platformMsgs:searchRecord xsi:type="generalComm:NoteSearch">${inner}</platformMsgs:searchRecord></platformMsgs:search>`,
		{ header: preferences(size) },
	);
const more = (searchId: string, page: number) =>
	soap(
		sandbox,
		`<platformMsgs:searchMoreWithId><platformMsgs:searchId>${searchId}</platformMsgs:searchId>` +
			`<platformMsgs:pageIndex>${page}</platformMsgs:pageIndex></platformMsgs:searchMoreWithId>`,
	);
const basic = (inner: string) => `<generalComm:basic>${inner}</generalComm:basic>`;
const join = (name: string, inner: string) => `<generalComm:${name}>${inner}</generalComm:${name}>`;
const anyCustomer = join('customerJoin', field('internalIdNumber', 'greaterThan', 0));
const anyTransaction = join('transactionJoin', field('internalIdNumber', 'greaterThan', 0));

const idsIn = (answer: SoapAnswer) => attributes(answer, 'record', 'internalId').filter((id) => id !== null);
const found = async (inner: string) => {
	const answer = await search(inner);
	expect(statusOf(answer)).toEqual(['true', null, null]);
	return idsIn(answer);
};
const idsOf = (records: NoteRecord[]) => records.map(({ id }) => id);

describe('joins restrict to notes on', () => {
	test('customers', async () => {
		const expected = notes.filter(({ entity }) => entity);
		expect(expected.length).toBeGreaterThan(10);
		expect(await found(anyCustomer)).toEqual(idsOf(expected));
	});

	test('one customer', async () => {
		const { entity } = notes.find((note) => note.entity)!;
		const expected = idsOf(notes.filter((note) => note.entity?.id === entity!.id));
		expect(await found(join('customerJoin', field('internalIdNumber', 'equalTo', entity!.id)))).toEqual(expected);
		expect(await found(join('customerJoin', refs('internalId', 'anyOf', 'internalId', [entity!.id])))).toEqual(
			expected,
		);
	});

	test('customers by external ID', async () => {
		const external = customers.filter(({ externalId }) => externalId);
		const ids = new Set(external.map(({ id }) => id));
		const expected = idsOf(notes.filter(({ entity }) => entity && ids.has(entity.id)));
		expect(expected.length).toBeGreaterThan(0);
		const keys = external.map(({ externalId }) => externalId!);
		expect(await found(join('customerJoin', refs('externalId', 'anyOf', 'externalId', keys)))).toEqual(expected);
	});

	test('entities: vendors too', async () => {
		const all = await found(join('entityJoin', field('internalIdNumber', 'greaterThan', 0)));
		const vendors = await found(join('vendorJoin', field('internalIdNumber', 'greaterThan', 0)));
		expect(vendors.length).toBeGreaterThan(0);
		expect([...(await found(anyCustomer)), ...vendors].sort()).toEqual(all.sort());
	});

	test('transactions, of a type or with a number', async () => {
		const invoices = await found(
			join('transactionJoin', `<platformCommon:type operator="anyOf">${value('_invoice')}</platformCommon:type>`),
		);
		const expected = notes.filter(({ transaction }) => transaction?.refName.startsWith('Invoice'));
		expect(expected.length).toBeGreaterThan(5);
		expect(invoices).toEqual(idsOf(expected));
		const [tranId] = /INV\d+/.exec(expected[0]!.transaction!.refName)!;
		const one = notes.filter(({ transaction }) => transaction?.id === expected[0]!.transaction!.id);
		expect(await found(join('transactionJoin', field('tranId', 'is', tranId.toLowerCase())))).toEqual(idsOf(one));
	});

	test('what an author wrote', async () => {
		const expected = idsOf(notes.filter(({ author, entity }) => author?.id === '6' && entity));
		expect(await found(join('authorJoin', field('internalIdNumber', 'equalTo', 6)) + anyCustomer)).toEqual(expected);
	});

	test('nothing, when they say nothing', async () => {
		expect((await found('<generalComm:customerJoin/>')).length).toBeGreaterThan(notes.length);
	});
});

describe('fields', () => {
	const onCustomers = async (fields: string) => found(basic(fields) + anyCustomer);
	const expected = (test: (note: NoteRecord) => boolean) => idsOf(notes.filter((note) => note.entity && test(note)));
	let middle: NoteRecord;
	beforeAll(() => {
		const ours = notes.filter(({ entity }) => entity);
		middle = ours[Math.floor(ours.length / 2)]!;
	});
	const id = () => Number(middle.id);

	test.each<[string, () => Array<string | number>, (note: number, middle: number) => boolean]>([
		['equalTo', () => [id()], (note, it) => note === it],
		['notEqualTo', () => [id()], (note, it) => note !== it],
		['greaterThan', () => [id()], (note, it) => note > it],
		['greaterThanOrEqualTo', () => [id()], (note, it) => note >= it],
		['lessThan', () => [id()], (note, it) => note < it],
		['lessThanOrEqualTo', () => [id()], (note, it) => note <= it],
		['notGreaterThan', () => [id()], (note, it) => note <= it],
		['notLessThanOrEqualTo', () => [id()], (note, it) => note > it],
		['between', () => [id() - 20, id()], (note, it) => note >= it - 20 && note <= it],
		['notBetween', () => [id() - 20, id()], (note, it) => note < it - 20 || note > it],
		['notEmpty', () => [], () => true],
		['empty', () => [], () => false],
	])('internalIdNumber %s', async (operator, values, holds) => {
		const answer = await onCustomers(field('internalIdNumber', operator, ...values()));
		expect(answer).toEqual(expected((note) => holds(Number(note.id), id())));
	});

	test('internalId', async () => {
		const ids = expected(() => true);
		const some = ids.slice(0, 3);
		expect(await onCustomers(refs('internalId', 'anyOf', 'internalId', some))).toEqual(some);
		expect(await onCustomers(refs('internalId', 'noneOf', 'internalId', some))).toEqual(ids.slice(3));
	});

	test.each<[string, string[], (title: string) => boolean]>([
		['is', ['INVOICE'], (title) => title.toLowerCase() === 'invoice'],
		['isNot', ['Invoice'], (title) => title.toLowerCase() !== 'invoice'],
		['contains', ['invoice'], (title) => title.toLowerCase().includes('invoice')],
		['doesNotContain', ['invoice'], (title) => !title.toLowerCase().includes('invoice')],
		['startsWith', ['re: '], (title) => title.toLowerCase().startsWith('re: ')],
		['doesNotStartWith', ['re: '], (title) => !title.toLowerCase().startsWith('re: ')],
		['contains', ['%'], (title) => title.includes('%')],
	])('title %s %j', async (operator, values, holds) => {
		expect(await onCustomers(field('title', operator, ...values))).toEqual(expected(({ title }) => holds(title!)));
	});

	test('note empty', async () => {
		const nothing = idsOf(notes.filter(({ note, transaction }) => note === null && transaction));
		const answer = await found(basic('<platformCommon:note operator="empty"/>') + anyTransaction);
		expect(answer).toEqual(expect.arrayContaining(nothing));
		expect(answer.filter((id) => notes.some((note) => note.id === id))).toEqual(nothing);
	});

	test.each<[string, (moment: string) => string[], (date: string, moment: string) => boolean]>([
		['before', (at) => [at], (date, at) => date < at],
		['after', (at) => [at], (date, at) => date > at],
		['onOrAfter', (at) => [at], (date, at) => date >= at],
		['notAfter', (at) => [at], (date, at) => date <= at],
		['within', (at) => ['2025-01-01T00:00:00Z', at], (date, at) => date >= '2025-01-01T00:00:00Z' && date <= at],
	])('noteDate %s', async (operator, values, holds) => {
		const at = middle.noteDate;
		const answer = await onCustomers(field('noteDate', operator, ...values(at)));
		expect(answer).toEqual(expected(({ noteDate }) => holds(noteDate, at)));
	});

	test('noteDate on means the day in Pacific time', async () => {
		const day = (moment: string) => new Date(moment).toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' });
		const answer = await onCustomers(field('noteDate', 'on', `${day(middle.noteDate)}T12:00:00`));
		expect(answer).toEqual(expected(({ noteDate }) => day(noteDate) === day(middle.noteDate)));
	});

	test('externalId, and a search without joins', async () => {
		const [key] = attributes(await search(anyCustomer), 'record', 'externalId').filter((externalId) => externalId);
		const answer = await soap(
			sandbox,
			`<platformMsgs:search><searchRecord xsi:type="platformCommon:NoteSearchBasic">${refs('externalId', 'anyOf', 'externalId', [key!])}</searchRecord></platformMsgs:search>`,
		);
		expect(attributes(answer, 'record', 'externalId')).toEqual([key]);
		expect(await found(basic(field('externalIdString', 'is', key!)))).toEqual(idsIn(answer));
	});

	test('an operator that the type does not have is a fault', async () => {
		const answer = await search(basic(field('title', 'like', 'x')));
		expect([answer.status, textOf(answer, 'faultstring')]).toEqual([
			500,
			'org.xml.sax.SAXException: like is not a legal value for' +
				' {urn:types.core_2025_2.platform.webservices.netsuite.com}SearchStringFieldOperator',
		]);
	});

	test.each([
		['an operator', '<platformCommon:title/>', 'INVALID_SEARCH_OPERATOR'],
		['a value', field('internalIdNumber', 'equalTo'), 'INVALID_SEARCH_VALUE'],
		['a second value', field('internalIdNumber', 'between', 1), 'INVALID_SEARCH_VALUE'],
	])('a field without %s is refused', async (_, inner, code) => {
		expect(statusOf(await search(basic(inner))).slice(0, 2)).toEqual(['false', code]);
	});

	test('what this NetSuite cannot search by is said', async () => {
		const answer = await search(join('customerJoin', field('zipCode', 'is', '1')));
		expect(textOf(answer, 'faultstring')).toBe('The local NetSuite does not know "zipCode" in Customer searches.');
	});
});

describe('pages', () => {
	const head = (answer: SoapAnswer) =>
		['totalRecords', 'pageSize', 'totalPages', 'pageIndex'].map((name) => Number(textOf(answer, name)));

	test('are of the size that the header says, one after the other', async () => {
		const whole = await found(anyCustomer);
		const pages = Math.ceil(whole.length / 7);
		const first = await search(anyCustomer, 7);
		expect(head(first)).toEqual([whole.length, 7, pages, 1]);
		const searchId = textOf(first, 'searchId')!;
		const read = idsIn(first);
		for (let page = 2; page <= pages; page++) {
			const next = await more(searchId, page);
			expect(head(next)).toEqual([whole.length, 7, pages, page]);
			expect(textOf(next, 'searchId')).toBe(searchId);
			read.push(...idsIn(next));
		}
		expect(read).toEqual(whole);
		expect(statusOf(await more(searchId, pages + 1)).slice(0, 2)).toEqual(['false', 'INVALID_SEARCH_PAGE_INDEX']);
	});

	test('each page searches anew: a deletion moves records to an earlier page', async () => {
		const other = await startSandbox({ port: 0, seed: 5, customers: 60, invoices: 150 });
		const body = `<platformMsgs:search><searchRecord xsi:type="generalComm:NoteSearch">${anyCustomer}</searchRecord></platformMsgs:search>`;
		const first = await soap(other, body, { header: preferences(5) });
		const total = Number(textOf(first, 'totalRecords'));
		const [note] = idsIn(first);
		await soap(
			other,
			`<platformMsgs:delete><baseRef xsi:type="platformCore:RecordRef" type="note" internalId="${note}"/></platformMsgs:delete>`,
		);
		const next = await soap(
			other,
			`<platformMsgs:searchMoreWithId><searchId>${textOf(first, 'searchId')}</searchId><pageIndex>2</pageIndex></platformMsgs:searchMoreWithId>`,
		);
		expect(Number(textOf(next, 'totalRecords'))).toBe(total - 1);
		const whole = await soap(other, body);
		expect(idsIn(next)).toEqual(idsIn(whole).slice(5, 10));
		await other.close();
	});

	test.each([4, 1001])('not of %d records', async (size) => {
		expect(statusOf(await search(anyCustomer, size)).slice(0, 2)).toEqual(['false', 'INVALID_SEARCH_PAGE_SIZE']);
	});

	test('a search that is not known cannot be gone on with', async () => {
		expect(statusOf(await more('WEBSERVICES_1', 1)).slice(0, 2)).toEqual(['false', 'INVALID_SEARCH_MORE']);
	});

	test('nothing found is one empty page', async () => {
		const answer = await search(basic(field('internalIdNumber', 'equalTo', -1)));
		expect([...head(answer), idsIn(answer)]).toEqual([0, 1000, 0, 1, []]);
	});
});
