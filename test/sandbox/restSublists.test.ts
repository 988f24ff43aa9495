import { startSandbox, type Sandbox } from '../../sandbox';
import { call, detailOf, truthOver, type Answer } from './client';
import { matching } from './matchers';
import type { TruthRecord } from './shapes';

/** Sublists, their lines and subrecords by their own addresses, and how much of them a record shows. */

let sandbox: Sandbox;
let customer: TruthRecord;
let invoice: TruthRecord;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 23, customers: 40, invoices: 80, concurrency: 50 });
	customer = (await truthOver(sandbox, 'customer')).find(({ isInactive, terms }) => !isInactive && terms)!;
	invoice = (await truthOver(sandbox, 'invoice')).find(({ lines }) => lines.length > 2)!;
});
afterAll(() => sandbox.close());

interface Line {
	links: Array<{ rel: string; href: string }>;
	line: number;
	item: { id: string };
	quantity: number;
	rate: number;
	amount: number;
	description?: string;
}
interface Record {
	id: string;
	total: number;
	memo?: string;
	item: { items: Line[]; count: number; links: unknown[] };
}

const send = <T = Record>(method: string, path: string, body?: unknown) =>
	call<T>(sandbox, method, `/services/rest/record/v1/${path}`, { body });
const root = () => `${sandbox.url}/services/rest/record/v1`;
const at = (path: string) => [{ rel: 'self', href: `${root()}/${path}` }];
const idOf = (answer: Answer<never>) => answer.headers.get('location')!.split('/').pop()!;

/** A new invoice with two lines, whose items have no tax. */
async function entered(): Promise<string> {
	const line = invoice.lines.find(({ item }) => item)!;
	const answer = await send<never>('POST', 'invoice', {
		entity: { id: customer.id },
		memo: 'Entered',
		item: {
			items: [
				{ item: { id: line.item!.id }, quantity: 2, rate: 10, description: 'first' },
				{ item: { id: line.item!.id }, quantity: 1, rate: 5, description: 'second' },
			],
		},
	});
	expect(answer.status).toBe(204);
	return idOf(answer);
}
const linesOf = async (id: string) => (await send(`GET`, `invoice/${id}?expandSubResources=true`)).body.item.items;

describe('a record shows its sublists', () => {
	test('as links, and whole with expandSubResources, or those that expand names', async () => {
		const path = `invoice/${invoice.id}`;
		expect((await send('GET', path)).body.item).toEqual({ links: at(`${path}/item`) });
		const expanded = (await send('GET', `${path}?expandSubResources=true`)).body.item;
		expect(expanded).toMatchObject({ links: at(`${path}/item`), count: invoice.lines.length });
		expect((await send('GET', `${path}?expand=ITEM`)).body.item).toEqual(expanded);
		expect((await send('GET', `${path}?expand=salesTeam`)).body.item).toEqual({ links: at(`${path}/item`) });
	});

	test('and enumerations by their ID alone with simpleEnumFormat', async () => {
		const path = `invoice/${invoice.id}?fields=status,entity`;
		const long = (await send<{ status: object; entity: object }>('GET', path)).body;
		const short = (await send<{ status: string; entity: object }>('GET', `${path}&simpleEnumFormat=true`)).body;
		expect(long.status).toEqual({ id: matching(/^[A-Z]$/), refName: matching(/\w/) });
		expect(short.status).toBe((long.status as { id: string }).id);
		expect(short.entity).toEqual(long.entity);
	});
});

