import { integrationPoint } from '../../../netsuite';
import { readCustomerNotes } from '../../../netsuite/read/customerNotes';
import { select } from '../../../netsuite/read/selection';
import { soapAnswer, soapServer, success } from '../../support/soapServer';

const point = integrationPoint('note');
const selection = select(point, { computed: false, sublists: false, bySoap: true });

/** A NetSuite that answers every search for notes so. */
const listing = (total: number, ...records: readonly string[]) =>
	soapServer(() =>
		soapAnswer(
			'search',
			'searchResult',
			`${success}<c:totalRecords>${total}</c:totalRecords><c:recordList>${records.join('')}</c:recordList>`,
		),
	);

test('a note that is on no customer is left to SuiteQL, which knows what it is on', async () => {
	const { client } = listing(
		2,
		'<c:record internalId="11"><title>On a customer</title><entity internalId="5"><c:name>Acme</c:name></entity></c:record>',
		'<c:record internalId="12"><title>On an invoice</title></c:record>',
	);
	const { records } = await readCustomerNotes(client, selection, { after: null, limit: 100 });
	expect(records).toMatchObject([{ id: '11', entity: { id: '5', refName: 'Acme' } }]);
});

test('a NetSuite that does not keep to the range it is asked for is an error, not a reading without an end', async () => {
	const { client, sent } = listing(500, ...Array.from({ length: 100 }, (_, index) => `<c:record internalId="${index + 1}"/>`));
	await expect(readCustomerNotes(client, selection, { after: null, limit: 100 })).rejects.toThrow('outside the range');
	expect(sent.length).toBeLessThan(10);
});
