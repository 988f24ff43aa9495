import { startSandbox, type Sandbox } from '../../sandbox';
import { bodyFields, contactFields, customerFields, type CustomField } from '../../sandbox/account/customFields';
import { call, control, query, type Answer } from './client';

interface Reference {
	id: string;
	refName: string;
}
type Value = string | number | boolean | Reference | Reference[] | null;

interface WithFields {
	id: string;
	lastModifiedDate: string;
	customFields: Record<string, Value>;
}

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 17, customers: 120, invoices: 400, concurrency: 50 });
});
afterAll(() => sandbox.close());

const truth = async (point: string, customFields: string) =>
	(await control<WithFields[]>(sandbox, 'GET', `/truth/${point}?customFields=${customFields}`)).body;

const places: Array<[point: string, table: string, fields: readonly CustomField[]]> = [
	['customer', 'customer', customerFields],
	['invoice', "transaction WHERE type = 'CustInvc'", bodyFields.CustInvc!],
	['contact', 'contact', contactFields],
	['creditMemo', "transaction WHERE type = 'CustCred'", bodyFields.CustCred!],
	['customerPayment', "transaction WHERE type = 'CustPymt'", bodyFields.CustPymt!],
	['salesOrder', "transaction WHERE type = 'SalesOrd'", bodyFields.SalesOrd!],
];

const everyType = [
	...['text', 'longText', 'richText', 'email', 'phone', 'url', 'checkbox', 'integer', 'decimal', 'currency'],
	...['percent', 'date', 'datetime', 'timeOfDay', 'list', 'multiselect', 'document'],
];

test.each([
	['customers', customerFields],
	['invoices', bodyFields.CustInvc!],
])('%s have custom fields of every type', (_, fields) => {
	expect([...new Set(fields.map(({ type }) => type))].sort()).toEqual([...everyType].sort());
});

/** A field's columns in SuiteQL, as a careful reader asks for them. */
function columnsOf({ scriptId, type }: CustomField, index: number): string {
	const name = `c${index}`;
	if (type === 'date') return `TO_CHAR(${scriptId}, 'YYYY-MM-DD') AS ${name}`;
	if (type === 'datetime') return `TO_CHAR(SYS_EXTRACT_UTC(${scriptId}), 'YYYY-MM-DD HH24:MI:SS') AS ${name}`;
	return `${scriptId} AS ${name}, BUILTIN.DF(${scriptId}) AS ${name}n`;
}

function valueOf({ type }: CustomField, text: string | undefined, shown: string | undefined): Value {
	if (text === undefined) return null;
	switch (type) {
		case 'checkbox':
			expect(shown).toBe({ T: 'Yes', F: 'No' }[text]);
			return text === 'T';
		case 'integer':
		case 'decimal':
		case 'currency':
			return Number(text);
		case 'percent':
			return Math.round(Number(text) * 1e6) / 1e4;
		case 'datetime':
			return `${text.replace(' ', 'T')}Z`;
		case 'list':
		case 'document':
			return { id: text, refName: shown! };
		case 'multiselect': {
			const ids = text.split(', ');
			// No name of the test's lists has a comma in it.
			return shown!.split(', ').map((refName, index) => ({ id: ids[index]!, refName }));
		}
		default:
			return text;
	}
}

