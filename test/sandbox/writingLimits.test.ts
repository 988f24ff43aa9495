import { applied, lines, openDesk, refusalOf, worth, type Desk } from './writing';

/** What a careless or hostile client sends: nothing of it may leave amounts that do not add up. */

let desk: Desk;
let invoice: string;
beforeEach(() => {
	desk = openDesk();
	invoice = desk.create('invoice', { entity: { id: desk.customer }, item: worth(100) });
});
afterEach(() => desk.account.close());

const invalid = (name: string) => `Invalid value for the resource or sub-resource field '${name}'. Provide a valid value.`;
const missing = (label: string) => `Please enter value(s) for: ${label}`;
const pay = (body: object) => desk.create('customerPayment', { customer: desk.customer, ...body });
const payment = (id: string) => desk.show('customerPayment', id);

describe('what always has a value', () => {
	test.each([
		['tranDate', missing('Date')],
		['account', missing('A/R Account')],
	])('%s cannot be emptied', (name, sentence) => {
		expect(refusalOf(() => desk.update('invoice', invoice, { [name]: null }))).toBe(sentence);
		expect(desk.ledger(invoice)).toEqual({ 119: 100, 54: -100 });
	});

	test('is kept, or follows anew, where that is possible', () => {
		const before = desk.show('invoice', invoice);
		desk.update('invoice', invoice, { postingPeriod: null, approvalStatus: null, exchangeRate: null });
		expect({ ...desk.show('invoice', invoice), lastModifiedDate: before.lastModifiedDate }).toEqual(before);
		const order = desk.create('salesOrder', { entity: desk.customer, item: worth(10) });
		desk.update('salesOrder', order, { orderStatus: null });
		expect(desk.show('salesOrder', order).orderStatus).toBe('B');
		const id = pay({ payment: 5, account: { id: '1' } });
		desk.update('customerPayment', id, { account: null });
		expect(desk.ledger(id)).toEqual({ 116: 5, 119: -5 });
	});
});

describe('an exchange rate', () => {
	test.each([0, -1, 1e7, Infinity])('of %p is refused', (exchangeRate) => {
		expect(refusalOf(() => desk.update('invoice', invoice, { exchangeRate }))).toBe(invalid('exchangeRate'));
	});

	test('is 1 in the subsidiary’s own currency', () => {
		desk.update('invoice', invoice, { exchangeRate: 2 });
		expect(desk.ledger(invoice)).toEqual({ 119: 100, 54: -100 });
	});
});

describe('an amount', () => {
	test.each([
		['rate', { rate: 1e300 }, 'rate'],
		['quantity', { rate: 1, quantity: Infinity }, 'quantity'],
		['product', { rate: 1e10, quantity: 1e10 }, 'amount'],
	])('beyond all measure is refused: %s', (_, line, name) => {
		expect(refusalOf(() => desk.update('invoice', invoice, { item: lines({ line: 1, ...line }) }))).toBe(invalid(name));
	});

	test('has its halves rounded away from zero, as decimals', () => {
		const total = (amount: number) =>
			desk.show('invoice', desk.create('invoice', { entity: desk.customer, item: worth(amount) })).total;
		expect([1.005, 1.115, 8.345, 2.675].map(total)).toEqual([1.01, 1.12, 8.35, 2.68]);
	});
});

test('names that every object has are no names here', () => {
	expect(refusalOf(() => desk.update('invoice', invoice, { constructor: 1 }))).toMatch("Unknown property 'constructor'");
	expect(refusalOf(() => desk.update('invoice', invoice, { approvalStatus: { id: 'constructor' } }))).toMatch(
		'Invalid Field Value constructor',
	);
});

test('what is applied to cannot wait for approval again', () => {
	pay({ payment: 30, apply: lines(applied(invoice, 30)) });
	expect(refusalOf(() => desk.update('invoice', invoice, { approvalStatus: { id: '1' } }))).toBe(
		'The approval of a transaction that other transactions are applied to cannot be taken back.',
	);
});

