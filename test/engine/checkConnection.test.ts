import { openEngine, type CredentialData, type Engine, type NodeRun, type NodeSetting } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';

// Loading n8n-core takes seconds, on a busy machine more than jest's five.
jest.setTimeout(60_000);

let engine: Engine;
let netsuite: LocalNetSuite;

beforeAll(async () => {
	engine = await openEngine();
});
afterAll(() => engine?.close());

// Refused logins are counted and lock the token: every test has an account of its own.
beforeEach(async () => {
	netsuite = await openLocalNetSuite({ seed: 22, customers: 5, invoices: 10 });
});
afterEach(async () => await netsuite?.close());

async function check(credential: CredentialData, parameters: NodeSetting['parameters'] = {}, more: Partial<NodeSetting> = {}): Promise<NodeRun> {
	return await engine.run({ type: 'netSuiteSync', parameters: { operation: 'checkConnection', ...parameters }, ...more }, credential);
}

const linesOf = ({ outputs }: NodeRun) => (outputs[0] ?? []).map(({ json }) => json);

test.each(['tba', 'oAuth2'] as const)('R1: an item for each line, with check, status, detail and advice, by %s', async (authentication) => {
	const run = await check(authentication === 'tba' ? netsuite.credential : netsuite.oauth2, {}, { authentication });
	expect(run.error).toBeUndefined();
	const lines = linesOf(run);
	expect(lines.length).toBeGreaterThan(35);
	for (const line of lines) {
		expect(Object.keys(line)).toEqual(['check', 'status', 'detail', 'advice', 'kind']);
		expect(['ok', 'warning', 'failed', 'not installed']).toContain(line.status);
	}
	expect(lines[0]).toMatchObject({ check: 'Login', status: 'ok' });
	expect(lines[0]?.detail).toMatch(/1234567_SB1, a sandbox, by (token-based authentication|OAuth 2\.0) at 127\.0\.0\.1:\d+\.$/);
	expect(lines.find((line) => line.check === 'Clock')).toMatchObject({ status: 'ok' });
	expect(lines.filter(({ status }) => status === 'failed').map((line) => line.check)).toEqual(authentication === 'tba' ? [] : ['Writing: Notes']);
});

test('R1: only what is chosen, with the custom fields and the checkbox that a flow relies on', async () => {
	const options = { customFields: 'custbody_disputed, custbody_gone', customerCheckbox: 'custentity_gone' };
	const lines = linesOf(await check(netsuite.credential, { integrationPoints: ['invoice', 'customer'], options }));
	const status = Object.fromEntries(lines.map(({ check: name, status: its }) => [name as string, its as string]));
	expect(Object.keys(status).filter((name) => name.startsWith('Records'))).toEqual(['Records: Customers', 'Records: Invoices']);
	expect(status).toMatchObject({
		'Custom field: custbody_disputed': 'ok',
		'Custom field: custbody_gone': 'failed',
		'Customer checkbox: custentity_gone': 'failed',
		SuiteApp: 'not installed',
	});
});

test('K11: only the login takes one request', async () => {
	expect(linesOf(await check(netsuite.credential, { checks: 'login' })).map((line) => line.check)).toEqual(['Login', 'Clock']);
	expect(await netsuite.requests()).toBe(1);
});

test.each(['tba', 'oAuth2'] as const)('I6: a refused login is an item, no error, and is tried once for all input items, by %s', async (authentication) => {
	const wrong = authentication === 'tba' ? { ...netsuite.credential, tokenSecret: 'f'.repeat(64) } : { ...netsuite.oauth2, certificateId: 'unknown' };
	const run = await check(wrong, {}, { authentication, items: [{}, {}, {}] });
	expect(run.error).toBeUndefined();
	expect(linesOf(run)).toHaveLength(6);
	expect(linesOf(run).filter((line) => line.check === 'Login')).toEqual(
		Array(3).fill(expect.objectContaining({ status: 'failed', kind: 'login', detail: expect.stringMatching(/Nothing else was tried/) as string })),
	);
	expect(await netsuite.requests()).toBeLessThanOrEqual(2);
	expect(JSON.stringify(run)).not.toContain('f'.repeat(64));
});

test('R1: a clock that is more than five minutes off is said to be the reason, by both logins', async () => {
	await netsuite.arm({ fault: 'skew', seconds: 900 });
	for (const authentication of ['tba', 'oAuth2'] as const) {
		const lines = linesOf(await check(authentication === 'tba' ? netsuite.credential : netsuite.oauth2, {}, { authentication }));
		expect(lines).toMatchObject([{ check: 'Login', status: 'failed' }, { check: 'Clock', status: 'failed', detail: expect.stringMatching(/(89[4-9]|90\d) seconds ahead/) as string }]);
	}
});

test('I6: a credential that is filled in wrongly is an item, and nothing is sent', async () => {
	const run = await check({ ...netsuite.credential, accountId: 'https://1234567.app.netsuite.com' });
	expect(linesOf(run)).toMatchObject([{ check: 'Login', status: 'failed', kind: 'login', advice: expect.stringMatching(/NetSuite TBA API/) as string }]);
	expect(await netsuite.requests()).toBe(0);
});
