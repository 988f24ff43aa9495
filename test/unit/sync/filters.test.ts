import { filteredPoint, filtersOf, integrationPoint, integrationPoints, InvalidSettingError, readFilters, type Filters } from '../../../netsuite';
import { monthsBefore } from '../../../netsuite/sync/filterConditions';

const everything: Filters = {
	subsidiaries: ['4', '1'],
	primarySubsidiaryOnly: true,
	invoiceMonths: 12,
	olderOpenInvoices: true,
	customersWithInvoicesOnly: true,
	customerCheckbox: 'custentity_box',
	customers: ['9'],
	excludedCustomers: ['8'],
	activeCustomersOnly: true,
	subCustomers: 'archive',
};

describe('reading filters', () => {
	test.each([undefined, null, '', {}, '{}', { customers: '', customerCheckbox: null }])('R20: %p restricts nothing', (given) => {
		expect(filtersOf(integrationPoint('invoice'), readFilters(given))).toEqual({});
	});

	test('as an object or as text, IDs as lists or with commas', () => {
		const expected = { customers: ['5', '7'], invoiceMonths: 3, customerCheckbox: 'custentity_box' };
		expect(readFilters({ customers: '7, 5', invoiceMonths: 3, customerCheckbox: ' CustEntity_Box ' })).toEqual({ ...expected, customers: ['7', '5'] });
		expect(readFilters('{"customers":[5,7],"invoiceMonths":3,"customerCheckbox":"custentity_box"}')).toEqual(expected);
	});

	test.each<[unknown, RegExp]>([
		['nonsense', /not JSON/],
		['[]', /not a JSON object/],
		[{ customer: ['5'] }, /there is no filter "customer"/],
		[{ customers: ['5; DROP'] }, /"customers" is .* internal IDs/],
		[{ invoiceMonths: 0 }, /a whole number of months/],
		[{ activeCustomersOnly: 'yes' }, /true or false/],
		[{ customerCheckbox: "x' OR 1" }, /the ID of a field/],
		[{ subCustomers: 'hide' }, /"archive" or "group"/],
	])('R25: %p is refused, and does not let everything through', (given, sentence) => {
		expect(() => readFilters(given)).toThrow(sentence);
		expect(() => readFilters(given)).toThrow(InvalidSettingError);
	});
});

describe("a point's filters", () => {
	test('are always written alike', () => {
		const one = filtersOf(integrationPoint('invoice'), { customers: ['7', '5', '7'], subsidiaries: [], customerCheckbox: 'CUSTENTITY_BOX' });
		const other = filtersOf(integrationPoint('invoice'), { customerCheckbox: 'custentity_box', customers: ['5', '7'], openInvoicesOnly: false });
		expect(JSON.stringify(one)).toBe(JSON.stringify(other));
	});

	test('are only those that concern it', () => {
		const names = (point: string) => Object.keys(filtersOf(integrationPoint(point), everything));
		const all = Object.keys(everything);
		const invoices = ['invoiceMonths', 'olderOpenInvoices'];
		expect(names('invoice')).toEqual(all);
		expect(names('creditMemo')).toEqual(all.filter((name) => !invoices.includes(name)));
		expect(names('message')).toEqual(all.filter((name) => ![...invoices, 'subCustomers'].includes(name)));
		expect(['currency', 'term', 'subsidiary', 'account', 'currencyRate'].flatMap(names)).toEqual([]);
	});

	test('what means nothing without another filter is left out', () => {
		const own = (filters: Filters) => filtersOf(integrationPoint('invoice'), filters);
		expect(own({ primarySubsidiaryOnly: true })).toEqual({});
		expect(own({ olderOpenInvoices: true })).toEqual({});
		expect(own({ openInvoicesOnly: true, invoiceMonths: 6, olderOpenInvoices: true })).toEqual({ openInvoicesOnly: true, invoiceMonths: 6 });
	});

	test('whether sub-customers are archived or grouped matters for customers alone', () => {
		const own = (point: string, subCustomers: 'archive' | 'group') => filtersOf(integrationPoint(point), { subCustomers });
		expect(own('customer', 'archive')).not.toEqual(own('customer', 'group'));
		expect(own('invoice', 'archive')).toEqual(own('invoice', 'group'));
	});
});

describe('a filtered point', () => {
	test('is the point itself where nothing concerns it', () => {
		for (const point of integrationPoints) expect(filteredPoint(point, {}, null)).toBe(point);
		const term = integrationPoint('term');
		expect(filteredPoint(term, everything, '2026-01-31T00:00:00Z')).toBe(term);
	});

	test('is the same whatever the order of the choice', () => {
		const invoice = integrationPoint('invoice');
		const reversed = Object.fromEntries(Object.entries(everything).reverse()) as Filters;
		expect(filteredPoint(invoice, reversed, '2026-01-31T00:00:00Z')).toEqual(filteredPoint(invoice, everything, '2026-01-31T00:00:00Z'));
	});

	test('K37: lists stay below a thousand values', () => {
		const excludedCustomers = Array.from({ length: 2_500 }, (_, index) => String(index + 1));
		const { where = '' } = filteredPoint(integrationPoint('invoice'), { excludedCustomers }, null).source;
		const lists = [...where.matchAll(/IN \(([\d, ]+)\)/g)].map(([, list = '']) => list.split(',').length);
		expect(lists).toEqual([1_000, 1_000, 500]);
	});

	test('what is asked of documents by their IDs alone needs nothing to move them', () => {
		const moved = (filters: Filters) => (filteredPoint(integrationPoint('salesOrder'), filters, null).movedBy ?? []).length;
		expect([moved({ excludedCustomers: ['5'] }), moved({ customers: ['5'] }), moved({ subsidiaries: ['1'] })]).toEqual([0, 0, 0]);
		expect([moved({ customerCheckbox: 'isinactive' }), moved({ subCustomers: 'group' }), moved({ customersWithInvoicesOnly: true })]).toEqual([1, 1, 2]);
	});
});

test.each([
	['2026-11-22T07:00:00Z', 12, '2025-11-22'],
	['2026-03-31T23:59:59Z', 1, '2026-02-28'],
	['2024-03-31T00:00:00Z', 1, '2024-02-29'],
	['2026-01-15T00:00:00Z', 1, '2025-12-15'],
	['2026-12-31T00:00:00Z', 25, '2024-11-30'],
])('R5: %s less %i months is %s', (moment, months, date) => {
	expect(monthsBefore(moment, months)).toBe(date);
});
