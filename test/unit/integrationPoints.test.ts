import { integrationPoint, integrationPoints } from '../../netsuite';
import { identifier } from '../../netsuite/suiteql/sql';

const names = integrationPoints.map(({ name }) => name);
const nameOf = ({ name }: { name: string }) => name;

test('they are what receivables are made of, in the order in which they are read', () => {
	expect(names).toEqual([
		...['currency', 'term', 'paymentMethod', 'location', 'department', 'class'],
		...['subsidiary', 'account', 'currencyRate', 'contact', 'customer'],
		...['invoice', 'customerPayment', 'customerDeposit', 'depositApplication', 'creditMemo', 'salesOrder'],
		...['customerRefund', 'journalEntry', 'note', 'message'],
	]);
});

test('one is found by its name; a wrong name is told with those there are', () => {
	expect(integrationPoint('invoice').label.plural).toBe('Invoices');
	expect(() => integrationPoint('Invoice')).toThrow(/There is no integration point "Invoice"\. There are: currency, .*invoice/);
});

test('no two share a table of documents without telling them apart', () => {
	const sources = integrationPoints.map(({ source }) => `${source.table} ${source.where ?? ''}`);
	expect(new Set(sources).size).toBe(sources.length);
	expect(new Set(integrationPoints.flatMap(({ label }) => [label.singular, label.plural])).size).toBe(2 * names.length);
});

describe.each(integrationPoints.map((point, position) => [point.name, point, position] as const))('%s', (_, point, position) => {
	const sublists = point.sublists ?? [];
	const fields = [...point.fields, ...sublists.flatMap((sublist) => sublist.fields)];

	test('comes after what it depends on', () => {
		for (const other of point.dependsOn) {
			expect(names).toContain(other);
			expect(names.indexOf(other)).toBeLessThan(position);
		}
	});

	test('depends on what it refers to, unless that can only be read later', () => {
		const targets = fields.flatMap(({ targets = [] }) => targets);
		for (const target of targets) expect(names).toContain(target);
		const earlier = targets.filter((target) => names.indexOf(target) < position);
		expect(earlier.filter((target) => !point.dependsOn.includes(target))).toEqual([]);
	});

	test('has each name once', () => {
		const all = [...point.fields, ...sublists].map(nameOf);
		expect(new Set(all).size).toBe(all.length);
		for (const sublist of sublists) expect(new Set(sublist.fields.map(nameOf)).size).toBe(sublist.fields.length);
		expect(new Set(point.fields.map(({ label }) => label)).size).toBe(point.fields.length);
	});

	test('begins with its internal ID, which is the column of that name', () => {
		expect(point.fields[0]).toMatchObject({ name: 'id', type: 'id', column: point.id });
	});

	test('has a column for every field, but for those that come over SOAP alone', () => {
		const without = point.fields.filter(({ column }) => column === '');
		expect(without).toEqual(point.bySoap ? point.fields.filter(({ soapOnly }) => soapOnly) : []);
	});

	test('names columns of its own tables only', () => {
		const aliases = [point.source.alias, ...(point.source.joins ?? []).map(({ alias }) => alias)];
		const queried = point.fields.filter(({ soapOnly }) => !soapOnly);
		const columns = [point.id, ...(point.externalId ? [point.externalId] : []), ...queried.map(({ column }) => column)];
		for (const column of columns) expect([column, aliases.includes(identifier(column).text.split('.')[0] ?? '')]).toEqual([column, true]);
		for (const { source, parent, key, fields: own } of sublists) {
			const all = [source.alias, ...(source.joins ?? []).map(({ alias }) => alias)];
			for (const column of [parent, ...key, ...own.map((one) => one.column)]) {
				expect([column, all.includes(identifier(column).text.split('.')[0] ?? '')]).toEqual([column, true]);
			}
		}
	});

	test('says of a document number, an open amount and a modification date which field it is', () => {
		const own = point.fields.map(nameOf);
		if (point.documentNumber !== null) expect(own).toContain(point.documentNumber);
		if (point.openAmount !== undefined) expect(point.fields.find(({ name }) => name === point.openAmount)).toMatchObject({ type: 'amount' });
		const { changes } = point;
		if (changes.by === 'lastModified') {
			expect(point.fields.filter(({ column }) => column === changes.column)).toEqual([expect.objectContaining({ name: 'lastModifiedDate', type: 'timestamp' })]);
		} else {
			expect(own).not.toContain('lastModifiedDate');
		}
	});

	test('adds up and orders its sublists by fields they have', () => {
		for (const { sum, fields: own } of sublists) {
			const has = own.map(nameOf);
			if (sum) expect(has).toEqual(expect.arrayContaining([sum.field, sum.by]));
			else expect(has).toContain('line');
		}
	});

	test('reads the links that it is moved by', () => {
		for (const { sublist } of point.movedBy ?? []) if (sublist !== undefined) expect(sublists.map(nameOf)).toContain(sublist);
	});
});
