import { createRecord, messageDraft, type Email } from '../../../netsuite';
import { answered, noSuchRecord, record, refused, saved } from '../../support/answers';
import { failureOf } from '../../support/queryServer';

const invoice = { point: 'invoice', id: '77', number: 'INV77' };
const email: Email = {
	direction: 'outgoing',
	subject: 'Your invoice',
	message: '<p>Hello</p>',
	authorEmail: null,
	recipientEmail: 'a@example.com',
	author: '12',
	recipient: null,
	cc: null,
	bcc: 'b@example.com',
	messageDate: '2026-01-31T23:30:00Z',
};
const savedThere = saved('https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/message/9');
const badDate = refused(400, 'INVALID_CONTENT', "Invalid value for the resource or sub-resource field 'messageDate'. Provide a valid value.");

test('T21: a message is sent with what is given, never to be e-mailed', async () => {
	const { client, sent } = answered(noSuchRecord, savedThere);
	expect(await createRecord(client, messageDraft('m-1', invoice, email), { dryRun: false })).toMatchObject({ outcome: 'created', id: '9' });
	expect(sent[1]?.body).toEqual({
		externalId: 'm-1',
		transaction: { id: '77' },
		emailed: false,
		author: { id: '12' },
		subject: 'Your invoice',
		message: '<p>Hello</p>',
		recipientEmail: 'a@example.com',
		bcc: 'b@example.com',
		messageDate: '2026-01-31T23:30:00Z',
	});
	expect(sent[1]?.headers).toMatchObject({ 'X-NetSuite-PropertyNameValidation': 'Error' });
});

test('T21: where NetSuite takes a day only, the day in UTC goes in the moment’s place', async () => {
	const { client, sent } = answered(noSuchRecord, badDate, savedThere);
	expect(await createRecord(client, messageDraft('m-1', invoice, email), { dryRun: false })).toMatchObject({ outcome: 'created', id: '9' });
	expect(sent[2]?.body).toEqual({ ...(sent[1]?.body as object), messageDate: '2026-01-31' });
});

test('a date that is refused both ways is an error in NetSuite’s words, with the document’s number', async () => {
	const { client, said } = answered(noSuchRecord, badDate, badDate, noSuchRecord);
	const failure = await failureOf(createRecord(client, messageDraft('m-1', invoice, email), { dryRun: false }));
	expect(failure.message).toMatch(/^Creating a message on invoice INV77: Invalid value .* 'messageDate'/);
	expect(said()).toEqual(['GET /message/eid:m-1', 'POST /message', 'POST /message', 'GET /message/eid:m-1']);
});

test.each([
	['without a Location', undefined],
	['with a Location that is no record', 'https://1234567.suitetalk.api.netsuite.com/login'],
])('an answer %s is not trusted: the record is looked up', async (_, location) => {
	const found = { status: 200, headers: {}, body: '{"id":"9"}' };
	const { client } = answered(noSuchRecord, { status: 204, headers: location ? { location } : {}, body: '' }, found);
	expect(await createRecord(client, messageDraft('m-1', invoice, email), { dryRun: false })).toMatchObject({ outcome: 'created', id: '9' });
});

test('a record whose external ID differs in upper and lower case is not taken for it', async () => {
	const { client, said } = answered(record({ id: '9', externalId: 'M-1' }));
	const failure = await failureOf(createRecord(client, messageDraft('m-1', invoice, email), { dryRun: false }));
	expect(failure.message).toBe(
		'Creating a message on invoice INV77: The message with internal ID 9 has the external ID "M-1", which NetSuite takes for the same as "m-1".',
	);
	expect(failure.advice).toContain('differs by more than upper and lower case');
	expect(said()).toEqual(['GET /message/eid:m-1']);
});
