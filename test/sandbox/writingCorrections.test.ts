import { applied, lines, openDesk, refusalOf, worth, type Desk } from './writing';

let desk: Desk;
let invoice: string;
beforeEach(() => {
	desk = openDesk();
	invoice = desk.create('invoice', { entity: desk.customer, item: worth(100) });
});
afterEach(() => desk.account.close());

const journal = (body: object = {}) =>
	desk.create('journalEntry', {
		subsidiary: { id: '1' },
		currency: { id: '1' },
		line: lines(
			{ account: { id: '66' }, credit: 40, memo: 'Fee' },
			{ account: { id: '119' }, debit: 40, entity: { id: desk.customer } },
		),
		...body,
	});

describe('a journal entry', () => {
	test('posts its lines, and its receivable is paid like an invoice', () => {
		const id = journal();
		expect(desk.show('journalEntry', id)).toMatchObject({ status: 'B', approvalStatus: '2', subsidiary: '1' });
		expect(desk.show('journalEntry', id).lists.line).toMatchObject([
			{ line: 0, account: '66', credit: 40, debit: null, memo: 'Fee' },
			{ line: 1, account: '119', debit: 40, credit: null, entity: desk.customer },
		]);
		expect(desk.ledger(id)).toEqual({ 66: -40, 119: 40 });
		const payment = desk.create('customerPayment', {
			customer: desk.customer,
			apply: lines({ ...applied(id, 15), line: 1 }),
		});
		expect(desk.show('customerPayment', payment).lists.apply).toMatchObject([{ doc: id, line: 1, amount: 15 }]);
		expect(refusalOf(() => desk.create('customerPayment', { customer: desk.other, apply: lines(applied(id)) }))).toBe(
			`Unable to find a matching line for sublist apply with key: [doc,line] and value: [${id},null].`,
		);
	});

	test('keeps two customers’ receivables apart', () => {
		const id = journal({
			line: lines(
				{ account: '66', credit: 30 },
				{ account: '119', debit: 10, entity: desk.customer },
				{ account: '119', debit: 20, entity: desk.other },
			),
		});
		const payment = desk.create('customerPayment', { customer: desk.other, payment: 100, apply: lines(applied(id)) });
		expect(desk.show('customerPayment', payment)).toMatchObject({ applied: 20, unapplied: 80 });
	});

	test('has its lines changed together, and must balance', () => {
		const id = journal();
		desk.update('journalEntry', id, { line: lines({ line: 0, credit: 55 }, { line: 1, debit: 55 }) });
		expect(desk.ledger(id)).toEqual({ 66: -55, 119: 55 });
		expect(refusalOf(() => desk.update('journalEntry', id, { line: lines({ line: 1, debit: 5 }) }))).toBe(
			'The amounts in a journal entry must balance.',
		);
		desk.update(
			'journalEntry',
			id,
			{ line: lines({ account: '119', credit: 7, entity: desk.customer }, { account: '66', debit: 7 }) },
			'line',
		);
		expect(desk.ledger(id)).toEqual({ 66: 7, 119: -7 });
	});

	test('that waits for approval posts nothing', () => {
		const id = journal({ approvalStatus: { id: '1' } });
		expect(desk.show('journalEntry', id).status).toBe('A');
		const posting = () =>
			desk.account.store.get('SELECT posting FROM _transaction WHERE id = ?', [Number(id)])!.posting;
		expect(posting()).toBe('F');
		desk.update('journalEntry', id, { approvalStatus: { id: '2' } });
		expect([posting(), desk.show('journalEntry', id).status]).toEqual(['T', 'B']);
	});
});

describe('voiding', () => {
	test('makes a payment worth nothing and its invoice open again', () => {
		const id = desk.create('customerPayment', { customer: desk.customer, apply: lines(applied(invoice)) });
		desk.void('customerPayment', id);
		expect(desk.show('customerPayment', id)).toMatchObject({
			voided: true,
			status: 'V',
			payment: 0,
			memo: 'VOID',
			lists: { apply: [] },
		});
		expect(desk.ledger(id)).toEqual({});
		expect(desk.show('invoice', invoice)).toMatchObject({ amountRemaining: 100, status: 'A', closeDate: null });
		expect(refusalOf(() => desk.void('customerPayment', id))).toBe('This transaction cannot be voided.');
		expect(refusalOf(() => desk.update('customerPayment', id, { payment: 1 }))).toBe(
			'Voided transactions cannot be modified.',
		);
	});

	test('takes back a credit memo, but no invoice that something is applied to, and no order', () => {
		const credit = desk.transform('invoice', invoice, 'creditMemo');
		expect(refusalOf(() => desk.void('invoice', invoice))).toBe('This transaction cannot be voided.');
		desk.void('creditMemo', credit);
		desk.void('invoice', invoice);
		expect(desk.show('invoice', invoice)).toMatchObject({ voided: true, total: 0, status: 'V' });
		const order = desk.create('salesOrder', { entity: desk.customer, item: worth(1) });
		expect(refusalOf(() => desk.void('salesOrder', order))).toBe('This transaction cannot be voided.');
	});
});

