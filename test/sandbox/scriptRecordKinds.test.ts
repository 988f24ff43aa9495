import { projectOf } from './sdfProject';
import { startScripts, type ScriptSandbox } from './scriptRecordsRun';

/** Records of every kind that scripts about receivables make, read back by search. */

const field = (name: string, kind: string, more = '') =>
	`<customrecordcustomfield scriptid="custrecord_job_${name}"><fieldtype>${kind}</fieldtype><label>${name}</label>${more}</customrecordcustomfield>`;

const jobs = `<customrecordtype scriptid="customrecord_job"><recordname>Job</recordname><includename>T</includename><customrecordcustomfields>
${field('text', 'TEXT')}${field('done', 'CHECKBOX')}${field('at', 'DATETIMETZ')}${field('customer', 'SELECT', '<selectrecordtype>-2</selectrecordtype>')}
</customrecordcustomfields></customrecordtype>`;

let scripts: ScriptSandbox;
let customer: string;
const value = <T = unknown>(code: string, given: unknown = customer) => scripts.value<T>(code, given);

beforeAll(async () => {
	scripts = await startScripts({ projects: [projectOf({ 'src/Objects/customrecord_job.xml': jobs })] });
	customer = await scripts.value<string>(
		`return search.create({ type: 'customer', filters: [['isinactive', 'is', 'F'], 'and', ['subsidiary', 'anyof', 1]] }).run().getRange({ start: 0, end: 1 })[0].id;`,
	);
});
afterAll(() => scripts?.sandbox.close());

test('a note on a customer', async () => {
	expect(
		await value(
			`const note = record.create({ type: record.Type.NOTE });
			note.setValue('entity', given);
			note.setValue('title', 'Called');
			note.setValue('note', 'Promised to pay');
			note.setValue('notedate', new Date(2026, 0, 2, 8, 30));
			const id = note.save();
			const [row] = search.create({ type: 'note', filters: [['internalid', 'is', id]], columns: ['title', 'notedate', 'customer.internalid'] }).run().getRange({ start: 0, end: 1 });
			return [record.load({ type: 'note', id }).getValue('note'), row.getValue('title'), row.getValue('notedate'), row.getValue({ name: 'internalid', join: 'customer' }) === given];`,
		),
	).toEqual(['Promised to pay', 'Called', '1/2/2026 8:30 am', true]);
});

test('a contact that is attached with a role', async () => {
	expect(
		await value(
			`const contact = record.create({ type: 'contact', isDynamic: true });
			contact.setValue('company', given);
			contact.setValue('firstname', 'Ada');
			contact.setValue('lastname', 'Byron');
			const id = contact.save();
			record.attach({ record: { type: 'contact', id }, to: { type: 'customer', id: given }, attributes: { role: -10 } });
			return [record.load({ type: 'contact', id }).getValue('entityid'), search.lookupFields({ type: 'contact', id, columns: ['role', 'customer.internalid'] })];`,
		),
	).toEqual([
		'Ada Byron',
		{ role: [{ value: '-10', text: 'Primary Contact' }], 'customer.internalid': [{ value: customer, text: customer }] },
	]);
});

test('a custom record, with its units', async () => {
	const { value: seen, units } = await scripts.script(
		`const job = record.create({ type: 'customrecord_job' });
		job.setValue('name', 'One');
		job.setValue('custrecord_job_text', 'x');
		job.setValue('custrecord_job_done', 'T');
		job.setValue('custrecord_job_at', new Date(2026, 0, 2, 3, 4));
		job.setValue('custrecord_job_customer', given);
		const id = job.save();
		record.submitFields({ type: 'customrecord_job', id, values: { custrecord_job_text: 'y' } });
		const [row] = search.create({ type: 'customrecord_job', filters: [['custrecord_job_done', 'is', 'T']], columns: ['name', 'custrecord_job_text', 'custrecord_job_at', 'custrecord_job_customer'] }).run().getRange({ start: 0, end: 1 });
		const [mapped] = query.runSuiteQL('SELECT id, custrecord_job_text AS text FROM customrecord_job').asMappedResults();
		return [row.recordType, row.getValue('name'), row.getValue('custrecord_job_text'), row.getValue('custrecord_job_at'), row.getValue('custrecord_job_customer') === given, mapped.text, record.delete({ type: 'customrecord_job', id }) === mapped.id];`,
		customer,
	);
	expect(seen).toEqual(['customrecord_job', 'One', 'y', '1/2/2026 3:04 am', true, 'y', true]);
	// Create, save, submitFields, search, query, delete.
	expect(units).toBe(2 + 4 + 2 + 10 + 10 + 4);
});

