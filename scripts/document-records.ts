/**
 * Writes docs/records.md from the declarations of the integration points: `npm run docs`. A test holds the page to
 * what this makes of them, so that it cannot fall behind.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	integrationPoint,
	integrationPoints,
	tableColumns,
	tableName,
	type Field,
	type FieldType,
	type IntegrationPoint,
	type Sublist,
} from '../netsuite';
import { table } from './markdown';

/** The page, from the repository's root. */
export const recordsPage = 'docs/records.md';

const typeNames: Record<FieldType, string> = {
	id: 'internal ID',
	text: 'text',
	integer: 'whole number',
	number: 'number',
	amount: 'amount',
	percent: 'percentage',
	date: 'date',
	timestamp: 'date and time',
	boolean: 'true or false',
	reference: 'reference',
	multiReference: 'references',
};

const introduction = `# Records

What the package reads of each kind of record, and the column it goes to. This page is made from the package's own
declarations by \`npm run docs\`; do not edit it by hand.

## How to read it

- **Field** is the name of the value in a record, as NetSuite's REST record API names it. **Column** is where the
  nightly sync puts it in the data table.
- **SuiteQL** says where NetSuite has it. The letters before the dot stand for the table, as *From* names it.
- A value that NetSuite does not have is \`null\`, an empty text too.

| Type | In a record | In a table |
| --- | --- | --- |
| internal ID | text, such as \`"10432"\` | number in \`netsuiteId\` |
| text | text | text |
| whole number, number | number | number |
| amount | number, rounded to the decimal places of the record's currency | number |
| date | text, \`2026-01-31\` | text |
| date and time | text in UTC to the second, \`2026-01-31T14:00:00Z\` | text |
| true or false | \`true\` or \`false\` | \`true\` or \`false\` |
| reference | \`{ "id": "5", "refName": "Name" }\` | the ID in \`…Id\`; the name in \`…Name\`, unless the other record has a table of its own |

Amounts are in the currency of the record: of a transaction its own, of a customer the customer's. In an account that
does not show its currencies they are rounded to two places.

Every table has two more columns, and those of the custom fields that were chosen (see [Custom fields](custom-fields.md)):

- \`netsuiteId\`, the internal ID. n8n's own column \`id\` only counts rows.
- \`isDeleted\`. A record that was deleted in NetSuite keeps its row, and this becomes true.

Lines and applications are one column of JSON text each. Their entries are flattened by the same rules.

## How changes are found

The first run of an integration point reads everything. What later runs read depends on the table:

- **By modification date**: records whose modification date moved since the last run, to the second, by NetSuite's
  clock. Each run reads five minutes of the run before once more, because a record can be saved a little later than it
  is dated. Where the table says so, records are also read when a document applied to them was changed, and when their
  open amount is not the one handed on last: a payment that is taken back need not move the date of its invoice.
  Deletions come from NetSuite's table \`deletedrecord\`; a role that cannot see it gets none, and the run says so.
- **Compared**: the table has no modification date that can be relied on. Every run reads all of it and compares it with
  the last time; what is gone counts as deleted. In tables of more than 5,000 records neighbouring internal IDs are
  compared together, and where one of a hundred differs, all of that hundred are handed on again.

A role that cannot see a modification date gets its table compared.
`;

const code = (text: string) => `\`${text}\``;
const linkTo = ({ label }: IntegrationPoint) => `[${label.plural}](#${label.plural.toLowerCase().replace(/ /g, '-')})`;

/** The whole page as Markdown. */
export function documentRecords(points: readonly IntegrationPoint[] = integrationPoints): string {
	return [introduction, overview(points), ...points.map(documentPoint)].join('\n');
}

function overview(points: readonly IntegrationPoint[]): string {
	const rows = points.map((point) => [linkTo(point), code(point.name), code(tableName(point)), briefly(point)]);
	return `## The integration points, in the order of the sync

${table(['Records', 'Integration point', 'Data table', 'Changes'], rows)}`;
}