describe('a sublist by its own address', () => {
	test('is a collection, and each of its lines a record', async () => {
		const { headers, body } = await send<{ items: Line[]; totalResults: number }>('GET', `invoice/${invoice.id}/ITEM`);
		expect(headers.get('content-type')).toContain('type=collection');
		expect(body.totalResults).toBe(invoice.lines.length);
		const [first] = body.items;
		const line = await send<Line>('GET', `invoice/${invoice.id}/item/${first!.line}`);
		expect(line.headers.get('content-type')).toContain('type=singular');
		expect(line.body).toEqual({ ...first, links: at(`invoice/${invoice.id}/item/${first!.line}`) });
	});

	test('has what it is applied to under the other document’s ID', async () => {
		const payment = (await truthOver(sandbox, 'customerPayment')).find(({ applications }) => applications.length > 0)!;
		const { id, amount } = payment.applications[0]!;
		const { body } = await send<{ doc: { id: string }; amount: number }>('GET', `customerPayment/${payment.id}/apply/${id}`);
		expect(body).toMatchObject({ doc: { id, links: at(`invoice/${id}`) }, amount });
	});

	test.each([
		['a sublist that there is not', 'GET', 'hats', 404],
		['a line that there is not', 'GET', 'item/99', 404],
		['what a line has not', 'GET', 'item/1/hat', 404],
		['a line that is deleted', 'DELETE', 'item/1', 405],
		['a sublist that is deleted', 'DELETE', 'item', 405],
		['a sublist that is put', 'PUT', 'item', 405],
	])('%s is refused', async (_, method, path, status) => {
		expect((await send(method, `invoice/${invoice.id}/${path}`)).status).toBe(status);
	});

	test('of another record does not show', async () => {
		expect((await send('GET', 'invoice/999999/item')).status).toBe(404);
	});
});

describe('lines are written', () => {
	test('by the record: those with a key are merged, others added', async () => {
		const id = await entered();
		const [first, second] = await linesOf(id);
		const answer = await send<never>('PATCH', `invoice/${id}`, {
			item: { items: [{ line: first!.line, quantity: 3 }, { item: { id: first!.item.id }, quantity: 1, rate: 7 }] },
		});
		expect([answer.status, answer.headers.get('location')]).toEqual([204, `${root()}/invoice/${id}`]);
		expect((await linesOf(id)).map(({ quantity, rate }) => [quantity, rate])).toEqual([[3, 10], [second!.quantity, second!.rate], [1, 7]]);
		expect((await send('GET', `invoice/${id}`)).body.total).toBeGreaterThanOrEqual(42);
	});

	test('by the record with replace: only those that are given stay', async () => {
		const id = await entered();
		const [, second] = await linesOf(id);
		const path = `invoice/${id}?replace=item`;
		expect((await send('PATCH', path, { item: { items: [{ line: second!.line, description: 'kept' }] } })).status).toBe(204);
		expect(await linesOf(id)).toMatchObject([{ quantity: 1, rate: 5, description: 'kept' }]);
	});

	test('by their own address', async () => {
		const id = await entered();
		const [first] = await linesOf(id);
		const changed = await send('PATCH', `invoice/${id}/item/${first!.line}`, { description: 'changed', quantity: 4 });
		expect(changed.status).toBe(204);
		expect(await linesOf(id)).toMatchObject([{ quantity: 4, amount: 40, description: 'changed' }, { quantity: 1 }]);
		// The field is called as the sublist is.
		await send('PATCH', `invoice/${id}/item/${first!.line}`, { item: null });
		expect(await linesOf(id)).toHaveLength(2);
	});

	test('by the address of the sublist: POST adds one, PATCH merges several', async () => {
		const id = await entered();
		const [first] = await linesOf(id);
		const added = await send<never>('POST', `invoice/${id}/item`, { item: { id: first!.item.id }, quantity: 1, rate: 3 });
		expect(added.status).toBe(204);
		const third = (await linesOf(id))[2]!;
		expect(added.headers.get('location')).toBe(`${root()}/invoice/${id}/item/${third.line}`);
		expect(third).toMatchObject({ quantity: 1, rate: 3 });
		const merged = await send('PATCH', `invoice/${id}/item`, { items: [{ line: third.line, rate: 4 }] });
		expect(merged.status).toBe(204);
		expect((await linesOf(id)).map(({ rate }) => rate)).toEqual([10, 5, 4]);
	});

	test('but an invoice keeps one at least, whether its lines are null or none', async () => {
		const id = await entered();
		for (const [path, body] of [
			[`invoice/${id}`, { item: null }],
			[`invoice/${id}`, { item: { items: null } }],
			[`invoice/${id}?replace=item`, { item: { items: [] } }],
		] as const) {
			expect(detailOf((await send('PATCH', path, body)) as never).detail).toContain('You must enter at least one line item');
		}
		expect(await linesOf(id)).toHaveLength(2);
	});

	test('only of sublists that the record has', async () => {
		const answer = await send('PATCH', `invoice/${invoice.id}?replace=hats`, {});
		expect(detailOf(answer as never)).toMatchObject({ 'o:errorCode': 'INVALID_PARAMETER', 'o:errorQueryParam': 'replace' });
	});
});