describe('deleting', () => {
	test('a payment opens its invoice again and leaves a row in deletedrecord', () => {
		const id = desk.create('customerPayment', { customer: desk.customer, apply: lines(applied(invoice)) });
		expect(refusalOf(() => desk.remove('invoice', invoice))).toBe(
			'This record cannot be deleted because it has dependent records.',
		);
		desk.remove('customerPayment', id);
		expect([desk.gone('customerPayment', id), desk.show('invoice', invoice).amountRemaining]).toEqual([true, 100]);
		const rows = desk.account.store.all('SELECT type FROM deletedrecord WHERE recordid = ?', [Number(id)]);
		expect(rows).toEqual([{ type: 'customerpayment' }]);
		desk.remove('invoice', invoice);
		expect(desk.gone('invoice', invoice)).toBe(true);
	});

	test('is noted, as is every other save, with who, what and from where', () => {
		desk.update('invoice', invoice, { memo: 'Noted' });
		desk.remove('invoice', invoice);
		const notes = desk.account.store.all(
			'SELECT type, context, field, oldvalue, newvalue, name FROM systemnote WHERE recordid = ? AND (field IS NULL OR newvalue = ?)',
			[Number(invoice), 'Noted'],
		);
		const by = { context: 'RST', name: 3 };
		expect(notes).toEqual([
			{ ...by, type: 1, field: null, oldvalue: null, newvalue: null },
			{ ...by, type: 4, field: 'TRANDOC.SMEMO', oldvalue: null, newvalue: 'Noted' },
			{ ...by, type: 5, field: null, oldvalue: null, newvalue: null },
		]);
	});
});

describe('a closed period', () => {
	/** An open invoice of long ago that nothing is applied to. */
	const closed = () =>
		String(
			desk.account.store.get(
				"SELECT t.id FROM _transaction t WHERE t.type = 'CustInvc' AND t.trandate < '2025-06-01' AND t.status = 'A'" +
					' AND t.foreignamountpaid = 0 AND NOT EXISTS (SELECT 1 FROM nexttransactionlinelink l WHERE l.previousdoc = t.id)',
			)!.id,
		);

	test('takes no new documents, and no date or period that is closed', () => {
		const outside = 'The transaction date you specified is not within the date range of your accounting period.';
		const create = (body: object) => () => desk.create('invoice', { entity: desk.customer, item: worth(1), ...body });
		expect(refusalOf(create({ tranDate: '2025-03-03' }))).toBe(outside);
		expect(refusalOf(create({ postingPeriod: { id: '189' } }))).toBe(
			'You have entered an Invalid Field Value 189 for the following field: postingPeriod',
		);
		expect(refusalOf(create({ tranDate: '2026-01-10', postingPeriod: { id: '202' } }))).toBe(outside);
		expect(refusalOf(() => desk.update('invoice', invoice, { tranDate: '2025-03-03' }))).toBe(outside);
		desk.create('salesOrder', { entity: desk.customer, item: worth(1), tranDate: '2025-03-03' });
	});

	test('refuses what would change its ledger, and takes what would not', () => {
		const id = closed();
		const refused = 'You cannot change the general ledger impact of a transaction in a closed period.';
		expect(refusalOf(() => desk.update('invoice', id, { item: lines({ item: '40', rate: 5 }) }))).toBe(refused);
		expect(refusalOf(() => desk.update('invoice', id, { tranDate: '2026-01-10' }))).toBe(refused);
		expect(refusalOf(() => desk.void('invoice', id))).toBe(refused);
		expect(refusalOf(() => desk.remove('invoice', id))).toBe(refused);
		desk.update('invoice', id, { memo: 'Called', dueDate: '2026-02-01' });
		expect(desk.show('invoice', id)).toMatchObject({ memo: 'Called', dueDate: '2026-02-01' });
		desk.transform('invoice', id, 'customerPayment');
		expect(desk.show('invoice', id).status).toBe('B');
	});
});
