import { integrationPoint, type Filters } from '../../netsuite';
import { write } from '../support/filterTruth';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 60, customers: 40 });
});
afterAll(async () => await netsuite.close());

test('a contact without a modification date comes when its customer comes to fit', async () => {
	const box = 'custentity_dunning_paused';
	const filters: Filters = { customerCheckbox: box };
	const undated = 'SYS_EXTRACT_UTC(CASE WHEN c.id > 0 THEN NULL ELSE c.lastmodifieddate END)';
	const client = netsuite.connect({}, {
		rewrite: (query) =>
			query.replaceAll('SYS_EXTRACT_UTC(c.lastmodifieddate)', undated).replaceAll('c.lastmodifieddate IS NULL', 'c.id > 0'),
	});
	const store = new RecordStore(integrationPoint('contact'));
	await store.sync(client, { filters });
	const contact = (await netsuite.truth('contact')).find(({ id, company }) => company && !store.get(id));
	await netsuite.pass(3_600);
	await store.sync(client, { filters });
	await write(netsuite.client, 'PATCH', `/customer/${(contact?.company as unknown as { id: string }).id}`, { [box]: true });
	await netsuite.pass(600);
	await store.sync(client, { filters });
	expect(store.get(contact?.id ?? '')).toBeDefined();
});
