import { XMLSerializer } from '@xmldom/xmldom';
import { startSandbox, type Sandbox } from '../../sandbox';
import { call, query } from './client';
import { all, attributes, statusOf, textOf } from './soapClient';
import { field, get, idsOf, oneOf, preferences, ref, search, write } from './soapRequests';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 22, customers: 25, invoices: 80 });
});
afterAll(() => sandbox.close());

const ids = async (sql: string) => (await query(sandbox, sql)).body.items.map(({ id }) => Number(id));

test.each([
	['customer', 'listRel:Customer', 'customer'],
	['contact', 'listRel:Contact', 'contact'],
	['vendor', 'listRel:Vendor', 'vendor'],
	['employee', 'listEmp:Employee', 'employee'],
	['message', 'generalComm:Message', 'message'],
	['subsidiary', 'listAcct:Subsidiary', 'subsidiary'],
	['account', 'listAcct:Account', 'account'],
	['accountingPeriod', 'listAcct:AccountingPeriod', 'accountingperiod'],
	['currency', 'listAcct:Currency', 'currency'],
	['term', 'listAcct:Term', 'term'],
	['paymentMethod', 'listAcct:PaymentMethod', 'paymentmethod'],
	['department', 'listAcct:Department', 'department'],
	['classification', 'listAcct:Classification', 'classification'],
	['location', 'listAcct:Location', 'location'],
])('a %s is read as %s', async (name, type, table) => {
	const [id] = await ids(`SELECT id FROM ${table} ORDER BY id`);
	const answer = await get(sandbox, name, id!);
	expect(statusOf(answer)[0]).toBe('true');
	expect(all(answer, 'record')[0]!.getAttribute('xsi:type')).toBe(type);
});

test.each([
	['invoice', 'CustInvc'],
	['creditMemo', 'CustCred'],
	['customerPayment', 'CustPymt'],
	['customerDeposit', 'CustDep'],
	['depositApplication', 'DepAppl'],
	['customerRefund', 'CustRfnd'],
	['salesOrder', 'SalesOrd'],
	['journalEntry', 'Journal'],
])('every %s says what REST says', async (name, type) => {
	const some = (await ids(`SELECT id FROM transaction WHERE type = '${type}' ORDER BY id`)).slice(0, 10);
	expect(some.length).toBeGreaterThan(0);
	for (const id of some) {
		const answer = await get(sandbox, name, id);
		const { body } = await call<Record<string, unknown>>(
			sandbox,
			'GET',
			`/services/rest/record/v1/${name}/${id}?expandSubResources=true`,
		);
		const ofBody = (element: string) =>
			all(answer, element).filter(({ parentNode }) => parentNode!.nodeName.endsWith('record'))[0];
		for (const text of ['tranId', 'memo', 'status']) {
			const said = (body[text] as { refName?: string } | undefined)?.refName ?? body[text];
			// A journal entry has no status in SOAP.
			if (text !== 'status' || ofBody(text)) expect([text, ofBody(text)?.textContent]).toEqual([text, said]);
		}
		for (const amount of ['total', 'amountRemaining', 'amountPaid', 'applied', 'unapplied', 'payment']) {
			// SOAP has no such element of some of them.
			const shown = ofBody(amount);
			if (shown) expect([amount, Number(shown.textContent)]).toEqual([amount, body[amount]]);
		}
		const lines = body.item ?? body.line ?? body.apply;
		if (!lines) continue;
		const sublist = body.item ? 'itemList' : body.line ? 'lineList' : 'applyList';
		const shown = all(answer, sublist)[0]?.childNodes.length ?? 0;
		expect(shown).toBe((lines as { items: unknown[] }).items.length);
	}
});

test('custom fields come with type, script ID and internal ID', async () => {
	const [id] = await ids('SELECT id FROM customer WHERE custentity_segment IS NOT NULL ORDER BY id');
	const [row] = (
		await query(
			sandbox,
			`SELECT custentity_segment, BUILTIN.DF(custentity_segment) AS name FROM customer WHERE id = ${id}`,
		)
	).body.items;
	const [known] = (await query(sandbox, "SELECT internalid FROM customfield WHERE scriptid = 'CUSTENTITY_SEGMENT'"))
		.body.items;
	expect((await get(sandbox, 'customer', id!)).xml).toContain(
		`<platformCore:customField internalId="${known!.internalid}" scriptId="custentity_segment" xsi:type="platformCore:SelectCustomFieldRef">` +
			`<platformCore:value internalId="${row!.custentity_segment}"><platformCore:name>${row!.name}</platformCore:name></platformCore:value></platformCore:customField>`,
	);
});

