import { applied, lines, openDesk, refusalOf, worth, type Desk } from './writing';

let desk: Desk;
beforeEach(() => {
	desk = openDesk();
});
afterEach(() => desk.account.close());

const invoice = (body: object = {}) =>
	desk.create('invoice', { entity: { id: desk.customer }, item: worth(100), ...body });

describe('an invoice', () => {
	test('takes from the customer, the date and the items what is not given', () => {
		const terms = desk.account.store.get('SELECT * FROM _customer WHERE id = ?', [Number(desk.customer)])!;
		const id = invoice({
			item: lines({ item: { id: '51' }, quantity: 2 }, { item: '41', amount: 59 }, { item: '57', rate: 4 }),
		});
		expect(desk.show('invoice', id)).toMatchObject({
			tranDate: '2026-01-15',
			postingPeriod: '203',
			subsidiary: '1',
			currency: '1',
			exchangeRate: 1,
			status: 'A',
			approvalStatus: '2',
			salesRep: terms.salesrep === null ? null : String(terms.salesrep),
			account: '119',
			total: 423,
			amountRemaining: 423,
			createdDate: desk.show('invoice', id).lastModifiedDate,
		});
		expect(desk.show('invoice', id).lists.item).toMatchObject([
			{ line: 1, item: '51', quantity: 2, rate: 180, amount: 360, description: 'Consulting, per hour' },
			{ line: 2, item: '41', quantity: 1, rate: 59, amount: 59 },
			{ line: 3, item: '57', quantity: 1, rate: 4, amount: 4 },
		]);
		expect(desk.ledger(id)).toEqual({ 119: 423, 54: -59, 55: -364 });
	});

	test('is numbered unless it is given a number, and keeps external ID, memo and custom fields', () => {
		const fields = {
			memo: 'Rush',
			otherRefNum: 'PO 7',
			dueDate: '2026-03-01',
			custbody_disputed: true,
			custbody_weight: 12.5,
			custbody_dispute_reason: { id: '2' },
		};
		const [first, next] = [invoice(), invoice({ ...fields, externalId: 'shop-1' })].map((id) =>
			desk.show('invoice', id),
		);
		expect(Number(String(next!.tranId).slice(3))).toBe(Number(String(first!.tranId).slice(3)) + 1);
		expect(next).toMatchObject({ ...fields, externalId: 'shop-1', custbody_dispute_reason: '2' });
		expect(desk.show('invoice', invoice({ tranId: 'A-1' })).tranId).toBe('A-1');
	});

	test('has its lines changed by their number, added without one, and replaced on request', () => {
		const id = invoice({ item: lines({ item: '40', quantity: 2, rate: 10 }, { item: '51', quantity: 1, rate: 5 }) });
		desk.update('invoice', id, { item: lines({ line: 2, quantity: 3 }, { item: '57', rate: 1 }) });
		expect(desk.show('invoice', id)).toMatchObject({ total: 36, amountRemaining: 36 });
		expect(desk.show('invoice', id).lists.item).toMatchObject([
			{ line: 1 },
			{ line: 2, quantity: 3, amount: 15 },
			{ line: 3 },
		]);
		desk.update('invoice', id, { item: lines({ line: 3, rate: 7 }, { item: '40', rate: 2 }) }, 'item');
		expect(desk.show('invoice', id).lists.item).toMatchObject([
			{ line: 3, amount: 7 },
			{ line: 4, amount: 2 },
		]);
		expect(refusalOf(() => desk.update('invoice', id, { item: lines({ line: 9, quantity: 1 }) }))).toBe(
			'Unable to find a matching line for sublist item with key: [line] and value: [9].',
		);
	});

	test('stays paid when it changes, unless it would be worth less than that', () => {
		const id = invoice();
		const payment = desk.create('customerPayment', { customer: desk.customer, apply: lines(applied(id, 60)) });
		const before = desk.show('customerPayment', payment).lastModifiedDate;
		desk.update('invoice', id, { item: lines({ line: 1, rate: 60 }) });
		expect(desk.show('invoice', id)).toMatchObject({ total: 60, amountPaid: 60, amountRemaining: 0, status: 'B' });
		expect(desk.show('customerPayment', payment).lastModifiedDate).toBe(before);
		expect(refusalOf(() => desk.update('invoice', id, { item: lines({ line: 1, rate: 59 }) }))).toMatch(
			'cannot be less than the amount that has been applied',
		);
		expect(desk.show('invoice', id).total).toBe(60);
	});

	test('waits for approval outside of the ledger', () => {
		const id = invoice({ approvalStatus: { id: '1' } });
		expect(desk.show('invoice', id)).toMatchObject({ status: 'D', approvalStatus: '1' });
		expect(
			refusalOf(() => desk.create('customerPayment', { customer: desk.customer, apply: lines(applied(id)) })),
		).toMatch('Unable to find a matching line');
		desk.update('invoice', id, { approvalStatus: { id: '2' } });
		expect(desk.show('invoice', id).status).toBe('A');
		desk.create('customerPayment', { customer: desk.customer, apply: lines(applied(id)) });
		expect(desk.show('invoice', id).status).toBe('B');
	});
});

