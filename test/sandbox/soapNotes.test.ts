import { startSandbox, type Sandbox } from '../../sandbox';
import type { ActivityReport } from '../../sandbox/account/activity';
import { control, query, truthOver } from './client';
import { all, attributes, soap, statusOf, textOf, type Difference } from './soapClient';

let sandbox: Sandbox;
let customer: string;
let invoice: { id: string; name: string };

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 12, customers: 20, invoices: 40, concurrency: 50 });
	customer = (await truthOver(sandbox, 'customer')).find(({ externalId }) => externalId === null)!.id;
	const [row] = (await query(sandbox, "SELECT id, trandisplayname FROM transaction WHERE type = 'CustInvc'")).body
		.items;
	invoice = { id: row!.id!, name: row!.trandisplayname! };
});
afterAll(() => sandbox.close());

const add = (inner: string, attribute = '') =>
	soap(
		sandbox,
		`<platformMsgs:add><platformMsgs:record xsi:type="generalComm:Note" ${attribute}>${inner}</platformMsgs:record></platformMsgs:add>`,
	);
const get = (attribute: string, difference: Difference = {}) =>
	soap(
		sandbox,
		`<platformMsgs:get><platformMsgs:baseRef ${attribute} type="note" xsi:type="platformCore:RecordRef"/></platformMsgs:get>`,
		difference,
	);
const onCustomer = () => `<generalComm:entity internalId="${customer}" type="customer"/>`;
const onInvoice = () => `<generalComm:transaction internalId="${invoice.id}"/>`;
const note = (text: string) => `<generalComm:note>${text}</generalComm:note>`;
const truthOf = async (id: string) => (await truthOver(sandbox, 'note')).find((record) => record.id === id);
const added = async (...what: Parameters<typeof add>) => {
	const answer = await add(...what);
	expect(statusOf(answer)).toEqual(['true', null, null]);
	return attributes(answer, 'baseRef', 'internalId')[0]!;
};

