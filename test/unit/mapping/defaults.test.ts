import { integrationPoints } from '../../../netsuite';
import { isAllowed, naturalType } from '../../../netsuite/mapping/compatibility';
import { defaultMapping, defaultMappings } from '../../../netsuite/mapping/defaults';
import { mappableFields, parseKey } from '../../../netsuite/mapping/fields';
import { mapFromNetSuite } from '../../../netsuite/mapping/fromNetSuite';
import { mappedRecord, mappedRecords } from '../../../netsuite/mapping/records';
import { defaultToKeys, mapToNetSuite } from '../../../netsuite/mapping/toNetSuite';

const names = (record: string) => new Map(defaultMapping(record));

test('there is a default mapping for every integration point, and none for anything else', () => {
	const points = new Set(mappedRecords.map(({ point }) => point));
	expect([...points]).toEqual([...integrationPoints]);
	expect(Object.keys(defaultMappings).sort()).toEqual(mappedRecords.map(({ name }) => name).sort());
});

it('P4: companies, individuals and contacts are three records with a default mapping each', () => {
	expect(names('companyCustomer').get('companyName')).toBe('companyName');
	expect(names('companyCustomer').has('firstName')).toBe(false);
	expect(names('individualCustomer').get('firstName')).toBe('firstName');
	expect(names('individualCustomer').has('companyName')).toBe(false);
	expect(names('contact').get('title')).toBe('jobTitle');
	expect(names('contact').get('company.name')).toBe('companyName');
});

it('P5: a company goes out and comes in as a company, and no contact is made of it', () => {
	const record = mappedRecord('companyCustomer');
	const fields = mappableFields(record);
	const netsuite = { id: '7', companyName: 'Northwind', email: 'ap@northwind.example', isPerson: false };
	const company = mapFromNetSuite(record, fields, null)(netsuite);
	expect(company).toEqual({ netsuiteId: '7', companyName: 'Northwind', email: 'ap@northwind.example' });
	const back = mapToNetSuite<{ json: typeof company }>(record, fields, null)({ json: company });
	expect(back).toEqual(netsuite);
	const person = mappedRecord('individualCustomer');
	expect(mapToNetSuite(person, mappableFields(person), null)({ json: { lastName: 'Lee' } })).toEqual({ lastName: 'Lee', isPerson: true });
});

describe.each(mappedRecords.map((record) => [record.name, record] as const))('P11: %s', (name, record) => {
	const fields = mappableFields(record);
	const entries = defaultMapping(name).map(([key, as]) => {
		const { name: fieldName, part } = parseKey(key);
		return { key, as, part, field: fields.find((field) => field.name === fieldName) };
	});

	test('maps fields that the record has, each to a name of its own', () => {
		expect(entries.filter(({ field }) => field === undefined).map(({ key }) => key)).toEqual([]);
		expect(new Set(entries.map(({ as }) => as)).size).toBe(entries.length);
		expect(entries.map(({ as }) => as)).toContain('netsuiteId');
	});

	test('takes the number that people know the record by', () => {
		const { documentNumber } = record.point;
		const known = { contact: 'firstName', note: 'title' }[name] ?? documentNumber;
		if (known !== null) expect(entries.map(({ key }) => key)).toContain(known);
	});

	test('maps sides of references, and nothing else has sides', () => {
		for (const { field, part } of entries) expect(part !== undefined).toBe(field?.type === 'reference');
	});

	test('goes back wherever type and NetSuite allow it', () => {
		const written = defaultToKeys(record, fields).map(({ from }) => from);
		const allowed = entries.filter(
			({ field, part }) =>
				field && !field.readOnly && isAllowed('toNetSuite', field.type, part === 'name' ? 'text' : naturalType(field.type), false),
		);
		expect(written).toEqual(allowed.map(({ as }) => as));
	});
});
