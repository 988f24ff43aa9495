import { findRecords, integrationPoint, simplify, tableRow, customFieldsOf, type Field } from '../../netsuite';
import { accountFieldsOf } from '../../netsuite/mapping/accountFields';
import { naturalType } from '../../netsuite/mapping/compatibility';
import type { MappableField } from '../../netsuite/mapping/fields';
import { mapFromNetSuite } from '../../netsuite/mapping/fromNetSuite';
import { mappedRecord, mappedRecords } from '../../netsuite/mapping/records';
import { mapToNetSuite } from '../../netsuite/mapping/toNetSuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ seed: 17, customers: 80, invoices: 200 });
});

afterAll(async () => await netsuite.close());

const names = (fields: readonly MappableField[]) => fields.filter(({ isCustom }) => isCustom).map(({ name }) => name);

async function everything(point: string): Promise<{ custom: Field[]; records: readonly NetSuiteRecord[] }> {
	const custom = await customFieldsOf(netsuite.client, integrationPoint(point));
	const { records } = await findRecords(netsuite.client, integrationPoint(point), {
		conditions: [],
		combine: 'all',
		limit: null,
		sublists: true,
		customFields: custom,
	});
	return { custom, records };
}

it.each(['invoice', 'contact'])('P12: every custom field of %s goes out, the same from records, simplified ones and rows', async (name) => {
	const record = mappedRecord(name);
	const fields = await accountFieldsOf(netsuite.client, record, { lists: [], written: false });
	const { custom, records } = await everything(name);
	expect(names(fields).sort()).toEqual(custom.map((field) => field.name).sort());
	expect(custom.length).toBeGreaterThan(2);

	const map = mapFromNetSuite(record, fields, custom.map((field) => ({ key: field.name, as: field.name })));
	const mapped = records.map((one) => map({ ...one }));
	expect(records.map((one) => map(simplify(record.point, one)))).toEqual(mapped);
	const rows = records.map((one) => ({ ...tableRow(record.point, one, custom) }));
	expect(rows.map((row) => map(row))).toEqual(mapped.map((one) => ({ ...one, isDeleted: false })));

	// Nothing but what NetSuite has: the IDs of references, everything else as it is.
	const truth = await netsuite.truth(`${name}?customFields=all`);
	const byId = new Map(truth.map((one) => [one.id, one.customFields as Record<string, unknown>]));
	const idOf = (value: unknown): unknown => (Array.isArray(value) ? value.map(idOf) : ((value as { id?: string } | null)?.id ?? value));
	for (const [index, { id }] of records.entries()) {
		const expected = Object.fromEntries(Object.entries(byId.get(id) ?? {}).map(([key, value]) => [key, idOf(value)]));
		expect(mapped[index]).toEqual(expected);
	}
});

test('what went out by its natural type comes back in, wherever it can be written', async () => {
	const record = mappedRecord('companyCustomer');
	const { records } = await everything('customer');
	const known = await accountFieldsOf(netsuite.client, record, { lists: [], written: false });
	const fields = await accountFieldsOf(netsuite.client, record, { lists: names(known), written: true });
	const both = fields.filter(({ readOnly, name, isCustom }) => !readOnly && (isCustom || name in (records[0] ?? {})));
	const out = mapFromNetSuite(record, fields, both.map(({ name }) => ({ key: name, as: name })));
	const back = mapToNetSuite<{ json: Record<string, unknown> }>(
		record,
		fields,
		both.map(({ name, type }) => ({ key: name, type: naturalType(type), value: ({ json }) => json[name] })),
	);
	expect(both.length).toBeGreaterThan(30);
	// A list value that can no longer be chosen stays where it is, and goes nowhere.
	const segments = fields.find(({ name }) => name === 'custentity_segment')?.list?.values ?? [];
	const old = records.map((one) => out({ ...one })).filter(({ custentity_segment: id }) => id !== null && !segments.some((value) => value.id === id));
	expect(old.length).toBeGreaterThan(0);
	for (const json of old) expect(() => back({ json })).toThrow('Segment 🌍 (custentity_segment) has no value the text "5"');
	for (const one of records) {
		const json = out({ ...one });
		if (!old.some(({ custentity_segment: id }) => id === json.custentity_segment)) expect(back({ json })).toEqual(json);
	}
});

test('a custom list takes names, and refuses what it does not have with what it does', async () => {
	const record = mappedRecord('companyCustomer');
	const fields = await accountFieldsOf(netsuite.client, record, { lists: ['custentity_segment'], written: false });
	const [first] = fields.find(({ name }) => name === 'custentity_segment')?.list?.values ?? [];
	const map = mapToNetSuite<{ json: Record<string, unknown> }>(record, fields, [
		{ key: 'custentity_segment', value: ({ json }) => json.segment },
	]);
	expect(map({ json: { segment: first?.name } })).toEqual({ custentity_segment: first?.id });
	expect(() => map({ json: { segment: 'Nobody', customerNumber: 'C9' } })).toThrow(
		/^Company Customer C9: Segment 🌍 \(custentity_segment\) has no value the text "Nobody"\.$/u,
	);
});

test('to NetSuite there are also the standard fields that only the catalogue names', async () => {
	const record = mappedRecord('contact');
	const few = await accountFieldsOf(netsuite.client, record, { lists: [], written: false });
	const all = await accountFieldsOf(netsuite.client, record, { lists: [], written: true });
	const more = all.filter(({ name }) => !few.some((field) => field.name === name));
	expect(more.map(({ name }) => name)).toContain('salutation');
	expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('every kind of record can be asked for its fields', async () => {
	for (const record of mappedRecords) {
		const fields = await accountFieldsOf(netsuite.client, record, { lists: [], written: false });
		expect(fields.length).toBeGreaterThanOrEqual(record.point.fields.length);
	}
});
