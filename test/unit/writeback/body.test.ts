import type { WritableField } from '../../../netsuite';
import { recordBody } from '../../../netsuite/writeback/body';

const field = (name: string, type: WritableField['type'], more: Partial<WritableField> = {}): WritableField => ({
	name,
	label: `Label of ${name}`,
	type,
	required: false,
	...more,
});

const fields = [
	field('comments', 'text'),
	field('isPrivate', 'boolean'),
	field('custentity_visits', 'integer'),
	field('custentity_limit', 'number'),
	field('custentity_since', 'date'),
	field('custentity_called', 'timestamp'),
	field('company', 'reference'),
	field('emailPreference', 'reference', { choices: ['PDF', 'HTML', 'DEFAULT'].map((id) => ({ id, name: id })) }),
	field('category', 'multiReference'),
];

const body = (values: Record<string, unknown>) => recordBody('Contacts', fields, values);

const luxon = (iso: string | null) => ({ toISO: () => iso });

test.each<[string, unknown, unknown]>([
	['comments', 'Größe\r\n<b>客户</b> 👋', 'Größe\r\n<b>客户</b> 👋'],
	['comments', '  spaces  ', '  spaces  '],
	['comments', 4915, '4915'],
	['isPrivate', true, true],
	['isPrivate', false, false],
	['isPrivate', 'False', false],
	['isPrivate', 'T', true],
	['custentity_visits', 12, 12],
	['custentity_visits', '12', 12],
	['custentity_visits', 0, 0],
	['custentity_limit', '1250.50', 1250.5],
	['custentity_since', '2026-01-31', '2026-01-31'],
	['custentity_since', '2026-01-31T23:30:00-08:00', '2026-01-31'],
	['custentity_since', luxon('2026-01-31T00:00:00.000+01:00'), '2026-01-31'],
	['custentity_called', '2026-01-31T14:00:00+01:00', '2026-01-31T13:00:00Z'],
	['custentity_called', luxon('2026-01-31T14:00:00.000+01:00'), '2026-01-31T13:00:00Z'],
	['custentity_called', new Date('2026-01-31T13:00:00.500Z'), '2026-01-31T13:00:00Z'],
	['company', '10432', { id: '10432' }],
	['company', 10432, { id: '10432' }],
	['company', { id: '10432', refName: 'Acme' }, { id: '10432' }],
	['emailPreference', 'PDF', { id: 'PDF' }],
	['category', '3, 1', { items: [{ id: '3' }, { id: '1' }] }],
	['category', [{ id: '3' }, 1], { items: [{ id: '3' }, { id: '1' }] }],
	['category', 7, { items: [{ id: '7' }] }],
])('%s: %j goes out as %j', (name, value, sent) => {
	expect(body({ [name]: value })).toEqual({ [name]: sent });
});

test('what is empty is left out: NetSuite keeps what it has', () => {
	expect(body({ comments: '', isPrivate: null, company: undefined, custentity_visits: null, category: [] })).toEqual({});
});

test.each<[string, unknown, string]>([
	['comments', { a: 1 }, 'Label of comments (comments) is {"a":1}; it needs text.'],
	['comments', true, 'it needs text'],
	['isPrivate', 'yes', 'Label of isPrivate (isPrivate) is "yes"; it needs true or false.'],
	['isPrivate', 1, 'it needs true or false'],
	['custentity_visits', 1.5, 'Label of custentity_visits (custentity_visits) is 1.5; it needs a whole number such as 12.'],
	['custentity_visits', 2 ** 60, 'it needs a whole number'],
	['custentity_limit', '1.250,50', 'it needs a number such as 1250.50'],
	['custentity_limit', ' ', 'it needs a number'],
	['custentity_since', '2026-02-30', 'it needs a date such as 2026-01-31'],
	['custentity_since', luxon(null), 'it needs a date'],
	['custentity_called', '31.01.2026', 'Label of custentity_called (custentity_called) is "31.01.2026", which is not a date and time'],
	['company', 'Acme', 'it needs an internal ID such as 10432'],
	['emailPreference', 'TEXT', 'Label of emailPreference (emailPreference) is "TEXT", which is not in its list: PDF, HTML, DEFAULT.'],
	['category', 'Vendors', 'it needs internal IDs'],
])('%s: %j is refused', (name, value, message) => {
	expect(() => body({ [name]: value })).toThrow(message);
});

test('a field that the account does not have is refused by its name', () => {
	expect(() => body({ custentity_gone: 1 })).toThrow('Contacts have no field "custentity_gone" that can be written');
});