describe('a payment', () => {
	test('of which part was refunded has no more than the rest to apply', () => {
		const id = pay({ payment: 100 });
		desk.create('customerRefund', { customer: desk.customer, apply: lines(applied(id, 60)) });
		expect(refusalOf(() => desk.update('customerPayment', id, { apply: lines(applied(invoice, 50)) }))).toBe(
			'You cannot apply more than your total payments.',
		);
		desk.update('customerPayment', id, { apply: lines(applied(invoice)) });
		expect(payment(id)).toMatchObject({ applied: 100, unapplied: 0 });
		expect(desk.show('invoice', invoice).amountRemaining).toBe(60);
	});

	test('pays several lines of one journal entry, each by its number', () => {
		const receivable = (debit: number) => ({ account: '119', debit, entity: desk.customer });
		const entry = desk.create('journalEntry', {
			subsidiary: '1',
			line: lines(receivable(30), receivable(40), { account: '66', credit: 70 }),
		});
		const line = (number: number, amount: number) => ({ ...applied(entry, amount), line: number });
		const id = pay({ payment: 70, apply: lines(line(0, 30), line(1, 40)) });
		const rows = () => payment(id).lists.apply!.map(({ line: number, amount }) => [number, amount]);
		expect(rows()).toEqual([
			[0, 30],
			[1, 40],
		]);
		desk.update('customerPayment', id, { apply: lines(line(0, 10)) });
		expect(rows()).toEqual([
			[0, 10],
			[1, 40],
		]);
		desk.update('customerPayment', id, { apply: lines({ doc: entry, line: 1, apply: false }) });
		expect(rows()).toEqual([[0, 10]]);
	});

	test('finds no line of an invoice but the one it has', () => {
		expect(refusalOf(() => pay({ payment: 5, apply: lines({ ...applied(invoice, 5), line: 4 }) }))).toBe(
			`Unable to find a matching line for sublist apply with key: [doc,line] and value: [${invoice},4].`,
		);
	});

	test('that is changed to use a credit gives way to it', () => {
		const id = pay({ payment: 100, apply: lines(applied(invoice, 100)) });
		const credit = desk.create('creditMemo', { entity: desk.customer, item: worth(40) });
		desk.update('customerPayment', id, { credit: lines(applied(credit, 40)) });
		expect(payment(id)).toMatchObject({ applied: 60, unapplied: 40 });
		expect(desk.show('creditMemo', credit)).toMatchObject({ applied: 40, unapplied: 0 });
	});

	test('that applies itself goes on where it has begun', () => {
		const id = pay({ payment: 100, apply: lines(applied(invoice, 30)) });
		desk.update('customerPayment', id, { autoApply: true });
		expect(payment(id)).toMatchObject({ applied: 100, unapplied: 0 });
	});
});

test('what no XML could hold is not kept of a text', () => {
	desk.update('invoice', invoice, { memo: 'a\u0000b\u001f\tc\uffffd\u0085' });
	expect(desk.show('invoice', invoice).memo).toBe('ab\tcd\u0085');
});

test('a voided payment is applied to nothing, not even to as much as it has', () => {
	const id = pay({ payment: 30, apply: lines(applied(invoice, 30)) });
	desk.void('customerPayment', id);
	expect(refusalOf(() => desk.update('customerPayment', id, { apply: lines(applied(invoice)) }))).toBe(
		'Voided transactions cannot be modified.',
	);
	desk.update('customerPayment', id, { apply: lines({ doc: invoice, apply: false }) });
});

test('a billed line of an order stays', () => {
	const order = desk.create('salesOrder', { entity: desk.customer, item: worth(10) });
	desk.transform('salesOrder', order, 'invoice');
	expect(refusalOf(() => desk.update('salesOrder', order, { item: worth(20) }, 'item'))).toBe(
		'Line items that have been billed cannot be removed.',
	);
});

test('a line of a transformation with a number that is none is a new one', () => {
	const credit = () => desk.transform('invoice', invoice, 'creditMemo', { item: lines({ line: -3, rate: 5 }) });
	expect(refusalOf(credit)).toBe(missing('Item'));
});

test('an order takes every status that NetSuite has for it', () => {
	const order = desk.create('salesOrder', { entity: desk.customer, orderStatus: { id: 'A' }, item: worth(10) });
	expect(desk.show('salesOrder', order)).toMatchObject({ status: 'A', orderStatus: 'A' });
	expect(refusalOf(() => desk.transform('salesOrder', order, 'invoice'))).toBe(
		`You can not initialize invoice: invalid reference ${order}.`,
	);
});

test('lines are found by their names in any case', () => {
	desk.update('invoice', invoice, { item: lines({ LINE: 1, Rate: 70 }) });
	expect(desk.show('invoice', invoice)).toMatchObject({ total: 70, lists: { item: [{ line: 1, rate: 70 }] } });
	const credit = desk.transform('invoice', invoice, 'creditMemo', { item: lines({ Line: 1, Quantity: 2, RATE: 40 }) });
	expect(desk.show('creditMemo', credit)).toMatchObject({ total: 80, applied: 70 });
});