describe('made of another', () => {
	test('a payment of an invoice is for what is open', () => {
		const id = invoice();
		desk.create('customerPayment', { customer: desk.customer, apply: lines(applied(id, 30)) });
		const payment = desk.transform('invoice', id, 'customerPayment', { memo: 'Rest' });
		expect(desk.show('customerPayment', payment)).toMatchObject({
			payment: 70,
			applied: 70,
			memo: 'Rest',
			customer: desk.customer,
		});
		expect(refusalOf(() => desk.transform('invoice', id, 'customerPayment'))).toBe(
			`You can not initialize customerpayment: invalid reference ${id}.`,
		);
	});

	test('a credit memo of an invoice has its lines, and is applied to it as far as it is open', () => {
		const id = invoice({ item: lines({ item: '40', quantity: 4, rate: 25 }) });
		desk.create('customerPayment', { customer: desk.customer, apply: lines(applied(id, 30)) });
		const credit = desk.transform('invoice', id, 'creditMemo');
		expect(desk.show('creditMemo', credit)).toMatchObject({
			createdFrom: id,
			total: 100,
			applied: 70,
			unapplied: 30,
			status: 'A',
			lists: { item: [{ item: '40', quantity: 4, rate: 25, amount: 100 }], apply: [{ doc: id, amount: 70 }] },
		});
		expect(desk.ledger(credit)).toEqual({ 119: -100, 54: 100 });
		expect(refusalOf(() => desk.remove('invoice', id))).toBe(
			'This record cannot be deleted because it has dependent records.',
		);
		const less = invoice();
		expect(
			refusalOf(() => desk.transform('invoice', less, 'creditMemo', { item: lines({ line: 1, quantity: 0.5 }) })),
		).toBe('You cannot apply more than your total credit');
		const refund = desk.transform('creditMemo', credit, 'customerRefund');
		expect(desk.show('customerRefund', refund)).toMatchObject({
			total: 30,
			lists: { apply: [{ doc: credit, amount: 30 }] },
		});
	});

	test('a credit memo takes over the tax, in proportion of what it takes back', () => {
		const { id } = desk.account.store.get(
			`SELECT t.id FROM _transaction t JOIN _transactionline x ON x."transaction" = t.id AND x.taxline = 'T'
			WHERE t.type = 'CustInvc' AND t.foreignamountpaid = 0 AND t.status = 'A' AND x.foreignamount < -1`,
		)!;
		const source = desk.show('invoice', String(id));
		const credit = desk.transform('invoice', String(id), 'creditMemo');
		expect(desk.show('creditMemo', credit)).toMatchObject({
			total: source.total,
			taxTotal: source.taxTotal,
			unapplied: 0,
		});
		expect(desk.show('invoice', String(id)).status).toBe('B');
	});
});

test('an invoice that was made of an order with taxes can be changed', () => {
	const { id } = desk.account.store.get(
		`SELECT t.id FROM _transaction t JOIN _transactionline m ON m."transaction" = t.id AND m.id = 0 AND m.createdfrom IS NOT NULL
		JOIN _transactionline x ON x."transaction" = t.id AND x.taxline = 'T' WHERE t.type = 'CustInvc' AND t.voided = 'F'`,
	)!;
	desk.update('invoice', String(id), { memo: 'Checked' });
	expect(desk.show('invoice', String(id)).memo).toBe('Checked');
});

test('an order is billed line by line, waits until all of it is, and waits again when an invoice is deleted', () => {
	const order = desk.create('salesOrder', {
		entity: desk.customer,
		item: lines({ item: '40', quantity: 5, rate: 3 }, { item: '51', quantity: 2, rate: 10 }),
	});
	expect(desk.show('salesOrder', order)).toMatchObject({ status: 'B', orderStatus: 'B', total: 35 });
	expect(desk.ledger(order)).toEqual({});
	const first = desk.transform('salesOrder', order, 'invoice', { item: lines({ orderLine: 1, quantity: 2 }) });
	expect(desk.show('invoice', first)).toMatchObject({ createdFrom: order, total: 26 });
	expect(desk.show('salesOrder', order)).toMatchObject({
		status: 'B',
		lists: { item: [{ quantityBilled: 2 }, { quantityBilled: 2 }] },
	});
	const wrong = (orderLine: number) => () =>
		desk.transform('salesOrder', order, 'invoice', { item: lines({ item: '40', orderDoc: order, orderLine }) });
	expect(refusalOf(wrong(9))).toBe(
		'Unable to find a matching line for sublist item with key: [orderLine] and value: [9].',
	);
	const rest = desk.transform('salesOrder', order, 'invoice');
	expect(desk.show('invoice', rest).lists.item).toMatchObject([
		{ item: '40', quantity: 3, amount: 9, orderDoc: order, orderLine: 1 },
	]);
	expect(desk.show('salesOrder', order).status).toBe('G');
	expect(refusalOf(() => desk.transform('salesOrder', order, 'invoice'))).toMatch('You can not initialize invoice');
	expect(refusalOf(() => desk.remove('salesOrder', order))).toMatch('has dependent records');
	desk.remove('invoice', rest);
	expect(desk.show('salesOrder', order)).toMatchObject({
		status: 'B',
		lists: { item: [{ quantityBilled: 2 }, { quantityBilled: 2 }] },
	});
	expect(
		desk.show('salesOrder', desk.create('salesOrder', { entity: desk.customer, item: lines({ item: '51' }) })).status,
	).toBe('F');
});

test('a customer becomes an invoice, an order or a payment; what cannot become another is refused', () => {
	const made = desk.transform('customer', desk.customer, 'invoice', { item: worth(5) });
	expect(desk.show('invoice', made)).toMatchObject({ entity: desk.customer, total: 5 });
	desk.transform('customer', desk.customer, 'salesOrder', { item: worth(5) });
	expect(
		desk.show('customerPayment', desk.transform('customer', desk.customer, 'customerPayment', { payment: 1 }))
			.unapplied,
	).toBe(1);
	expect(refusalOf(() => desk.transform('invoice', made, 'salesOrder'))).toMatch(
		'record transformation is not allowed',
	);
});