describe.each(places)('%s', (point, from, fields) => {
	test('has the same values in the truth, in SuiteQL and in REST', async () => {
		const records = await truth(point, 'all');
		const columns = fields.map(columnsOf).join(', ');
		const { items } = (await query(sandbox, `SELECT id, ${columns} FROM ${from} ORDER BY id`)).body;
		expect(items.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
		records.forEach((record, index) => {
			const row = items[index]!;
			const read = fields.map((field, at) => [field.scriptId, valueOf(field, row[`c${at}`], row[`c${at}n`])]);
			expect(record.customFields).toEqual(Object.fromEntries(read));
		});
		for (const record of records.slice(0, 25)) {
			const path = `/services/rest/record/v1/${point}/${record.id}`;
			const { body } = (await call(sandbox, 'GET', path)) as unknown as Answer<Record<string, unknown>>;
			for (const [scriptId, value] of Object.entries(record.customFields)) {
				if (value === null) expect(body).not.toHaveProperty(scriptId);
				else if (Array.isArray(value)) expect(body[scriptId]).toMatchObject({ items: value, totalResults: value.length });
				// REST adds a link to what a reference refers to.
				else if (typeof value === 'object') expect(body[scriptId]).toMatchObject(value);
				else expect(body[scriptId]).toEqual(value);
			}
		}
	});

	test('has values and none in every field, and all three states of a check box', async () => {
		const records = await truth(point, 'all');
		for (const { scriptId, type } of fields) {
			const values = new Set(records.map(({ customFields }) => JSON.stringify(customFields[scriptId])));
			expect([scriptId, values.has('null'), values.size > 1]).toEqual([scriptId, true, true]);
			if (type === 'checkbox') expect([...values].sort()).toEqual(['false', 'null', 'true']);
		}
	});
});

describe('the truth', () => {
	test('has no custom fields unless they are asked for, and then those', async () => {
		const [none] = (await control<WithFields[]>(sandbox, 'GET', '/truth/invoice')).body;
		expect(none!.customFields).toEqual({});
		const [two] = await truth('invoice', 'custbody_disputed,custbody_copy_to');
		expect(Object.keys(two!.customFields)).toEqual(['custbody_disputed', 'custbody_copy_to']);
		const [all] = await truth('invoice', 'all');
		expect(Object.keys(all!.customFields)).toHaveLength(bodyFields.CustInvc!.length);
		expect((await truth('note', 'all'))[0]!.customFields).toEqual({});
	});

	test('does not know a custom field that is not there', async () => {
		const answer = await control(sandbox, 'GET', '/truth/contact?customFields=custentity_nothing');
		expect([answer.status, answer.body.error]).toEqual([
			400,
			'contact has no custom field "custentity_nothing". There are: custentity_legacy_no, custentity_decision_maker, custentity_prefers, custentity_private_email.',
		]);
	});

	test('shows percentages as REST does: hundredths of what SuiteQL gives', async () => {
		const records = await truth('customer', 'custentity_rebate');
		const rebates = records.map(({ customFields }) => customFields.custentity_rebate).filter((value) => value !== null);
		expect(rebates.some((value) => Number(value) > 1)).toBe(true);
		for (const rebate of rebates) expect(JSON.stringify(rebate)).toMatch(/^\d{1,2}(\.\d)?$/);
	});
});

describe('fields for an e-mail address', () => {
	test.each([
		['one address', /^\S+@\S+$/],
		['several, with commas', /@[^;]+, \S+@/],
		['several, with semicolons', /@[^;]+;\S+@/],
		['several, with spaces', /@\S+ \S+@/],
		['several, on lines', /@\S+\n\S+@/],
		['a name before the address', /^[^<@]+ <\S+@\S+>/],
		['no address', /^[^@]+$/],
	])('hold %s', async (_, form) => {
		const [customers, invoices] = [await truth('customer', 'all'), await truth('invoice', 'all')];
		const texts = [
			...customers.flatMap(({ customFields }) => [
				customFields.custentity_remittance_email,
				customFields.custentity_dispute_email,
			]),
			...invoices.flatMap(({ customFields }) => [customFields.custbody_approver_email, customFields.custbody_copy_to]),
		];
		expect(texts.some((text) => typeof text === 'string' && form.test(text))).toBe(true);
	});

	test('hold the same address in two fields of a record', async () => {
		const customers = await truth('customer', 'custentity_remittance_email,custentity_dispute_email');
		const same = customers.filter(({ customFields: { custentity_remittance_email: a, custentity_dispute_email: b } }) => a && a === b);
		expect(same.length).toBeGreaterThan(0);
	});
});

test('the catalogue describes each type', async () => {
	const { body } = await call<{ properties: Record<string, object> }>(
		sandbox,
		'GET',
		'/services/rest/record/v1/metadata-catalog/customer',
	);
	const custom = (title: string, more: object) => ({ title, nullable: true, 'x-ns-custom-field': true, ...more });
	const reference = { type: 'object', properties: { id: { type: 'string' }, refName: { type: 'string' } } };
	expect(body.properties).toMatchObject({
		custentity_legacy_no: custom('Legacy "Number"', { type: 'string' }),
		custentity_remittance_email: custom('Remittance Email', { type: 'string', format: 'email' }),
		custentity_dunning_paused: custom('Dunning Paused', { type: 'boolean' }),
		custentity_risk_score: custom('Risk Score', { type: 'integer', format: 'int64' }),
		custentity_annual_revenue: custom('Annual Revenue', { type: 'number', format: 'double' }),
		custentity_next_review: custom('Next Review', { type: 'string', format: 'date' }),
		custentity_last_dispute: custom('Last Dispute', { type: 'string', format: 'date-time' }),
		custentity_segment: custom('Segment 🌍', reference),
		custentity_contract: custom('Contract', reference),
		custentity_channels: custom('Reminder Channels', {
			type: 'object',
			properties: { items: { type: 'array', items: reference } },
		}),
	});
});

test('the values of a custom list are a table of their own, those no longer chosen too', async () => {
	const { items } = (await query(sandbox, 'SELECT id, name, isinactive FROM customlist_segment ORDER BY id')).body;
	expect(items.map(({ name, isinactive }) => [name, isinactive])).toEqual([
		['Enterprise', 'F'],
		['Mid-Market', 'F'],
		['Small Business', 'F'],
		['Öffentlich', 'F'],
		['Start-up (old)', 'T'],
	]);
});

describe('a list value that is no longer chosen', () => {
	const patch = (id: string, segment: string) =>
		call(sandbox, 'PATCH', `/services/rest/record/v1/customer/${id}`, { body: { custentity_segment: { id: segment } } });

	test('stays where it is and goes nowhere else', async () => {
		const customers = await truth('customer', 'custentity_segment');
		const segmentOf = ({ customFields }: WithFields) => (customFields.custentity_segment as Reference | null)?.id;
		const old = customers.find((customer) => segmentOf(customer) === '5')!;
		const other = customers.find((customer) => segmentOf(customer) === '1')!;
		expect((await patch(old.id, '5')).status).toBe(204);
		expect((await patch(other.id, '5')).status).toBe(400);
		expect((await patch(other.id, '2')).status).toBe(204);
	});
});

test('several values are written as a collection and read in the order of their IDs', async () => {
	const [customer] = await truth('customer', '');
	const body = { custentity_channels: { items: [{ id: '4' }, { id: '1' }, { id: '4' }] } };
	await call(sandbox, 'PATCH', `/services/rest/record/v1/customer/${customer!.id}`, { body });
	const [after] = await truth('customer', 'custentity_channels');
	expect(after!.customFields.custentity_channels).toEqual([
		{ id: '1', refName: 'E-Mail' },
		{ id: '4', refName: 'SMS' },
	]);
	await call(sandbox, 'PATCH', `/services/rest/record/v1/customer/${customer!.id}`, {
		body: { custentity_channels: { items: [] } },
	});
	expect((await truth('customer', 'custentity_channels'))[0]!.customFields).toEqual({ custentity_channels: null });
});

test('business edits custom fields, and the modification date moves', async () => {
	const before = new Map((await truth('invoice', 'all')).map((record) => [record.id, record]));
	const { body } = await control<{ byKind: Record<string, number>; from: string }>(
		sandbox,
		'POST',
		'/activity?changes=150&seed=2',
	);
	expect(body.byKind.invoiceFieldsEdited).toBeGreaterThan(0);
	const edited = (await truth('invoice', 'all')).filter(({ id, customFields }) => {
		const old = before.get(id);
		return old && JSON.stringify(old.customFields) !== JSON.stringify(customFields);
	});
	expect(edited.length).toBeGreaterThan(0);
	for (const { lastModifiedDate } of edited) expect(lastModifiedDate > body.from).toBe(true);
});