const briefly = ({ changes }: IntegrationPoint) => (changes.by === 'content' ? 'compared' : 'by modification date');

function documentPoint(point: IntegrationPoint): string {
	const { label, record, documentNumber, externalId, dependsOn, bySoap } = point;
	const number = point.fields.find(({ name }) => name === documentNumber);
	const facts = [
		`Data table: ${code(tableName(point))}`,
		`From: ${code(from(point.source))}${point.source.where ? `, where ${code(point.source.where)}` : ''}`,
		`Record type in REST: ${record.rest ? code(record.rest) : 'none'}; in SOAP: ${record.soap ? code(record.soap) : 'none'}`,
		`*Get* finds one by internal ID${number ? `, by number (${number.label})` : ''}${externalId ? ', by external ID' : ''}`,
		...(dependsOn.length > 0 ? [`Read after: ${dependsOn.map((name) => linkTo(integrationPoint(name))).join(', ')}`] : []),
		`Changes: ${changesOf(point)}`,
		...(bySoap ? [`${bySoap.label} are read over SOAP, by *NetSuite Sync* only`] : []),
	];
	return [
		`## ${label.plural}\n`,
		...facts.map((fact) => `- ${fact}`),
		'',
		fieldTable(point, point.fields, 'netsuiteId'),
		...(point.sublists ?? []).map((sublist) => documentSublist(point, sublist)),
	].join('\n');
}

function documentSublist(point: IntegrationPoint, sublist: Sublist): string {
	const { label, name, source, sum } = sublist;
	const added = sum ? ` One entry for each ${code(sum.by)}, ${code(sum.field)} added up.` : '';
	const where = source.where ? `, where ${code(source.where)}` : '';
	return `### ${label} of ${point.label.plural.toLowerCase()}

Column ${code(name)}, from ${code(from(source))}${where}.${added}

${fieldTable(point, sublist.fields, 'id')}`;
}

function fieldTable(point: IntegrationPoint, fields: readonly Field[], idColumn: string): string {
	const rows = fields.map((field) => [
		field.label,
		code(field.name),
		typeOf(field),
		field.soapOnly ? 'by SOAP' : code(field.column),
		field.computed ? 'not synced: NetSuite computes it while reading' : columnsOf(point, field, idColumn),
	]);
	return table(['Label', 'Field', 'Type', 'SuiteQL', 'Column'], rows);
}

function typeOf({ type, targets, sign }: Field): string {
	const leadsTo = targets ? ` to ${targets.map((name) => linkTo(integrationPoint(name))).join(' or ')}` : '';
	const signed = { negated: ', sign turned round', absolute: ', without its sign' };
	return `${typeNames[type]}${leadsTo}${sign ? signed[sign] : ''}`;
}

/** Asked of the package itself: the columns of a table with this field alone, without those that every table has. */
function columnsOf(point: IntegrationPoint, field: Field, idColumn: string): string {
	if (field.name === 'id') return code(idColumn);
	const everywhere = new Set(tableColumns({ ...point, fields: [], sublists: [] }).map(({ name }) => name));
	const own = tableColumns({ ...point, fields: [field], sublists: [] }).filter(({ name }) => !everywhere.has(name));
	return own.map(({ name }) => code(name)).join(', ');
}

function changesOf(point: IntegrationPoint): string {
	const { changes, movedBy = [], openAmount } = point;
	if (changes.by === 'content') return 'compared';
	const open = point.fields.find(({ name }) => name === openAmount);
	const ways = [
		`by modification date (${code(changes.column)})`,
		...(movedBy.length > 0 ? ['by documents applied to it'] : []),
		...(open ? [`by open amount (${open.label})`] : []),
	];
	return ways.join(', ');
}

function from({ table: name, alias, joins = [] }: IntegrationPoint['source']): string {
	return [`${name} ${alias}`, ...joins.map((join) => `LEFT JOIN ${join.table} ${join.alias} ON ${join.on}`)].join(' ');
}

if (require.main === module) writeFileSync(join(__dirname, '..', recordsPage), documentRecords());
