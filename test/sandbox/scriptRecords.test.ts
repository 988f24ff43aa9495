import { call } from './client';
import { startScripts, type ScriptSandbox } from './scriptRecordsRun';

/** N/record, as scripts use it. What was stored is read back over REST. */

let scripts: ScriptSandbox;
const { value, script } = {
	value: <T = unknown>(code: string, given?: unknown) => scripts.value<T>(code, given),
	script: (code: string, given?: unknown) => scripts.script(code, given),
};

/** Documents and people that the tests are about. */
let customer: string;
let open: { id: string; due: number };

beforeAll(async () => {
	scripts = await startScripts();
	customer = await value<string>(
		`return search.create({ type: 'customer', filters: [['isinactive', 'is', 'F'], 'and', ['subsidiary', 'anyof', '1']] }).run().getRange({ start: 0, end: 1 })[0].id;`,
	);
	open = await value(
		`const [row] = search.create({ type: 'invoice', filters: [['mainline', 'is', 'T'], 'and', ['fxamountremaining', 'greaterthan', 50]], columns: ['fxamountremaining'] })
			.run().getRange({ start: 0, end: 1 });
		return { id: row.id, due: Number(row.getValue('fxamountremaining')) };`,
	);
});
afterAll(() => scripts?.sandbox.close());

const rest = async (path: string) =>
	(await call(scripts.sandbox, 'GET', `/services/rest/record/v1/${path}`)).body as unknown as Record<string, unknown>;

/** A new invoice of two lines. */
const newInvoice = (
	lines: Array<[item: number, quantity: number, rate: number]> = [
		[40, 2, 10],
		[51, 1, 30],
	],
) =>
	value<number>(
		`const invoice = record.create({ type: record.Type.INVOICE, isDynamic: true });
		invoice.setValue({ fieldId: 'entity', value: given.customer });
		for (const [item, quantity, rate] of given.lines) {
			invoice.selectNewLine({ sublistId: 'item' });
			invoice.setCurrentSublistValue({ sublistId: 'item', fieldId: 'item', value: item });
			invoice.setCurrentSublistValue({ sublistId: 'item', fieldId: 'quantity', value: quantity });
			invoice.setCurrentSublistValue({ sublistId: 'item', fieldId: 'rate', value: rate });
			invoice.commitLine({ sublistId: 'item' });
		}
		return invoice.save();`,
		{ customer, lines },
	);

describe('reading', () => {
	test('gives values of their kinds, and the names of what was chosen', async () => {
		const known = await rest(`invoice/${open.id}`);
		const read = await value<unknown[]>(
			`const invoice = record.load({ type: record.Type.INVOICE, id: given });
			return [
				invoice.id, invoice.type, invoice.isDynamic, invoice.getValue('tranid'), invoice.getValue({ fieldId: 'entity' }), invoice.getText({ fieldId: 'entity' }),
				invoice.getValue('total'), invoice.getValue('trandate') instanceof Date, invoice.getText('trandate'), invoice.getValue('status'),
				invoice.getValue('statusref'), invoice.getValue('voided'), invoice.getValue('no such field'), invoice.getSublists(),
			];`,
			open.id,
		);
		const [year, month, day] = String(known.tranDate).split('-').map(Number);
		const entity = known.entity as { id: string; refName: string };
		expect(read).toEqual([
			Number(open.id),
			'invoice',
			false,
			known.tranId,
			entity.id,
			entity.refName,
			known.total,
			true,
			`${month}/${day}/${year}`,
			'Open',
			'open',
			false,
			null,
			['item'],
		]);
	});

	test('finds lines, their values and names', async () => {
		const id = await newInvoice();
		const read = await value(
			`const invoice = record.load({ type: 'invoice', id: given });
			const at = (fieldId, line) => invoice.getSublistValue({ sublistId: 'item', fieldId, line });
			return [invoice.getLineCount({ sublistId: 'item' }), invoice.getLineCount({ sublistId: 'expense' }), at('item', 0), invoice.getSublistText('item', 'item', 1),
				at('quantity', 0), at('rate', 0), at('amount', 0), invoice.findSublistLineWithValue({ sublistId: 'item', fieldId: 'item', value: 51 }),
				invoice.findSublistLineWithValue({ sublistId: 'item', fieldId: 'item', value: 44 }), invoice.hasSublist({ sublistId: 'apply' })];`,
			id,
		);
		expect(read).toEqual([2, -1, '40', 'Consulting', 2, 10, 20, 1, -1, false]);
	});

	test('shows as JSON as results and logs do', async () => {
		const shown = await value<{ fields: Record<string, unknown>; sublists: { item: Record<string, unknown> } }>(
			`return record.load({ type: 'invoice', id: given });`,
			await newInvoice(),
		);
		expect(shown).toMatchObject({ type: 'invoice', isDynamic: false, fields: { entity: customer, total: 50 } });
		expect(Object.keys(shown.sublists.item)).toEqual(['line 1', 'line 2']);
	});
});

