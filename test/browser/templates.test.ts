import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CONTACTS, contactsIn, importTableOf } from '../../demo/customFields';
import { points, RECENT_SYNCS, tableOf } from '../../demo/points';
import { startPostgres } from '../support/postgres';
import { storedRows } from '../support/postgresStore';
import type { Run } from './editor';
import { openOffice, type Office } from './office';

jest.setTimeout(240_000);

const folder = join(__dirname, '..', '..', 'workflows');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

let office: Office;

beforeEach(async () => {
	office = await openOffice();
});

afterEach(async () => await office?.close());

/** The part of the README about a template says how many clicks it takes, as in "**7 clicks**". */
function clicksInReadme(file: string): number {
	const part = readme.split('\n## ').find((one) => one.includes(`\`${file}\``)) ?? '';
	return Number(/\*\*(\d+) clicks\*\*/.exec(part)?.[1]);
}

/** As the README says: the flow is imported from its file. @param asking the nodes that have something to set */
async function importFlow(file: string, asking: readonly string[]): Promise<void> {
	const { editor } = office;
	editor.beginCounting();
	await editor.createWorkflow();
	await editor.importFile(join(folder, file));
	expect((await editor.incompleteNodes()).sort()).toEqual([...asking].sort());
}

/** The credential is made in a node that asks for it, and every other that asks gets it too. */
async function authorise(node: string): Promise<void> {
	const { editor, netsuite } = office;
	await editor.openNode(node);
	await editor.click(editor.page.getByTestId('node-credentials-empty-state'));
	expect(await editor.saveTestedCredential(netsuite.credential)).toMatch(/^OK: /);
	await editor.shown(editor.page.getByTestId('node-credentials-select'));
	await editor.closeNode();
}

async function firstRun(file: string, trigger?: string): Promise<Run> {
	const { editor } = office;
	expect(await editor.incompleteNodes()).toEqual([]);
	const run = await editor.execute(trigger);
	await editor.picture(`${file}-after-the-run`);
	expect(editor.clicks).toBe(clicksInReadme(file));
	return run;
}

