import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkConnection, Governor, integrationPoint, integrationPoints, type Client, type Finding } from '../../netsuite';
import { always, deletions, ofCustomFields, ofField, ofPoint, ofWriting, type Permission } from '../../netsuite/preflight/permissions';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 120 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

async function lineOf(name: string, client: Client = netsuite.client, soap = true): Promise<Finding | undefined> {
	const login = { host: 'localhost', way: 'token-based authentication', now: Date.now };
	const findings = await checkConnection(client, { ...login, soap, governor: () => new Governor().state() });
	return findings.find(({ check }) => check === name);
}

const hidden: ReadonlyArray<readonly [table: string, point: string, permission: string]> = [
	['term', 'term', 'Setup > Accounting Lists (View)'],
	['account', 'account', 'Lists > Accounts (View)'],
	['contact', 'contact', 'Lists > Contacts (View)'],
	['message', 'message', 'Lists > Track Messages (View)'],
	['transactionnote', 'note', 'Lists > Notes Tab (View)'],
	['department', 'department', 'Lists > Departments (View)'],
	['subsidiary', 'subsidiary', 'Lists > Subsidiaries (View)'],
	['currency', 'currency', 'Lists > Currency (View)'],
	['customer', 'customer', 'Lists > Customers (View)'],
];

test.each(hidden)('K4: a role that does not see the table %s: the line says which permission is missing, and where to give it', async (table, name, permission) => {
	await netsuite.arm({ fault: 'hide', table });
	const line = await lineOf(`Records: ${integrationPoint(name).label.plural}`);
	expect(line).toMatchObject({ status: 'failed', detail: expect.stringContaining(`Record '${table}' was not found`) as string });
	expect(line?.advice).toContain(`Give the token's role ${permission}: Setup > Users/Roles > Manage Roles, the role, Edit, Permissions.`);
});

test('K4: without any transaction each kind names its own permission', async () => {
	await netsuite.arm({ fault: 'hide', table: 'transaction' });
	for (const [name, permission] of [['invoice', 'Transactions > Invoice (View)'], ['creditMemo', 'Transactions > Credit Memo (View)']] as const) {
		const line = await lineOf(`Records: ${integrationPoint(name).label.plural}`);
		expect(line).toMatchObject({ status: 'failed' });
		expect(line?.advice).toContain(`${permission} and Transactions > Find Transaction (View)`);
	}
});

test.each([
	['a field that refers to other records', { table: 'customer', column: 'terms' }, 'Records: Customers', 'Terms (terms)', 'Setup > Accounting Lists (View)'],
	['a field that refers to an employee', { table: 'customer', column: 'salesrep' }, 'Records: Customers', 'Sales Rep (salesRep)', 'Lists > Employee Record (View)'],
	['a sublist', { table: 'nexttransactionlinelink' }, 'Records: Invoices', 'Applied By (applications)', 'Transactions > Find Transaction (View)'],
	['a column of a sublist', { table: 'transactionline', column: 'item' }, 'Records: Invoices', 'Lines: Item', 'Lists > Items (View)'],
	['a field of its own', { table: 'contact', column: 'fax' }, 'Records: Contacts', 'Fax (fax)', 'Nothing to do if the account does not use them'],
])('K4: %s that the role does not see is named', async (_, what, check, name, advice) => {
	await netsuite.arm({ fault: 'hide', ...what });
	const line = await lineOf(check);
	expect(line).toMatchObject({ status: 'warning' });
	expect(line?.detail).toMatch(new RegExp(`^Visible without ${name.replace(/[()]/g, '\\$&')}\\. NetSuite says:`));
	expect(line?.advice).toContain(advice);
});

test('K4: a feature that other records show is a missing permission, one that nothing shows is not there', async () => {
	await netsuite.arm({ fault: 'hide', table: 'department' });
	expect(await lineOf('Feature: Departments')).toMatchObject({ status: 'failed', advice: expect.stringContaining('Lists > Departments (View)') as string });
	await netsuite.arm({ fault: 'hide', table: 'transactionline', column: 'department' });
	expect(await lineOf('Feature: Departments')).toMatchObject({ status: 'not installed' });
	await netsuite.arm({ fault: 'hide', table: 'transaction' });
	expect(await lineOf('Feature: Departments')).toMatchObject({ status: 'warning', detail: expect.stringMatching(/^It cannot be told/) as string });
});

describe('deletions', () => {
	test('K4: are seen in the table', async () => {
		expect(await lineOf('Deletions')).toMatchObject({ status: 'ok', advice: 'Nothing to do.' });
	});

	test('K4: are seen over SOAP, which does not tell of all records', async () => {
		await netsuite.arm({ fault: 'hide', table: 'deletedrecord', match: 'suiteql' });
		const line = await lineOf('Deletions');
		expect(line).toMatchObject({ status: 'warning', advice: expect.stringContaining('Setup > Deleted Records (View)') as string });
		expect(line?.detail).toMatch(/^Visible over SOAP, but not of .*subsidiaries/);
	});

	test('K4: are not seen at all without the table and with OAuth 2.0', async () => {
		await netsuite.arm({ fault: 'hide', table: 'deletedrecord' });
		const line = await lineOf('Deletions', netsuite.connectOAuth2(), false);
		expect(line).toMatchObject({ status: 'failed', advice: expect.stringContaining('Setup > Deleted Records (View)') as string });
		expect(line?.detail).toMatch(/stay in the store as if it were still there/);
	});
});

test('K4: custom fields without their exact types name the permission for their table', async () => {
	await netsuite.arm({ fault: 'hide', table: 'customfield' });
	const line = await lineOf('Custom fields: Invoices');
	expect(line).toMatchObject({ status: 'warning', advice: expect.stringContaining('Setup > Custom Body Fields (View)') as string });
	expect(await lineOf('Custom fields: Customers')).toMatchObject({ advice: expect.stringContaining('Setup > Custom Entity Fields (View)') as string });
});

test('K4: writing is not said to be allowed before something was written; what is not even visible cannot be', async () => {
	expect(await lineOf('Writing: Contacts')).toMatchObject({ status: 'warning', detail: 'It cannot be told without writing one.' });
	await netsuite.arm({ fault: 'hide', table: 'contact' });
	expect(await lineOf('Writing: Contacts')).toMatchObject({ status: 'failed', advice: expect.stringContaining('Lists > Contacts (Create)') as string });
});

test('K4: the permissions are those of the documentation, and every integration point has some', () => {
	const page = readFileSync(join(__dirname, '..', '..', 'docs', 'credentials.md'), 'utf8');
	const rows = page.split('\n').filter((line) => line.startsWith('|'));
	const documented = (subtab: string, name: string) => rows.some((row) => row.includes(`| ${subtab} |`) && row.includes(name));
	const each = [always, ofPoint, ofField, ofCustomFields, ofWriting].flatMap((some) => Object.values<Permission | readonly Permission[]>(some));
	const all = [deletions, ...each.flat()];
	expect(all.length).toBeGreaterThan(30);
	expect(all.filter(({ subtab, name }) => !documented(subtab, name))).toEqual([]);
	expect(integrationPoints.filter(({ name }) => !ofPoint[name])).toEqual([]);
});