describe('writing', () => {
	test('a new document takes what follows from its customer', async () => {
		const id = await newInvoice();
		const { body } = await call(scripts.sandbox, 'GET', `/services/rest/record/v1/customer/${customer}`);
		const known = body as unknown as Record<string, { id: string }>;
		expect(await rest(`invoice/${id}`)).toMatchObject({
			entity: { id: customer },
			currency: { id: known.currency!.id },
			subsidiary: { id: '1' },
			total: 50,
			tranDate: '2026-01-15',
		});
	});

	test('lines are changed, added and removed in standard mode', async () => {
		const id = await newInvoice();
		await value(
			`const invoice = record.load({ type: 'invoice', id: given });
			invoice.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 5 });
			invoice.setSublistValue({ sublistId: 'item', fieldId: 'item', line: 2, value: 57 });
			invoice.setSublistValue({ sublistId: 'item', fieldId: 'amount', line: 2, value: 7 });
			invoice.removeLine({ sublistId: 'item', line: 1 });
			invoice.save();`,
			id,
		);
		const { total, item } = (await rest(`invoice/${id}?expandSubResources=true`)) as {
			total: number;
			item: { items: Array<Record<string, unknown>> };
		};
		expect(total).toBe(57);
		expect(item.items.map((line) => [(line.item as { id: string }).id, line.amount])).toEqual([
			['40', 50],
			['57', 7],
		]);
	});

	test('lines are changed, left and removed in dynamic mode', async () => {
		const id = await newInvoice();
		const seen = await value(
			`const invoice = record.load({ type: 'invoice', id: given, isDynamic: true });
			invoice.selectLine({ sublistId: 'item', line: 0 });
			invoice.setCurrentSublistValue({ sublistId: 'item', fieldId: 'quantity', value: 3 });
			const amount = invoice.getCurrentSublistValue({ sublistId: 'item', fieldId: 'amount' });
			invoice.commitLine({ sublistId: 'item' });
			invoice.selectLine({ sublistId: 'item', line: 1 });
			invoice.setCurrentSublistValue({ sublistId: 'item', fieldId: 'quantity', value: 100 });
			invoice.cancelLine({ sublistId: 'item' });
			invoice.save();
			return [amount, typeof invoice.setSublistValue];`,
			id,
		);
		expect(seen).toEqual([30, 'undefined']);
		expect(await rest(`invoice/${id}`)).toMatchObject({ total: 60 });
	});

	test('fields of a record are written without it', async () => {
		const answer = await value(
			`return record.submitFields({ type: 'customer', id: given, values: { comments: 'By script', custentity_dunning_paused: 'T', custentity_next_review: new Date(2026, 1, 3), terms: 3, custentity_channels: ['1', '3'] } });`,
			customer,
		);
		expect(answer).toBe(Number(customer));
		expect(await rest(`customer/${customer}`)).toMatchObject({
			comments: 'By script',
			custentity_dunning_paused: true,
			custentity_next_review: '2026-02-03',
			terms: { id: '3' },
			custentity_channels: { items: [{ id: '1' }, { id: '3' }] },
		});
	});

	test('texts choose by name', async () => {
		await value(
			`const one = record.load({ type: 'customer', id: given }); one.setText({ fieldId: 'terms', text: 'Net 30' }); one.save();`,
			customer,
		);
		expect(await rest(`customer/${customer}`)).toMatchObject({ terms: { id: '2' } });
		expect(
			await script(`record.load({ type: 'customer', id: given }).setText('terms', 'Net 7')`, customer),
		).toMatchObject({
			error: { name: 'INVALID_KEY_OR_REF' },
		});
	});

	test('addresses are records in lines', async () => {
		await value(
			`const one = record.load({ type: 'customer', id: given, isDynamic: true });
			one.selectNewLine({ sublistId: 'addressbook' });
			one.setCurrentSublistValue({ sublistId: 'addressbook', fieldId: 'label', value: 'Works' });
			const address = one.getCurrentSublistSubrecord({ sublistId: 'addressbook', fieldId: 'addressbookaddress' });
			address.setValue({ fieldId: 'addr1', value: '1 Hive Way' });
			address.setValue({ fieldId: 'city', value: 'Berlin' });
			address.setValue({ fieldId: 'country', value: 'DE' });
			one.commitLine({ sublistId: 'addressbook' });
			one.save();`,
			customer,
		);
		const city = await value(
			`const one = record.load({ type: 'customer', id: given });
			const line = one.findSublistLineWithValue({ sublistId: 'addressbook', fieldId: 'label', value: 'Works' });
			return one.getSublistSubrecord({ sublistId: 'addressbook', fieldId: 'addressbookaddress', line }).getValue({ fieldId: 'city' });`,
			customer,
		);
		expect(city).toBe('Berlin');
	});

	test('a copy is a new record of the same', async () => {
		const [copied, source] = await value<[number, number]>(
			`return [record.copy({ type: 'invoice', id: given, defaultValues: { memo: 'Again' } }).save(), given];`,
			await newInvoice(),
		);
		const [one, other] = [await rest(`invoice/${copied}`), await rest(`invoice/${source}`)];
		expect([one.total, one.memo]).toEqual([other.total, 'Again']);
		expect(one.tranId).not.toBe(other.tranId);
	});

	test('a copy with another quantity has another amount', async () => {
		const copied = await value<number>(
			`const copy = record.copy({ type: 'invoice', id: given });
			copy.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 7 });
			return copy.save();`,
			await newInvoice(),
		);
		expect(await rest(`invoice/${copied}`)).toMatchObject({ total: 100 });
	});

	test('what cannot be stored is said in the script log', async () => {
		await value(
			`record.submitFields({ type: 'customer', id: given, values: { comments: 'x', nosuchfield: 1 } });`,
			customer,
		);
		const said = await value(
			`return search.create({ type: 'scriptexecutionlog', filters: [['title', 'is', 'Local NetSuite']], columns: ['detail'] }).run().getRange({ start: 0, end: 9 }).map((row) => row.getValue('detail'));`,
		);
		expect(said).toEqual(['Not stored, since customer has no such fields here or they are read-only: nosuchfield']);
	});

	test('a deleted record is gone', async () => {
		const id = await newInvoice();
		expect(await value(`return record.delete({ type: 'invoice', id: given });`, id)).toBe(id);
		expect(await script(`record.load({ type: 'invoice', id: given })`, id)).toEqual({
			error: { name: 'RCRD_DSNT_EXIST', message: 'That record does not exist.' },
		});
	});

	test('promises do the same', async () => {
		const id = await newInvoice();
		expect(
			await value(`const one = await record.load.promise({ type: 'invoice', id: given }); return one.id;`, id),
		).toBe(id);
	});
});

