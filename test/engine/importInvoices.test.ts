import type { TruthRecord } from '../../demo/truthRows';
import { fillIn, post } from './form';
import { OneOff, type Settings } from './oneOff';

// A run takes seconds, starting n8n up to half a minute.
jest.setTimeout(240_000);

const FILE = 'import-outstanding-invoices.json';
const FORM = 'netsuite-import-invoices';
const TABLE = 'netsuite_outstanding_invoices';
const to = { sendTo: 'ops@example.com', sendFrom: 'n8n@example.com' };
const settings: Settings = { 'Choose the addresses': to };
/** So that there are several batches. */
const small: Settings = { ...settings, 'Get changes': { batchSize: 100 } };

let flow: OneOff;

beforeAll(async () => {
	flow = await OneOff.open({ customers: 60, invoices: 700 });
});

afterAll(async () => await flow?.close());

const nameOf = (reference: unknown): string | null => (reference as { refName: string } | null)?.refName ?? null;

const open = async (): Promise<TruthRecord[]> =>
	(await flow.netsuite.truth('invoice')).filter(({ amountRemaining }) => amountRemaining !== 0);

/** The rows that there should be of these invoices. */
const expectedOf = (invoices: readonly TruthRecord[]) =>
	invoices.map(({ id, entity, currency, status, subsidiary, ...one }) => ({
		netsuiteId: Number(id),
		tranId: one.tranId,
		customerId: (entity as { id: string }).id,
		customerName: nameOf(entity),
		tranDate: one.tranDate,
		dueDate: one.dueDate,
		currency: nameOf(currency),
		total: one.total,
		amountRemaining: one.amountRemaining,
		status: nameOf(status),
		otherRefNum: one.otherRefNum,
		subsidiary: nameOf(subsidiary),
		memo: one.memo,
		lastModifiedDate: one.lastModifiedDate,
	}));

async function stored() {
	const rows = (await flow.rows(TABLE)).map(({ id, createdAt, updatedAt, ...row }) => row);
	return rows.sort((a, b) => Number(a.netsuiteId) - Number(b.netsuiteId));
}

/** What the e-mail should say is open, by currency. */
function sumsOf(invoices: readonly TruthRecord[]): string[] {
	const sums = new Map<string, { open: number; count: number }>();
	for (const { currency, amountRemaining } of invoices) {
		const name = nameOf(currency) ?? '';
		const { open: sum, count } = sums.get(name) ?? { open: 0, count: 0 };
		sums.set(name, { open: sum + Number(amountRemaining), count: count + 1 });
	}
	const amount = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 3 });
	return [...sums].map(([name, { open: sum, count }]) => `${name}: ${amount.format(sum)} open (${count})`);
}

