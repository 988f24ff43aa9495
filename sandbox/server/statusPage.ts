import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from './reply';
import type { Status } from './status';

/** The status as a page for people, which fetches it anew every second and needs nothing from elsewhere. */
export function statusPage(status: Status): Reply {
	const page = readFileSync(join(__dirname, 'statusPage.html'), 'utf8');
	const values: Record<string, string> = {
		account: escape(status.account),
		address: '/_sandbox',
		// Within a script element only a tag could end the text.
		status: JSON.stringify(status).replaceAll('<', '\\u003c'),
	};
	return {
		status: 200,
		headers: {
			'Content-Type': 'text/html; charset=UTF-8',
			// What stands in records and errors was written by others.
			'Content-Security-Policy':
				"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:",
		},
		body: page.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
	};
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!);
}
