import { startSandbox, type Sandbox } from '../../sandbox';
import type { ActivityReport } from '../../sandbox/account/activity';
import { deletedRecord } from '../../sandbox/account/ledger/remove';
import { getDeleted as getDeletedOperation } from '../../sandbox/soap/operations/getDeleted';
import type { Bean, RecordRef } from '../../sandbox/soap/schema/bean';
import { createSaving, noUserEvents } from '../../sandbox/saving';
import { createSearches } from '../../sandbox/soap/search/searches';
import { control, query } from './client';
import { generated } from './generated';
import { all, attributes, soap, statusOf, textOf } from './soapClient';

let sandbox: Sandbox;
let report: ActivityReport;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 8, customers: 40, invoices: 150, concurrency: 50 });
	report = (await control<ActivityReport>(sandbox, 'POST', '/activity?changes=200&seed=3')).body;
});
afterAll(() => sandbox.close());

const getDeleted = (filter: string, page: number | '' = 1) =>
	soap(
		sandbox,
		`<platformMsgs:getDeleted><platformMsgs:getDeletedFilter>${filter}</platformMsgs:getDeletedFilter>` +
			`${page === '' ? '' : `<platformMsgs:pageIndex>${page}</platformMsgs:pageIndex>`}</platformMsgs:getDeleted>`,
	);
const types = (...names: string[]) =>
	`<platformCore:type operator="anyOf">${names.map((name) => `<platformCore:searchValue>${name}</platformCore:searchValue>`).join('')}</platformCore:type>`;
const dates = (operator: string, ...moments: string[]) =>
	`<platformCore:deletedDate operator="${operator}">${moments
		.map((at, index) => `<platformCore:searchValue${index ? 2 : ''}>${at}</platformCore:searchValue${index ? 2 : ''}>`)
		.join('')}</platformCore:deletedDate>`;
const idsIn = async (...what: Parameters<typeof getDeleted>) =>
	attributes(await getDeleted(...what), 'record', 'internalId');
const sorted = (ids: Array<string | null>) => [...ids].sort((a, b) => Number(a) - Number(b));

test('deleted notes are listed, of customers and of documents', async () => {
	const { deleted } = report.points.note!;
	expect(deleted.length).toBeGreaterThan(1);
	const shown = await query(sandbox, "SELECT recordid FROM deletedrecord WHERE type = 'note'");
	expect(sorted(await idsIn(types('note')))).toEqual(sorted(shown.body.items.map(({ recordid }) => recordid!)));
	expect(await idsIn(types('note') + dates('after', report.from))).toEqual(expect.arrayContaining(deleted));
});

test('a record has type, ID, name and the moment in Pacific time', async () => {
	const answer = await getDeleted(types('customerPayment') + dates('before', '2025-01-01T00:00:00Z'));
	expect(answer.xml).toContain(
		'<platformCore:deletedRecord><platformCore:deletedDate>2024-01-16T16:00:00.000-08:00</platformCore:deletedDate>' +
			'<platformCore:record internalId="1110" type="customerPayment" xsi:type="platformCore:RecordRef">' +
			'<platformCore:name>Payment #PYMT877</platformCore:name></platformCore:record></platformCore:deletedRecord>',
	);
});

test('the filter’s moments without an offset are Pacific time', async () => {
	expect(await idsIn(dates('within', '2024-01-16T15:59:59', '2024-01-16T16:00:00'))).toEqual(['1110']);
	expect(await idsIn(dates('within', '2024-01-16T16:00:01', '2024-01-17T15:59:59'))).toEqual([]);
	expect(await idsIn(dates('within', '2024-01-17T00:00:00Z', '2024-01-17T00:00:00Z'))).toEqual(['1110']);
});

test('several types, and all', async () => {
	const two = await getDeleted(types('invoice', 'message'));
	expect(new Set(attributes(two, 'record', 'type'))).toEqual(new Set(['invoice', 'message']));
	const everything = await getDeleted('');
	const [count] = (await query(sandbox, 'SELECT COUNT(*) AS n FROM deletedrecord')).body.items;
	expect(textOf(everything, 'totalRecords')).toBe(count!.n);
	expect(all(everything, 'deletedRecord')).toHaveLength(Number(count!.n));
	expect(['pageSize', 'totalPages', 'pageIndex'].map((name) => textOf(everything, name))).toEqual(['1000', '1', '1']);
});

test.each([2, 0, ''] as const)('page %j is none', async (page) => {
	expect(statusOf(await getDeleted('', page)).slice(0, 2)).toEqual(['false', 'INVALID_PAGE_INDEX']);
});

test('more than a thousand come on several pages', async () => {
	const account = generated({ customers: 1, invoices: 0 });
	for (let id = 1; id <= 2500; id++) {
		account.store.insert('deletedrecord', deletedRecord(id, { type: 'note', at: 1e9, deletedBy: 3 }));
	}
	const context = {
		account,
		visibility: { hiddenTables: new Set<string>(), hiddenColumns: new Map<string, Set<string>>() },
		corruptColumns: () => [],
		saving: createSaving(account, noUserEvents),
		searchPreferences: null,
		preferences: null,
		origin: '',
		searches: createSearches('1'),
	};
	const getDeletedFilter = { type: { operator: 'anyOf', searchValue: ['note'] } };
	const page = async (pageIndex: number) => {
		const response = await getDeletedOperation.run({ getDeletedFilter, pageIndex }, context);
		const result = response.getDeletedResult as Bean;
		expect([result.totalRecords, result.totalPages]).toEqual([2500, 3]);
		return (result.deletedRecordList as { deletedRecord: Array<{ record: RecordRef }> }).deletedRecord;
	};
	const pages = await Promise.all([1, 2, 3].map(page));
	account.close();
	expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 500]);
	expect(new Set(pages.flat().map(({ record }) => record.internalId)).size).toBe(2500);
});

test('a type that is never deleted is refused', async () => {
	expect(statusOf(await getDeleted(types('subsidiary'))).slice(0, 2)).toEqual(['false', 'INVALID_SEARCH_VALUE']);
});

test('a role without the permission is told', async () => {
	await control(sandbox, 'POST', '/faults', { fault: 'hide', table: 'deletedrecord' });
	const [isSuccess, code, message] = statusOf(await getDeleted(''));
	await control(sandbox, 'DELETE', '/faults');
	expect([isSuccess, code]).toEqual(['false', 'INSUFFICIENT_PERMISSION']);
	expect(message).toMatch(/'Deleted Records' permission/);
});
