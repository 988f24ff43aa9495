/**
 * Writes the tables of docs/field-mapping.md from the package's own data: `npm run docs`. A test holds the page to what
 * this makes of it, so that it cannot fall behind. What stands outside the marks is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compatibility, flowTypes, type FlowType, type MappedType, type Way } from '../netsuite/mapping/compatibility';
import { defaultMapping } from '../netsuite/mapping/defaults';
import { mappableFields } from '../netsuite/mapping/fields';
import { mappedRecords, type MappedRecord } from '../netsuite/mapping/records';
import { defaultToKeys } from '../netsuite/mapping/toNetSuite';
import { table } from './markdown';

/** The page, from the repository's root. */
export const fieldMappingPage = 'docs/field-mapping.md';

const flows = Object.keys(flowTypes) as FlowType[];

const signs: Record<Way, string> = { both: '⇄', from: '→', to: '←', listed: '→ (⇄)' };

const tables: Readonly<Record<string, () => string>> = {
	types: () =>
		table(
			['In the flow', 'What it is'],
			flows.map((flow) => [flowTypes[flow].label, flowTypes[flow].what]),
		),
	compatibility: () =>
		table(
			['In NetSuite', ...flows.map((flow) => flowTypes[flow].label)],
			(Object.keys(compatibility) as MappedType[]).map((type) => {
				const { label, natural, ways } = compatibility[type];
				return [label, ...flows.map((flow) => cell(ways[flow], flow === natural))];
			}),
		),
	defaults: () => mappedRecords.map(documentRecord).join('\n'),
};

const cell = (way: Way | undefined, isNatural: boolean): string => {
	const sign = way === undefined ? '' : signs[way];
	return isNatural ? `**${sign}**` : sign;
};

function documentRecord(record: MappedRecord): string {
	const fields = mappableFields(record);
	const written = new Set(defaultToKeys(record, fields).map(({ from }) => from));
	const rows = defaultMapping(record.name).map(([key, as]) => {
		const [name = '', part] = key.split('.');
		const field = fields.find((one) => one.name === name);
		const side = part === undefined ? '' : part === 'name' ? ', name' : ', internal ID';
		return [`${field?.label ?? name}${side}`, `\`${key}\``, written.has(as) ? '⇄' : '→', `\`${as}\``];
	});
	return `### ${record.label.singular}\n\n${table(['NetSuite', 'Field', '', 'In the flow'], rows)}`;
}

const mark = /(<!-- (\w+): made by npm run docs -->\n)[^]*?(<!-- end -->)/g;

/** The page with its tables made anew. */
export function documentFieldMapping(page: string): string {
	return page.replace(mark, (_whole, begin: string, name: string, end: string) => {
		const make = tables[name];
		if (!make) throw new Error(`${fieldMappingPage} wants a table "${name}" that there is not.`);
		return `${begin}\n${make()}\n${end}`;
	});
}

if (require.main === module) {
	const file = join(__dirname, '..', fieldMappingPage);
	writeFileSync(file, documentFieldMapping(readFileSync(file, 'utf8')));
}
