import { compatibility, flowTypes, isAllowed, type FlowType, type MappedType } from '../../../netsuite/mapping/compatibility';
import { toFlow, toNetSuite } from '../../../netsuite/mapping/conversion';
import { mapFromNetSuite } from '../../../netsuite/mapping/fromNetSuite';
import { mappedRecord } from '../../../netsuite/mapping/records';
import { mapToNetSuite } from '../../../netsuite/mapping/toNetSuite';
import { mappableField as field } from '../../support/mappableField';

const invoice = mappedRecord('invoice');
const types = Object.keys(compatibility) as MappedType[];
const flows = Object.keys(flowTypes) as FlowType[];

const list = { source: 'customList' as const, values: [{ id: '5', name: 'North' }] };

/** What NetSuite has in a field of that type. */
const inNetSuite: Record<MappedType, unknown> = {
	id: '5',
	text: 'North',
	integer: 12,
	number: 1.5,
	amount: 10.25,
	percent: 12.5,
	date: '2026-01-31',
	timestamp: '2026-01-31T23:30:00Z',
	boolean: true,
	reference: { id: '5', refName: 'North' },
	multiReference: [{ id: '5', refName: 'North' }],
	sublist: [{ line: 1 }],
};

/** A value of that type in a flow, such that the field could take it if the types went together. */
const inFlow: Record<FlowType, unknown> = {
	text: 'North',
	number: 12,
	boolean: false,
	date: '2026-01-31',
	dateTime: '2026-01-31T14:00:00+01:00',
	id: '5',
	reference: { id: '5', refName: 'North' },
	list: ['North'],
};

const pairs = types.flatMap((type) => flows.map((flow) => [type, flow] as const));
const cannot = /cannot become/;

it.each(pairs)('P13: %s from NetSuite to %s: the table decides, before any record', (type, flow) => {
	const prepare = () => mapFromNetSuite(invoice, [field(type)], [{ key: 'custbody_x', as: 'x', type: flow }]);
	if (isAllowed('fromNetSuite', type, flow, false)) {
		const { x } = prepare()({ custbody_x: inNetSuite[type] });
		expect(x).toEqual(toFlow(field(type), flow, inNetSuite[type]));
		expect(typeOf(x, flow)).toBe(flow);
	} else {
		expect(prepare).toThrow(cannot);
		expect(prepare).toThrow(/The Field \(custbody_x\)/);
	}
});

describe.each([true, false])('where NetSuite lists the values: %s', (isListed) => {
	it.each(pairs)('P13: %s to NetSuite from %s: the table decides, before any record', (type, flow) => {
		const target = field(type, isListed ? { list } : {});
		const prepare = () =>
			mapToNetSuite<{ json: Record<string, unknown> }>(invoice, [target], [
				{ key: 'custbody_x', type: flow, value: ({ json }) => json.x },
			]);
		if (isAllowed('toNetSuite', type, flow, isListed)) {
			expect(prepare()({ json: { x: inFlow[flow] } }).custbody_x).toEqual(toNetSuite(target, undefined, inFlow[flow]));
		} else {
			expect(prepare).toThrow(cannot);
		}
	});
});

/** What a value is, told apart from what the table says. */
function typeOf(value: unknown, wanted: FlowType): string {
	if (typeof value === 'string') {
		if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return wanted === 'text' ? 'text' : 'date';
		if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return wanted === 'text' ? 'text' : 'dateTime';
		return /^\d+$/.test(value) && wanted !== 'text' ? 'id' : 'text';
	}
	if (Array.isArray(value)) {
		if (value[0] === '5') return 'id';
		return typeof value[0] === 'object' && 'refName' in (value[0] as object) ? 'reference' : 'list';
	}
	return typeof value === 'object' ? 'reference' : typeof value;
}

it('P14: text takes a number, and a number takes no text', () => {
	expect(toNetSuite(field('text'), undefined, 12.5)).toBe('12.5');
	expect(() => toNetSuite(field('amount'), undefined, '12.5')).toThrow(
		'The Field (custbody_x) takes a number, and this is the text "12.5".',
	);
	expect(isAllowed('toNetSuite', 'text', 'number', false)).toBe(true);
	expect(isAllowed('fromNetSuite', 'text', 'number', false)).toBe(false);
});

it('P14: a reference goes out as its name, and comes in by name only where NetSuite lists the values', () => {
	expect(toFlow(field('reference'), 'text', inNetSuite.reference)).toBe('North');
	expect(toNetSuite(field('reference', { list }), undefined, 'north')).toBe('5');
	expect(() => toNetSuite(field('reference'), undefined, 'North')).toThrow(/takes an internal ID or a reference, and this is the text "North"/);
});

test('every type has a natural counterpart that it may become', () => {
	for (const type of types) {
		const { natural } = compatibility[type];
		expect(isAllowed('fromNetSuite', type, natural, false)).toBe(true);
	}
});
