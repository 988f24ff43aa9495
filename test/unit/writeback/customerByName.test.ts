import { findParent } from '../../../netsuite';
import { failureOf, queryServer, type Rows } from '../../support/queryServer';

const acme = { id: '10', entityid: 'C-10', companyname: 'Acme Ltd', altname: 'Acme Ltd', isinactive: 'F' };

const find = async (name: string, rows: Rows) =>
	await findParent(queryServer(() => rows).client, 'customer', { by: 'name', value: name });

test.each([
	['company name', { ...acme, altname: 'Other', entityid: 'C-10' }],
	['name', { ...acme, companyname: 'Other' }],
	['customer ID', { id: '10', entityid: 'Acme Ltd', isinactive: 'F' }],
	['company name with space around it', { ...acme, companyname: ' Acme Ltd ', altname: '' }],
])('I16: a customer is found by its exact %s', async (_, row) => {
	expect(await find(' Acme Ltd ', [row])).toEqual({ point: 'customer', id: '10', number: 'Acme Ltd' });
});

test('I16: an inactive one is found when it is the only one', async () => {
	expect(await find('Acme Ltd', [{ ...acme, isinactive: 'T' }])).toMatchObject({ id: '10' });
});

test('I16: several of the name are an error that lists them, and says which are inactive', async () => {
	const failure = await failureOf(find('Acme Ltd', [acme, { ...acme, id: '11', entityid: 'C-11', isinactive: 'T' }]));
	expect(failure.message).toBe(
		'2 customers are known by "Acme Ltd": C-10, Acme Ltd (internal ID 10); C-11, Acme Ltd (internal ID 11, inactive).',
	);
	expect(failure.advice).toContain('by id: and its internal ID');
});

test('I16: of very many the first ten are listed and the others counted', async () => {
	const many = Array.from({ length: 25 }, (_, index) => ({ ...acme, id: String(100 + index) }));
	const { message } = await failureOf(find('Acme Ltd', many));
	expect(message).toContain('25 customers are known by');
	expect(message).toContain('(internal ID 109); and 15 more.');
	expect(message).not.toContain('(internal ID 110)');
});

test('I16: one that is only spelt otherwise is not taken, and is named', async () => {
	const failure = await failureOf(find('ACME Ltd', [acme]));
	expect(failure.kind).toBe('notFound');
	expect(failure.message).toBe(
		'No customer is called exactly "ACME Ltd". Spelt otherwise there is: C-10, Acme Ltd (internal ID 10).',
	);
});

test('I16: one exact name beside others that are spelt otherwise is no doubt', async () => {
	const rows = [acme, { ...acme, id: '11', companyname: 'ACME LTD', altname: 'ACME LTD' }];
	expect(await find('Acme Ltd', rows)).toMatchObject({ id: '10' });
});

test('I16: a name is quoted in the query', async () => {
	const { client, queries } = queryServer(() => [{ ...acme, companyname: "O'Brien & Sons" }]);
	await findParent(client, 'customer', { by: 'name', value: "O'Brien & Sons" });
	expect(queries[0]).toContain("UPPER('O''Brien & Sons')");
});

test('I16: a number that is one customer’s ID and another’s internal ID is refused, so that nothing ends up with the wrong one', async () => {
	const rows = [{ ...acme, id: '1042' }, { ...acme, id: '7', entityid: '1042' }];
	const { kind, message } = await failureOf(find('1042', rows));
	expect(kind).toBe('invalid');
	expect(message).toContain('(internal ID 1042); 1042, Acme Ltd (internal ID 7)');
	expect(await find('1042', rows.slice(1))).toMatchObject({ id: '7' });
});
