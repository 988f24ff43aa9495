/** Bars in an SVG that can be read on a light page and on a dark one. */

export interface Bar {
	readonly label: string;
	readonly value: number;
	/** As it is written beside the bar. */
	readonly text: string;
	/** What the others are compared with, and what is being shown; the rest is plain. */
	readonly look: 'ours' | 'ideal' | 'other';
}

export interface Panel {
	readonly title: string;
	readonly bars: readonly Bar[];
}

const WIDTH = 760;
const LABELS = 200;
const VALUES = 90;
const ROW = 26;
const TITLE = 34;
const GAP = 18;

const style = `
text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #24292f }
.title { font-weight: 600 }
.ours { fill: #1a7f64 }
.ideal { fill: #8c959f }
.other { fill: #b4a7d6 }
@media (prefers-color-scheme: dark) {
	text { fill: #e6edf3 }
	.ours { fill: #3fb98f }
	.ideal { fill: #6e7681 }
	.other { fill: #7d6bb0 }
}`;

/** Each panel has a scale of its own, from nothing. @param title what people hear who do not see it */
export function barChart(title: string, panels: readonly Panel[]): string {
	let y = 0;
	const parts: string[] = [];
	for (const { title: heading, bars } of panels) {
		const longest = Math.max(...bars.map(({ value }) => value));
		parts.push(`<text class="title" x="0" y="${y + 20}">${escaped(heading)}</text>`);
		y += TITLE;
		for (const { label, value, text, look } of bars) {
			const length = Math.max(1, Math.round(((WIDTH - LABELS - VALUES) * value) / longest));
			parts.push(
				`<text x="${LABELS - 10}" y="${y + 16}" text-anchor="end">${escaped(label)}</text>`,
				`<rect class="${look}" x="${LABELS}" y="${y + 3}" width="${length}" height="${ROW - 8}" rx="2"/>`,
				`<text x="${LABELS + length + 8}" y="${y + 16}">${escaped(text)}</text>`,
			);
			y += ROW;
		}
		y += GAP;
	}
	const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">`;
	return [head, `<title>${escaped(title)}</title>`, `<style>${style}\n</style>`, ...parts, '</svg>', ''].join('\n');
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
