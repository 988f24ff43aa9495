import { asTableRows, customFieldsOf, integrationPoint, integrationPoints, readChangesAs, tableRow, type TableRow } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 120 });
});
afterAll(async () => await netsuite.close());

/** All that is read of a point right into the columns of its table. */
async function rowsOf(name: string, customFields: readonly string[] = []): Promise<{ rows: TableRow[]; checkpoint: unknown }> {
	const rows: TableRow[] = [];
	for (let checkpoint: unknown = null; ; ) {
		const batch = await readChangesAs(asTableRows, netsuite.client, integrationPoint(name), { checkpoint, customFields });
		expect(batch.records.map(({ id }) => Number(id))).toEqual(batch.records.map(({ row }) => row.netsuiteId));
		rows.push(...batch.records.map(({ row }) => row));
		checkpoint = batch.cursor;
		if (batch.status !== 'more') return { rows, checkpoint };
	}
}

test.each(integrationPoints.map(({ name }) => name))('%s: what is read as rows is what the records are as rows, and then nothing is new', async (name) => {
	const point = integrationPoint(name);
	const truth = await netsuite.truth(name);
	const { rows, checkpoint } = await rowsOf(name);
	expect(rows).toEqual(truth.map((record) => tableRow(point, record)));
	expect(rows.map((row) => Object.keys(row))).toEqual(truth.map((record) => Object.keys(tableRow(point, record))));
	const again = await readChangesAs(asTableRows, netsuite.client, point, { checkpoint });
	expect([again.status, again.records, again.deleted]).toEqual(['finished', [], []]);
});

test('custom fields come as columns, the names of a multi-select too', async () => {
	const point = integrationPoint('customer');
	const fields = await customFieldsOf(netsuite.client, point);
	const chosen = fields.map(({ name }) => name);
	expect(fields.map(({ type }) => type)).toContain('multiReference');
	const store = new RecordStore(point);
	await store.sync(netsuite.client, { customFields: chosen });
	const inOrder = [...fields].sort((a, b) => (a.name < b.name ? -1 : 1));
	const { rows } = await rowsOf('customer', chosen);
	expect(rows).toEqual(store.all().map((record) => tableRow(point, record, inOrder)));
});

test('what the role cannot see is null in its columns', async () => {
	await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'memo' });
	const { rows } = await rowsOf('invoice');
	const point = integrationPoint('invoice');
	expect(rows).toEqual((await netsuite.truth('invoice')).map((record) => ({ ...tableRow(point, record), memo: null })));
});