describe('add', () => {
	test('writes what Oracle’s sample writes, on a customer', async () => {
		const answer = await add(
			`<generalComm:title>-- note title --</generalComm:title><generalComm:noteType internalId="8"/>` +
				`<generalComm:direction>_incoming</generalComm:direction>` +
				`<generalComm:noteDate>2026-01-10T17:30:00.000-05:00</generalComm:noteDate>` +
				`${note('Ring &lt;back&gt;&#13;&#10;\u00A0“now” 📞')}<generalComm:author internalId="6"/>${onCustomer()}`,
			'externalId="pushed 1"',
		);
		const id = attributes(answer, 'baseRef', 'internalId')[0]!;
		expect(answer.xml).toContain(
			`<baseRef internalId="${id}" externalId="pushed 1" type="note" xsi:type="platformCore:RecordRef"/>`,
		);
		expect(await truthOf(id)).toEqual({
			id,
			entity: { id: customer, refName: expect.any(String) as string },
			transaction: null,
			title: '-- note title --',
			note: 'Ring <back>\r\n\u00A0“now” 📞',
			noteDate: '2026-01-10T22:30:00Z',
			author: { id: '6', refName: 'Kim Müller' },
			customFields: {},
		});
		const read = await get('externalId="pushed 1"');
		expect(textOf(read, 'note')).toBe('Ring <back>\r\n\u00A0“now” 📞');
		expect([textOf(read, 'direction'), textOf(read, 'noteType'), textOf(read, 'noteDate')]).toEqual([
			'_incoming',
			'Phone Call',
			'2026-01-10T14:30:00.000-08:00',
		]);
	});

	test('is now and by the token’s employee unless it says otherwise', async () => {
		const id = await added(note('x') + onInvoice());
		expect(await truthOf(id)).toMatchObject({
			entity: null,
			transaction: { id: invoice.id, refName: invoice.name },
			title: null,
			noteDate: '2026-01-15T17:00:00Z',
			author: { id: '3', refName: 'Ana Lovelace' },
		});
	});

	test('on a transaction it shows in SuiteQL, on a customer it does not', async () => {
		const [shown, hidden] = [await added(note('seen') + onInvoice()), await added(note('unseen') + onCustomer())];
		const { body } = await query(
			sandbox,
			`SELECT id, transaction, note FROM transactionnote WHERE id IN (${shown}, ${hidden})`,
		);
		expect(body.items).toEqual([{ links: [], id: shown, transaction: invoice.id, note: 'seen' }]);
	});

	test('takes references by external ID', async () => {
		const known = (await truthOver(sandbox, 'customer')).find(({ externalId }) => externalId)!;
		const id = await added(`${note('x')}<generalComm:entity externalId="${known.externalId}"/>`);
		expect((await truthOf(id))!.entity!.id).toBe(known.id);
	});

	test('a moment without an offset is Pacific time, before and after clocks change', async () => {
		const at = (moment: string) => `<generalComm:noteDate>${moment}</generalComm:noteDate>`;
		const winter = await added(at('2026-01-10T08:00:00') + note('x') + onInvoice());
		const summer = await added(at('2025-07-10T08:00:00.123') + note('x') + onInvoice());
		expect([await truthOf(winter), await truthOf(summer)]).toMatchObject([
			{ noteDate: '2026-01-10T16:00:00Z' },
			{ noteDate: '2025-07-10T15:00:00Z' },
		]);
	});

	test.each<[string, () => [string, string?], string, string]>([
		['without a parent', () => [note('x')], 'USER_ERROR', 'A note must be associated with one and only one record.'],
		[
			'with two parents',
			() => [note('x') + onCustomer() + onInvoice()],
			'USER_ERROR',
			'A note must be associated with one and only one record.',
		],
		['without text', () => [onCustomer()], 'USER_ERROR', 'Please enter value(s) for: Memo'],
		['with an empty text', () => [note('') + onCustomer()], 'USER_ERROR', 'Please enter value(s) for: Memo'],
		[
			'on an entity that is not there',
			() => [`${note('x')}<generalComm:entity internalId="987654"/>`],
			'INVALID_KEY_OR_REF',
			'Invalid entity reference key 987654.',
		],
		[
			'on a transaction that is not there',
			() => [`${note('x')}<generalComm:transaction externalId="none"/>`],
			'INVALID_KEY_OR_REF',
			'Invalid transaction reference key none.',
		],
		[
			'on a transaction that is an entity',
			() => [`${note('x')}<generalComm:transaction internalId="${customer}"/>`],
			'INVALID_KEY_OR_REF',
			'Invalid transaction reference key {customer}.',
		],
		[
			'by somebody who is no employee',
			() => [`${note('x')}<generalComm:author internalId="${customer}"/>${onCustomer()}`],
			'INVALID_KEY_OR_REF',
			'Invalid author reference key {customer}.',
		],
		[
			'of an unknown type',
			() => [`<generalComm:noteType internalId="99"/>${note('x')}${onCustomer()}`],
			'INVALID_KEY_OR_REF',
			'Invalid notetype reference key 99.',
		],
		[
			'longer than NetSuite takes',
			() => [note('x'.repeat(4001)) + onCustomer()],
			'EXCEEDED_MAX_FIELD_LENGTH',
			'The field note contained more than the maximum number ( 4000 ) of characters allowed.',
		],
	])('%s is refused, and nothing is written', async (_, what, code, message) => {
		const before = (await truthOver(sandbox, 'note')).length;
		expect(statusOf(await add(...what()))).toEqual(['false', code, message.replace('{customer}', customer)]);
		expect(await truthOver(sandbox, 'note')).toHaveLength(before);
	});

	test('the same external ID twice is refused, on whatever record', async () => {
		await added(note('once') + onCustomer(), 'externalId="twice"');
		const again = await add(note('again') + onInvoice(), 'externalId="twice"');
		expect(statusOf(again)).toEqual(['false', 'DUP_RCRD', 'This record already exists']);
		expect((await truthOver(sandbox, 'note')).filter((record) => 'note' in record && record.note === 'again')).toEqual(
			[],
		);
	});

	test('a lost answer leaves the note, and a time-out leaves none', async () => {
		await control(sandbox, 'POST', '/faults', { fault: 'lost' });
		await expect(add(note('x') + onCustomer(), 'externalId="lost"')).rejects.toThrow();
		expect(statusOf(await get('externalId="lost"'))[0]).toBe('true');
		await control(sandbox, 'POST', '/faults', { fault: 'timeout' });
		await expect(add(note('x') + onCustomer(), 'externalId="late"')).rejects.toThrow();
		expect(statusOf(await get('externalId="late"'))[1]).toBe('RCRD_DSNT_EXIST');
	});

	test('notes of both kinds have IDs of one sequence', async () => {
		const ids: number[] = [];
		for (const parent of [onCustomer, onInvoice, onCustomer, onInvoice])
			ids.push(Number(await added(note('x') + parent())));
		expect(ids).toEqual([...ids].sort((a, b) => a - b));
		expect(new Set(ids).size).toBe(4);
	});

	test('is a note as any other to what happens afterwards', async () => {
		const ids: string[] = [];
		for (let i = 0; i < 40; i++) ids.push(await added(note(`written ${i}`) + (i % 2 ? onCustomer() : onInvoice())));
		const { body } = await control<ActivityReport>(sandbox, 'POST', '/activity?changes=200&seed=4');
		const { changed, deleted } = body.points.note!;
		expect(ids.filter((id) => deleted.includes(id)).length).toBeGreaterThan(0);
		for (const [i, id] of ids.entries()) {
			const answer = await get(`internalId="${id}"`);
			expect(statusOf(answer)[1]).toBe(deleted.includes(id) ? 'RCRD_DSNT_EXIST' : null);
			if (!deleted.includes(id) && !changed.includes(id)) expect(textOf(answer, 'note')).toBe(`written ${i}`);
		}
	});
});

