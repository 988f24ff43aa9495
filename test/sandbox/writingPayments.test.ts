import { applied, lines, openDesk, refusalOf, worth, type Desk } from './writing';

let desk: Desk;
let invoice: string;
let second: string;
beforeEach(() => {
	desk = openDesk();
	invoice = desk.create('invoice', { entity: { id: desk.customer }, item: worth(100) });
	second = desk.create('invoice', { entity: { id: desk.customer }, item: worth(50), tranDate: '2026-01-10' });
});
afterEach(() => desk.account.close());

const pay = (body: object = {}) =>
	desk.create('customerPayment', {
		customer: { id: desk.customer },
		payment: 80,
		apply: lines(applied(invoice, 80)),
		...body,
	});
const modified = (type: string, id: string) => desk.show(type, id).lastModifiedDate;

describe('a payment', () => {
	test('moves what is open of the invoice, and shows what it is applied to', () => {
		const id = pay({ tranId: 'WIRE-1', memo: 'Wire', account: { id: '1' } });
		expect(desk.show('customerPayment', id)).toMatchObject({
			tranId: 'WIRE-1',
			customer: desk.customer,
			status: 'C',
			payment: 80,
			applied: 80,
			unapplied: 0,
			account: '1',
			undepFunds: false,
			arAcct: '119',
			tranDate: '2026-01-15',
		});
		expect(desk.show('customerPayment', id).lists.apply).toEqual([
			expect.objectContaining({
				doc: invoice,
				line: 0,
				apply: true,
				amount: 80,
				due: 100,
				total: 100,
				type: 'Invoice',
			}),
		]);
		expect(desk.show('invoice', invoice)).toMatchObject({
			amountPaid: 80,
			amountRemaining: 20,
			status: 'A',
			closeDate: null,
		});
		expect(desk.ledger(id)).toEqual({ 1: 80, 119: -80 });
	});

	test('closes an invoice that it pays in full, on its own date', () => {
		pay({ payment: 100, apply: lines(applied(invoice)), tranDate: '2026-01-12' });
		expect(desk.show('invoice', invoice)).toMatchObject({ amountRemaining: 0, status: 'B', closeDate: '2026-01-12' });
	});

	test('waits for its deposit in undeposited funds unless an account is named', () => {
		const id = pay();
		expect(desk.show('customerPayment', id)).toMatchObject({ status: 'B', undepFunds: true, account: null });
		desk.update('customerPayment', id, { account: { id: '1' } });
		expect(desk.show('customerPayment', id)).toMatchObject({ status: 'C', undepFunds: false, applied: 80 });
		expect(desk.ledger(id)).toEqual({ 1: 80, 119: -80 });
	});

	test('is worth what it is applied to where no amount is given, and applies all that is open where none is said', () => {
		const id = desk.create('customerPayment', {
			customer: desk.customer,
			apply: lines(applied(invoice), applied(second, 20)),
		});
		expect(desk.show('customerPayment', id)).toMatchObject({ payment: 120, applied: 120, unapplied: 0 });
	});

	test('applied by itself goes to the oldest invoice first', () => {
		const oldest = desk.account.store.get(
			"SELECT id, foreignamountunpaid AS open FROM _transaction WHERE type = 'CustInvc' AND entity = ? AND currency = 1" +
				' AND foreignamountunpaid > 0 ORDER BY COALESCE(duedate, trandate), trandate, id',
			[Number(desk.customer)],
		)!;
		const id = desk.create('customerPayment', {
			customer: desk.customer,
			payment: Number(oldest.open) + 7,
			autoApply: true,
		});
		const { apply } = desk.show('customerPayment', id).lists;
		expect(apply).toHaveLength(2);
		expect(apply).toContainEqual(expect.objectContaining({ doc: String(oldest.id), amount: oldest.open }));
	});
});

describe('changing what a payment is applied to', () => {
	test('takes back with apply: false and with amount 0', () => {
		for (const change of [{ apply: false }, { amount: 0 }]) {
			const id = pay();
			desk.update('customerPayment', id, { apply: lines({ doc: { id: invoice }, ...change }) });
			expect(desk.show('customerPayment', id)).toMatchObject({ applied: 0, unapplied: 80, lists: { apply: [] } });
			expect(desk.show('invoice', invoice)).toMatchObject({ amountRemaining: 100, status: 'A', closeDate: null });
			desk.remove('customerPayment', id);
		}
	});

	test('merges by document: another amount, another invoice beside, and the rest as it was', () => {
		const id = pay({ apply: lines(applied(invoice, 30)) });
		desk.update('customerPayment', id, { apply: lines(applied(second, 10)) });
		desk.update('customerPayment', id, { apply: lines({ doc: invoice, amount: 40 }) });
		expect(desk.show('customerPayment', id)).toMatchObject({ applied: 50, unapplied: 30 });
		desk.update('customerPayment', id, { apply: lines(applied(second)) }, 'apply');
		expect(desk.show('customerPayment', id).lists.apply).toMatchObject([{ doc: second, amount: 10 }]);
		expect(desk.show('invoice', invoice).amountRemaining).toBe(100);
	});

	test('moves the modification date of the payment, and of the invoice only where the account is told so', () => {
		const id = pay({ apply: lines(applied(invoice, 30), applied(second, 10)) });
		const before = [modified('customerPayment', id), modified('invoice', invoice), modified('invoice', second)];
		desk.update('customerPayment', id, { apply: lines({ doc: invoice, amount: 40 }) });
		const after = [modified('customerPayment', id), modified('invoice', invoice), modified('invoice', second)];
		expect(after.map((moment, index) => moment !== before[index])).toEqual([true, false, false]);
	});

	test('keeps it applied when the payment’s amount, account or date changes', () => {
		const id = pay({ apply: lines(applied(invoice, 30)) });
		const before = modified('invoice', invoice);
		desk.update('customerPayment', id, { payment: 35.5, tranDate: '2026-01-11' });
		expect(desk.show('customerPayment', id)).toMatchObject({
			payment: 35.5,
			applied: 30,
			unapplied: 5.5,
			tranDate: '2026-01-11',
		});
		expect(modified('invoice', invoice)).toBe(before);
		expect(refusalOf(() => desk.update('customerPayment', id, { payment: 29 }))).toBe(
			'You cannot apply more than your total payments.',
		);
	});
});

