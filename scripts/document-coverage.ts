/**
 * Writes docs/coverage.md from the names of the tests: `npm run docs`. A test holds the page to what this makes of
 * them, so that no row can lose its test unnoticed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import * as ts from 'typescript';

import { behaviours, type Behaviour } from './behaviours';
import { table } from './markdown';

/** The page, from the repository's root. */
export const coveragePage = 'docs/coverage.md';

const root = join(__dirname, '..');

interface NamedTest {
	/** From the repository's root. */
	readonly file: string;
	/** The rows that the name begins with. */
	readonly rows: readonly string[];
	readonly name: string;
}

const introduction = `# Coverage

What people know from products for accounts receivable, and the test that shows that it works here. Each test's name begins
with its rows. This page is made from those names by \`npm run docs\`; do not edit it by hand.
`;

/** `R17, R18: what the test shows`. */
const named = /^([A-Z]\d+(?:, [A-Z]\d+)*): (.+)$/s;

/**
 * The tests of a file that are named after rows, found in its syntax: a name in a comment is no test, and neither is
 * one that is skipped. A group of tests may be named, too, and a table of `each` may have the names.
 */
export function testsIn(file: string, text: string): NamedTest[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
	const found: NamedTest[] = [];
	const visit = (node: ts.Node): void => {
		for (const name of ts.isCallExpression(node) ? namesOf(node, source) : []) {
			const [, rows, what] = named.exec(name) ?? [];
			if (rows !== undefined && what !== undefined) found.push({ file, rows: rows.split(', '), name: what });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** The name in `test('…', …)` and `test.each(…)('…', …)`; for the name `%s` those in the table. */
function namesOf({ expression, arguments: [first] }: ts.CallExpression, source: ts.SourceFile): string[] {
	const each = ts.isCallExpression(expression) ? expression : null;
	const called = each ? eachOf(each) : expression;
	if (!called || !ts.isIdentifier(called) || !['describe', 'it', 'test'].includes(called.text)) return [];
	const name = first && textOf(first);
	if (name === undefined) return [];
	return each && name === '%s' ? namesInTable(each.arguments[0], source) : [name];
}

function eachOf({ expression }: ts.CallExpression): ts.Expression | null {
	return ts.isPropertyAccessExpression(expression) && expression.name.text === 'each' ? expression.expression : null;
}

function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	return ts.isTemplateExpression(node) ? `${node.head.text}…` : undefined;
}

/** The first text of each line of a table that stands in the call or in a constant of the file. */
function namesInTable(table: ts.Expression | undefined, source: ts.SourceFile): string[] {
	if (!table) return [];
	if (ts.isIdentifier(table)) {
		const constants = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]);
		const constant = constants.find(({ name }) => ts.isIdentifier(name) && name.text === table.text);
		return namesInTable(constant?.initializer, source);
	}
	if (!ts.isArrayLiteralExpression(table)) return [];
	return table.elements.flatMap((line) => textOf(ts.isArrayLiteralExpression(line) ? (line.elements[0] ?? line) : line) ?? []);
}

function testFiles(): string[] {
	return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => join(root, 'test', file))
		.sort();
}

/**
 * The page.
 * @throws Error for a row without a test, and for a test of a row that is not listed.
 */
export function documentCoverage(): string {
	const tests = testFiles().flatMap((file) => testsIn(relative(root, file), readFileSync(file, 'utf8')));
	const known = new Set(behaviours.map(({ row }) => row));
	const strange = tests.find(({ rows }) => rows.some((row) => !known.has(row)));
	if (strange) throw new Error(`${strange.file} has a test of ${strange.rows.join(', ')}, which scripts/behaviours.ts does not list.`);
	const bare = behaviours.filter(({ row }) => !tests.some(({ rows }) => rows.includes(row)));
	if (bare.length > 0) throw new Error(`No test is named after ${bare.map(({ row }) => row).join(', ')}.`);
	return `${introduction}\n${table(['Row', 'What it is', 'Test', 'Template'], behaviours.map((one) => line(one, tests)))}`;
}

function line({ row, what, template }: Behaviour, tests: readonly NamedTest[]): string[] {
	const own = tests.filter(({ rows }) => rows.includes(row));
	const shown = own.map(({ file, name }) => `[${file.replace(/^test\//, '')}](../${file}): ${name}`);
	return [row, what, shown.join('<br>'), template ? `[${template}](../workflows/README.md)` : ''];
}

if (require.main === module) writeFileSync(join(root, coveragePage), documentCoverage());
