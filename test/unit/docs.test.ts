import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { integrationPoints } from '../../netsuite';
import { coveragePage, documentCoverage } from '../../scripts/document-coverage';
import { documentFieldMapping, fieldMappingPage } from '../../scripts/document-field-mapping';
import { documentRecords, recordsPage } from '../../scripts/document-records';

const root = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const inFolder = (folder: string) => readdirSync(join(root, folder)).map((name) => join(folder, name));
const pages = [...inFolder('.'), ...inFolder('docs'), ...inFolder('workflows')].filter((file) => file.endsWith('.md'));

/** Titles as GitHub makes them into anchors. */
function anchorsOf(markdown: string): string[] {
	const titles = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title);
	return titles.map((title) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'));
}

test('T5: docs/records.md has every field and every list of every record, and where NetSuite has it', () => {
	const sections = read(recordsPage).split(/^## /m);
	for (const { label, fields, sublists = [] } of integrationPoints) {
		const section = sections.find((one) => one.startsWith(`${label.plural}\n`)) ?? '';
		for (const { name, column } of [...fields, ...sublists.flatMap((list) => list.fields)]) {
			const row = section.split('\n').find((line) => line.includes(`| \`${name}\` |`) && line.includes(column));
			expect([label.plural, name, column, row !== undefined]).toEqual([label.plural, name, column, true]);
		}
	}
});

test('docs/records.md is what "npm run docs" makes of the integration points', () => {
	expect(read(recordsPage)).toBe(documentRecords());
});

test('docs/coverage.md is what "npm run docs" makes of the names of the tests', () => {
	expect(read(coveragePage)).toBe(documentCoverage());
});

test('the tables of docs/field-mapping.md are what "npm run docs" makes of the mapping', () => {
	const page = read(fieldMappingPage);
	expect(page.match(/^<!-- \w+: made by npm run docs -->/gm)).toHaveLength(3);
	expect(page).toBe(documentFieldMapping(page));
});

describe.each(pages)('%s', (page) => {
	const text = read(page);

	test('names only npm scripts that exist', () => {
		const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
		expect(named.filter((name) => !(name as string in scripts))).toEqual([]);
	});

	test('links only to files and titles that exist', () => {
		const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link));
		const broken = links.filter((link) => {
			const [file = '', anchor] = link.split('#');
			const target = file === '' ? page : join(dirname(page), file);
			if (!existsSync(join(root, target))) return true;
			return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
		});
		expect(broken).toEqual([]);
	});
});
