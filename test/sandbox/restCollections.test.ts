import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, detailOf, truthOver, type Answer } from './client';
import type { Body, TruthRecord } from './shapes';

let sandbox: Sandbox;
let invoices: TruthRecord[];
let customers: TruthRecord[];

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 17, customers: 60, invoices: 150, concurrency: 50 });
	invoices = await truthOver(sandbox, 'invoice');
	customers = await truthOver(sandbox, 'customer');
});
afterAll(() => sandbox.close());

const get = (path: string) => call(sandbox, 'GET', `/services/rest/record/v1/${path}`);
const search = (type: string, q: string, more = '') => get(`${type}?q=${encodeURIComponent(q)}${more}`);
const root = () => `${sandbox.url}/services/rest/record/v1`;
const idsOf = ({ items }: Body) => items.map(({ id }) => id!);

/** All records of a type that `q` leaves, page after page by the links. */
async function found(type: string, q: string): Promise<string[]> {
	const ids: string[] = [];
	let next = `${root()}/${type}?limit=20&q=${encodeURIComponent(q)}`;
	while (next) {
		const { status, body }: Answer = await call(sandbox, 'GET', new URL(next).pathname + new URL(next).search);
		expect(status).toBe(200);
		ids.push(...idsOf(body));
		next = body.links.find(({ rel }) => rel === 'next')?.href ?? '';
	}
	return ids;
}

const idsOfThose = (records: TruthRecord[], those: (record: TruthRecord) => boolean) => {
	const ids = records.filter(those).map(({ id }) => id);
	// A condition that leaves all or none shows nothing.
	expect(ids.length).toBeGreaterThan(0);
	expect(ids.length).toBeLessThan(records.length);
	return ids.sort((a, b) => Number(a) - Number(b));
};

describe('a collection', () => {
	test('lists records with their addresses, a page at a time', async () => {
		const { status, headers, body } = await get('customer?limit=2&offset=4');
		expect([status, headers.get('content-type')]).toEqual([
			200,
			'application/vnd.oracle.resource+json; type=collection; charset=UTF-8',
		]);
		const at = (rel: string, offset: number) => ({ rel, href: `${root()}/customer?limit=2&offset=${offset}` });
		expect(body).toMatchObject({ count: 2, offset: 4, hasMore: true, totalResults: customers.length });
		expect(body.links).toEqual([
			at('previous', 2),
			at('first', 0),
			at('next', 6),
			at('last', Math.floor((customers.length - 1) / 2) * 2),
			at('self', 4),
		]);
		const [first] = idsOf(body);
		expect(body.items[0]).toEqual({ links: [{ rel: 'self', href: `${root()}/customer/${first}` }], id: first });
	});

	test('is whole by default, in a form that can be asked for in any case', async () => {
		const { body } = await get('CUSTOMERpayment/');
		expect(body).toMatchObject({ hasMore: false, offset: 0, links: [{ rel: 'self', href: `${root()}/CUSTOMERpayment/` }] });
		expect(body.count).toBe((await truthOver(sandbox, 'customerPayment')).length);
	});

	test('can be empty', async () => {
		const { body } = await search('customer', 'entityId IS nobody');
		expect(body).toMatchObject({ count: 0, hasMore: false, items: [], offset: 0, totalResults: 0 });
	});

	test.each([
		['limit=1001', 'limit'],
		['limit=0', 'limit'],
		['limit=many', 'limit'],
		['limit=10&offset=5', 'offset'],
		['limit=10&offset=-10', 'offset'],
		['limit=1&offset=1000', 'offset'],
		['ids=1,2', 'ids'],
	])('with %s is refused', async (parameters, at) => {
		const answer = await get(`customer?${parameters}`);
		expect(answer.status).toBe(400);
		expect(detailOf(answer)).toMatchObject({ 'o:errorCode': 'INVALID_PARAMETER', 'o:errorQueryParam': at });
	});
});

/** `M/D/YYYY` */
const userDate = (day: string) => day.split('-').map(Number).slice(1).concat(Number(day.slice(0, 4))).join('/');
const middle = () => [...invoices].map(({ tranDate }) => tranDate).sort()[Math.floor(invoices.length / 2)]!;

