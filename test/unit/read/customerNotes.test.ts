import { integrationPoint } from '../../../netsuite';
import { mergeBatches, readCustomerNotes } from '../../../netsuite/read/customerNotes';
import type { Batch } from '../../../netsuite/read/records';
import { select } from '../../../netsuite/read/selection';
import { elementAt, parseXml, textAt } from '../../../netsuite/transport/xml';
import { failureOf } from '../../support/queryServer';
import { soapAnswer, soapFault, soapServer, success } from '../../support/soapServer';

const selection = select(integrationPoint('note'), { computed: false, sublists: true, bySoap: true });

const noteXml = (id: number, noteDate = '2026-01-15T01:02:03.000-08:00') =>
	`<c:record internalId="${id}"><c:title>Note ${id}</c:title><c:noteDate>${noteDate}</c:noteDate><c:note>text &#233;</c:note>` +
	`<c:author internalId="3"><c:name>Ann</c:name></c:author><c:entity internalId="12"><c:name>Ltd</c:name></c:entity></c:record>`;

/** A NetSuite with notes of these IDs on customers, listed in the order they are given in. */
function notes(ids: readonly number[]) {
	return soapServer((envelope) => {
		const header = elementAt(parseXml(envelope), 'Header', 'searchPreferences');
		const condition = elementAt(parseXml(envelope), 'Body', 'search', 'searchRecord', 'basic', 'internalIdNumber');
		const from = Number(textAt(condition, 'searchValue'));
		const found = ids.filter((id) =>
			condition?.getAttribute('operator') === 'between'
				? id >= from && id <= Number(textAt(condition, 'searchValue2'))
				: id > from,
		);
		const page = found.slice(0, Number(textAt(header, 'pageSize')));
		return soapAnswer(
			'search',
			'searchResult',
			`${success}<c:totalRecords>${found.length}</c:totalRecords><c:recordList>${page.map((id) => noteXml(id)).join('')}</c:recordList>`,
		);
	});
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function readAllOf(ids: readonly number[], limit: number) {
	const { client, sent } = notes(ids);
	const read: string[] = [];
	let after: string | null = null;
	for (;;) {
		const batch: Batch = await readCustomerNotes(client, selection, { after, limit });
		read.push(...batch.records.map(({ id }) => id));
		if (!batch.hasMore) return { read, requests: sent.length };
		expect(Number(batch.last)).toBeGreaterThan(Number(after ?? 0));
		after = batch.last;
	}
}

it('makes a record of a note, its date in UTC', async () => {
	const { client } = notes([7]);
	const { records } = await readCustomerNotes(client, selection, { after: null, limit: 100 });
	expect(records).toEqual([
		{
			id: '7',
			entity: { id: '12', refName: 'Ltd' },
			transaction: null,
			title: 'Note 7',
			note: 'text é',
			noteDate: '2026-01-15T09:02:03Z',
			author: { id: '3', refName: 'Ann' },
			customFields: {},
		},
	]);
});

it.each([
	['in the order of IDs', range(1, 95)],
	['the other way round', range(1, 95).reverse()],
	['in any order, with gaps', range(1, 95).map((id) => ((id * 37) % 97) * 1000 + 5)],
])('reads each note once when NetSuite lists %s', async (_, ids) => {
	const { read } = await readAllOf(ids, 10);
	expect(read.map(Number)).toEqual([...ids].sort((a, b) => a - b));
});

it('takes two requests a page when NetSuite lists in the order of IDs', async () => {
	const { requests } = await readAllOf(range(1, 50), 10);
	expect(requests).toBe(2 * 4 + 1);
});

it('T18: a note that cannot be understood does not keep the others back', async () => {
	const { client } = soapServer(() =>
		soapAnswer(
			'search',
			'searchResult',
			`${success}<c:totalRecords>2</c:totalRecords><c:recordList>${noteXml(1)}${noteXml(2, 'yesterday')}</c:recordList>`,
		),
	);
	const { records, failed } = await readCustomerNotes(client, selection, { after: null, limit: 100 });
	expect(records.map(({ id }) => id)).toEqual(['1']);
	expect(failed).toEqual([{ id: '2', documentNumber: 'Note 2', reason: 'Date (noteDate) is "yesterday", which is not a date and time' }]);
});

it('refuses a page that is shorter than NetSuite says', async () => {
	const { client } = soapServer(() =>
		soapAnswer('search', 'searchResult', `${success}<c:totalRecords>3</c:totalRecords><c:recordList>${noteXml(1)}</c:recordList>`),
	);
	await expect(failureOf(readCustomerNotes(client, selection, { after: null, limit: 100 }))).resolves.toMatchObject({
		kind: 'badAnswer',
		detail: 'NetSuite says there are 3, and lists 1 of them.',
	});
});

it('says which records cannot be seen when SOAP refuses', async () => {
	const { client } = soapServer(() => soapFault('insufficientPermissionFault', 'INSUFFICIENT_PERMISSION', 'Permission Violation'));
	await expect(failureOf(readCustomerNotes(client, selection, { after: null, limit: 100 }))).resolves.toMatchObject({
		message: 'Reading notes on customers: Permission Violation',
		label: 'Notes on customers',
	});
});

describe('two sources in one order', () => {
	const batch = (ids: number[], last: number | null = null): Batch => ({
		records: ids.map((id) => ({ id: String(id), customFields: {} })),
		failed: [],
		hasMore: last !== null,
		last: last === null ? null : String(last),
	});
	const merged = (one: Batch, other: Batch, limit = 100) => {
		const { records, hasMore, last } = mergeBatches(one, other, limit);
		return { ids: records.map(({ id }) => Number(id)), hasMore, last };
	};

	it('end where both have been read to', () => {
		expect(merged(batch([1, 4, 9]), batch([2, 10]))).toEqual({ ids: [1, 2, 4, 9, 10], hasMore: false, last: '10' });
		expect(merged(batch([1, 4, 9], 9), batch([2, 10]))).toEqual({ ids: [1, 2, 4, 9], hasMore: true, last: '9' });
		expect(merged(batch([1, 4, 9], 9), batch([2, 3], 5))).toEqual({ ids: [1, 2, 3, 4], hasMore: true, last: '5' });
	});

	it('give no more than was asked for', () => {
		expect(merged(batch([1, 4, 9], 9), batch([2, 3, 5], 8), 3)).toEqual({ ids: [1, 2, 3], hasMore: true, last: '3' });
	});

	it('go on from an end before which there is nothing', () => {
		expect(merged(batch([8, 9], 9), batch([], 5))).toEqual({ ids: [], hasMore: true, last: '5' });
		expect(merged(batch([]), batch([]))).toEqual({ ids: [], hasMore: false, last: null });
	});
});