test('replaceSelectedFields clears only what replace names', async () => {
	const id = await entered();
	const patch = (path: string) => send('PATCH', `invoice/${id}?${path}`, { memo: null });
	await patch('replaceSelectedFields=true');
	expect((await send('GET', `invoice/${id}`)).body.memo).toBe('Entered');
	await patch('replaceSelectedFields=true&replace=memo');
	expect((await send('GET', `invoice/${id}`)).body).not.toHaveProperty('memo');
});

describe('subrecords', () => {
	type Book = { items: Array<{ id: string; label: string; addressBookAddress: { city: string; country: { id: string } } }> };

	/** A customer of its own with an address. */
	async function withAddress(companyName: string): Promise<{ id: string; line: string }> {
		const answer = await send<never>('POST', 'customer', {
			companyName,
			subsidiary: { id: customer.subsidiary!.id },
			addressBook: { items: [{ label: 'HQ', addressBookAddress: { addr1: '1 Main St', city: 'Ghent', country: { id: 'BE' } } }] },
		});
		expect(answer.status).toBe(204);
		const id = idOf(answer);
		const { body } = await send<Book>('GET', `customer/${id}/addressBook`);
		return { id, line: body.items[0]!.id };
	}
	let address: Promise<{ id: string; line: string }>;
	beforeAll(() => (address = withAddress('Addressed')));

	test('are links in a line that is not expanded', async () => {
		const { id, line } = await address;
		const path = `customer/${id}/addressBook/${line}`;
		const { body } = await send<Book['items'][0]>('GET', path);
		expect(body).toMatchObject({ links: at(path), label: 'HQ', addressBookAddress: { links: at(`${path}/addressBookAddress`) } });
		expect(body.addressBookAddress).not.toHaveProperty('city');
	});

	test('stand in a line that is, and have an address of their own', async () => {
		const { id, line } = await address;
		const whole = await send<{ addressBook: Book }>('GET', `customer/${id}?expandSubResources=true`);
		const [{ addressBookAddress }] = whole.body.addressBook.items as [Book['items'][0]];
		expect(addressBookAddress).toMatchObject({ city: 'Ghent', country: { id: 'BE' } });
		const path = `customer/${id}/addressbook/${line}/ADDRESSBOOKADDRESS`;
		expect((await send('GET', path)).body).toMatchObject({ city: 'Ghent', country: { id: 'BE' } });
		expect((await send('PATCH', path, { city: 'Liège' })).status).toBe(405);
	});

	test('are written in their line', async () => {
		const { id, line } = await withAddress('Addressed Again');
		const path = `customer/${id}/addressBook/${line}`;
		expect((await send('PATCH', path, { label: 'Home', addressBookAddress: { city: 'Liège' } })).status).toBe(204);
		expect((await send('GET', `${path}?expandSubResources=true`)).body).toMatchObject({ label: 'Home', addressBookAddress: { city: 'Liège' } });
		expect((await send('PATCH', `customer/${id}`, { addressBook: null })).status).toBe(204);
		expect((await send<Book>('GET', `customer/${id}/addressBook`)).body.items).toEqual([]);
	});
});

test('what a field refers to is read by the field’s name', async () => {
	const { status, body } = await send('GET', `customer/${customer.id}/terms`);
	expect([status, body.id]).toEqual([200, customer.terms!.id]);
	expect((await send('GET', `invoice/${invoice.id}/ENTITY?fields=entityId`)).body).toEqual({
		links: at(`invoice/${invoice.id}/ENTITY?fields=entityId`),
		entityId: matching(/\w/),
	});
	expect((await send('GET', `invoice/${invoice.id}/tranId`)).status).toBe(404);
	expect((await send('PATCH', `customer/${customer.id}/terms`, {})).status).toBe(405);
});
