import { listDeleted } from '../../../netsuite/soap/deleted';
import { failureOf } from '../../support/queryServer';
import { soapAnswer, soapServer, success } from '../../support/soapServer';

const deletion = (id: number, { type = 'invoice', date = '2026-01-31T15:00:00.000-08:00', name = `Invoice #INV${id}` } = {}) =>
	`<c:deletedRecord><c:deletedDate>${date}</c:deletedDate><c:record internalId="${id}" type="${type}"><c:name>${name}</c:name></c:record></c:deletedRecord>`;

const page = (deletions: readonly string[], { total, pages = 1 }: { total: number; pages?: number }) =>
	soapAnswer(
		'getDeleted',
		'getDeletedResult',
		`${success}<c:totalRecords>${total}</c:totalRecords><c:totalPages>${pages}</c:totalPages><c:deletedRecordList>${deletions.join('')}</c:deletedRecordList>`,
	);

const pageAsked = (envelope: string) => Number(/pageIndex>(\d+)</.exec(envelope)?.[1]);
const from = '2026-01-01T00:00:00Z';

test('asks for the types from a moment with its zone on, and says in UTC when each record was deleted', async () => {
	const { client, sent } = soapServer(() => page([deletion(7), deletion(8, { type: 'creditMemo', name: '' })], { total: 2 }));
	expect(await listDeleted(client, { types: ['invoice', 'creditMemo'], from })).toEqual([
		{ id: '7', type: 'invoice', name: 'Invoice #INV7', deletedDate: '2026-01-31T23:00:00Z' },
		{ id: '8', type: 'creditMemo', name: null, deletedDate: '2026-01-31T23:00:00Z' },
	]);
	expect(sent[0]).toMatch(/deletedDate operator="onOrAfter"><\w+:searchValue>2026-01-01T00:00:00Z</);
	expect(sent[0]).toMatch(/type operator="anyOf"><\w+:searchValue>invoice<\/\w+:searchValue><\w+:searchValue>creditMemo</);
});

test.each([
	['2026-01-31T15:00:00', '2026-01-31T23:00:00Z'],
	['2026-07-31T15:00:00.250', '2026-07-31T22:00:00Z'],
	['2026-01-31T15:00:00Z', '2026-01-31T15:00:00Z'],
	['yesterday', null],
])('a moment that comes as %s is %s: without a zone it is Pacific time', async (date, deletedDate) => {
	const { client } = soapServer(() => page([deletion(7, { date })], { total: 1 }));
	expect(await listDeleted(client, { types: ['invoice'], from: null })).toMatchObject([{ deletedDate }]);
});

test('more than a page comes page after page', async () => {
	const ids = Array.from({ length: 2_300 }, (_, index) => index + 1);
	const { client, sent } = soapServer((envelope) => {
		const first = (pageAsked(envelope) - 1) * 1_000;
		return page(ids.slice(first, first + 1_000).map((id) => deletion(id)), { total: 2_300, pages: 3 });
	});
	const listed = await listDeleted(client, { types: ['invoice'], from });
	expect(listed.map(({ id }) => Number(id))).toEqual(ids);
	expect(sent.map(pageAsked)).toEqual([1, 2, 3]);
});

test('pages that do not fit each other are read anew, because something was deleted in between', async () => {
	let reading = 0;
	const { client } = soapServer((envelope) => {
		if (pageAsked(envelope) === 1) reading++;
		const total = reading === 1 && pageAsked(envelope) === 1 ? 2 : 3;
		return page(pageAsked(envelope) === 1 ? [deletion(1), deletion(2)] : [deletion(3)], { total, pages: 2 });
	});
	expect((await listDeleted(client, { types: ['invoice'], from })).map(({ id }) => id)).toEqual(['1', '2', '3']);
	expect(reading).toBe(2);
});

test('a list that stays shorter than NetSuite says is never taken for the whole', async () => {
	const { client } = soapServer(() => page([deletion(1)], { total: 2 }));
	const error = await failureOf(listDeleted(client, { types: ['invoice'], from }));
	expect(error).toMatchObject({ kind: 'badAnswer', message: 'Reading deletions over SOAP: NetSuite says that there are 2, and lists 1.' });
});