describe('get', () => {
	test('reads what the truth says, by internal ID', async () => {
		const records = await truthOver(sandbox, 'note');
		for (const record of records.slice(0, 12)) {
			const answer = await get(`internalId="${record.id}"`);
			const own = { ...record } as unknown as Record<string, { id: string; refName: string } | string | null>;
			for (const name of ['title', 'note'] as const) expect(textOf(answer, name)).toBe(own[name] ?? null);
			for (const name of ['author', 'entity', 'transaction']) {
				const reference = own[name] as { id: string; refName: string } | null;
				expect([attributes(answer, name, 'internalId')[0], textOf(answer, name)]).toEqual(
					reference ? [reference.id, reference.refName] : [undefined, null],
				);
			}
			expect(new Date(textOf(answer, 'noteDate')!).toISOString().replace('.000', '')).toBe(own.noteDate);
		}
	});

	test('an ID that is not there is no fault', async () => {
		const answer = await get('internalId="5"');
		expect([answer.status, ...statusOf(answer)]).toEqual([
			200,
			'false',
			'RCRD_DSNT_EXIST',
			'That record does not exist.',
		]);
		expect(statusOf(await get('externalId="nowhere"'))[1]).toBe('RCRD_DSNT_EXIST');
	});

	test('getList answers for each', async () => {
		const [known] = await truthOver(sandbox, 'note');
		const ref = (id: string) => `<baseRef internalId="${id}" type="note" xsi:type="platformCore:RecordRef"/>`;
		const answer = await soap(
			sandbox,
			`<platformMsgs:getList>${ref('5')}${ref(known!.id)}${ref('6')}</platformMsgs:getList>`,
		);
		expect(attributes(answer, 'status', 'isSuccess')).toEqual(['true', 'false', 'true', 'false']);
		expect(all(answer, 'record').map((record) => record.getAttribute('internalId'))).toEqual([known!.id]);
		const tooMany = await soap(sandbox, `<platformMsgs:getList>${ref('5').repeat(1001)}</platformMsgs:getList>`);
		expect([tooMany.status, textOf(tooMany, 'code')]).toEqual([500, 'MAX_RCRDS_EXCEEDED']);
	});
});

test('a role without the permission is refused in words, reading and writing', async () => {
	await control(sandbox, 'POST', '/faults', { fault: 'hide', table: 'note' });
	expect(statusOf(await get('internalId="5"')).slice(0, 2)).toEqual(['false', 'INSUFFICIENT_PERMISSION']);
	expect(statusOf(await add(note('x') + onCustomer())).slice(0, 2)).toEqual(['false', 'INSUFFICIENT_PERMISSION']);
	await control(sandbox, 'DELETE', '/faults');
});

test('a value can come out unreadable', async () => {
	const id = await added(note('x') + onCustomer());
	await control(sandbox, 'POST', '/faults', { fault: 'corrupt', id, column: 'notedate' });
	const answer = await get(`internalId="${id}"`, { unfit: true });
	expect([textOf(answer, 'noteDate'), textOf(answer, 'note')]).toEqual(['?#?', 'x']);
	await control(sandbox, 'DELETE', '/faults');
	expect(textOf(await get(`internalId="${id}"`), 'noteDate')).toMatch(/^2026-01-/);
});

test('the same calls make the same notes', async () => {
	const runs: unknown[] = [];
	for (let run = 0; run < 2; run++) {
		const other = await startSandbox({ port: 0, seed: 12, customers: 5, invoices: 10 });
		const [someone] = await truthOver(other, 'customer');
		const answers: string[] = [];
		for (const key of ['a', 'b', 'a']) {
			const record = `<platformMsgs:record xsi:type="generalComm:Note" externalId="${key}">${note(key)}<generalComm:entity internalId="${someone!.id}"/></platformMsgs:record>`;
			answers.push((await soap(other, `<platformMsgs:add>${record}</platformMsgs:add>`)).xml);
		}
		await control(other, 'POST', '/activity?changes=30&seed=1');
		runs.push([answers, await truthOver(other, 'note')]);
		await other.close();
	}
	expect(runs[1]).toEqual(runs[0]);
});
