import { checkConnection, Governor, integrationPoint, integrationPoints, type CheckOptions, type Client, type Finding } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { soapFault } from '../support/soapServer';

const governor = new Governor();

async function check(client: Client, more: Partial<CheckOptions> = {}): Promise<Finding[]> {
	return await checkConnection(client, {
		host: 'localhost', way: 'token-based authentication', now: Date.now, soap: true, governor: () => governor.state(), ...more,
	});
}

const lineOf = (findings: readonly Finding[], name: string): Finding => {
	const [line, ...others] = findings.filter((one) => one.check === name);
	if (!line || others.length > 0) throw new Error(`There are ${others.length + (line ? 1 : 0)} lines "${name}" in ${findings.map((one) => one.check).join(', ')}.`);
	return line;
};

const checksWith = (findings: readonly Finding[], status: Finding['status']) =>
	findings.filter((one) => one.status === status).map((one) => one.check);

const unknowable = ['Writing: Contacts', 'Writing: Notes', 'Writing: Messages'];

describe('an account with everything, and a role that sees all of it', () => {
	let netsuite: LocalNetSuite;
	beforeAll(async () => {
		netsuite = await startLocalNetSuite({ invoices: 120, concurrency: 5 });
	});
	afterEach(async () => await netsuite.clearFaults());
	afterAll(async () => await netsuite.close());

	test('R1: features, permissions and whatever else is needed have a line each, with what to do', async () => {
		await netsuite.forgetRequests();
		const findings = await check(netsuite.connect({}, { governor }));
		expect(checksWith(findings, 'failed')).toEqual([]);
		expect(checksWith(findings, 'not installed')).toEqual(['SuiteApp']);
		// Whether the role may write shows when it does.
		expect(checksWith(findings, 'warning')).toEqual(unknowable);
		expect(findings.filter(({ detail, advice }) => detail === '' || advice === '')).toEqual([]);
		expect(new Set(findings.map((one) => one.check)).size).toBe(findings.length);
		for (const { label } of integrationPoints) expect(lineOf(findings, `Records: ${label.plural}`).detail).toMatch(/^Visible, with all fields/);
		expect((await netsuite.requests()).requests).toBeLessThan(60);
	});

	test('I6: the company and its subsidiaries are named', async () => {
		const names = (await netsuite.truth('subsidiary')).map(({ name, id }) => `${name as string} (${id})`);
		const line = lineOf(await check(netsuite.client), 'Subsidiaries');
		for (const name of names) expect(line.detail).toContain(name);
		const top = (await netsuite.truth('subsidiary')).find(({ parent }) => parent === null);
		expect(line.detail).toContain(`The company is ${top?.name as string}.`);
	});

	test.each([
		['without the top-most one', 0],
		['with it, and without one in between', 1],
	])('R1: a role that is restricted to some subsidiaries, %s, is told', async (_, index) => {
		const restricted = netsuite.connect({}, {
			tamper: (rows, query) => {
				if (/FROM subsidiary s ORDER BY/.test(query)) rows[index]!.parent = '99';
			},
		});
		expect(lineOf(await check(restricted), 'Subsidiaries')).toMatchObject({ status: 'warning', advice: expect.stringMatching(/Accessible Subsidiaries: All/) as string });
	});

	test('how many requests it takes: NetSuite’s own word, and what was found out', async () => {
		await netsuite.arm({ fault: 'status', status: 429, match: 'suiteql', times: 2 });
		const one = new Governor();
		const findings = await check(netsuite.connect({}, { governor: one }), { governor: () => one.state() });
		expect(lineOf(findings, 'Requests at the same time').detail).toMatch(/^NetSuite takes 5 for the whole account, 5 of them shared.* Of \d+ requests that this process sent, 2 were one too many/);
	});

	test('R1: what NetSuite tells administrators only is said to be so', async () => {
		const body = JSON.stringify({ 'o:errorDetails': [{ detail: 'Permission violation.', 'o:errorCode': 'INSUFFICIENT_PERMISSION' }] });
		const client = netsuite.connect({}, { instead: ({ path }) => (path === '/governanceLimits' ? { status: 403, headers: {}, body } : null) });
		const findings = await check(client, { governor: () => new Governor().state() });
		expect(lineOf(findings, 'Requests at the same time').detail).toMatch(/^How many NetSuite takes it tells to administrators only.*none was one too many/);
	});

	test('only what a flow reads is checked, when it is said what that is', async () => {
		const findings = await check(netsuite.client, { points: [integrationPoint('invoice')] });
		expect(findings.map((one) => one.check).filter((name) => name.startsWith('Records'))).toEqual(['Records: Invoices']);
		expect(findings.map((one) => one.check)).not.toContain('SOAP Web Services');
		expect(lineOf(findings, 'Feature: Departments').status).toBe('ok');
	});

	test('R1: custom fields that a flow relies on: where they are, of which type, and which are none', async () => {
		const customFields = ['CUSTBODY_disputed', 'custentity_billing_emails', 'custbody_gone', 'memo'];
		const findings = await check(netsuite.client, { customFields });
		expect(lineOf(findings, 'Custom field: custbody_disputed')).toMatchObject({ status: 'ok', detail: expect.stringMatching(/"Disputed" of invoices and .*; type: checkbox\./) as string });
		expect(lineOf(findings, 'Custom field: custentity_billing_emails').detail).toMatch(/of .*customers; type: \w+/);
		expect(lineOf(findings, 'Custom field: custbody_gone')).toMatchObject({ status: 'failed', detail: expect.stringMatching(/None of .*: invoices, customer payments/) as string });
		expect(lineOf(findings, 'Custom field: memo').detail).toMatch(/not the ID of a custom field/);
	});

	test.each([
		['custentity_billing_emails', 'failed', /checkbox/],
		['custentity_gone', 'failed', /Customers have no field custentity_gone/],
		['isInactive', 'ok', /checkbox of customers/],
	] as const)('R1: %s as the checkbox that customers are chosen by: %s', async (customerCheckbox, status, says) => {
		const line = lineOf(await check(netsuite.client, { customerCheckbox }), `Customer checkbox: ${customerCheckbox}`);
		expect(line.status).toBe(status);
		expect(line.detail).toMatch(says);
	});

	test('a NetSuite that gets out of order after the login is a finding and no error', async () => {
		await netsuite.arm({ fault: 'status', status: 500, match: 'suiteql', times: 10_000 });
		const findings = await check(netsuite.client);
		expect(lineOf(findings, 'Login').status).toBe('ok');
		expect(lineOf(findings, 'SuiteQL')).toMatchObject({ status: 'failed', kind: 'server' });
	});

	test('K4: a role without SuiteAnalytics Workbook: the permission is named, and nothing else can be said', async () => {
		const body = JSON.stringify({ 'o:errorDetails': [{ detail: 'Permission violation.', 'o:errorCode': 'INSUFFICIENT_PERMISSION' }] });
		const findings = await check(netsuite.connect({}, { instead: ({ service }) => (service === 'suiteql' ? { status: 403, headers: {}, body } : null) }));
		expect(findings.map((one) => one.check)).toEqual(['Login', 'Clock', 'REST Web Services', 'SuiteQL']);
		expect(lineOf(findings, 'SuiteQL').advice).toMatch(/Reports > SuiteAnalytics Workbook \(View\)/);
	});

	test('R1: with OAuth 2.0 everything but SOAP is there', async () => {
		const findings = await check(netsuite.connectOAuth2(), { soap: false });
		expect(checksWith(findings, 'warning')).toEqual(['SOAP Web Services', 'Records: Notes', 'Writing: Contacts', 'Writing: Messages']);
		expect(checksWith(findings, 'failed')).toEqual(['Writing: Notes']);
		expect(lineOf(findings, 'SOAP Web Services').advice).toMatch(/NetSuite TBA API/);
	});

	test('K4: SOAP that the role may not use: notes on customers are named, with the permission', async () => {
		const instead = ({ service }: { service: string }) =>
			service === 'soap' ? soapFault('insufficientPermissionFault', 'INSUFFICIENT_PERMISSION', 'Permission Violation: SOAP web services.') : null;
		const findings = await check(netsuite.connect({}, { instead }));
		expect(lineOf(findings, 'SOAP Web Services')).toMatchObject({ status: 'warning', advice: expect.stringMatching(/Setup > SOAP Web Services \(Full\)/) as string });
		expect(lineOf(findings, 'Records: Notes').detail).toMatch(/Notes on customers/);
		expect(lineOf(findings, 'Writing: Notes').status).toBe('failed');
	});
});

