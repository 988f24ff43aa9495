import { upsertContact } from '../../../netsuite';
import { answered, noSuchRecord, record, refused, saved } from '../../support/answers';
import { failureOf } from '../../support/queryServer';

const look = 'GET /contact/eid:crm-1';
const put = 'PUT /contact/eid:crm-1';
const there = record({ id: '501' });
const savedThere = saved('https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/contact/501');
const taken = refused(400, 'USER_ERROR', 'Error while accessing a resource. This entity already exists.');

const upsert = async (client: Parameters<typeof upsertContact>[0]) =>
	await upsertContact(client, 'crm-1', { phone: '1' }, { dryRun: false });

test.each([
	['not there: created', [noSuchRecord, savedThere], 'created', [look, put]],
	['there: updated', [there, savedThere], 'updated', [look, put]],
	['an answer that was lost is no matter: the request is repeated', [noSuchRecord, new Error('socket hang up'), savedThere], 'created', [look, put, put]],
	['an answer without the ID: it is looked up', [noSuchRecord, { status: 204, headers: {}, body: '' }, there], 'created', [look, put, look]],
	[
		'somebody else created it at the same moment: what they made is changed',
		[noSuchRecord, taken, there, savedThere],
		'updated',
		[look, put, look, put],
	],
])('%s', async (_, answers, outcome, log) => {
	const { client, said } = answered(...answers);
	expect(await upsert(client)).toEqual({ outcome, recordType: 'contact', id: '501', externalId: 'crm-1' });
	expect(said()).toEqual(log);
});

test('a refusal of what is there is not repeated', async () => {
	const { client, said } = answered(there, refused(400, 'USER_ERROR', 'Please enter value(s) for: Name'));
	const failure = await failureOf(upsert(client));
	expect(failure.message).toBe('Creating or updating the contact with external ID crm-1: Please enter value(s) for: Name');
	expect(said()).toEqual([look, put]);
});

test('a contact that was there before does not prove that it was changed', async () => {
	const page = { status: 200, headers: {}, body: '<html>Please log in to the network</html>' };
	const { client, said } = answered(there, page, page, page, page, page, there);
	expect((await failureOf(upsert(client))).kind).toBe('badAnswer');
	expect(said()).toEqual([look, put, put, put, put, put]);
});

test('what stands after eid: is encoded, and eid: is not', async () => {
	const { client, said } = answered(noSuchRecord, savedThere);
	await upsertContact(client, 'größe 7:a@b', { phone: '1' }, { dryRun: false });
	expect(said()[1]).toBe('PUT /contact/eid:gr%C3%B6%C3%9Fe%207%3Aa%40b');
});

test('with no value in any field it is an error, and nothing is sent', async () => {
	const { client, said } = answered();
	await expect(upsertContact(client, 'crm-1', {}, { dryRun: false })).rejects.toThrow('nothing to write');
	expect(said()).toEqual([]);
});