describe('money', () => {
	test('a payment made from an invoice lists what is open, and is applied as its lines say', async () => {
		const [due, payment] = await value<[number, number]>(
			`const payment = record.transform({ fromType: 'invoice', fromId: given.id, toType: 'customerpayment', isDynamic: true });
			const line = payment.findSublistLineWithValue({ sublistId: 'apply', fieldId: 'internalid', value: given.id });
			payment.selectLine({ sublistId: 'apply', line });
			const due = payment.getCurrentSublistValue({ sublistId: 'apply', fieldId: 'due' });
			payment.setCurrentSublistValue({ sublistId: 'apply', fieldId: 'amount', value: 20 });
			payment.commitLine({ sublistId: 'apply' });
			payment.setValue({ fieldId: 'payment', value: 20 });
			return [due, payment.save()];`,
			open,
		);
		expect(due).toBe(open.due);
		expect(await rest(`invoice/${open.id}`)).toMatchObject({
			amountRemaining: Math.round((open.due - 20) * 1000) / 1000,
		});

		await value(
			`const payment = record.load({ type: 'customerpayment', id: given.payment });
			const line = payment.findSublistLineWithValue('apply', 'internalid', given.invoice);
			payment.setSublistValue({ sublistId: 'apply', fieldId: 'apply', line, value: false });
			payment.save();`,
			{ payment, invoice: open.id },
		);
		expect(await rest(`invoice/${open.id}`)).toMatchObject({ amountRemaining: open.due });
		expect(await rest(`customerPayment/${payment}`)).toMatchObject({ unapplied: 20 });
	});

	test('a payment of a customer is as large as what it is applied to', async () => {
		const invoice = await newInvoice();
		const payment = await value<number>(
			`const payment = record.create({ type: 'customerpayment', defaultValues: { entity: given.customer } });
			const line = payment.findSublistLineWithValue({ sublistId: 'apply', fieldId: 'doc', value: given.invoice });
			payment.setSublistValue({ sublistId: 'apply', fieldId: 'apply', line, value: true });
			return payment.save();`,
			{ customer, invoice },
		);
		expect(await rest(`customerPayment/${payment}`)).toMatchObject({ payment: 50, unapplied: 0 });
		expect(await rest(`invoice/${invoice}`)).toMatchObject({ amountRemaining: 0 });
	});

	test('a payment of an invoice is what its lines say, and its lines what the payment says', async () => {
		const [one, other] = [await newInvoice(), await newInvoice()];
		const payments = await value<number[]>(
			`const byLine = record.transform({ fromType: 'invoice', fromId: given[0], toType: 'customerpayment' });
			byLine.setSublistValue({ sublistId: 'apply', fieldId: 'amount', line: byLine.findSublistLineWithValue('apply', 'doc', given[0]), value: 15 });
			const byPayment = record.transform({ fromType: 'invoice', fromId: given[1], toType: 'customerpayment', isDynamic: true });
			byPayment.setValue({ fieldId: 'payment', value: 35 });
			return [byLine.save(), byPayment.save()];`,
			[one, other],
		);
		expect(await rest(`customerPayment/${payments[0]}`)).toMatchObject({ payment: 15, unapplied: 0 });
		expect(await rest(`customerPayment/${payments[1]}`)).toMatchObject({ payment: 35, unapplied: 0 });
		expect(await rest(`invoice/${one}`)).toMatchObject({ amountRemaining: 35 });
		expect(await rest(`invoice/${other}`)).toMatchObject({ amountRemaining: 15 });
	});

	test('a line of an application counts without being committed', async () => {
		const invoice = await newInvoice();
		await value(
			`const payment = record.create({ type: 'customerpayment', isDynamic: true });
			payment.setValue({ fieldId: 'customer', value: given.customer });
			for (let line = 0; line < payment.getLineCount({ sublistId: 'apply' }); line++) {
				payment.selectLine({ sublistId: 'apply', line });
				if (payment.getCurrentSublistValue({ sublistId: 'apply', fieldId: 'doc' }) == given.invoice) {
					payment.setCurrentSublistValue({ sublistId: 'apply', fieldId: 'apply', value: true });
				}
			}
			payment.save();`,
			{ customer, invoice },
		);
		expect(await rest(`invoice/${invoice}`)).toMatchObject({ amountRemaining: 0 });
	});

	test('lines of applications can be neither added nor removed', async () => {
		const refused = await script(
			`const payment = record.create({ type: 'customerpayment', isDynamic: true, defaultValues: { entity: given } });
			payment.selectNewLine({ sublistId: 'apply' });`,
			customer,
		);
		expect(refused.error!.name).toBe('SSS_INVALID_SUBLIST_OPERATION');
	});

	test('a document is voided', async () => {
		const id = await newInvoice();
		await value(`return transaction.void({ type: transaction.Type.INVOICE, id: given });`, id);
		expect(await rest(`invoice/${id}`)).toMatchObject({ total: 0 });
	});
});