/** The tests follow each other: each goes on with the tables that the one before has left. */
describe('import outstanding invoices', () => {
	test('I1: the open invoices are imported with their customers’ names, and nothing else', async () => {
		const { execution, reports } = await flow.run(FILE, settings);
		expect(execution.error).toBeUndefined();
		const invoices = await open();
		expect(invoices.length).toBeGreaterThan(200);
		expect(invoices.length).toBeLessThan((await flow.netsuite.truth('invoice')).length);
		expect(await stored()).toEqual(expectedOf(invoices));
		expect(reports.get('outstandingInvoices')).toMatchObject({
			status: 'finished', read: invoices.length, written: invoices.length, failed: 0, error: null, leftOut: null,
		});
		expect(await flow.rows('netsuite_checkpoints')).toEqual([]);
	});

	test('I12, I15: from the form it runs in the background, and an e-mail says how many and what is open in each currency', async () => {
		const count = flow.mailbox.mails.length;
		const runs = (await flow.rows('netsuite_recent_syncs')).length;
		await flow.whilePublished(await flow.imported(FILE, settings), FORM, async () => {
			expect((await post(flow.n8n, FORM, ['somebody@example.com'])).status).toBe(401);
			expect(await fillIn(flow.n8n, FORM, ['cfo@example.com'])).toContain('an e-mail does where &quot;Send the result&quot; is activated');
			await flow.mailAfter(count);
		});
		const mail = await flow.mailAfter(count);
		const invoices = await open();
		expect(mail).toMatchObject({ from: 'n8n@example.com', to: ['cfo@example.com'] });
		expect(mail.subject).toBe(`Outstanding invoices imported from NetSuite: ${invoices.length}`);
		for (const line of sumsOf(invoices)) expect(mail.text.split('\n')).toContain(line);
		expect(await stored()).toEqual(expectedOf(invoices));
		// Who is not logged in to n8n has started nothing.
		expect(await flow.rows('netsuite_recent_syncs')).toHaveLength(runs + 1);
	});

	test('I12: business went on, and the next import has what is open then; what was paid is gone', async () => {
		const before = (await stored()).map(({ netsuiteId }) => netsuiteId);
		await flow.netsuite.play(300, 5);
		await flow.run(FILE, settings);
		const after = await stored();
		expect(after).toEqual(expectedOf(await open()));
		const ids = after.map(({ netsuiteId }) => netsuiteId);
		expect(before.filter((id) => !ids.includes(id))).not.toEqual([]);
	});

	test('I12: n8n is killed, and the next import goes on where it stopped and doubles nothing', async () => {
		const workflow = await flow.imported(FILE, small);
		const { length: total } = await open();
		const half = async () => (await flow.rows('netsuite_checkpoints')).some(({ checkpoint }) => checkpoint !== null);
		expect((await flow.runKilledWhen(workflow, half)).get('outstandingInvoices')).toMatchObject({ status: 'running' });
		const rows = await stored();
		expect(rows.length).toBeGreaterThanOrEqual(100);
		expect(rows.length).toBeLessThan(total);

		const { execution, reports } = await flow.runOf(workflow);
		expect(execution.error).toBeUndefined();
		expect(Number(reports.get('outstandingInvoices')?.read)).toBeLessThan(total);
		expect(await stored()).toEqual(expectedOf(await open()));
		const interrupted = (await flow.rows('netsuite_recent_syncs')).filter(({ error }) => /interrupted/.test(String(error)));
		expect(interrupted).toMatchObject([{ status: 'failed' }]);
		expect(await flow.rows('netsuite_checkpoints')).toEqual([]);
	});

	test('I15: an import that fails says why by e-mail, keeps what is stored, and the next one goes on', async () => {
		const rows = await stored();
		await flow.netsuite.arm({ fault: 'hide', table: 'transaction' });
		const count = flow.mailbox.mails.length;
		const { execution, reports } = await flow.run(FILE, settings);
		await flow.netsuite.clear();
		const mail = await flow.mailAfter(count);
		expect(execution.status).toBe('error');
		expect(mail.subject).toBe('The import of outstanding invoices from NetSuite failed');
		expect(mail.text).toMatch(/not found|permission|cannot see/i);
		expect(mail.text).toMatch(/Start the import again/);
		expect(reports.get('outstandingInvoices')).toMatchObject({ status: 'failed' });
		expect(await stored()).toEqual(rows);
	});

	test('I15: NetSuite refuses the login: said by e-mail, after one try', async () => {
		await flow.netsuite.arm({ fault: 'token', token: 'revoked' });
		const count = flow.mailbox.mails.length;
		const requests = await flow.netsuite.requests();
		const { reports } = await flow.run(FILE, settings);
		await flow.netsuite.clear();
		expect((await flow.netsuite.requests()) - requests).toBe(1);
		expect((await flow.mailAfter(count)).text).toMatch(/Invalid login attempt/);
		expect(reports.get('outstandingInvoices')).toMatchObject({ status: 'failed', error: expect.stringMatching(/Invalid login attempt/) as unknown });
	});

	test('I15: an invoice that cannot be read is named in the e-mail with the reason, and all others are imported', async () => {
		const invoices = await open();
		const [broken, ...others] = invoices as [TruthRecord, ...TruthRecord[]];
		await flow.netsuite.arm({ fault: 'corrupt', id: broken.id, column: 'trandate' });
		const count = flow.mailbox.mails.length;
		const { execution, reports } = await flow.run(FILE, settings);
		await flow.netsuite.clear();
		const mail = await flow.mailAfter(count);
		expect(execution.status).toBe('success');
		expect(mail.subject).toBe(`Outstanding invoices imported from NetSuite: ${others.length} (1 could not)`);
		expect(mail.text).toMatch(new RegExp(`These could not be imported:\\n${broken.tranId as string}: .+`));
		expect(reports.get('outstandingInvoices')).toMatchObject({ status: 'finished', failed: 1, error: expect.stringContaining(broken.tranId as string) as unknown });
		expect(await stored()).toEqual(expectedOf(others));
	});

	test('I15: without an SMTP credential, without an address, or where the mail server refuses, the import works and its row says so', async () => {
		const count = flow.mailbox.mails.length;
		const invoices = expectedOf(await open());
		const cases = [
			{ run: async () => await flow.run(FILE, {}, 'deactivated'), status: 'success', error: null, leftOut: /no address in "Choose the addresses"/ },
			{ run: async () => await flow.run(FILE, settings, 'deactivated'), status: 'error', error: /is deactivated/, leftOut: null },
			{ run: async () => await flow.run(FILE, settings, 'withoutCredential'), status: 'error', error: /has no SMTP credential/, leftOut: null },
			{
				run: async () => {
					flow.mailbox.refuse('No such mailbox');
					return await flow.run(FILE, settings);
				},
				status: 'error',
				error: /No such mailbox/,
				leftOut: null,
			},
		];
		for (const { run, status, error, leftOut } of cases) {
			const { execution, reports } = await run();
			expect(execution.status).toBe(status);
			expect(reports.get('outstandingInvoices')).toMatchObject({
				status: 'finished',
				error: error && (expect.stringMatching(error) as unknown),
				leftOut: leftOut && (expect.stringMatching(leftOut) as unknown),
			});
			expect(await stored()).toEqual(invoices);
		}
		flow.mailbox.refuse(null);
		expect(flow.mailbox.mails).toHaveLength(count);
	});

	test('I12: two imports at the same time double nothing: the newer one goes on, and the other’s row says so', async () => {
		const workflow = await flow.imported(FILE, small);
		const runs = await Promise.all([flow.runOf(workflow), flow.runOf(workflow)]);
		expect(runs.map(({ execution }) => execution.status).sort()).toEqual(['error', 'success']);
		expect(await stored()).toEqual(expectedOf(await open()));
	});
});
