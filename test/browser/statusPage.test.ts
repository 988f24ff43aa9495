import { chromium, type Browser, type Page } from 'playwright-core';

import { startSandbox, type Sandbox } from '../../sandbox';
import { findChromium } from '../../scripts/chromium';
import { call, control, query } from '../sandbox/client';

/** The local NetSuite's own page, as somebody looks at it while things go on. */

let sandbox: Sandbox;
let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 4, customers: 20, invoices: 60 });
	browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
	page = await browser.newPage();
	page.on('console', (message) => trouble.push(message.text()));
	page.on('pageerror', (error) => trouble.push(error.message));
	page.on('request', (request) => {
		if (!request.url().startsWith(sandbox.url) && !request.url().startsWith('data:')) trouble.push(request.url());
	});
	await page.goto(`${sandbox.url}/_sandbox`);
});
afterAll(async () => {
	await browser?.close();
	await sandbox?.close();
});

const arm = (fault: object) => control(sandbox, 'POST', '/faults', fault);
const region = (name: string) => page.getByRole('region', { name });

test('shows what is in the account, and what goes on, without being loaded again', async () => {
	await page.evaluate('window.opened = true');
	await region('Open receivables').getByText('USD').first().waitFor();
	await page.getByRole('row', { name: /^Invoice 60/ }).waitFor();

	await query(sandbox, 'SELECT id FROM nothing');
	await region('Refused, and why').getByText('nothing').first().waitFor();
	await call(sandbox, 'POST', '/services/rest/record/v1/contact', { body: { firstName: '<b>Ada</b>', email: 'wrong' } });
	await region('By path').getByText('record/v1/contact').waitFor();
	await page.getByRole('img', { name: /2 requests in the last two minutes, 2 of them refused/ }).waitFor();
	expect(await page.evaluate('window.opened')).toBe(true);
});

test('is used with the keyboard, which keeps its place while the page changes', async () => {
	await arm({ fault: 'hide', table: 'term' });
	await arm({ fault: 'status', status: 503, share: 1, path: '/serverTime' });
	const disarm = region('Armed faults').getByRole('button', { name: 'Disarm fault 2' });
	await disarm.focus();
	await query(sandbox, 'SELECT id FROM term');
	await page.getByText('1 request struck since the start').waitFor();
	expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Disarm fault 2');
	await page.keyboard.press('Enter');
	await disarm.waitFor({ state: 'detached' });
	expect((await control(sandbox, 'GET', '/faults')).body).toMatchObject([{ fault: 'hide', strikes: 1 }]);
});

test('lets business go on', async () => {
	const before = (await control<{ now: string }>(sandbox, 'GET', '/clock')).body.now;
	await page.getByRole('button', { name: 'Play a day of business' }).click();
	await page.getByText(/the account's clock is 2026-01-16 17:00:00 UTC/).waitFor();
	expect(before).toBe('2026-01-15T17:00:00Z');
});

test('is dark where the machine is, and says when nobody answers', async () => {
	const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
	await page.emulateMedia({ colorScheme: 'light' });
	const light = await paper();
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await paper()).not.toBe(light);
	expect(trouble).toEqual([]);
	await page.context().setOffline(true);
	await page.getByRole('status').getByText('does not answer').waitFor();
});