const invoiceOf = `const invoiceOf = (amount) => {
	const invoice = record.create({ type: 'invoice', defaultValues: { entity: given } });
	invoice.setSublistValue({ sublistId: 'item', fieldId: 'item', line: 0, value: 51 });
	invoice.setSublistValue({ sublistId: 'item', fieldId: 'amount', line: 0, value: amount });
	return invoice.save();
};
const choose = (one, doc, amount) => {
	one.selectLine({ sublistId: 'apply', line: one.findSublistLineWithValue({ sublistId: 'apply', fieldId: 'doc', value: doc }) });
	one.setCurrentSublistValue({ sublistId: 'apply', fieldId: 'apply', value: true });
	if (amount) one.setCurrentSublistValue({ sublistId: 'apply', fieldId: 'amount', value: amount });
	one.commitLine({ sublistId: 'apply' });
};`;

test('a deposit that is applied to an invoice', async () => {
	expect(
		await value(
			`${invoiceOf}
			const deposit = record.create({ type: 'customerdeposit', isDynamic: true });
			deposit.setValue('customer', given);
			deposit.setValue('payment', 30);
			const [id, invoice] = [deposit.save(), invoiceOf(100)];
			const application = record.transform({ fromType: 'customerdeposit', fromId: id, toType: 'depositapplication', isDynamic: true });
			choose(application, invoice, 30);
			application.save();
			return record.load({ type: 'invoice', id: invoice }).getValue('amountremaining');`,
		),
	).toBe(70);
});

test('a credit memo that is refunded', async () => {
	expect(
		await value(
			`${invoiceOf}
			const memo = record.transform({ fromType: 'invoice', fromId: invoiceOf(20), toType: 'creditmemo' });
			for (let line = 0; line < memo.getLineCount('apply'); line++) memo.setSublistValue({ sublistId: 'apply', fieldId: 'apply', line, value: false });
			const id = memo.save();
			const before = record.load({ type: 'creditmemo', id }).getValue('status');
			const refund = record.create({ type: 'customerrefund', isDynamic: true });
			refund.setValue('customer', given);
			choose(refund, id);
			refund.save();
			return [before, record.load({ type: 'creditmemo', id }).getValue('status')];`,
		),
	).toEqual(['Open', 'Fully Applied']);
});

test('an order that is billed', async () => {
	expect(
		await value(
			`const order = record.create({ type: 'salesorder', isDynamic: true, defaultValues: { entity: given } });
			order.selectNewLine('item');
			order.setCurrentSublistValue('item', 'item', 51);
			order.setCurrentSublistValue('item', 'quantity', 2);
			order.setCurrentSublistValue('item', 'rate', 5);
			order.commitLine('item');
			const id = order.save();
			const invoice = record.transform({ fromType: 'salesorder', fromId: id, toType: 'invoice' }).save();
			const { createdfrom, total } = search.lookupFields({ type: 'invoice', id: invoice, columns: ['createdfrom', 'total'] });
			return [createdfrom[0].value === String(id), total, record.load({ type: 'salesorder', id }).getValue('status')];`,
		),
	).toEqual([true, '10.00', 'Billed']);
});

test('a journal entry', async () => {
	expect(
		await value(
			`const entry = record.create({ type: 'journalentry', isDynamic: true });
			entry.setValue('subsidiary', 1);
			for (const [account, side] of [[119, 'debit'], [54, 'credit']]) {
				entry.selectNewLine({ sublistId: 'line' });
				entry.setCurrentSublistValue({ sublistId: 'line', fieldId: 'account', value: account });
				entry.setCurrentSublistValue({ sublistId: 'line', fieldId: side, value: 5 });
				if (account === 119) entry.setCurrentSublistValue({ sublistId: 'line', fieldId: 'entity', value: given });
				entry.commitLine({ sublistId: 'line' });
			}
			const id = entry.save();
			const stored = record.load({ type: 'journalentry', id });
			return [0, 1].map((line) => ['account', 'debit', 'credit'].map((fieldId) => stored.getSublistValue({ sublistId: 'line', fieldId, line })));`,
		),
	).toEqual([
		['119', 5, ''],
		['54', '', 5],
	]);
});