describe('imported into an empty n8n, the credential made where the flow asks for it, run by clicking', () => {
	test('sync-accounts-receivable-nightly.json', async () => {
		const { editor, netsuite } = office;
		const file = 'sync-accounts-receivable-nightly.json';
		await importFlow(file, ['Plan the sync', 'Get changes', 'Get the balances in NetSuite']);
		await authorise('Plan the sync');
		const run = await firstRun(file);
		expect(run).toMatchObject({ says: 'Workflow executed successfully', failed: [] });
		expect(run.succeeded).toContain('Find what failed');
		expect(run.succeeded).not.toContain('Report what failed');

		expect(await editor.openDataTable(RECENT_SYNCS)).toBe(points.length);
		await editor.picture('nightly-recent-syncs');
		expect(await editor.openDataTable(tableOf('invoice'))).toBe((await netsuite.truth('invoice')).length);
		await editor.picture('nightly-invoices');
	});

	test('T23: import-custom-fields.json, all fields at first, then one that is chosen from the list', async () => {
		const { editor, netsuite, n8n } = office;
		const file = 'import-custom-fields.json';
		await importFlow(file, ['Plan the import', 'Find its e-mail fields', 'Get changes', 'Get the contacts']);
		await authorise('Plan the import');
		const run = await firstRun(file);
		expect(run).toMatchObject({ says: 'Workflow executed successfully', failed: [] });
		const customers = await netsuite.truth('customer?customFields=all');
		const invoices = await netsuite.truth('invoice?customFields=all');
		expect(await editor.openDataTable(importTableOf('customer'))).toBe(customers.length);
		await editor.picture('import-customers');
		expect(await editor.openDataTable(CONTACTS)).toBe(
			contactsIn('customer', customers).length + contactsIn('invoice', invoices).length,
		);
		await editor.picture('import-contacts');

		await editor.goTo('workflows');
		await editor.click(editor.page.getByTestId('workflow-card-name'));
		await editor.openNode('Plan the import');
		await editor.choose('which', 'Chosen Ones');
		await editor.choose('fields', 'Segment 🌍 (custentity_segment)');
		await editor.picture('import-choice');
		await editor.closeNode();
		expect(await editor.execute()).toMatchObject({ says: 'Workflow executed successfully', failed: [] });
		const table = (await n8n.dataTables()).find(({ name }) => name === importTableOf('customer'));
		const custom = table?.columns.map(({ name }) => name).filter((name) => name.startsWith('cust'));
		expect(custom).toEqual(['custentity_segmentId', 'custentity_segmentName']);
	});

	test('push-contacts-notes-and-emails.json', async () => {
		const { editor, netsuite, n8n } = office;
		const file = 'push-contacts-notes-and-emails.json';
		await importFlow(file, ['When an entry is posted', 'Push the contact', 'Push the note', 'Push the e-mail']);
		await authorise('Push the contact');
		await editor.openNode('When an entry is posted');
		await editor.click(editor.page.getByTestId('node-credentials-empty-state'));
		await editor.saveCredential({ name: 'X-Push-Key', value: 'let me in' });
		await editor.picture('push-header');
		await editor.closeNode();
		const run = await firstRun(file, 'Start by hand');
		expect(run).toMatchObject({ says: 'Workflow executed successfully', failed: [] });

		const [customer] = await netsuite.truth('customer');
		const push = (await n8n.dataTables()).find(({ name }) => name === 'netsuite_push');
		const { id: project } = await n8n.rest<{ id: string }>('GET', '/projects/personal');
		const entry = { key: 'browser-1', kind: 'note', customer: customer?.id, title: 'Called', text: 'Pays on Friday.', status: 'waiting' };
		await n8n.rest('POST', `/projects/${project}/data-tables/${push?.id}/insert`, { data: [entry], returnType: 'count' });
		expect(await editor.execute('Start by hand')).toMatchObject({ says: 'Workflow executed successfully', failed: [] });
		expect(await editor.openDataTable('netsuite_push')).toBe(1);
		await editor.picture('push-table');
		const [row] = await n8n.rows('netsuite_push');
		expect(row).toMatchObject({ status: 'pushed', reason: null });
		const note = (await netsuite.truth('note')).find(({ id }) => id === String(row?.netsuiteId));
		expect(note).toMatchObject({ title: 'Called', entity: { id: customer?.id } });
	});

	test.each([
		['import-outstanding-invoices.json', 'netsuite_outstanding_invoices', 'invoice'],
		['import-customers.json', 'netsuite_imported_customers', 'customer'],
	])('%s', async (file, table, point) => {
		const { editor, netsuite } = office;
		await importFlow(file, ['Plan the import', 'Get changes']);
		await authorise('Plan the import');
		const run = await firstRun(file, 'Start by hand');
		expect(run).toMatchObject({ says: 'Workflow executed successfully', failed: [] });
		const records = (await netsuite.truth(point)).filter(({ amountRemaining }) => amountRemaining !== 0);
		expect(await editor.openDataTable(table)).toBe(records.length);
		await editor.picture(table);
	});

	test('resync-one-customer.json', async () => {
		const { editor, netsuite, n8n } = office;
		const file = 'resync-one-customer.json';
		await importFlow(file, ['Find the customer', 'Plan the re-sync', 'Get changes', 'Read them again', 'Look up the notes']);
		await authorise('Find the customer');
		const [customer] = await netsuite.truth('customer');
		await editor.openNode('Choose the customer');
		const field = editor.page.getByTestId('assignment-value').first().locator('input, textarea').first();
		await editor.click(field);
		await field.fill(`id:${customer?.id}`);
		await editor.closeNode();
		// Nothing was ever synced here, and it says so.
		await firstRun(file, 'Start by hand');
		const [row] = await n8n.rows(RECENT_SYNCS);
		expect(row).toMatchObject({ integrationPoint: 'resync', label: `Re-sync of id:${customer?.id}`, status: 'failed' });
		expect(row?.error).toMatch(/There is no table to sync/);
	});

	test('sync-accounts-receivable-nightly-postgres.json', async () => {
		const { editor, netsuite } = office;
		const file = 'sync-accounts-receivable-nightly-postgres.json';
		const postgres = await startPostgres();
		try {
			const flow = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { nodes: Array<{ name: string; type: string }> };
			const storing = flow.nodes.filter(({ type }) => type === 'n8n-nodes-base.postgres').map(({ name }) => name);
			await importFlow(file, ['Plan the sync', 'Get changes', 'Get the balances in NetSuite', ...storing]);
			await authorise('Plan the sync');
			await editor.openNode('Create the schema');
			await editor.click(editor.page.getByTestId('node-credentials-empty-state'));
			const { ssl: _, port, ...texts } = postgres.credential;
			expect(await editor.saveTestedCredential({ ...texts, port: String(port) })).toMatch(/^OK: /);
			await editor.closeNode();
			const run = await firstRun(file);
			expect(run).toMatchObject({ says: 'Workflow executed successfully', failed: [] });
			expect(await storedRows(postgres, 'invoice')).toHaveLength((await netsuite.truth('invoice')).length);
		} finally {
			await postgres.stop();
		}
	});
});
