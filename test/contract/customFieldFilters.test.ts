import { chooseCustomFields, findRecords, integrationPoint, type Operator } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 150, invoices: 150 });
});
afterAll(async () => await netsuite.close());

const customer = integrationPoint('customer');

interface Reference {
	id: string;
	refName: string;
}

async function find(script: string, operator: Operator, value: string, sort?: boolean): Promise<NetSuiteRecord[]> {
	const [field] = await chooseCustomFields(netsuite.client, customer, [script]);
	if (!field) throw new Error(`${script} was not found`);
	const { records } = await findRecords(netsuite.client, customer, {
		conditions: [{ field, operator, value }],
		combine: 'all',
		limit: null,
		sort: sort ? { field, descending: false } : undefined,
		sublists: false,
		customFields: [field],
	});
	return [...records];
}

const names = (value: unknown) => ((value ?? []) as Reference[]).map(({ refName }) => refName);
const ids = (value: unknown) => ((value ?? []) as Reference[]).map(({ id }) => id);
const nameOf = (value: unknown) => (value as Reference | null)?.refName;
const text = (value: unknown) => (typeof value === 'string' ? value : '');

const channels = 'custentity_channels';
const segment = 'custentity_segment';

/** The filter, and which of the account's values it finds. */
const cases: Array<[string, Operator, string, (value: unknown) => boolean]> = [
	[channels, 'contains', '2', (value) => ids(value).includes('2')],
	[channels, 'contains', 'Telephone', (value) => names(value).includes('Telephone')],
	[channels, 'contains', 'telephone', (value) => names(value).includes('Telephone')],
	[channels, 'contains', 'Tele', () => false],
	[channels, 'anyOf', '1, SMS', (value) => names(value).some((name) => ['E-Mail', 'SMS'].includes(name))],
	[channels, 'equals', 'Letter, 2', (value) => ids(value).join() === '2,3'],
	[channels, 'equals', '3', (value) => ids(value).join() === '3'],
	[channels, 'notEquals', '3', (value) => ids(value).join() !== '3'],
	[channels, 'isEmpty', '', (value) => value === null],
	[channels, 'isNotEmpty', '', (value) => value !== null],
	[segment, 'equals', 'Enterprise', (value) => nameOf(value) === 'Enterprise'],
	[segment, 'equals', '1', (value) => nameOf(value) === 'Enterprise'],
	[segment, 'notEquals', 'Enterprise', (value) => nameOf(value) !== 'Enterprise'],
	[segment, 'anyOf', 'Öffentlich, 2', (value) => ['Öffentlich', 'Mid-Market'].includes(nameOf(value) ?? '')],
	[segment, 'isEmpty', '', (value) => value === null],
	['custentity_dunning_paused', 'equals', 'true', (value) => value === true],
	['custentity_dunning_paused', 'equals', 'false', (value) => value !== true],
	['custentity_dunning_paused', 'notEquals', 'true', (value) => value !== true],
	['custentity_dunning_paused', 'notEquals', 'false', (value) => value === true],
	['custentity_dunning_paused', 'isEmpty', '', (value) => value === null],
	['custentity_rebate', 'greaterThan', '12.5', (value) => Number(value) > 12.5],
	['custentity_rebate', 'lessOrEqual', '7', (value) => value !== null && Number(value) <= 7],
	['custentity_risk_score', 'greaterOrEqual', '500', (value) => Number(value) >= 500],
	['custentity_next_review', 'lessThan', '2026-01-01', (value) => value !== null && text(value) < '2026-01-01'],
	['custentity_last_dispute', 'lessThan', '2024-12-01', (value) => value !== null && text(value) < '2024-12-01T00:00:00Z'],
	['custentity_billing_emails', 'contains', '@example.com', (value) => text(value).includes('@example.com')],
];

test.each(cases)('T24: %s %s %j', async (script, operator, value, fits) => {
	const truth = await netsuite.truth(`customer?customFields=${script}`);
	const expected = truth.filter(({ customFields }) => fits(customFields[script]));
	const found = await find(script, operator, value);
	expect(found.map((record) => record.id)).toEqual(expected.map((record) => record.id));
	expect(expected.length).toBeLessThan(truth.length);
	if (value !== 'Tele') expect(expected.length).toBeGreaterThan(0);
});

test.each<[string, Operator, string, string]>([
	[channels, 'greaterThan', '1', 'the operator Contains, Is Any Of, Equals or Is Empty'],
	[channels, 'startsWith', 'E', 'text to search in'],
	[channels, 'equals', ' ,', 'one value or several'],
	['custentity_dunning_paused', 'notEquals', 'maybe', 'true or false'],
	['custentity_rebate', 'equals', '12 %', 'a number such as 12.5'],
])('%s %s %j is refused', async (script, operator, value, why) => {
	await expect(find(script, operator, value)).rejects.toThrow(why);
});

test('records are ordered by the names of what was chosen', async () => {
	const shown = (await find(channels, 'isNotEmpty', '', true)).map(({ customFields }) => names(customFields[channels]).join(', '));
	expect(shown.length).toBeGreaterThan(5);
	expect(shown).toEqual([...shown].sort((a, b) => a.localeCompare(b)));
});
