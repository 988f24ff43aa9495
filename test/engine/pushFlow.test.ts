import type { TruthRecord } from '../../demo/truthRows';
import type { Fault } from './localNetSuite';
import { entriesFor, isAsWritten, kinds, type Kind } from './pushEntries';
import { Pushing, type Entry } from './pushing';

// A run under trouble takes up to half a minute, starting n8n as long.
jest.setTimeout(180_000);

let push: Pushing;
let before: Record<Kind, Set<string>>;
let entries: Entry[];

beforeAll(async () => {
	push = await Pushing.open();
	before = { contact: await ids('contact'), note: await ids('note'), message: await ids('message') };
	entries = entriesFor(await push.netsuite.truth('customer'), await push.netsuite.truth('invoice'), 100);
});

afterAll(async () => await push?.close());

const ids = async (kind: Kind): Promise<Set<string>> => new Set((await push.netsuite.truth(kind)).map(({ id }) => id));

/** What is in NetSuite that was not there before the first push. */
async function made(kind: Kind): Promise<TruthRecord[]> {
	return (await push.netsuite.truth(kind)).filter(({ id }) => !before[kind].has(id));
}

async function countMade(): Promise<Record<Kind, number>> {
	return { contact: (await made('contact')).length, note: (await made('note')).length, message: (await made('message')).length };
}

/** Keys of entries whose row does not lead to a record with their content. */
async function wrong(): Promise<string[]> {
	const rows = await push.rows();
	const records = Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await push.netsuite.truth(kind)] as const)));
	return entries
		.filter((entry) => {
			const { key, kind } = entry;
			const row = rows.find((one) => one.key === key && one.kind === kind);
			const record = records[kind as Kind]?.find(({ id }) => id === String(row?.netsuiteId));
			return row?.status !== 'pushed' || record === undefined || !isAsWritten(entry, record);
		})
		.map(({ key }) => key as string);
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

/** About one request in eight fails, in every way that NetSuite and the network know. */
const trouble: Fault[] = [
	{ fault: 'status', status: 429, share: 0.03 },
	{ fault: 'status', status: 500, share: 0.02 },
	{ fault: 'status', status: 503, share: 0.02 },
	{ fault: 'timeout', share: 0.02 },
	{ fault: 'lost', share: 0.02 },
	// Above all where it counts: something was written, and nobody says so.
	{ fault: 'lost', match: 'POST /services/rest/record', share: 0.1 },
	{ fault: 'lost', match: 'PUT /services/rest/record', share: 0.1 },
	{ fault: 'lost', match: '<add>', share: 0.1 },
	{ fault: 'reset', share: 0.01 },
	{ fault: 'truncate', share: 0.01 },
];

