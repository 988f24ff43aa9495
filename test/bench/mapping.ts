/**
 * NetSuite Field Map against n8n's own Edit Fields node doing the same assignments to the same records, in the same
 * process of n8n-core. Times are n8n's own for the node. What both put out must be equal.
 */

import { isDeepStrictEqual } from 'node:util';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { defaultMapping, integrationPoint } from '../../netsuite';
import engineSetup from '../../scripts/engineSetup';
import { openEngine, type Engine, type NodeSetting } from '../engine/engine';
import type { Benchmark, Measured } from './main';

const RECORDS = 50_000;
const LIMIT = 3;
/** The middle one counts; of what takes long one is enough. */
const ROUNDS = 3;
const LONG = 10_000;

interface Case {
	readonly what: string;
	readonly ours: INodeParameters;
	readonly editFields: INodeParameters;
	/** What only one of the two puts out. */
	readonly beside?: string;
}

type Assignment = readonly [name: string, value: string, type: 'string' | 'number' | 'boolean'];

const editFields = (assignments: readonly Assignment[], includeOtherFields = false): INodeParameters => ({
	mode: 'manual',
	includeOtherFields,
	assignments: { assignments: assignments.map(([name, value, type]) => ({ id: name, name, value, type })) },
	options: {},
});

const mapper = (value: Record<string, string>): INodeParameters => ({ mapping: 'defineBelow', fields: { value, schema: [] } }) as INodeParameters;

const condition = (leftValue: string, rightValue: string | number, type: string, operation: string) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
	conditions: [{ id: leftValue, leftValue, rightValue, operator: { type, operation } }],
	combinator: 'and',
});

const set = (field: string, value: string) => ({ kind: 'set', field: { __rl: true, mode: 'name', value: field }, value });

const ruleList = (...rule: object[]): INodeParameters => ({ rules: { rule } }) as unknown as INodeParameters;

const invoiceTypes = new Map(integrationPoint('invoice').fields.map(({ name, type }) => [name, type]));

/** The default mapping of invoices, written for Edit Fields. */
const defaultAssignments = defaultMapping('invoice').map(([key, as]): Assignment => {
	const [name = '', part] = key.split('.');
	const isNumber = ['amount', 'number', 'integer'].includes(invoiceTypes.get(name) ?? '');
	return [as, `={{ $json.${name}${part === undefined ? '' : part === 'name' ? '.refName' : '.id'} }}`, isNumber ? 'number' : 'string'];
});

const cases: readonly Case[] = [
	{
		what: 'One field to NetSuite',
		ours: { direction: 'toNetSuite', record: 'invoice', ...mapper({ memo: '={{ $json.memo }}' }) },
		editFields: editFields([['memo', '={{ $json.memo }}', 'string']]),
	},
	{
		what: 'One field to NetSuite, expression',
		ours: { direction: 'toNetSuite', record: 'invoice', ...mapper({ memo: '={{ $json.tranId + ": " + $json.memo }}' }) },
		editFields: editFields([['memo', '={{ $json.tranId + ": " + $json.memo }}', 'string']]),
	},
	{
		what: `Invoice from NetSuite, ${defaultAssignments.length} fields`,
		ours: { mapping: 'default', record: 'invoice' },
		editFields: editFields(defaultAssignments),
	},
	{
		what: 'Two rules',
		ours: ruleList(
			{ name: 'large', conditions: condition('={{ $json.amountRemaining }}', 500, 'number', 'gt'), actions: { action: [set('priority', 'high')] } },
			{
				name: 'small',
				conditions: condition('={{ $json.amountRemaining }}', 500, 'number', 'lte'),
				actions: { action: [set('priority', 'low')] },
			},
		),
		editFields: editFields([['priority', '={{ $json.amountRemaining > 500 ? "high" : "low" }}', 'string']], true),
		beside: 'matchedRules',
	},
	{
		what: 'Two rules, expressions over the mapped item',
		ours: ruleList(
			{
				name: 'large',
				conditions: condition('={{ $json.mapped.amountRemaining * 2 }}', 1000, 'number', 'gt'),
				actions: { action: [set('priority', 'high')] },
			},
			{
				name: 'small',
				conditions: condition('={{ $json.mapped.amountRemaining * 2 }}', 1000, 'number', 'lte'),
				actions: { action: [set('priority', 'low')] },
			},
		),
		editFields: editFields([['priority', '={{ $json.amountRemaining > 500 ? "high" : "low" }}', 'string']], true),
		beside: 'matchedRules',
	},
	{ what: 'Nothing set', ours: {}, editFields: editFields([], true) },
];

