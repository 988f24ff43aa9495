import { startSandbox, type Sandbox } from '../../sandbox';
import type { ActivityReport } from '../../sandbox/account/activity';
import { control, query } from './client';
import { projectOf, scriptFiles } from './sdfProject';

/** User events run while business is played, as they do when people save. */

const told = `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/log'], (log) => ({
	afterSubmit({ type, newRecord, oldRecord }) {
		const memo = (record) => record && record.getValue('memo');
		log.audit(newRecord.type + ' ' + type, JSON.stringify([String(newRecord.id), memo(oldRecord), memo(newRecord)]));
	},
}));
`;

const files = (recordType: string) =>
	scriptFiles({
		kind: 'usereventscript',
		name: `told_of_${recordType.toLowerCase()}`,
		source: told,
		deployment: `<recordtype>${recordType}</recordtype>`,
	});

const account = { port: 0, seed: 8, customers: 20, invoices: 120, concurrency: 20 };
const project = () => projectOf({ ...files('INVOICE'), ...files('CUSTOMERPAYMENT') });

let sandbox: Sandbox;
let report: ActivityReport;
let log: Array<{ title: string; id: string; before: string | null; after: string | null }>;

const play = async (target: Sandbox) => (await control<ActivityReport>(target, 'POST', '/activity?changes=120&seed=4')).body;

beforeAll(async () => {
	sandbox = await startSandbox({ ...account, projects: [project()] });
	report = await play(sandbox);
	const rows = await query(sandbox, 'SELECT title, detail FROM scriptnote ORDER BY internalid');
	log = rows.body.items.map(({ title, detail }) => {
		const [id, before, after] = JSON.parse(detail!) as [string, string | null, string | null];
		return { title: title!, id, before, after };
	});
});
afterAll(() => sandbox.close());

const idsOf = (title: string) => log.filter((entry) => entry.title === title).map(({ id }) => id);
const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();

test('each record that was entered or deleted, once', () => {
	const { invoice, customerPayment } = report.points;
	expect(idsOf('invoice create').length).toBeGreaterThan(5);
	expect(sorted(idsOf('invoice create'))).toEqual(expect.arrayContaining(sorted(invoice!.created)));
	expect(idsOf('invoice create')).toHaveLength(new Set(idsOf('invoice create')).size);
	expect(sorted(idsOf('customerpayment create'))).toEqual(expect.arrayContaining(sorted(customerPayment!.created)));
	expect(sorted(idsOf('customerpayment delete'))).toEqual(expect.arrayContaining(sorted(customerPayment!.deleted)));
	expect(idsOf('customerpayment delete').length).toBeGreaterThan(0);
});

test('an invoice that moved with a payment was not saved', () => {
	const edited = new Set(idsOf('invoice edit'));
	expect(edited.size).toBeGreaterThan(5);
	expect(report.points.invoice!.changed.some((id) => !edited.has(id))).toBe(true);
});

test('the record as it was and as it is', () => {
	const edits = log.filter(({ title }) => title.endsWith(' edit'));
	expect(edits.some(({ before, after }) => before !== after)).toBe(true);
	expect(edits.some(({ before, after }) => before === after)).toBe(true);
	expect(log.filter(({ title }) => title.endsWith(' create')).every(({ before }) => before === null)).toBe(true);
});

test('and nothing else is another than without scripts', async () => {
	const without = await startSandbox(account);
	expect(await play(without)).toEqual(report);
	const content = async (target: Sandbox) => {
		const lines = (await control<string>(target, 'GET', '/content')).body.split('\n');
		return lines.filter((line) => /^(_transaction|_customer|contact|message|_note|nexttransactionlinelink)\w* /.test(line));
	};
	expect(await content(sandbox)).toEqual(await content(without));
	await without.close();
});
