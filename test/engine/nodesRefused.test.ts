import { openEngine, type CredentialData, type Engine } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { cases, failureOf, read, recordsOf } from './reading';

// Loading n8n-core takes seconds, on a busy machine more than jest's five.
jest.setTimeout(60_000);

let engine: Engine;
let netsuite: LocalNetSuite;

beforeAll(async () => {
	engine = await openEngine();
});

afterAll(() => engine?.close());

// Failed logins are counted and lock the token: every test has an account of its own.
beforeEach(async () => {
	netsuite = await openLocalNetSuite({ seed: 22, customers: 3, invoices: 4 });
});

afterEach(async () => await netsuite?.close());

const secretsOf = ({ consumerSecret, tokenSecret }: CredentialData) => [consumerSecret, tokenSecret] as string[];

interface Refusal {
	readonly wrong: (credential: CredentialData) => CredentialData;
	readonly says: RegExp;
	/** Requests that may reach NetSuite: a second login with the same keys would only lock the token sooner. */
	readonly requests: 0 | 1;
}

const refusals: Record<string, Refusal> = {
	'a wrong token secret': {
		wrong: (credential) => ({ ...credential, tokenSecret: 'f'.repeat(64) }),
		says: /invalid login.*Login Audit Trail/is,
		requests: 1,
	},
	"another account's ID": {
		wrong: (credential) => ({ ...credential, accountId: '7654321' }),
		says: /invalid login.*account ID/is,
		requests: 1,
	},
	'an account ID that is none': {
		wrong: (credential) => ({ ...credential, accountId: 'https://1234567.app.netsuite.com' }),
		says: /account ID.*credential/is,
		requests: 0,
	},
	'a Server URL that is not on this machine': {
		wrong: (credential) => ({ ...credential, serverUrl: 'http://netsuite.example.com' }),
		says: /Server URL.*credential/is,
		requests: 0,
	},
	'a Server URL that only looks like this machine': {
		wrong: (credential) => ({ ...credential, serverUrl: 'http://127.0.0.1.example.com' }),
		says: /Server URL.*credential/is,
		requests: 0,
	},
};

describe.each(cases)('$name, On Error $onError', ({ name, onError }) => {
	test.each(Object.keys(refusals))('%s is an error that says where to look', async (what) => {
		const { wrong, says, requests } = refusals[what] as Refusal;
		const credential = wrong(netsuite.credential);
		const failed = await read(engine, name, { credential, onError });
		expect(recordsOf(failed)).toEqual([]);
		expect(failureOf(failed)).toMatch(says);
		expect(failed.error !== undefined).toBe(onError === 'stopWorkflow');
		expect(await netsuite.requests()).toBe(requests);
		const shown = JSON.stringify(failed);
		for (const secret of secretsOf(credential)) expect(shown).not.toContain(secret);
	});
});

test('NetSuite Sync: Plan tries a refused login once and not for every integration point', async () => {
	const credential = { ...netsuite.credential, tokenSecret: 'f'.repeat(64) };
	const failed = await engine.run({ type: 'netSuiteSync', parameters: { operation: 'plan' } }, credential);
	expect(recordsOf(failed)).toEqual([]);
	expect(failureOf(failed)).toMatch(/invalid login.*Login Audit Trail/is);
	// The fifth failed login in a row locks the token.
	expect(await netsuite.requests()).toBe(1);
});

const ofNode = (name: string) => cases.filter((one) => one.name.startsWith(name));

describe.each(ofNode('NetSuite: '))('$name, On Error $onError', ({ name, onError }) => {
	test('a table that the role cannot see is an error that names it', async () => {
		await netsuite.arm({ fault: 'hide', table: 'transaction' });
		const failed = await read(engine, name, { credential: netsuite.credential, onError });
		expect(recordsOf(failed)).toEqual([]);
		expect(failureOf(failed)).toMatch(/transaction.*role/is);
		expect(failed.error !== undefined).toBe(onError === 'stopWorkflow');
	});
});

describe.each(ofNode('NetSuite Sync: '))('$name, On Error $onError', ({ name, onError }) => {
	const get = async () => await read(engine, name, { credential: netsuite.credential, onError });

	test('a table that the role cannot see is left out and said so', async () => {
		await netsuite.arm({ fault: 'hide', table: 'transaction' });
		const { outputs, error } = await get();
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ status: 'leftOut', checkpoint: null, replaceFrom: null, replaceTo: null });
		expect(JSON.stringify(outputs[1]?.[0]?.json.leftOut)).toMatch(/transaction/);
	});

	test('a column that the role cannot see is left out of every record and said so', async () => {
		await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'memo' });
		const { outputs } = await get();
		expect(outputs[0]).toHaveLength((await netsuite.truth('invoice')).length);
		expect(outputs[0]?.map(({ json }) => json.memo)).toEqual(outputs[0]?.map(() => null));
		expect(JSON.stringify(outputs[1]?.[0]?.json.leftOut)).toMatch(/memo/i);
	});

	test('a checkpoint of another account is refused', async () => {
		const { outputs } = await get();
		const cursor = JSON.parse(outputs[1]?.[0]?.json.checkpoint as string) as object;
		const checkpoint = JSON.stringify({ ...cursor, account: '7654321' });
		const failed = await read(engine, name, { credential: netsuite.credential, onError, checkpoint });
		expect(recordsOf(failed)).toEqual([]);
		expect(failureOf(failed)).toMatch(/belongs to account 7654321/);
	});
});
