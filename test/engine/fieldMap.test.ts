import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { openEngine, type Engine, type NodeRun } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';

// Loading n8n-core takes seconds, on a busy machine more than jest's five.
jest.setTimeout(60_000);

let engine: Engine;
let netsuite: LocalNetSuite;

beforeAll(async () => {
	engine = await openEngine();
	netsuite = await openLocalNetSuite({ seed: 31, customers: 20, invoices: 60 });
});

afterAll(async () => {
	await netsuite?.close();
	engine?.close();
});

const run = async (parameters: INodeParameters, items: readonly IDataObject[], onError?: 'continueRegularOutput'): Promise<NodeRun> =>
	await engine.run({ type: 'netSuiteFieldMap', parameters, items, onError }, netsuite.credential);

const jsonOf = ({ outputs, error }: NodeRun, output = 0): IDataObject[] => {
	if (error) throw error;
	return (outputs[output] ?? []).map(({ json }) => json);
};

const equals = (leftValue: string, rightValue: string, operator: IDataObject = { type: 'string', operation: 'equals' }) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
	conditions: [{ id: '1', leftValue, rightValue, operator }],
	combinator: 'and',
});

const rule = (name: string, conditions: object, ...action: object[]) => ({ name, conditions, actions: { action } });
const rules = (...all: object[]) => ({ rules: { rule: all } }) as unknown as INodeParameters;
const field = (value: string) => ({ __rl: true, mode: 'name', value });

async function read(resource: string, simplify: boolean): Promise<IDataObject[]> {
	const { outputs, error } = await engine.run(
		{ type: 'netSuite', parameters: { resource, operation: 'getMany', returnAll: true, simplify } },
		netsuite.credential,
	);
	if (error) throw error;
	return (outputs[0] ?? []).map(({ json }) => json);
}