const invoices = (): IDataObject[] =>
	Array.from({ length: RECORDS }, (_, index) => ({
		id: String(1000 + index),
		externalId: null,
		tranId: `INV${1000 + index}`,
		tranDate: '2026-01-31',
		status: { id: 'A', refName: 'Open' },
		entity: { id: String(index % 800), refName: `Customer ${index % 800}` },
		dueDate: '2026-03-02',
		total: 100 + (index % 1000),
		amountPaid: 0.5,
		amountRemaining: index % 1000,
		currency: { id: '1', refName: 'US Dollar' },
		exchangeRate: 1,
		terms: { id: '2', refName: 'Net 30' },
		otherRefNum: `PO ${index}`,
		salesRep: { id: '12', refName: 'Kim Lee' },
		email: 'billing@example.com',
		subsidiary: { id: '3', refName: 'Parent Company : US' },
		memo: 'Consulting',
		lastModifiedDate: '2026-02-01T10:00:00Z',
		customFields: {},
	}));

export const mapping: Benchmark = {
	title: `NetSuite Field Map and n8n's Edit Fields, ${RECORDS.toLocaleString('en')} invoices each`,
	async run(progress) {
		await engineSetup();
		const engine = await openEngine();
		try {
			const measured: Measured[] = [];
			for (const one of cases) {
				progress(`${one.what} …`);
				measured.push(await measure(engine, one));
			}
			return measured;
		} finally {
			engine.close();
		}
	},
};

async function measure(engine: Engine, { what, ours, editFields: theirs, beside }: Case): Promise<Measured> {
	const own: number[] = [];
	const other: number[] = [];
	while (own.length < ROUNDS && (other[0] ?? 0) < LONG) {
		const mapped = await time(engine, { type: 'netSuiteFieldMap', parameters: ours, items: invoices() });
		const edited = await time(engine, { type: 'n8n-nodes-base.set', version: 3.4, parameters: theirs, items: invoices() });
		own.push(mapped.time);
		other.push(edited.time);
		compare(what, mapped.items, edited.items, beside);
	}
	const [ms, comparedMs] = [middle(own), middle(other)];
	return { what, ours: `${ms} ms`, compared: `${comparedMs} ms`, ratio: ms / Math.max(1, comparedMs), limit: LIMIT };
}

async function time(engine: Engine, node: NodeSetting): Promise<{ time: number; items: IDataObject[] }> {
	const { outputs, error, time } = await engine.run(node, {});
	if (error) throw error;
	return { time, items: (outputs[0] ?? []).map(({ json }) => json) };
}

/** A node that is fast because it does something else is no comparison. */
function compare(what: string, ours: readonly IDataObject[], theirs: readonly IDataObject[], beside?: string): void {
	if (ours.length !== RECORDS || theirs.length !== RECORDS) throw new Error(`${what}: not every record came out.`);
	for (const index of [0, 501, RECORDS - 1]) {
		const own = { ...ours[index] };
		if (beside !== undefined) delete own[beside];
		if (isDeepStrictEqual(own, theirs[index])) continue;
		throw new Error(`${what}: the nodes differ.\n${JSON.stringify(own)}\n${JSON.stringify(theirs[index])}`);
	}
}

const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
