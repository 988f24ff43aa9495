import { NetSuiteError, type Draft } from '../../netsuite';
import { startLocalNetSuite, type Fault, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { contactOf, create, messageOn, noteOn, parent } from '../support/writing';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 60, customers: 20 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

/** NetSuite refuses new references to what is inactive. */
const first = async (point: string): Promise<string> =>
	(await netsuite.truth(point)).find(({ isInactive }) => isInactive !== true)?.id ?? '';

/** The checklist's row, what is written, how it is sent, and how the record with that key is drafted. */
const paths: Array<[string, string, string, (key: string) => Promise<Draft>]> = [
	[
		'T10',
		'contact',
		'POST /services/rest/record/v1/contact',
		async (key) =>
			await contactOf(netsuite.client, key, {
				firstName: 'Ada',
				lastName: 'Lovelace',
				entityId: `Ada Lovelace ${key}`,
				email: 'ada@example.com',
				company: await first('customer'),
			}),
	],
	[
		'T19',
		'note',
		':add',
		async (key) => noteOn(key, await parent(netsuite.client, 'customer', await first('customer')), { title: `Called ${key}` }),
	],
	[
		'T21',
		'message',
		'POST /services/rest/record/v1/message',
		async (key) => messageOn(key, await parent(netsuite.client, 'invoice', await first('invoice')), { subject: `Invoice ${key}` }),
	],
];

describe.each(paths)('%s: a %s is made once', (_, point, match, draftOf) => {
	const countNow = async () => (await netsuite.truth(point)).length;

	test('the same call twice makes one record', async () => {
		const before = await countNow();
		const draft = await draftOf(`${point}-twice`);
		const made = await create(netsuite.client, draft);
		expect(made).toEqual({ outcome: 'created', recordType: point, id: expect.stringMatching(/^\d+$/) as string, externalId: `${point}-twice` });
		expect(await create(netsuite.client, draft)).toEqual({ ...made, outcome: 'alreadyThere' });
		expect((await netsuite.truth(point)).filter(({ id }) => id === made.id)).toHaveLength(1);
		expect(await countNow()).toBe(before + 1);
	});

	test('five calls at once make one record', async () => {
		const before = await countNow();
		const draft = await draftOf(`${point}-at-once`);
		const all = await Promise.all([1, 2, 3, 4, 5].map(async () => await create(netsuite.client, draft)));
		expect(new Set(all.map(({ id }) => id)).size).toBe(1);
		expect(all.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
		expect(await countNow()).toBe(before + 1);
	});

	test.each<[string, Fault[]]>([
		['the answer was lost after the effect', [{ fault: 'lost', match }]],
		['the request never took effect', [{ fault: 'timeout', match }]],
		['the connection broke in the middle of the answer', [{ fault: 'reset', match }]],
		['the answer was cut', [{ fault: 'truncate', match }]],
		['NetSuite failed', [{ fault: 'status', status: 500, match }]],
		['NetSuite was out of service', [{ fault: 'status', status: 503, match, times: 2 }]],
		['NetSuite was busy', [{ fault: 'status', status: 429, match, times: 3 }]],
		['all of it', [{ fault: 'timeout', match }, { fault: 'status', status: 500, match }, { fault: 'status', status: 429, match }, { fault: 'lost', match }]],
	])('%s: one record, and it is said to be created', async (name, faults) => {
		const before = await countNow();
		const key = `${point}-${name.replace(/\W+/g, '-')}`;
		const draft = await draftOf(key);
		await netsuite.arm(...faults);
		const made = await create(netsuite.client, draft);
		expect(made).toMatchObject({ outcome: 'created', externalId: key });
		expect(await countNow()).toBe(before + 1);
		expect(await create(netsuite.client, draft)).toEqual({ ...made, outcome: 'alreadyThere' });
	});

	test('when nothing gets through it is an error that says what is not known, and running it again makes one record', async () => {
		const before = await countNow();
		const draft = await draftOf(`${point}-stubborn`);
		await netsuite.arm({ fault: 'timeout', match, times: 5 });
		const failure = await failureOf(create(netsuite.client, draft));
		expect(failure.kind).toBe('network');
		expect(failure.advice).toContain('Run it again with the same external ID');
		expect(await countNow()).toBe(before);
		expect(await create(netsuite.client, draft)).toMatchObject({ outcome: 'created' });
		expect(await countNow()).toBe(before + 1);
	});

	test('40 entries while three in ten requests go wrong, each run until it is through: 40 records', async () => {
		const before = await countNow();
		const drafts = await Promise.all(Array.from({ length: 40 }, async (_, index) => await draftOf(`${point}-storm-${index}`)));
		const services = '/services/';
		await netsuite.arm(
			{ fault: 'lost', match: services, share: 0.1, seed: 5 },
			{ fault: 'timeout', match: services, share: 0.1, seed: 6 },
			{ fault: 'status', status: 500, match: services, share: 0.1, seed: 7 },
		);
		const ids = await Promise.all(
			drafts.map(async (draft) => {
				for (;;) {
					try {
						return (await create(netsuite.client, draft)).id;
					} catch (error) {
						if (!(error instanceof NetSuiteError) || !['network', 'server'].includes(error.kind)) throw error;
					}
				}
			}),
		);
		expect(new Set(ids).size).toBe(40);
		expect(await countNow()).toBe(before + 40);
	});
});
