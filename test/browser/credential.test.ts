import { join } from 'node:path';

import { openOffice, type Office } from './office';

jest.setTimeout(180_000);

const nightly = join(__dirname, '..', '..', 'workflows', 'sync-accounts-receivable-nightly.json');

let office: Office;

beforeAll(async () => {
	office = await openOffice();
});

afterAll(async () => await office?.close());

describe('the credential', () => {
	test('P1: five fields authorise an account, and n8n tests them when they are saved', async () => {
		const { editor, netsuite } = office;
		await editor.createCredential('NetSuite TBA API');
		const own = (await editor.credentialFields()).filter((field) => !field.startsWith('Allowed HTTP'));
		expect(own).toEqual([
			'Account ID: text',
			'Consumer Key: text',
			'Consumer Secret: password',
			'Token ID: password',
			'Token Secret: password',
			'Server URL: text',
		]);

		const wrong = { ...netsuite.credential, tokenSecret: 'f'.repeat(64) };
		expect(await editor.saveTestedCredential(wrong)).toMatch(/^Error: .*Invalid login attempt.*Login Audit Trail/s);
		await editor.picture('credential-refused');

		expect(await editor.saveTestedCredential(netsuite.credential)).toMatch(/^OK: /);
		await editor.page.getByText('Connection tested successfully').waitFor();
		await editor.picture('credential-tested');
	});

	test('P3: the authorised account is offered in every further node and flow, and put into a flow that is imported', async () => {
		const { editor } = office;
		await editor.createWorkflow();
		const nodes = [['NetSuite', 'On created'], ['NetSuite', 'Get many customers'], ['NetSuite Sync', 'Get changes']] as const;
		for (const [type, action] of nodes) {
			await editor.addNode(type, action);
			expect(await editor.offeredCredentials()).toEqual(['NetSuite TBA account', 'Create new credential']);
			await editor.page.keyboard.press('Escape');
			await editor.closeNode();
		}

		await editor.createWorkflow();
		await editor.importFile(nightly);
		expect(await editor.incompleteNodes()).toEqual([]);
		await editor.openNode('Plan the sync');
		expect(await editor.page.getByTestId('node-credentials-select').locator('input').inputValue()).toBe('NetSuite TBA account');
		await editor.picture('credential-in-the-flow');
	});

	test('OAuth 2.0: an imported flow changes over by choosing the other credential in its nodes', async () => {
		const { editor, netsuite } = office;
		await editor.createCredential('NetSuite OAuth2 API');
		const own = (await editor.credentialFields()).filter((field) => !field.startsWith('Allowed HTTP'));
		expect(own).toEqual([
			'Account ID: text',
			'Client ID: text',
			'Certificate ID: text',
			'Private Key: lines',
			'Server URL: text',
		]);
		expect(await editor.saveTestedCredential(netsuite.oauth2)).toMatch(/^OK: /);
		await editor.picture('credential-oauth2-tested');

		await editor.createWorkflow();
		await editor.importFile(nightly);
		for (const name of ['Plan the sync', 'Get changes', 'Get the balances in NetSuite']) {
			await editor.openNode(name);
			expect(await editor.offeredCredentials()).toEqual(expect.arrayContaining(['NetSuite TBA account', 'NetSuite account']));
			const offers = editor.page.locator('[data-test-id^="node-credentials-select-item-"]').filter({ visible: true });
			await editor.click(offers.filter({ hasText: 'NetSuite OAuth2 API' }));
			await editor.closeNode();
		}
		expect(await editor.incompleteNodes()).toEqual([]);
		await editor.openNode('Plan the sync');
		await editor.picture('credential-oauth2-in-the-flow');
	});
});