describe('q leaves those that meet', () => {
	test('IS, CONTAIN, START_WITH and END_WITH of text, in any case, and their opposites', async () => {
		const name = (record: TruthRecord) => record.entityId.toLowerCase();
		const { entityId } = customers[7]!;
		expect(await found('customer', `entityid IS "${entityId.toUpperCase()}"`)).toEqual([customers[7]!.id]);
		expect(await found('customer', 'entityId CONTAIN 3')).toEqual(idsOfThose(customers, (one) => name(one).includes('3')));
		expect(await found('customer', 'entityId CONTAIN_NOT 3')).toEqual(idsOfThose(customers, (one) => !name(one).includes('3')));
		const start = name(customers[7]!).slice(0, 7);
		expect(await found('customer', `entityId START_WITH "${start}"`)).toEqual(idsOfThose(customers, (one) => name(one).startsWith(start)));
		expect(await found('customer', 'entityId END_WITH 7')).toEqual(idsOfThose(customers, (one) => name(one).endsWith('7')));
		expect(await found('customer', 'entityId ENDWITH 7')).toEqual(await found('customer', 'entityId END_WITH 7'));
	});

	test('ANY_OF, BETWEEN, EQUAL, GREATER and LESS of numbers', async () => {
		const [a, b, c] = [invoices[3]!, invoices[40]!, invoices[90]!].map(({ id }) => id) as [string, string, string];
		const id = (record: TruthRecord) => Number(record.id);
		expect(await found('invoice', `id ANY_OF [${c}, ${a}]`)).toEqual([a, c]);
		expect(await found('invoice', `id BETWEEN [${a}, ${b}]`)).toEqual(idsOfThose(invoices, (one) => id(one) >= Number(a) && id(one) <= Number(b)));
		expect(await found('invoice', `id BETWEEN_NOT [${a}, ${b}]`)).toEqual(idsOfThose(invoices, (one) => id(one) < Number(a) || id(one) > Number(b)));
		expect(await found('invoice', `id EQUAL ${b}`)).toEqual([b]);
		expect(await found('invoice', 'total GREATER_OR_EQUAL 5000')).toEqual(idsOfThose(invoices, ({ total }) => total >= 5000));
		expect(await found('invoice', 'amountRemaining GREATER 0')).toEqual(idsOfThose(invoices, ({ amountRemaining }) => amountRemaining > 0));
		expect(await found('invoice', 'total LESS_NOT 5000')).toEqual(idsOfThose(invoices, ({ total }) => total >= 5000));
	});

	test('dates in the user’s format', async () => {
		const day = middle();
		const q = (operator: string) => found('invoice', `tranDate ${operator} "${userDate(day)}"`);
		expect(await q('ON')).toEqual(idsOfThose(invoices, ({ tranDate }) => tranDate === day));
		expect(await q('ON_OR_AFTER')).toEqual(idsOfThose(invoices, ({ tranDate }) => tranDate >= day));
		expect(await q('AFTER')).toEqual(idsOfThose(invoices, ({ tranDate }) => tranDate > day));
		expect(await q('BEFORE')).toEqual(idsOfThose(invoices, ({ tranDate }) => tranDate < day));
		expect(await q('ON_OR_BEFORE_NOT')).toEqual(idsOfThose(invoices, ({ tranDate }) => tranDate > day));
		expect(await found('invoice', `tranDate ON ${userDate(day).replace('/20', '/')}`)).toEqual(await q('ON'));
	});

	test('a day of a field with a time from its midnight in the account’s time zone on', async () => {
		const { body } = await call(sandbox, 'POST', '/services/rest/record/v1/contact', {
			body: { entityId: 'Now', company: { id: customers.find(({ isInactive }) => !isInactive)!.id } },
		});
		expect(body).toBe('');
		const { now } = (await control(sandbox, 'GET', '')).body;
		expect(now).toBe('2026-01-15T17:00:00Z');
		const last = async (q: string) => (await found('contact', `${q} AND entityId IS Now`)).length;
		expect(await last('dateCreated AFTER "1/15/2026"')).toBe(1);
		expect(await last('dateCreated ON_OR_BEFORE "1/15/2026"')).toBe(0);
		expect(await last('dateCreated ON_OR_BEFORE "1/16/2026"')).toBe(1);
		expect(await last('dateCreated ON "1/15/2026"')).toBe(1);
		expect(await last('dateCreated ON_OR_AFTER "1/16/2026"')).toBe(0);
	});

	test('IS of check boxes, EMPTY, references and statuses', async () => {
		expect(await found('customer', 'isinactive IS true')).toEqual(idsOfThose(customers, ({ isInactive }) => isInactive));
		expect(await found('customer', 'isinactive IS_NOT true')).toEqual(idsOfThose(customers, ({ isInactive }) => !isInactive));
		expect(await found('customer', 'email EMPTY')).toEqual(idsOfThose(customers, ({ email }) => email === null));
		expect(await found('customer', 'email EMPTY_NOT')).toEqual(idsOfThose(customers, ({ email }) => email !== null));
		const entity = invoices[0]!.entity!.id;
		expect(await found('invoice', `entity EQUAL ${entity}`)).toEqual(idsOfThose(invoices, (one) => one.entity?.id === entity));
		expect(await found('invoice', `entity ANY_OF_NOT [${entity}]`)).toEqual(idsOfThose(invoices, (one) => one.entity?.id !== entity));
		expect(await found('invoice', 'status ANY_OF ["A"]')).toEqual(await found('invoice', 'status EQUAL A'));
	});

	test('custom fields, a percentage as records show it', async () => {
		const some = await found('customer', 'custentity_rebate GREATER 0');
		expect(some.length).toBeGreaterThan(0);
		const { custentity_rebate: rebate } = (await get(`customer/${some[0]}`)).body as unknown as { custentity_rebate: number };
		expect(await found('customer', `custentity_rebate EQUAL ${rebate}`)).toContain(some[0]);
		expect(await found('customer', 'custentity_dunning_paused IS true')).not.toHaveLength(0);
		expect(await found('customer', 'custentity_channels ANY_OF [1, 2]')).not.toHaveLength(0);
	});

	test('several conditions: AND before OR, parentheses before both', async () => {
		const [a, b, c] = invoices as [TruthRecord, TruthRecord, TruthRecord];
		const any = `id EQUAL ${a.id} OR id EQUAL ${b.id} OR id EQUAL ${c.id}`;
		expect(await found('invoice', any)).toEqual([a.id, b.id, c.id]);
		expect(await found('invoice', `${any} AND total LESS 0`)).toEqual([a.id, b.id]);
		expect(await found('invoice', `(${any}) AND id GREATER ${a.id}`)).toEqual([b.id, c.id]);
		expect(await found('invoice', `((${any}) AND (id GREATER ${b.id}))`)).toEqual([c.id]);
	});

	test('a value with anything in it, between double quotes', async () => {
		const odd = await call(sandbox, 'POST', '/services/rest/record/v1/contact', {
			body: { entityId: 'Odd', externalId: 'RED|PO (1337), [x]', company: { id: customers.find(({ isInactive }) => !isInactive)!.id } },
		});
		const id = odd.headers.get('location')!.split('/').pop();
		expect(await found('contact', 'externalId IS "RED|PO (1337), [x]"')).toEqual([id]);
	});
});