describe('searches', () => {
	const basic = (inner: string) => search(sandbox, 'platformCommon:TransactionSearchBasic', inner);
	const joined = (join: string, inner: string, type = 'listRel:CustomerSearch') => {
		const prefix = type.split(':')[0]!;
		return search(sandbox, type, `<${prefix}:${join}>${inner}</${prefix}:${join}>`);
	};

	test('transactions are found by type, and each is of its own', async () => {
		const answer = await basic(oneOf('type', 'anyOf', ['_invoice', '_journal']));
		expect(idsOf(answer)).toEqual(
			await ids("SELECT id FROM transaction WHERE type IN ('CustInvc', 'Journal') ORDER BY id"),
		);
		expect(new Set(all(answer, 'record').map((one) => one.getAttribute('xsi:type')))).toEqual(
			new Set(['tranSales:Invoice', 'tranGeneral:JournalEntry']),
		);
	});

	test('by status, amount, date and customer', async () => {
		const open = "SELECT id FROM transaction WHERE type = 'CustInvc' AND status = 'A'";
		expect(idsOf(await basic(oneOf('status', 'anyOf', ['_invoiceOpen'])))).toEqual(await ids(`${open} ORDER BY id`));
		const [{ entity }] = (await query(sandbox, `${open.replace('SELECT id', 'SELECT entity')} ORDER BY id`)).body
			.items as [{ entity: string }];
		const ofOne =
			oneOf('type', 'anyOf', ['_invoice']) +
			`<platformCommon:entity operator="anyOf"><platformCore:searchValue internalId="${entity}"/></platformCommon:entity>`;
		expect(idsOf(await basic(ofOne))).toEqual(
			await ids(`SELECT id FROM transaction WHERE type = 'CustInvc' AND entity = ${entity} ORDER BY id`),
		);
		const large = oneOf('type', 'anyOf', ['_invoice']) + field('amountRemaining', 'greaterThan', '1000');
		expect(idsOf(await basic(large))).toEqual(
			await ids("SELECT id FROM transaction WHERE type = 'CustInvc' AND foreignamountunpaid > 1000 ORDER BY id"),
		);
		const dated =
			oneOf('type', 'anyOf', ['_invoice']) +
			field('tranDate', 'within', '2025-01-01T00:00:00.000-08:00', '2025-06-30T00:00:00.000-07:00');
		expect(idsOf(await basic(dated))).toEqual(
			await ids(
				"SELECT id FROM transaction WHERE type = 'CustInvc' AND trandate BETWEEN TO_DATE('2025-01-01', 'YYYY-MM-DD') AND TO_DATE('2025-06-30', 'YYYY-MM-DD') ORDER BY id",
			),
		);
	});

	test('a predefined date is seen from the account’s now', async () => {
		const answer = await basic(
			'<platformCommon:tranDate operator="within"><platformCore:predefinedSearchValue>lastMonth</platformCore:predefinedSearchValue></platformCommon:tranDate>',
		);
		expect(idsOf(answer).length).toBeGreaterThan(0);
		for (const date of all(answer, 'tranDate')) expect(date.textContent).toMatch(/^2025-12-/);
	});

	test('customers by their invoices, invoices by their customers', async () => {
		const owing = await joined('transactionJoin', oneOf('status', 'anyOf', ['_invoiceOpen']));
		expect(idsOf(owing)).toEqual(
			await ids(
				"SELECT DISTINCT c.id FROM customer c JOIN transaction t ON t.entity = c.id WHERE t.type = 'CustInvc' AND t.status = 'A' ORDER BY c.id",
			),
		);
		const inactive = await joined('customerMainJoin', field('isInactive', null, 'true'), 'tranSales:TransactionSearch');
		const known = "('CustInvc', 'CustPymt', 'CustDep', 'DepAppl', 'CustCred', 'SalesOrd', 'CustRfnd', 'Journal')";
		expect(idsOf(inactive)).toEqual(
			await ids(
				`SELECT t.id FROM transaction t JOIN customer c ON c.id = t.entity WHERE c.isinactive = 'T' AND t.type IN ${known} ORDER BY t.id`,
			),
		);
	});

	test('payments by the invoice they are applied to', async () => {
		const [link] = (
			await query(
				sandbox,
				"SELECT previousdoc, nextdoc FROM nexttransactionlinelink WHERE linktype = 'Payment' AND nexttype = 'CustPymt' ORDER BY nextdoc",
			)
		).body.items;
		const one = `<platformCommon:internalId operator="anyOf"><platformCore:searchValue internalId="${link!.previousdoc}"/></platformCommon:internalId>`;
		const answer = await joined('appliedToTransactionJoin', one, 'tranSales:TransactionSearch');
		expect(idsOf(answer)).toContain(Number(link!.nextdoc));
	});

	test('customers by custom fields of every kind', async () => {
		const by = (type: string, scriptId: string, operator: string, value: string) =>
			search(
				sandbox,
				'platformCommon:CustomerSearchBasic',
				`<platformCommon:customFieldList><platformCore:customField xsi:type="platformCore:Search${type}CustomField" scriptId="${scriptId}"${operator && ` operator="${operator}"`}>${value}</platformCore:customField></platformCommon:customFieldList>`,
			);
		const value = (text: string) => `<platformCore:searchValue>${text}</platformCore:searchValue>`;
		const cases: Array<[string, string, string, string, string]> = [
			['Long', 'custentity_risk_score', 'greaterThan', value('40'), 'custentity_risk_score > 40'],
			['Boolean', 'custentity_dunning_paused', '', value('true'), "custentity_dunning_paused = 'T'"],
			[
				'MultiSelect',
				'custentity_segment',
				'anyOf',
				'<platformCore:searchValue internalId="2"/>',
				'custentity_segment = 2',
			],
			['String', 'custentity_portal', 'notEmpty', '', 'custentity_portal IS NOT NULL'],
		];
		for (const [type, scriptId, operator, given, sql] of cases) {
			expect([scriptId, idsOf(await by(type, scriptId, operator, given))]).toEqual([
				scriptId,
				await ids(`SELECT id FROM customer WHERE ${sql} ORDER BY id`),
			]);
		}
	});

	test('lines come when they are asked for', async () => {
		const one = oneOf('type', 'anyOf', ['_invoice']);
		const body = '<platformMsgs:bodyFieldsOnly>false</platformMsgs:bodyFieldsOnly>';
		const whole = await search(sandbox, 'platformCommon:TransactionSearchBasic', one, preferences(body));
		expect(all(await basic(one), 'itemList')).toEqual([]);
		expect(all(whole, 'itemList').length).toBe(all(whole, 'record').length);
	});

	test('notes by their direction', async () => {
		const notes = await search(sandbox, 'platformCommon:NoteSearchBasic', field('direction', null, 'true'));
		expect(all(notes, 'direction').length).toBe(idsOf(notes).length);
		expect(new Set(all(notes, 'direction').map(({ textContent }) => textContent))).toEqual(new Set(['_incoming']));
	});

	test('an advanced search gives the columns asked for, joined ones too, and references without names', async () => {
		const answer = await search(
			sandbox,
			'tranSales:TransactionSearchAdvanced',
			`<tranSales:criteria><tranSales:basic>${oneOf('type', 'anyOf', ['_invoice']) + field('mainLine', null, 'true')}</tranSales:basic></tranSales:criteria>` +
				'<tranSales:columns><tranSales:basic><platformCommon:internalId/><platformCommon:tranId><platformCore:customLabel>No.</platformCore:customLabel></platformCommon:tranId>' +
				'<platformCommon:status/><platformCommon:type/><platformCommon:entity/></tranSales:basic>' +
				'<tranSales:customerMainJoin><platformCommon:companyName/></tranSales:customerMainJoin></tranSales:columns>',
			preferences('<platformMsgs:pageSize>5</platformMsgs:pageSize>'),
		);
		const rows = all(answer, 'searchRow');
		expect(rows.length).toBe(5);
		const [first] = (
			await query(
				sandbox,
				"SELECT t.id, t.tranid, t.entity, c.companyname, t.status FROM transaction t JOIN customer c ON c.id = t.entity WHERE t.type = 'CustInvc' ORDER BY t.id",
			)
		).body.items;
		const word = { A: 'open', B: 'paidInFull', V: 'voided', D: 'pendingApproval' }[first!.status as 'A'];
		const name = first!.companyname?.replace('&', '&amp;');
		expect(String(new XMLSerializer().serializeToString(rows[0]!)).replace(/ xmlns:\w+="[^"]*"/g, '')).toBe(
			'<platformCore:searchRow xsi:type="tranSales:TransactionSearchRow"><tranSales:basic>' +
				`<platformCommon:entity><platformCore:searchValue internalId="${first!.entity}"/></platformCommon:entity>` +
				`<platformCommon:internalId><platformCore:searchValue internalId="${first!.id}"/></platformCommon:internalId>` +
				`<platformCommon:status><platformCore:searchValue>${word}</platformCore:searchValue></platformCommon:status>` +
				`<platformCommon:tranId><platformCore:customLabel>No.</platformCore:customLabel><platformCore:searchValue>${first!.tranid}</platformCore:searchValue></platformCommon:tranId>` +
				'<platformCommon:type><platformCore:searchValue>_invoice</platformCore:searchValue></platformCommon:type></tranSales:basic>' +
				`<tranSales:customerMainJoin>${name ? `<platformCommon:companyName><platformCore:searchValue>${name}</platformCore:searchValue></platformCommon:companyName>` : ''}</tranSales:customerMainJoin></platformCore:searchRow>`,
		);
	});

	test('without a word about main lines, a document has a row for each of its lines', async () => {
		const rows = async (mainLine: string) =>
			all(
				await search(
					sandbox,
					'tranSales:TransactionSearchAdvanced',
					`<tranSales:criteria><tranSales:basic>${oneOf('type', 'anyOf', ['_invoice']) + mainLine}</tranSales:basic></tranSales:criteria>` +
						'<tranSales:columns><tranSales:basic><platformCommon:internalId/><platformCommon:item/><platformCommon:quantity/><platformCommon:amount/></tranSales:basic></tranSales:columns>',
				),
				'searchRow',
			).length;
		const count = async (where: string) =>
			Number(
				(
					await query(
						sandbox,
						`SELECT COUNT(*) AS n FROM transactionline l JOIN transaction t ON t.id = l.transaction WHERE t.type = 'CustInvc'${where}`,
					)
				).body.items[0]!.n,
			);
		expect(await rows('')).toBe(Math.min(1000, await count('')));
		expect(await rows(field('mainLine', null, 'true'))).toBe(await count(" AND l.mainline = 'T'"));
		expect(await rows(field('mainLine', null, 'false'))).toBe(await count(" AND l.mainline = 'F'"));
		// Records are found once whatever their lines are.
		expect(idsOf(await basic(oneOf('type', 'anyOf', ['_invoice']) + field('mainLine', null, 'false')))).toEqual(
			await ids("SELECT id FROM transaction WHERE type = 'CustInvc' ORDER BY id"),
		);
	});

	test('a saved search, a join and a column that are not here are said', async () => {
		const said = async (answer: ReturnType<typeof search>) => textOf(await answer, 'faultstring');
		const saved = search(sandbox, 'listRel:CustomerSearchAdvanced" savedSearchId="5', '');
		expect(await said(saved)).toBe('The local NetSuite does not know saved searches.');
		expect(await said(joined('campaignResponseJoin', field('isInactive', null, 'true')))).toBe(
			'The local NetSuite does not know the join "campaignResponseJoin" of Customer searches.',
		);
	});
});