test('a payment uses a credit memo and a deposit beside, and takes what they leave', () => {
	const credit = desk.create('creditMemo', { entity: desk.customer, item: worth(25) });
	const deposit = desk.create('customerDeposit', { customer: desk.customer, payment: 40 });
	const id = desk.create('customerPayment', {
		customer: desk.customer,
		apply: lines(applied(invoice)),
		credit: lines(applied(credit)),
		deposit: lines(applied(deposit, 35)),
	});
	expect(desk.show('customerPayment', id)).toMatchObject({ payment: 40, applied: 40 });
	expect(desk.show('creditMemo', credit)).toMatchObject({
		status: 'B',
		lists: { apply: [{ doc: invoice, amount: 25 }] },
	});
	expect(desk.show('customerDeposit', deposit)).toMatchObject({ applied: 35, unapplied: 5, status: 'A' });
	expect(desk.show('invoice', invoice)).toMatchObject({ amountRemaining: 0, status: 'B' });
});

test('a payment at another rate books the difference, and takes it back when it is taken back', () => {
	if (!desk.account.features.multiCurrency) throw new Error('The account has one currency.');
	const euro = { currency: { id: '4' } };
	const foreign = desk.create('invoice', { entity: desk.customer, item: worth(100), exchangeRate: 1.1, ...euro });
	const id = desk.create('customerPayment', {
		customer: desk.customer,
		exchangeRate: 1.25,
		apply: lines(applied(foreign)),
		...euro,
	});
	expect(desk.ledger(id)).toEqual({ 116: 125, 119: -110, 80: -15 });
	desk.update('customerPayment', id, { apply: lines({ doc: foreign, apply: false }) });
	expect(desk.ledger(id)).toEqual({ 116: 125, 119: -125 });
});

describe('deposits', () => {
	test('are drawn by a deposit application, whose amount follows what it is applied to', () => {
		const deposit = desk.create('customerDeposit', { customer: desk.customer, payment: 70, undepFunds: false });
		expect(desk.show('customerDeposit', deposit)).toMatchObject({ status: 'B', unapplied: 70 });
		const id = desk.transform('customerDeposit', deposit, 'depositApplication', { apply: lines(applied(invoice, 30)) });
		expect(desk.show('depositApplication', id)).toMatchObject({
			deposit,
			customer: desk.customer,
			total: 30,
			applied: 30,
		});
		expect(desk.ledger(id)).toEqual({ 119: -30, 225: 30 });
		desk.update('depositApplication', id, { apply: lines(applied(invoice, 50), applied(second, 20)) });
		expect(desk.show('customerDeposit', deposit)).toMatchObject({ status: 'C', unapplied: 0 });
		expect(refusalOf(() => desk.update('depositApplication', id, { apply: lines(applied(second, 21)) }))).toBe(
			'You cannot apply more than your total deposit.',
		);
		expect(refusalOf(() => desk.remove('customerDeposit', deposit))).toMatch('has dependent records');
		desk.remove('depositApplication', id);
		expect(desk.show('customerDeposit', deposit)).toMatchObject({ status: 'B', unapplied: 70 });
	});

	test('and credits are refunded', () => {
		const deposit = desk.create('customerDeposit', { customer: desk.customer, payment: 70 });
		const credit = desk.create('creditMemo', { entity: desk.customer, item: worth(25) });
		const refund = desk.transform('customerDeposit', deposit, 'customerRefund', {
			deposit: lines({ doc: deposit, amount: 60 }),
			apply: lines(applied(credit)),
		});
		expect(desk.show('customerRefund', refund)).toMatchObject({
			total: 85,
			lists: { apply: [{ doc: credit, amount: 25 }], deposit: [{ doc: deposit, amount: 60 }] },
		});
		expect(desk.ledger(refund)).toEqual({ 1: -85, 119: 25, 225: 60 });
		desk.update('customerRefund', refund, { account: { id: '2' } });
		expect(desk.ledger(refund)).toEqual({ 2: -85, 119: 25, 225: 60 });
		desk.update('customerRefund', refund, { apply: lines({ doc: credit, apply: false }) });
		expect(desk.show('customerRefund', refund)).toMatchObject({ total: 60 });
		expect(desk.show('creditMemo', credit)).toMatchObject({ status: 'A', unapplied: 25 });
	});
});