test.each([
	[`record.load({ type: 'nothing', id: 1 })`, 'INVALID_RCRD_TYPE', 'The record type [NOTHING] is invalid.'],
	[`record.load({ type: 'invoice', id: 999999 })`, 'RCRD_DSNT_EXIST', 'That record does not exist.'],
	[`record.load({ type: 'invoice' })`, 'SSS_MISSING_REQD_ARGUMENT', 'record.load: Missing a required argument: id'],
	[
		`record.create({ type: 'invoice' }).getValue()`,
		'SSS_MISSING_REQD_ARGUMENT',
		'Record.getValue: Missing a required argument: fieldId',
	],
	[
		`record.create({ type: 'invoice' }).setValue('trandate', 'tomorrow')`,
		'INVALID_FLD_VALUE',
		'You have entered an Invalid Field Value tomorrow for the following field: trandate',
	],
	[`record.create({ type: 'invoice' }).save()`, 'USER_ERROR', 'Please enter value(s) for: Customer'],
	[
		`record.create({ type: 'vendor' })`,
		'LOCAL_NETSUITE_LACKS',
		'The local NetSuite has no create of vendor in scripts.',
	],
	[
		`record.transform({ fromType: 'invoice', fromId: 999999, toType: 'customerpayment' })`,
		'RCRD_DSNT_EXIST',
		'That record does not exist.',
	],
])('%s is refused', async (code, name, message) => {
	expect(await script(code)).toEqual({ error: { name, message } });
});

test('units are those of the kinds of record', async () => {
	const invoice = await newInvoice();
	const units = async (code: string, given: unknown = invoice) => (await script(code, given)).units;
	expect(await units(`record.load({ type: 'invoice', id: given })`)).toBe(10);
	expect(await units(`record.load({ type: 'invoice', id: given }).save()`)).toBe(30);
	expect(await units(`record.load({ type: 'customer', id: given })`, customer)).toBe(5);
	expect(await units(`record.submitFields({ type: 'customer', id: given, values: { phone: '1' } })`, customer)).toBe(5);
	expect(await units(`record.delete({ type: 'invoice', id: given })`)).toBe(20);
});
