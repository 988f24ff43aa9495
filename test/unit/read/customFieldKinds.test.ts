import { customFieldKinds, kindByNetSuiteName, kindBySchema, type SchemaProperty } from '../../../netsuite/read/customFieldKinds';

test.each([
	['TEXTAREA', 'longText'],
	['Free-Form Text', 'text'],
	['Email Address', 'email'],
	['List/Record', 'list'],
	['Multiple Select', 'multiSelect'],
	['Date/Time', 'datetime'],
	['Check Box', 'checkbox'],
	['percent', 'percent'],
	['HELP', null],
	['Inline HTML', null],
	['', null],
])('the table’s %j is %s', (name, kind) => {
	expect(kindByNetSuiteName(name)).toBe(kind);
});

test('no name means two kinds', () => {
	const names = Object.values(customFieldKinds).flatMap(({ netSuite }): readonly string[] => netSuite);
	expect(new Set(names).size).toBe(names.length);
});

test.each<[SchemaProperty, string]>([
	[{ type: 'boolean' }, 'checkbox'],
	[{ type: 'integer', format: 'int64' }, 'integer'],
	[{ type: 'number', format: 'double' }, 'decimal'],
	[{ type: 'number' }, 'decimal'],
	[{ type: 'number', format: 'percent' }, 'percent'],
	[{ type: 'string' }, 'text'],
	[{ type: 'string', format: 'email' }, 'email'],
	[{ type: 'string', format: 'URL' }, 'url'],
	[{ type: 'string', format: 'date' }, 'date'],
	[{ type: 'string', format: 'date-time' }, 'datetime'],
	[{ type: 'string', format: 'new in 2027' }, 'text'],
	[{ type: 'object', properties: { id: {}, refName: {} } }, 'list'],
	[{ type: 'object', properties: { items: {}, totalResults: {} } }, 'multiSelect'],
	// A reference to the schema of another record type.
	[{}, 'list'],
])('the catalogue’s %j is %s', (property, kind) => {
	expect(kindBySchema(property)).toBe(kind);
});
