import { findRecords, getOne, integrationPoint, integrationPoints, type Condition, type Field, type IntegrationPoint, type Operator } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 200 });
});
afterAll(async () => await netsuite.close());

interface Asked {
	combine?: 'all' | 'any';
	limit?: number | null;
	sort?: { field: Field; descending: boolean };
}

const fieldOf = (point: IntegrationPoint, name: string): Field => {
	const field = point.fields.find((one) => one.name === name);
	if (!field) throw new Error(`${point.name} has no ${name}`);
	return field;
};

async function find(name: string, conditions: ReadonlyArray<[string, Operator, string]>, { combine = 'all', limit = null, sort }: Asked = {}) {
	const point = integrationPoint(name);
	const { records } = await findRecords(netsuite.client, point, {
		conditions: conditions.map(([field, operator, value]): Condition => ({ field: fieldOf(point, field), operator, value })),
		combine,
		limit,
		sort,
		sublists: false,
		customFields: [],
	});
	return records;
}

const ids = (records: readonly NetSuiteRecord[]) => records.map(({ id }) => id);

type Wanted = (record: NetSuiteRecord) => boolean;
const reference = (record: NetSuiteRecord, name: string) => (record[name] as { id: string } | null)?.id ?? null;
const number = (record: NetSuiteRecord, name: string) => Number(record[name]);
/** A plain value as text; empty where there is none. */
const text = (record: NetSuiteRecord | undefined, name: string): string => {
	const value = record?.[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Point, field, operator, value and what it must find; the value is a sample record's, so that every one finds some. */
const conditions: Array<[string, string, Operator, (sample: NetSuiteRecord) => string, (sample: NetSuiteRecord) => Wanted]> = [
	['invoice', 'id', 'equals', ({ id }) => id, ({ id }) => (record) => record.id === id],
	['invoice', 'id', 'greaterThan', ({ id }) => id, ({ id }) => (record) => Number(record.id) > Number(id)],
	['invoice', 'id', 'anyOf', ({ id }) => `${id}, 999999999`, ({ id }) => (record) => record.id === id],
	['invoice', 'tranId', 'equals', (one) => text(one, 'tranId'), (one) => (record) => record.tranId === one.tranId],
	['invoice', 'tranId', 'notEquals', (one) => text(one, 'tranId'), (one) => (record) => record.tranId !== one.tranId],
	['invoice', 'tranId', 'contains', () => '7', () => (record) => text(record, 'tranId').includes('7')],
	['invoice', 'memo', 'isEmpty', () => '', () => (record) => record.memo === null],
	['invoice', 'memo', 'isNotEmpty', () => '', () => (record) => record.memo !== null],
	['invoice', 'memo', 'notEquals', () => 'nobody writes this', () => () => true],
	['invoice', 'tranDate', 'equals', (one) => text(one, 'tranDate'), (one) => (record) => record.tranDate === one.tranDate],
	['invoice', 'tranDate', 'greaterOrEqual', (one) => text(one, 'tranDate'), (one) => (record) => text(record, 'tranDate') >= text(one, 'tranDate')],
	['invoice', 'tranDate', 'lessThan', (one) => `${text(one, 'tranDate')}T12:00:00`, (one) => (record) => text(record, 'tranDate') < text(one, 'tranDate')],
	['invoice', 'dueDate', 'lessOrEqual', (one) => text(one, 'tranDate'), (one) => (record) => record.dueDate !== null && text(record, 'dueDate') <= text(one, 'tranDate')],
	['invoice', 'lastModifiedDate', 'equals', (one) => text(one, 'lastModifiedDate'), (one) => (record) => record.lastModifiedDate === one.lastModifiedDate],
	['invoice', 'lastModifiedDate', 'greaterThan', (one) => text(one, 'lastModifiedDate'), (one) => (record) => text(record, 'lastModifiedDate') > text(one, 'lastModifiedDate')],
	['invoice', 'lastModifiedDate', 'lessOrEqual', (one) => text(one, 'lastModifiedDate').replace('T', ' ').replace('Z', ''), (one) => (record) => text(record, 'lastModifiedDate') <= text(one, 'lastModifiedDate')],
	['invoice', 'amountRemaining', 'greaterThan', () => '0', () => (record) => number(record, 'amountRemaining') > 0],
	['invoice', 'total', 'lessOrEqual', (one) => text(one, 'total'), (one) => (record) => number(record, 'total') <= number(one, 'total')],
	['creditMemo', 'total', 'greaterOrEqual', (one) => text(one, 'total'), (one) => (record) => number(record, 'total') >= number(one, 'total')],
	['customerPayment', 'payment', 'equals', (one) => text(one, 'payment'), (one) => (record) => record.payment === one.payment],
	['invoice', 'entity', 'equals', (one) => reference(one, 'entity') ?? '', (one) => (record) => reference(record, 'entity') === reference(one, 'entity')],
	['invoice', 'entity', 'notEquals', (one) => reference(one, 'entity') ?? '', (one) => (record) => reference(record, 'entity') !== reference(one, 'entity')],
	['invoice', 'subsidiary', 'equals', (one) => reference(one, 'subsidiary') ?? '', (one) => (record) => reference(record, 'subsidiary') === reference(one, 'subsidiary')],
	['invoice', 'status', 'equals', () => 'A', () => (record) => reference(record, 'status') === 'A'],
	['invoice', 'status', 'anyOf', () => 'B, V', () => (record) => ['B', 'V'].includes(String(reference(record, 'status')))],
	['invoice', 'voided', 'equals', () => 'false', () => (record) => record.voided === false],
	['customer', 'isInactive', 'equals', () => 'T', () => (record) => record.isInactive === true],
	['customer', 'isInactive', 'notEquals', () => 'true', () => (record) => record.isInactive !== true],
	['customer', 'altName', 'startsWith', (one) => text(one, 'altName').slice(0, 4).toLowerCase(), (one) => (record) => startsWith(record, one)],
	['currency', 'currencyPrecision', 'lessThan', () => '2', () => (record) => number(record, 'currencyPrecision') < 2],
	['currencyRate', 'exchangeRate', 'greaterThan', () => '1', () => (record) => number(record, 'exchangeRate') > 1],
];

const startsWith = (record: NetSuiteRecord, one: NetSuiteRecord) =>
	text(record, 'altName').toUpperCase().startsWith(text(one, 'altName').slice(0, 4).toUpperCase());

test.each(conditions)('%s: %s %s finds what the account holds', async (name, field, operator, valueOf, wantedBy) => {
	const truth = await netsuite.truth(name);
	const filled = truth.filter((record) => record[field] !== null);
	const sample = (filled[Math.floor(filled.length / 2)] ?? truth[0]) as NetSuiteRecord;
	const wanted = truth.filter(wantedBy(sample));
	expect(wanted).not.toHaveLength(0);
	expect(ids(await find(name, [[field, operator, valueOf(sample)]]))).toEqual(ids(wanted));
});

test('every type of field has a condition above', () => {
	const tried = new Set(conditions.map(([name, field]) => fieldOf(integrationPoint(name), field).type));
	const types = new Set(integrationPoints.flatMap(({ fields }) => fields.map(({ type }) => type)));
	expect([...types].filter((type) => !tried.has(type))).toEqual([]);
});

test('conditions are combined with all or any', async () => {
	const truth = await netsuite.truth('invoice');
	const both: Array<[string, Operator, string]> = [['status', 'notEquals', 'A'], ['total', 'greaterThan', '1000']];
	const open = (record: NetSuiteRecord) => reference(record, 'status') !== 'A';
	const large = (record: NetSuiteRecord) => number(record, 'total') > 1000;
	expect(ids(await find('invoice', both))).toEqual(ids(truth.filter((record) => open(record) && large(record))));
	expect(ids(await find('invoice', both, { combine: 'any' }))).toEqual(ids(truth.filter((record) => open(record) || large(record))));
});

test('a value is a value, whatever it looks like', async () => {
	expect(await find('invoice', [['tranId', 'equals', "x' OR '1'='1"]])).toEqual([]);
	expect(await find('invoice', [['tranId', 'contains', "%' --"]])).toEqual([]);
});

describe('limit and order', () => {
	const invoice = integrationPoint('invoice');

	test('the first by internal ID', async () => {
		expect(ids(await find('invoice', [], { limit: 7 }))).toEqual(ids((await netsuite.truth('invoice')).slice(0, 7)));
	});

	test.each([false, true])('the first by another field, descending: %s', async (descending) => {
		const found = await find('invoice', [], { limit: 25, sort: { field: fieldOf(invoice, 'total'), descending } });
		const totals = (await netsuite.truth('invoice')).map(({ total }) => Number(total)).sort((a, b) => (descending ? b - a : a - b));
		expect(found.map(({ total }) => total)).toEqual(totals.slice(0, 25));
	});

	test("by NetSuite's own field customer, which is no custom field", async () => {
		const payment = integrationPoint('customerPayment');
		const found = await find('customerPayment', [], { sort: { field: fieldOf(payment, 'customer'), descending: false } });
		const names = found.map(({ customer }) => (customer as { refName: string }).refName);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(names).not.toEqual(names.map(() => names[0]));
	});

	test.each([false, true])('empty values come last, descending: %s', async (descending) => {
		const found = await find('invoice', [], { sort: { field: fieldOf(invoice, 'memo'), descending } });
		const firstEmpty = found.findIndex(({ memo }) => memo === null);
		expect(firstEmpty).toBeGreaterThan(0);
		expect(found.slice(firstEmpty).every(({ memo }) => memo === null)).toBe(true);
	});
});

describe('refused before anything is sent', () => {
	test.each<[string, string, Operator, string, string]>([
		['invoice', 'tranDate', 'equals', '31.01.2026', 'a date such as'],
		['invoice', 'total', 'greaterThan', 'much', 'a number such as'],
		['invoice', 'total', 'greaterThan', ' ', 'a number such as'],
		['invoice', 'lastModifiedDate', 'equals', 'yesterday', 'a date and time such as'],
		['invoice', 'voided', 'equals', 'maybe', 'true or false'],
		['invoice', 'voided', 'greaterThan', 'true', 'true or false'],
		['invoice', 'total', 'contains', '5', 'text to search in'],
		['invoice', 'entity', 'anyOf', ' , ', 'one value or several'],
	])('%s: %s %s %j', async (name, field, operator, value, why) => {
		await netsuite.forgetRequests();
		await expect(find(name, [[field, operator, value]])).rejects.toThrow(why);
		expect((await netsuite.requests()).requests).toBe(0);
	});
});

describe('one record', () => {
	const options = { sublists: true, customFields: [] };
	const get = async (name: string, by: 'id' | 'externalId' | 'documentNumber', value: string) => {
		const { records } = await getOne(netsuite.client, integrationPoint(name), { by, value }, options);
		return records[0] as NetSuiteRecord;
	};

	test.each(integrationPoints.map(({ name }) => name))('%s by internal ID', async (name) => {
		const truth = (await netsuite.truth(name))[0] as NetSuiteRecord;
		expect(await get(name, 'id', ` ${truth.id} `)).toMatchObject(truth);
	});

	test('a note on a customer by internal ID', async () => {
		const truth = (await netsuite.truth('note')).filter(({ entity }) => entity !== null)[2] as NetSuiteRecord;
		expect(await get('note', 'id', truth.id)).toEqual(truth);
	});

	test.each(['customer', 'invoice', 'salesOrder'])('%s by external ID', async (name) => {
		const truth = (await netsuite.truth(name)).find(({ externalId }) => externalId !== null) as NetSuiteRecord;
		expect(await get(name, 'externalId', text(truth, 'externalId'))).toMatchObject(truth);
	});

	test.each(integrationPoints.filter(({ documentNumber }) => documentNumber).map(({ name }) => name))('%s by number', async (name) => {
		// Notes on customers are found by internal ID only.
		const truth = (await netsuite.truth(name)).filter(({ entity }) => name !== 'note' || entity === null);
		const numberOf = (record: NetSuiteRecord) => text(record, integrationPoint(name).documentNumber as string);
		const value = truth.map(numberOf).find((own) => own !== '') as string;
		const [one, other] = truth.filter((record) => numberOf(record) === value) as [NetSuiteRecord, NetSuiteRecord?];
		const got = get(name, 'documentNumber', value);
		if (!other) return expect(await got).toMatchObject(one);
		expect((await failureOf(got)).message).toContain(`internal IDs ${one.id} and ${other.id} share the number.`);
	});

	test('computed fields come with it', async () => {
		const customer = (await netsuite.truth('customer'))[0] as NetSuiteRecord;
		expect(await get('customer', 'id', customer.id)).toMatchObject({ balance: expect.any(Number) as number });
	});

	test('one that several share a number with is not chosen', async () => {
		const truth = await netsuite.truth('contact');
		const value = truth.map((record) => text(record, 'entityId')).find((name, index, all) => all.indexOf(name) !== index) as string;
		const [one, other] = truth.filter(({ entityId }) => entityId === value) as [NetSuiteRecord, NetSuiteRecord];
		const error = await failureOf(get('contact', 'documentNumber', value));
		expect(error.message).toBe(
			`There is more than one Contact ${value}: internal IDs ${one.id} and ${other.id} share the number.`,
		);
		expect(error.advice).toBe('Get the one you mean by its internal ID.');
	});

	test.each([['id', '999999999'], ['documentNumber', 'no such number'], ['externalId', 'no such ID']] as const)(
		'none by %s is told',
		async (by, value) => {
			expect(await failureOf(get('invoice', by, value))).toMatchObject({ kind: 'notFound', message: `Invoice ${value} was not found.` });
		},
	);

	test.each([
		['invoice', 'id', '12a', 'is not a number'],
		['invoice', 'id', '1 OR 1=1', 'is not a number'],
		['invoice', 'documentNumber', ' ', 'is empty'],
		['currency', 'externalId', 'x', 'cannot be got by external ID'],
		['currencyRate', 'documentNumber', 'x', 'cannot be got by number'],
	] as const)('%s by %s %j is refused', async (name, by, value, why) => {
		await expect(get(name, by, value)).rejects.toThrow(why);
	});
});
