import { integrationPoint } from '../../../netsuite';
import { findDeletions, readDeletions } from '../../../netsuite/sync/deletions';
import { queryServer, type Rows } from '../../support/queryServer';

const window = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
const [invoice, contact, journalEntry] = ['invoice', 'contact', 'journalEntry'].map(integrationPoint);

/** A table `deletedrecord`, asked in the order of IDs. */
const tableOf = (rows: Rows) => (text: string): Rows => {
	const after = Number(/d\.recordid > (\d+)/.exec(text)?.[1] ?? -1);
	const types = [.../LOWER\(d\.type\) IN \(([^)]*)\)/.exec(text)![1]!.matchAll(/'([^']*)'/g)].map(([, type]) => type);
	return rows
		.filter(({ kind, key0 }) => types.includes(kind) && Number(key0) > after)
		.sort((a, b) => Number(a.key0) - Number(b.key0));
};

test('thousands of deletions of several points come with few requests, each once, and none is lost where a page ends', async () => {
	// The same IDs in both: what one page ends with and the next begins with is another record.
	const ids = Array.from({ length: 1_500 }, (_, index) => String(index + 1));
	const table = tableOf(ids.flatMap((key0) => [{ key0, kind: 'invoice', script: 'x' }, { key0, kind: 'contact', script: 'x' }]));
	const { client, queries } = queryServer(({ text }) => (text.includes('deletedrecord') ? table(text) : []));
	const { deletions, source } = await findDeletions(client, [invoice!, contact!], window);
	expect(source).toBe('deletedrecord');
	for (const point of [invoice, contact]) {
		const own = deletions.filter((one) => one.point === point).map(({ id }) => id);
		expect(own).toEqual(ids);
	}
	// All at once, then two pages of each, then whether they are really gone.
	expect(queries.map((text) => text.includes('deletedrecord'))).toEqual([...Array<boolean>(5).fill(true), ...Array<boolean>(4).fill(false)]);
});

test('a journal entry between subsidiaries is a journal entry', async () => {
	const table = tableOf([{ key0: '9', kind: 'intercompanyjournalentry', script: 'x' }]);
	const { client } = queryServer(({ text }) => (text.includes('deletedrecord') ? table(text) : []));
	expect((await readDeletions(client, journalEntry!, window)).ids).toEqual(['9']);
});

test('an ID that a record has again is not deleted', async () => {
	const table = tableOf([{ key0: '8', kind: 'invoice', script: 'x' }, { key0: '9', kind: 'invoice', script: 'x' }]);
	const { client } = queryServer(({ text }) => (text.includes('deletedrecord') ? table(text) : [{ id: '8' }]));
	expect(await readDeletions(client, invoice!, window)).toEqual({ ids: ['9'], hidden: null, source: 'deletedrecord' });
});