test('without mapping and rules items pass unchanged, and NetSuite is not asked', async () => {
	const items = [{ a: 1, nested: { b: [1, 2] } }, {}];
	const before = await netsuite.requests();
	const passed = await run({}, items);
	expect(jsonOf(passed)).toEqual(items);
	expect(jsonOf(passed, 1)).toEqual([]);
	expect(passed.outputs[0]?.map((item) => (item as { pairedItem?: unknown }).pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(await netsuite.requests()).toBe(before);
});

it('P11: the default mapping makes the same of an invoice in every shape that it is read in', async () => {
	const full = await read('invoice', false);
	const simple = await read('invoice', true);
	const before = await netsuite.requests();
	const mapped = jsonOf(await run({ mapping: 'default', record: 'invoice' }, full));
	expect(jsonOf(await run({ mapping: 'default', record: 'invoice' }, simple))).toEqual(mapped);
	expect(await netsuite.requests()).toBe(before);
	const truth = (await netsuite.truth('invoice')).find(({ id }) => id === mapped[0]?.netsuiteId);
	expect(mapped).toHaveLength(60);
	expect(mapped[0]).toMatchObject({
		invoiceNumber: truth?.tranId,
		openAmount: truth?.amountRemaining,
		customerName: (truth?.entity as IDataObject).refName,
		customerId: (truth?.entity as IDataObject).id,
	});
});

it('P4: company customers are mapped, individuals are skipped with the reason, and the other way round', async () => {
	const customers = await read('customer', true);
	const persons = customers.filter(({ isPerson }) => isPerson === true);
	expect(persons.length).toBeGreaterThan(0);
	const companies = await run({ mapping: 'default', record: 'companyCustomer' }, customers);
	const individuals = await run({ mapping: 'default', record: 'individualCustomer' }, customers);
	expect(jsonOf(companies)).toHaveLength(customers.length - persons.length);
	expect(jsonOf(companies, 1)).toEqual(persons.map((json) => ({ ...json, skippedBy: 'Not a company: Record is Company Customer' })));
	expect(jsonOf(individuals)).toEqual(
		persons.map(({ id, firstName, lastName }) => expect.objectContaining({ netsuiteId: id, firstName, lastName }) as unknown),
	);
	expect(jsonOf(individuals, 1)).toHaveLength(customers.length - persons.length);
});

it('P7: a rule looks at any field of the item and of what was mapped, custom ones included', async () => {
	const items = [
		{ tranId: 'A1', custbody_region: 'North', amountRemaining: 10 },
		{ tranId: 'A2', custbody_region: 'South', amountRemaining: 500 },
	];
	const mapped = await run(
		{
			mapping: 'default',
			record: 'invoice',
			...rules(
				rule('north', equals('={{ $json.custbody_region }}', 'North'), { kind: 'set', field: field('team'), value: 'N' }),
				rule('large', equals('={{ $json.mapped.openAmount }}', '100', { type: 'number', operation: 'gt' }), {
					kind: 'set',
					field: field('priority'),
					value: 'high',
				}),
				rule('sees the rule before', equals('={{ $json.mapped.priority.toUpperCase() }}', 'HIGH'), {
					kind: 'append',
					field: field('priority'),
					value: '={{ $json.mapped.invoiceNumber + "!" }}',
					separator: ' ',
				}),
			),
		},
		items,
	);
	expect(jsonOf(mapped)).toEqual([
		{ invoiceNumber: 'A1', openAmount: 10, team: 'N', matchedRules: ['north'] },
		{ invoiceNumber: 'A2', openAmount: 500, priority: 'high A2!', matchedRules: ['large', 'sees the rule before'] },
	]);
});

it('P8: what does not exist in the other application yet is skipped, with the rule that skipped it', async () => {
	const items = [
		{ companyName: 'Known', crmId: '77' },
		{ companyName: 'New', crmId: null },
	];
	const onlyKnown = rule('Not in the CRM yet', equals('={{ $json.crmId }}', '', { type: 'string', operation: 'empty', singleValue: true }), {
		kind: 'skip',
	});
	const mapped = await run({ mapping: 'default', record: 'companyCustomer', ...rules(onlyKnown) }, items);
	expect(jsonOf(mapped)).toEqual([{ companyName: 'Known', matchedRules: [] }]);
	expect(jsonOf(mapped, 1)).toEqual([{ companyName: 'New', crmId: null, skippedBy: 'Not in the CRM yet' }]);
});

it('P9: a rule sets lead source, partner and sales rep of a NetSuite customer', async () => {
	const german = rule(
		'Germany',
		equals('={{ $json.country }}', 'DE'),
		{ kind: 'set', field: field('salesRep'), value: '12' },
		{ kind: 'setIfEmpty', field: field('leadSource'), value: '={{ 4 }}' },
		{ kind: 'set', field: field('partner'), value: '7' },
	);
	const before = await netsuite.requests();
	const mapped = await run({ direction: 'toNetSuite', mapping: 'default', record: 'companyCustomer', ...rules(german) }, [
		{ companyName: 'Müller', country: 'DE', salesRepId: '3' },
		{ companyName: 'Smith', country: 'US', salesRepId: '3' },
	]);
	expect(jsonOf(mapped)).toEqual([
		{ companyName: 'Müller', isPerson: false, salesRep: '12', leadSource: '4', partner: '7', matchedRules: ['Germany'] },
		{ companyName: 'Smith', isPerson: false, salesRep: '3', matchedRules: [] },
	]);
	expect(await netsuite.requests()).toBe(before);
});

test('a value of the wrong type is an error with the field and the record, for that item alone', async () => {
	const parameters = {
		direction: 'toNetSuite',
		mapping: 'default',
		record: 'companyCustomer',
	};
	const items = [
		{ customerNumber: 'C1', creditLimit: 'a lot' },
		{ customerNumber: 'C2', creditLimit: 5 },
	];
	const said = 'Company Customer C1: Credit Limit (creditLimit) takes a number, and this is the text "a lot".';
	const stopped = await run(parameters, items);
	expect(stopped.error?.message).toBe(said);
	expect(stopped.error?.description).toMatch(/Number\(\$json/);
	const went = await run(parameters, items, 'continueRegularOutput');
	expect(jsonOf(went)).toEqual([{ entityId: 'C2', creditLimit: 5, isPerson: false }]);
	expect(jsonOf(went, 1)).toEqual([{ error: said }]);
});

test('names of matched rules do not replace a field of the item, and follow those of an earlier node', async () => {
	const always = rules(rule('always', { conditions: [], combinator: 'and' }, { kind: 'set', field: field('x'), value: 'y' }));
	expect(jsonOf(await run(always, [{ matchedRules: ['before'] }]))).toEqual([{ matchedRules: ['before', 'always'], x: 'y' }]);
	const { error } = await run(always, [{ matchedRules: 'a text' }]);
	expect(error?.message).toMatch(/already has a field "matchedRules"/);
});

it.each(['__proto__', 'a..b'])('names of matched rules are not put into %p, where they would be lost', async (matchedRulesField) => {
	const always = rules(rule('always', { conditions: [], combinator: 'and' }, { kind: 'set', field: field('x'), value: 'y' }));
	const { error } = await run({ ...always, options: { matchedRulesField } }, [{ a: 1 }]);
	expect(error?.message).toBe(`"${matchedRulesField}" cannot be the name of a field.`);
});

it('P7: a condition that cannot be looked at is an error with the record and the rule', async () => {
	const large = rule('Large', equals('={{ $json.total }}', '100', { type: 'number', operation: 'gt' }), { kind: 'skip' });
	const { error } = await run({ record: 'invoice', ...rules(large) }, [{ tranId: 'I1', total: 'a lot' }]);
	expect(error?.message).toMatch(/^Invoice I1: .*'a lot' can't be converted to a number.*\(Rule "Large"\)$/);
	expect(error?.description).toMatch(/type of the comparison/);
});

test('an expression in place of the field of an action is refused', async () => {
	const dragged = rule('always', { conditions: [], combinator: 'and' }, { kind: 'set', field: field('={{ $json.a }}'), value: 'y' });
	const { error } = await run(rules(dragged), [{ a: 1 }]);
	expect(error?.message).toBe('Rule "always" has an expression in place of the field ({{ $json.a }}).');
});

const mapper = (value: Record<string, unknown>, ...schema: Array<{ id: string; displayName: string; removed?: boolean }>) =>
	({ mapping: 'defineBelow', fields: { mappingMode: 'defineBelow', value, schema } }) as unknown as INodeParameters;

it('P12: own fields, custom ones included, cost one look at the account for a whole run', async () => {
	const read = async (count: number) => {
		const items = Array.from({ length: count }, (_, index) => ({ tranId: `I${index}`, custbody_disputed: index % 2 === 0 }));
		const before = await netsuite.requests();
		const mapped = await run(
			{
				record: 'invoice',
				...mapper({ tranId: 'number', custbody_disputed: 'disputed', memo: 'gone', 'entity.name': '' }, { id: 'memo', displayName: 'Memo', removed: true }),
			},
			items,
		);
		return { mapped: jsonOf(mapped), requests: (await netsuite.requests()) - before };
	};
	const few = await read(2);
	expect(few.mapped).toEqual([{ number: 'I0', disputed: true }, { number: 'I1', disputed: false }]);
	expect(few.requests).toBeGreaterThan(0);
	expect((await read(500)).requests).toBe(few.requests);
});

it('P10: a rule sets a custom field of NetSuite, by the name in its list', async () => {
	const setReason = (value: string) =>
		rules(rule('dispute', equals('={{ $json.disputed }}', 'yes'), { kind: 'set', field: field('custbody_dispute_reason'), value }));
	const parameters = (value: string) => ({ direction: 'toNetSuite', mapping: 'default', record: 'invoice', ...setReason(value) });
	const items = [{ invoiceNumber: 'I1', disputed: 'yes' }, { invoiceNumber: 'I2', disputed: 'no' }];
	const refused = await run(parameters('No such reason'), items);
	expect(refused.error?.message).toMatch(
		/^Invoice I1: .* \(custbody_dispute_reason\) has no value the text "No such reason"\. \(Rule "dispute"\)$/,
	);
	const known = /by name or internal ID: (.*?) \((\d+)\)/.exec(refused.error?.description ?? '');
	expect(known).not.toBeNull();
	expect(jsonOf(await run(parameters(known?.[1] ?? ''), items))).toEqual([
		{ tranId: 'I1', custbody_dispute_reason: known?.[2], matchedRules: ['dispute'] },
		{ tranId: 'I2', matchedRules: [] },
	]);
});

test('a field that has vanished is an error for every item, with what it was called and after one look', async () => {
	const parameters = {
		record: 'invoice',
		...mapper({ custbody_gone: 'gone' }, { id: 'custbody_gone', displayName: 'Sales Region (custbody_gone)' }),
	};
	const said = 'Invoices have no field Sales Region (custbody_gone).';
	const one = await netsuite.requests();
	expect((await run(parameters, [{ tranId: 'I1' }])).error?.message).toBe(said);
	const cost = (await netsuite.requests()) - one;
	const many = await netsuite.requests();
	const went = await run(parameters, [{ tranId: 'I1' }, { tranId: 'I2' }, { tranId: 'I3' }], 'continueRegularOutput');
	expect((await netsuite.requests()) - many).toBe(cost);
	expect(jsonOf(went)).toEqual([]);
	expect(jsonOf(went, 1)).toEqual([{ error: said }, { error: said }, { error: said }]);
});

it('P13: a stated type decides, and is refused where it does not go with the field or belongs to none', async () => {
	const typed = async (value: string, type: string) =>
		await run({ record: 'invoice', ...mapper({ tranId: 'number', amountRemaining: 'open' }), types: { type: [{ field: value, type }] } }, [
			{ tranId: 'I1', amountRemaining: 5 },
		]);
	expect(jsonOf(await typed('amountRemaining', 'text'))).toEqual([{ number: 'I1', open: '5' }]);
	expect((await typed('tranId', 'number')).error?.message).toBe(
		'Document Number (tranId) of Invoices is of the type Text and cannot become Number ("number").',
	);
	expect((await typed('memo', 'text')).error?.message).toBe('Types has a type for "memo", which is not mapped.');
});

test('an item with nothing in it, as Always Output Data makes it, stays one', async () => {
	const own = mapper({ tranId: 'number' });
	for (const parameters of [{ mapping: 'default' }, own, { direction: 'toNetSuite', record: 'companyCustomer', mapping: 'default' }]) {
		expect(jsonOf(await run(parameters, [{}]))).toEqual([{}]);
	}
});

test('a field that was added without a name is refused', async () => {
	const added = { id: 'memo', displayName: 'Memo (memo)', removed: false };
	const { error } = await run({ record: 'invoice', ...mapper({ tranId: 'number' }, added) }, [{ tranId: 'I1', memo: 'm' }]);
	expect(error?.message).toBe('Memo (memo) has no name for the flow.');
	const toNetSuite = { direction: 'toNetSuite', record: 'invoice', ...mapper({ tranId: '={{ $json.number }}' }, added) };
	expect(jsonOf(await run(toNetSuite, [{ number: 'I1' }]))).toEqual([{ tranId: 'I1' }]);
});

test('an expression in place of a name is refused', async () => {
	const { error } = await run({ record: 'invoice', ...mapper({ tranId: '={{ $json.tranId }}' }) }, [{ tranId: 'I1' }]);
	expect(error?.message).toBe('The name for tranId is an expression: {{ $json.tranId }}');
});

test('values for NetSuite: plain paths, other expressions, fixed ones and dates of expressions', async () => {
	const values = {
		tranId: '={{ $json["Invoice No"] }}',
		memo: '={{ $json.a.b + 1 }}',
		externalId: '={{ $json.missing }}',
		email: '={{ $json.also.missing }}',
		exchangeRate: '1.5',
		tranDate: '={{ DateTime.fromISO("2026-01-31").toISODate() }}',
		otherRefNum: '={{ $json.a.b }} of {{ $itemIndex }}',
	};
	const mapped = await run({ direction: 'toNetSuite', record: 'invoice', ...mapper(values) }, [{ 'Invoice No': 'X1', a: { b: 2 } }]);
	expect(jsonOf(mapped)).toEqual([{ tranId: 'X1', memo: '3', exchangeRate: 1.5, tranDate: '2026-01-31', otherRefNum: '2 of 0' }]);
});

test('an expression about the mapped item leaves the input as it was', async () => {
	const items = [{ tranId: 'I1', memo: 'm' }];
	const about = rules(
		rule('always', { conditions: [], combinator: 'and' }, { kind: 'set', field: field('copy'), value: '={{ $json.mapped.memo + "!" }}' }),
		rule('keys', { conditions: [], combinator: 'and' }, { kind: 'set', field: field('keys'), value: '={{ Object.keys($json).join() }}' }),
	);
	expect(jsonOf(await run(about, items))).toEqual([{ tranId: 'I1', memo: 'm', copy: 'm!', keys: 'tranId,memo', matchedRules: ['always', 'keys'] }]);
});

/** In round brackets it is no plain path any more, so that n8n evaluates it. */
test.each([
	'$json["Invoice No"]',
	"$json['it\"s']",
	'$json["a.b"].c',
	'$json["x]y"]["z \'w\'"]',
	'$json.größe',
	'$json.lines.length',
	'$json.lines[1].sku',
	'$json.name.length',
	'$json.none.of.it',
	'$json.empty',
	'$json.name.trim',
	'$json["constructor"]',
	'$json',
	'$input.item.json.name',
	'$input.all()[$itemIndex].json.name',
])('%s is what n8n makes of it, for every item', async (expression) => {
	const of = (n: number) => ({
		'Invoice No': `X${n}`,
		'it"s': `it${n}`,
		'a.b': { c: `c${n}` },
		'x]y': { "z 'w'": `z${n}` },
		größe: n,
		lines: [{ sku: 'a' }, { sku: `b${n}` }],
		name: `Name ${n}`,
		empty: null,
	});
	const make = async (value: string) =>
		await run(rules(rule('always', { conditions: [] }, { kind: 'set', field: field('x'), value })), [of(1), of(22)]);
	const theirs = await make(`={{ (${expression}) }}`);
	const ours = await make(`={{ ${expression} }}`);
	expect(ours.error?.message).toBe(theirs.error?.message);
	expect(ours.outputs).toEqual(theirs.outputs);
});

test('the mapping reads a field of the item that is called "mapped"', async () => {
	const values = mapper({ memo: '={{ $json.mapped.memo }}', tranId: '={{ $json.mapped.number + "" }}' });
	const items = [{ mapped: { memo: 'm', number: 'I1' } }];
	expect(jsonOf(await run({ direction: 'toNetSuite', record: 'invoice', ...values }, items))).toEqual([{ memo: 'm', tranId: 'I1' }]);
});
