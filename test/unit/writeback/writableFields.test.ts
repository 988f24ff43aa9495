import { contactFields } from '../../../netsuite';
import { answered, record } from '../../support/answers';

const catalogue = 'https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/metadata-catalog';

/** What the account's catalogue says of contacts, as far as it matters here. */
const fieldsOf = async (properties: Record<string, unknown>, required?: string[]) =>
	await contactFields(answered(record({ type: 'object', properties, ...(required && { required }) })).client);

const reference = { type: 'object', properties: { id: { type: 'string' }, refName: { type: 'string' } } };

test.each([
	['text', { title: 'Phone', type: 'string', nullable: true }],
	['text', { title: 'Web', type: 'string', format: 'URL' }],
	['boolean', { title: 'Private', type: 'boolean' }],
	['integer', { title: 'Visits', type: 'integer', format: 'int64' }],
	['number', { title: 'Limit', type: 'number', format: 'double' }],
	['date', { title: 'Since', type: 'string', format: 'date' }],
	['timestamp', { title: 'Called', type: 'string', format: 'date-time' }],
	['reference', reference],
	['reference', { $ref: `${catalogue}/customer` }],
	['multiReference', { type: 'object', properties: { items: { type: 'array', items: reference } } }],
	['multiReference', { $ref: `${catalogue}/contactCategoryCollection` }],
])('a field of type %s: %j', async (type, property) => {
	expect(await fieldsOf({ some: property })).toEqual([
		{ name: 'some', label: 'title' in property ? property.title : 'Some', type, required: false },
	]);
});

test.each([
	['what is read-only', 'phone', { type: 'string', readOnly: true }],
	['the internal ID', 'id', { type: 'string' }],
	['the external ID, which is the key', 'externalId', { type: 'string' }],
	['what NetSuite keeps', 'lastModifiedDate', { type: 'string', format: 'date-time' }],
	['links', 'links', { type: 'array' }],
	['a sublist', 'addressBook', { $ref: `${catalogue}/contact-addressBookCollection` }],
	['a sublist on the spot', 'addressBook', { type: 'object', properties: { items: { type: 'array', items: { $ref: 'x' } } } }],
	['a subrecord', 'address', { $ref: `${catalogue}/contact-addressBook-addressBookAddress` }],
])('%s is not offered', async (_, name, property) => {
	expect(await fieldsOf({ [name]: property })).toEqual([]);
});

test('what is required is marked, choices are listed, and a reference without a title is named in words', async () => {
	const emailPreference = { type: 'object', properties: { id: { type: 'string', enum: ['PDF', 'HTML'] }, refName: {} } };
	expect(await fieldsOf({ entityId: { title: 'Contact Name', type: 'string' }, emailPreference }, ['entityId'])).toEqual([
		{ name: 'entityId', label: 'Contact Name', type: 'text', required: true },
		{
			name: 'emailPreference',
			label: 'Email Preference',
			type: 'reference',
			required: false,
			choices: [
				{ id: 'PDF', name: 'PDF' },
				{ id: 'HTML', name: 'HTML' },
			],
		},
	]);
});