/** The tests follow each other: each goes on with the table that the one before has left. */
describe('pushing to NetSuite', () => {
	test('a call without the header, or with another value, is refused and leaves nothing', async () => {
		const [entry] = entries;
		expect((await push.post(entry, {})).status).toBe(403);
		expect((await push.post(entry, { 'X-Push-Key': 'guessed' })).status).toBe(403);
		expect(await push.rows()).toEqual([]);
	});

	test('300 entries under refusals, time-outs and lost answers make exactly 300 records, each as it was written', async () => {
		// The first run makes the table.
		expect((await push.run()).status).toBe('success');
		const half = entries.length / 2;
		await push.addRows(entries.slice(0, half));
		for (const [seed, fault] of trouble.entries()) await push.netsuite.arm({ ...fault, seed });
		const posting = Promise.all(chunks(entries.slice(half), 10).map(async (some) => await push.post(some)));
		await Promise.all([push.run(), posting]);
		const refused = (await push.rows()).filter(({ status }) => status !== 'pushed');
		for (const { reason } of refused) expect(reason).toBeTruthy();

		// What NetSuite failed at is sent again, in better weather.
		await push.netsuite.clear();
		for (const { key } of refused) await push.editRow(key as string, { status: 'waiting' });
		expect((await push.run()).status).toBe('success');

		expect(await countMade()).toEqual({ contact: 100, note: 100, message: 100 });
		expect(await wrong()).toEqual([]);
	});

	test('the whole thing again makes nothing new and asks NetSuite for nothing', async () => {
		const known = new Map((await push.rows()).map(({ key, netsuiteId }) => [key, netsuiteId]));
		const requests = await push.netsuite.requests();
		const posting = chunks(entries, 60).map(async (some) => {
			const { status, told } = await push.post(some);
			expect(status).toBe(200);
			expect(told.map(({ status: one, netsuiteId }) => [one, netsuiteId])).toEqual(some.map(({ key }) => ['pushed', known.get(key as string)]));
		});
		await Promise.all(posting);
		await push.run();
		expect(await push.netsuite.requests()).toBe(requests);
	});

	test('T11: the nightly sync reads back what was pushed, knows it by its key, and nothing is pushed again', async () => {
		await push.netsuite.letTimePass();
		expect(await push.sync(kinds)).toMatchObject({ execution: { status: 'success' }, different: {} });
		const keys = new Map((await push.rows()).map(({ kind, netsuiteId, key }) => [`${kind} ${netsuiteId}`, key]));
		for (const kind of kinds) {
			const synced = await push.synced(kind);
			expect(synced.map(({ netsuiteId, pushedKey }) => [netsuiteId, pushedKey])).toEqual(
				synced.map(({ netsuiteId }) => [netsuiteId, keys.get(`${kind} ${netsuiteId}`) ?? null]),
			);
			expect(synced.filter(({ pushedKey }) => pushedKey !== null)).toHaveLength(100);
		}

		const requests = await push.netsuite.requests();
		await push.run();
		expect(await push.netsuite.requests()).toBe(requests);
	});

	test('a contact that is posted again with other content is changed in NetSuite, and the next night knows it still', async () => {
		const [contact] = entries as [Entry];
		const { told } = await push.post({ ...contact, email: 'new@example.com' });
		expect(told).toEqual([{ key: 'contact-0', kind: 'contact', status: 'pushed', netsuiteId: (await push.row('contact-0')).netsuiteId, reason: null }]);
		await push.netsuite.letTimePass();
		expect((await push.sync(kinds)).different).toEqual({});
		const changed = (await push.synced('contact')).filter(({ email }) => email === 'new@example.com');
		expect(changed).toMatchObject([{ netsuiteId: told[0]?.netsuiteId, pushedKey: 'contact-0' }]);
		expect((await made('contact')).length).toBe(100);
	});

	test('what cannot be pushed is failed with the reason, stops no other, and is sent again when it is put right', async () => {
		const [invoice, other] = await push.netsuite.truth('invoice');
		const good = { title: 'Called', text: 'Nobody there' };
		const taken = { ...entries[0], key: 'contact-taken' };
		const reasons: ReadonlyArray<readonly [Entry, RegExp]> = [
			[{ key: 'f1', kind: 'fax', ...good }, /no kind "fax".*contact, note or message/],
			[{ key: 'f2', kind: 'note', ...good }, /needs a customer or an invoice/],
			[{ key: 'f3', kind: 'note', invoice: invoice?.tranId, title: 'Called' }, /needs a text/],
			[{ key: 'f4', kind: 'note', invoice: invoice?.tranId, ...good, colour: 'red' }, /no field "colour"/],
			[{ key: 'f5', kind: 'note', invoice: invoice?.tranId, ...good, email: 'a@example.com' }, /takes no email/],
			[{ key: 'f6', kind: 'note', invoice: 'INV-NONE', ...good }, /Invoice INV-NONE was not found/],
			[{ key: 'f7', kind: 'message', customer: 'Nobody Ltd', title: 'Reminder' }, /No customer is called "Nobody Ltd"/],
			[{ key: 'f8', kind: 'contact', firstName: 'Ada' }, /needs a customer/],
			[{ key: 'f9', kind: 'message', customer: { id: 1 }, title: 'Reminder' }, /"customer" must be a text/],
			[taken, /already exists/],
		];
		const last = { key: 'f-good', kind: 'note', invoice: invoice?.tranId, ...good };
		const { status, told } = await push.post([...reasons.map(([entry]) => entry), { kind: 'note', ...good }, last]);
		for (const [index, [, reason]] of reasons.entries()) {
			expect(told[index]).toMatchObject({ status: 'failed', netsuiteId: null, reason: expect.stringMatching(reason) as unknown });
			expect(await push.row(told[index]?.key as string)).toMatchObject({ status: 'failed', reason: told[index]?.reason });
		}
		// One that has no key cannot be stored, and so is the caller's to keep.
		expect(status).toBe(400);
		expect(told[reasons.length]).toMatchObject({ key: '', status: 'failed', reason: expect.stringMatching(/needs a key/) as unknown });
		expect(told.at(-1)).toMatchObject({ key: 'f-good', status: 'pushed' });

		// Put right in the table, or posted again.
		expect(await push.row('f6')).toMatchObject({ tries: 1 });
		await push.editRow('f6', { invoice: other?.tranId as string, status: 'waiting' });
		expect((await push.run()).status).toBe('success');
		expect(await push.row('f6')).toMatchObject({ status: 'pushed', reason: null, tries: 2 });
		const again = await push.post({ key: 'f4', kind: 'note', invoice: invoice?.tranId, ...good });
		expect(again).toMatchObject({ status: 200, told: [{ status: 'pushed', reason: null }] });
		expect((await made('note')).length).toBe(103);
	});

	test('a run by hand with rows that fail ends as failed and says where to look', async () => {
		await push.addRows([{ key: 'row-1', kind: 'note', title: 'No customer', text: 'x' }, { kind: 'note', title: 'No key', text: 'x', customer: '1' }]);
		const { status, error } = await push.run();
		expect(status).toBe('error');
		expect(error?.message).toMatch(/netsuite_push.*"waiting"/s);
		const [withoutKey] = (await push.rows()).filter(({ key }) => key === null);
		expect(withoutKey).toMatchObject({ status: 'failed', reason: expect.stringMatching(/needs a key/) as unknown });
	});

	test('a contact that is changed while it is being pushed waits again, and its last content gets there', async () => {
		const contact = { key: 'race-1', kind: 'contact', customer: entries[0]?.customer, firstName: 'Ada', lastName: 'Race', email: 'first@example.com' };
		await push.netsuite.arm({ fault: 'lost', match: 'PUT /services/rest/record/v1/contact/eid:race-1', times: 1 });
		const posting = push.post(contact);
		while ((await push.netsuite.unspent()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
		await push.editRow('race-1', { email: 'second@example.com' });
		expect((await posting).told).toMatchObject([{ key: 'race-1', status: 'waiting' }]);
		expect((await push.run()).status).toBe('success');
		const { status, netsuiteId } = await push.row('race-1');
		expect(status).toBe('pushed');
		const written = (await made('contact')).filter(({ id }) => id === String(netsuiteId));
		expect(written).toMatchObject([{ email: 'second@example.com' }]);
	});

	test('n8n ends between the write and its answer: what is left waits, and the next run pushes it without doubling', async () => {
		const more = entries.slice(0, 30).map((entry) => ({ ...entry, key: `again-${entry.key as string}`, lastName: entry.lastName && `${entry.lastName as string} II` }));
		const had = await countMade();
		await push.addRows(more);
		await push.netsuite.arm({ fault: 'lost', match: 'PUT /services/rest/record/v1/contact/eid:again-contact-5', times: 1000 });
		await push.runInterruptedAfter(15);
		expect((await push.rows()).filter(({ status }) => status === 'waiting')).toHaveLength(15);
		expect((await countMade()).contact - had.contact).toBe(6);

		await push.netsuite.clear();
		expect((await push.run()).status).toBe('success');
		const has = await countMade();
		for (const kind of kinds) expect(has[kind] - had[kind]).toBe(10);
	});

	test('two runs, and two calls with the same entries, at the same time make each record once', async () => {
		const more = entries.slice(30, 60).map((entry) => ({ ...entry, key: `twice-${entry.key as string}`, lastName: entry.lastName && `${entry.lastName as string} III` }));
		const had = await countMade();
		await push.addRows(more.slice(0, 12));
		const posted = chunks(more.slice(12), 9);
		const [runs, ...answers] = await Promise.all([push.runTwice(), ...[...posted, ...posted].map(async (some) => await push.post(some))]);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
		for (const { told } of answers) expect(told.map(({ status }) => status)).toEqual(told.map(() => 'pushed'));
		const has = await countMade();
		for (const kind of kinds) expect(has[kind] - had[kind]).toBe(10);
	});

	test('a login that NetSuite refuses is tried once, the entries wait, and later they are pushed', async () => {
		const note = { kind: 'note', customer: entries[0]?.customer, title: 'Later', text: 'Later' };
		await push.addRows([{ ...note, key: 'later-1' }, { ...note, key: 'later-2' }]);
		await push.useCredential({ ...push.netsuite.credential, tokenSecret: 'f'.repeat(64) });
		const requests = await push.netsuite.requests();
		const { status, error } = await push.run();
		expect(await push.netsuite.requests()).toBe(requests + 1);
		expect(status).toBe('error');
		expect(error?.message).toMatch(/cannot be reached.*invalid login/is);
		expect(await push.row('later-1')).toMatchObject({ status: 'waiting', tries: 0, reason: expect.stringMatching(/invalid login/i) as unknown });
		expect(await push.row('later-2')).toMatchObject({ status: 'waiting', tries: null });

		// A caller is told the same; and however long it lasts, nothing is given up.
		await push.editRow('later-1', { tries: 4 });
		expect((await push.post({ ...note, key: 'later-1' })).told).toMatchObject([{ status: 'waiting', netsuiteId: null }]);
		await push.useCredential(push.netsuite.credential);
		expect((await push.run()).status).toBe('success');
		for (const key of ['later-1', 'later-2']) expect(await push.row(key)).toMatchObject({ status: 'pushed', reason: null });
	});
});