describe('files', () => {
	test('come back with their content, which a search does not bring', async () => {
		const folder = attributes(
			await write(
				sandbox,
				'add',
				'<record xsi:type="docFileCab:Folder"><docFileCab:name>Statements</docFileCab:name></record>',
			),
			'baseRef',
			'internalId',
		)[0]!;
		const content = Buffer.from('päid\n').toString('base64');
		const file = (text: string) =>
			`<record xsi:type="docFileCab:File"><docFileCab:name>s.txt</docFileCab:name><docFileCab:content>${text}</docFileCab:content><docFileCab:folder internalId="${folder}"/></record>`;
		const [id] = attributes(await write(sandbox, 'add', file(content)), 'baseRef', 'internalId');
		const read = await get(sandbox, 'file', id!);
		expect([textOf(read, 'content'), textOf(read, 'fileType')]).toEqual([content, '_PLAINTEXT']);
		const found = await search(
			sandbox,
			'platformCommon:FileSearchBasic',
			`<platformCommon:folder operator="anyOf"><platformCore:searchValue internalId="${folder}"/></platformCommon:folder>`,
		);
		expect([idsOf(found), all(found, 'content')]).toEqual([[Number(id)], []]);
		// The same name again is the same file.
		expect(attributes(await write(sandbox, 'add', file('eA==')), 'baseRef', 'internalId')).toEqual([id]);
		expect(textOf(await get(sandbox, 'file', id!), 'content')).toBe('eA==');
		expect(statusOf(await write(sandbox, 'delete', ref('folder', folder)))[1]).toBe('CANT_DELETE_FLDR');
		expect(statusOf(await write(sandbox, 'delete', ref('file', id!)))[0]).toBe('true');
		expect(statusOf(await write(sandbox, 'delete', ref('folder', folder)))[0]).toBe('true');
	});
});
