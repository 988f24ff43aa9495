/** A small PDF of plain lines: enough for whoever stores, sends or opens one. Same lines, same bytes. */

const LINES_PER_PAGE = 52;
const FONT_SIZE = 10;
const LEADING = 14;
/** A4, in points. */
const PAGE = { width: 595, height: 842, margin: 50 };

/** @param lines what the standard fonts cannot show (they know Latin 1) comes out as a question mark */
export function pdfOf(lines: readonly string[]): Buffer {
	const pages: string[][] = [];
	for (let from = 0; from < Math.max(lines.length, 1); from += LINES_PER_PAGE) {
		pages.push(lines.slice(from, from + LINES_PER_PAGE));
	}
	const pageIds = pages.map((_, index) => 4 + index * 2);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		...pages.flatMap((page, index) => {
			const content = contentOf(page);
			return [
				`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}]` +
					` /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageIds[index]! + 1} 0 R >>`,
				`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
			];
		}),
	];
	let file = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const xref = file.length;
	const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}

function contentOf(lines: readonly string[]): string {
	const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
	const top = PAGE.height - PAGE.margin;
	return `BT /F1 ${FONT_SIZE} Tf ${LEADING} TL ${PAGE.margin} ${top} Td\n${shown}\nET`;
}

const escaped = (line: string) =>
	[...line]
		.map((letter) => (letter.codePointAt(0)! > 0xff ? '?' : letter))
		.join('')
		.replace(/[\\()]/g, '\\$&');
