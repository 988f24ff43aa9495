/** Tables of the pages that `npm run docs` writes. */

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A table in Markdown; each cell begins with a capital letter. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => sentence(cell).replace(/\|/g, '\\|')).join(' | ')} |`;
	return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
