/** n8n's editor as a person uses it: every click goes through here and is counted. */

import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, selectors, type Browser, type Locator, type Page, type Response } from 'playwright-core';

import type { Login } from '../../demo/n8n';
import { ensureChromium } from '../../scripts/chromium';

/** Pictures of what was seen, for a look afterwards. */
export const PICTURES = join(tmpdir(), 'netsuite-ar-browser');
/** Several times what n8n takes to show something, on two busy cores. */
const PATIENCE_MS = 60_000;

/** So long a list may take to open. */
const LIST_MS = 5_000;

/** Chromium calls its makers at every start, and has no sandbox of its own when root starts it, as CI does. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

selectors.setTestIdAttribute('data-test-id');

export interface EditorOptions {
	/** Where n8n answers. */
	readonly url: string;
	readonly login: Login;
	readonly viewport?: { readonly width: number; readonly height: number };
}

/** What n8n says of a run: the sentence in the corner, and each node that ran with how it ended. */
export interface Run {
	readonly says: string;
	readonly succeeded: readonly string[];
	readonly failed: readonly string[];
}

export class Editor {
	/** Since the last `beginCounting`; what is typed is not a click. */
	clicks = 0;

	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the browser and logs in. */
	static async open({ url, login, viewport = { width: 1440, height: 900 } }: EditorOptions): Promise<Editor> {
		mkdirSync(PICTURES, { recursive: true });
		const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
		const page = await browser.newPage({ viewport });
		page.setDefaultTimeout(PATIENCE_MS);
		const editor = new Editor(browser, page, url);
		await page.goto(`${url}/signin?redirect=${encodeURIComponent('/home/workflows')}`);
		await page.getByLabel('Email').fill(login.email);
		await page.getByLabel('Password').fill(login.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
		await page.getByTestId('project-home-menu-item').waitFor();
		return editor;
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	beginCounting(): void {
		this.clicks = 0;
	}

	/** One click. Where it cannot be done, a picture shows why. */
	async click(target: Locator, how: 'once' | 'twice' = 'once'): Promise<void> {
		this.clicks += 1;
		await this.orPicture(how === 'once' ? target.click() : target.dblclick());
	}

	/** Keeps what is to be seen now. @returns the picture's path. */
	async picture(name: string): Promise<string> {
		const path = join(PICTURES, `${name}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	/** Goes to a page of the overview, as by a bookmark. */
	async goTo(page: 'workflows' | 'credentials' | 'datatables'): Promise<void> {
		await this.page.goto(`${this.url}/home/${page}`);
	}

	/** Waits until something is to be seen. Where it does not come, a picture shows what came. */
	async shown(target: Locator, timeout?: number): Promise<void> {
		await this.orPicture(target.waitFor({ timeout }));
	}

	/** n8n's answer to the next request to such a path. */
	private async answer(path: string): Promise<Response> {
		return await this.orPicture(this.page.waitForResponse((response) => new URL(response.url()).pathname.endsWith(path)));
	}

	private async orPicture<T>(doing: Promise<T>): Promise<T> {
		return await doing.catch(async (error: Error) => {
			throw new Error(`${error.message}\nWhat the editor showed: ${await this.picture('failed')}`, { cause: error });
		});
	}

	/** *Create credential → NetSuite TBA API → Continue*. */
	async createCredential(type: string): Promise<void> {
		await this.goTo('credentials');
		await this.click(this.page.getByTestId('add-resource-credential'));
		await this.page.getByTestId('new-credential-type-select').getByRole('combobox').fill(type);
		await this.click(this.page.getByTestId('new-credential-type-select-option').getByText(type, { exact: true }));
		await this.click(this.page.getByTestId('new-credential-type-button'));
	}

	/** Fills in the open credential and saves it, which tests it as well. @returns what n8n says of the test. */
	async saveTestedCredential(data: Readonly<Record<string, string>>): Promise<string> {
		const [tested] = await Promise.all([this.answer('/rest/credentials/test'), this.saveCredential(data)]);
		const { data: answer } = (await tested.json()) as { data: { status: string; message: string } };
		return `${answer.status}: ${answer.message}`;
	}

	/** Fills in the open credential and saves it. */
	async saveCredential(data: Readonly<Record<string, string>>): Promise<void> {
		// n8n names a new credential a moment after it has opened it, and refuses one without a name.
		await this.shown(this.page.getByTestId('credential-name'));
		for (const [field, value] of Object.entries(data)) await this.field(field).fill(value);
		await this.click(this.page.getByTestId('credential-save-button'));
	}

	/** What the open credential asks for, as `label: type of input`. */
	async credentialFields(): Promise<string[]> {
		await this.shown(this.field('accountId'));
		const rows = await this.page.getByTestId('credential-connection-parameter').all();
		return await Promise.all(
			rows.map(async (row) => {
				const [label = ''] = (await row.locator('label').first().innerText()).split('\n');
				return `${label.replace(/ \*$/, '')}: ${(await row.locator('input, textarea').first().getAttribute('type')) ?? 'lines'}`;
			}),
		);
	}

	private field(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`).locator('input, textarea');
	}

	/** *Create workflow*. */
	async createWorkflow(): Promise<void> {
		await this.goTo('workflows');
		// An n8n without a single flow asks what to build first.
		await this.click(this.page.getByTestId('add-resource-workflow').or(this.page.getByText('Build a workflow')));
		await this.shown(this.page.getByTestId('canvas-add-button'));
	}

	/** *⋯ → Import → From file*, and the file; counted as one click, as the fourth that it takes in the system's window. */
	async importFile(file: string): Promise<void> {
		await this.click(this.page.getByTestId('workflow-menu'));
		await this.click(this.page.getByTestId('workflow-menu-item-import'));
		const [chooser] = await Promise.all([
			this.page.waitForEvent('filechooser'),
			this.click(this.page.getByRole('menuitem', { name: 'From file' })),
		]);
		this.clicks += 1;
		await chooser.setFiles(file);
		await this.shown(this.page.getByTestId('canvas-trigger-node').first());
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens a node's panel by a double click. */
	async openNode(name: string): Promise<void> {
		await this.click(this.node(name), 'twice');
		await this.shown(this.page.getByTestId('ndv'));
	}

	async closeNode(): Promise<void> {
		await this.click(this.page.getByTestId('ndv-close-button'));
	}

	/** Names of the nodes with a red mark: something in them is still to be set. */
	async incompleteNodes(): Promise<string[]> {
		return await this.nodesWith('node-issues');
	}

	/** Chooses an option in the open node. @param parameter its name, not its label; where there are several, the first's */
	async choose(parameter: string, option: string): Promise<void> {
		const list = this.page.getByTestId('ndv').getByTestId(`parameter-input-${parameter}`).first();
		const wanted = this.page.getByRole('option').filter({ hasText: option, visible: true }).first();
		// A list that was opened while its options came from the account closes when they are there.
		for (let tries = 0; tries < 5 && !(await wanted.isVisible()); tries++) {
			await this.click(list);
			await wanted.waitFor({ timeout: LIST_MS }).catch(() => undefined);
		}
		await this.click(wanted);
	}

	/** The credentials that the open node offers; the list stays open. */
	async offeredCredentials(): Promise<string[]> {
		// The lists of nodes that were open before are still there, hidden.
		const offers = this.page.locator('[data-test-id^="node-credentials-select-item-"]').filter({ visible: true });
		// A list that was opened while its node was still coming closes again.
		for (let tries = 0; tries < 5 && !(await offers.first().isVisible()); tries++) {
			await this.click(this.page.getByTestId('node-credentials-select'));
			await offers.first().waitFor({ timeout: LIST_MS }).catch(() => undefined);
		}
		await this.shown(offers.first());
		return (await offers.allInnerTexts()).map((text) => text.split('\n')[0] as string);
	}

	/** *+*, a search, the node of that name, and then its trigger or action. */
	async addNode(type: string, action: string): Promise<void> {
		await this.click(this.page.getByTestId('canvas-plus-button').or(this.page.getByTestId('node-creator-plus-button')).first());
		await this.page.getByTestId('node-creator-search-bar').fill(type);
		await this.click(this.page.getByTestId('node-creator-item-name').getByText(type, { exact: true }));
		const wanted = this.page.getByText(action, { exact: true });
		// Where a flow begins, the actions of a node that has triggers are folded up.
		const folded = this.page.getByText(/^Actions \(\d+\)$/);
		await wanted.waitFor({ timeout: LIST_MS }).catch(async () => await this.click(folded));
		await this.click(wanted);
		await this.shown(this.page.getByTestId('ndv'));
	}

	/** *Execute workflow*, below or at a trigger, and waits until n8n says how it ended. */
	async execute(trigger?: string): Promise<Run> {
		if (trigger) await this.node(trigger).hover();
		await this.click(this.page.getByTestId(trigger ? `execute-workflow-button-${trigger}` : 'execute-workflow-button'));
		const said = this.page.locator('.el-notification').filter({ hasText: /executed successfully|problem in|error/i }).first();
		await this.shown(said, 4 * PATIENCE_MS);
		const says = (await said.innerText()).trim();
		return {
			says,
			succeeded: await this.nodesWith('canvas-node-status-success'),
			failed: await this.nodesWith('canvas-node-status-error'),
		};
	}

	private async nodesWith(mark: string): Promise<string[]> {
		const nodes = await this.page.locator(`[data-test-id="canvas-node"]:has([data-test-id="${mark}"])`).all();
		return await Promise.all(nodes.map(async (node) => (await node.getAttribute('data-node-name')) ?? ''));
	}

	/** Opens a data table by its name. @returns how many rows it says that it has. */
	async openDataTable(name: string): Promise<number> {
		await this.goTo('datatables');
		await this.page.getByPlaceholder('Search').fill(name);
		const card = this.page.getByTestId('data-table-card-link').filter({ has: this.page.getByText(name, { exact: true }) });
		const [rows] = await Promise.all([this.answer('/rows'), this.click(card)]);
		const { data } = (await rows.json()) as { data: { count: number } };
		await this.shown(this.page.getByTestId('pagination-total').filter({ hasText: `Total ${data.count}` }));
		return data.count;
	}
}