const searchError = (sentence: string) =>
	`Invalid search query. Detailed unprocessed description follows. Search error occurred: ${sentence}`;
const unreadable = 'Invalid search query. Provide a valid search query.';
const unparsed = (date: string) =>
	searchError(`Parse of date/time "${date}" failed with date format "M/d/yy" in time zone America/Los_Angeles`);

describe('q is refused in NetSuite’s words', () => {
	test.each([
		['a value between single quotes', "entityId IS 'x'", unreadable, 'INVALID_PARAMETER'],
		['an operator that there is not', 'entityId CONTAINS x', unreadable, 'INVALID_PARAMETER'],
		['a condition without a value', 'entityId IS', unreadable, 'INVALID_PARAMETER'],
		['one of two values', 'id BETWEEN [1]', unreadable, 'INVALID_PARAMETER'],
		['a parenthesis that stays open', '(entityId IS x', unreadable, 'INVALID_PARAMETER'],
		['two conditions without a word between', 'entityId IS x entityId IS y', unreadable, 'INVALID_PARAMETER'],
		['nothing', '', unreadable, 'INVALID_PARAMETER'],
		['a quote that stays open', 'entityId IS "x', unreadable, 'INVALID_PARAMETER'],
		['a day in another format', 'dateCreated AFTER "2025-12-31"', unparsed('2025-12-31'), 'INVALID_PARAMETER'],
		['a time', 'dateCreated AFTER "8/5/2026 23:53"', unparsed('8/5/2026 23:53'), 'INVALID_PARAMETER'],
		['a day that is none', 'dateCreated AFTER "2/30/2025"', unparsed('2/30/2025'), 'INVALID_PARAMETER'],
		['an operator of other fields', 'entityId GREATER 7', searchError('Invalid or unsupported search.'), 'INVALID_PARAMETER'],
		['a field that there is not', 'shoeSize IS 44', "Unknown field name 'shoeSize' in the search query. Provide a valid field name.", 'NONEXISTENT_FIELD'],
		['a field of another record', 'parent.entityId IS x', "Unknown field name 'parent.entityId' in the search query. Provide a valid field name.", 'NONEXISTENT_FIELD'],
	])('%s: %s', async (_, q, detail, code) => {
		const answer = await search('customer', q);
		expect([answer.status, detailOf(answer)]).toEqual([400, { detail, 'o:errorQueryParam': 'q', 'o:errorCode': code }]);
	});

	test('parentheses and conditions without end', async () => {
		for (const q of ['('.repeat(5000) + 'entityId EMPTY' + ')'.repeat(5000), Array(401).fill('id LESS 7').join(' OR ')]) {
			const answer = await search('customer', q);
			expect([answer.status, detailOf(answer).detail]).toEqual([400, unreadable]);
		}
	});

	test('a field that the role cannot see', async () => {
		await control(sandbox, 'POST', '/faults', { fault: 'hide', table: 'customer', column: 'email' });
		expect(detailOf(await search('customer', 'email EMPTY'))['o:errorCode']).toBe('NONEXISTENT_FIELD');
		await control(sandbox, 'DELETE', '/faults');
	});
});

test('a type that the role cannot see is not listed', async () => {
	await control(sandbox, 'POST', '/faults', { fault: 'hide', table: 'customer' });
	expect((await get('customer')).status).toBe(403);
	await control(sandbox, 'DELETE', '/faults');
});