/** What an account lacks; the features that the check misses; the records; and what invoices are without. */
const kinds = [
	['without OneWorld', { oneWorld: false }, ['Feature: OneWorld'], ['Records: Subsidiaries'], 'Without OneWorld it has no Subsidiary (subsidiary).'],
	[
		'with a single currency',
		{ multiCurrency: false },
		['Feature: Multiple Currencies'],
		['Records: Currencies', 'Records: Exchange Rates'],
		'Without Multiple Currencies it has no Currency (currency) and Exchange Rate (exchangeRate).',
	],
] as const;

test.each(kinds)('R1: an account %s lacks nothing that somebody could give it', async (_, options, features, records, invoices) => {
	const netsuite = await startLocalNetSuite({ ...options, invoices: 60 });
	const findings = await check(netsuite.client);
	const { requests } = await netsuite.requests();
	await netsuite.close();
	expect(checksWith(findings, 'failed')).toEqual([]);
	expect(checksWith(findings, 'warning')).toEqual(unknowable);
	const subsidiaries = 'oneWorld' in options ? ['Subsidiaries'] : [];
	expect(checksWith(findings, 'not installed')).toEqual([...features, ...subsidiaries, ...records, 'SuiteApp']);
	expect(lineOf(findings, 'Records: Invoices').detail).toContain(invoices);
	expect(requests).toBeLessThan(90);
});
