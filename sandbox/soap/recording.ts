import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORRUPT } from '../server/faults';
import type { Reply } from '../server/reply';

/** Names the folder that replies are kept in, so that they can be checked against Oracle's schema. Unset: none are. */
const FOLDER = 'NETSUITE_SOAP_REPLIES';

/**
 * Keeps a reply, unless one of the same form was kept before: its elements, attributes and words count, other text and
 * numbers do not.
 */
export function record(reply: Reply, folder = process.env[FOLDER]): void {
	const xml = reply.body;
	// What was made unreadable on request is not meant to fit the schema.
	if (!folder || typeof xml !== 'string' || !xml.startsWith('<?xml') || xml.includes(CORRUPT)) return;
	const name = /<soapenv:Body><(?:\w+:)?(\w+)/.exec(xml)?.[1] ?? 'other';
	const hash = createHash('sha256').update(formOf(xml)).digest('hex').slice(0, 16);
	const path = join(folder, `${name}-${hash}.xml`);
	if (existsSync(path)) return;
	mkdirSync(folder, { recursive: true });
	// Whole at once for whoever reads the folder meanwhile.
	writeFileSync(`${path}.${process.pid}`, xml);
	renameSync(`${path}.${process.pid}`, path);
}

/** Lists of a thousand records alike are of the form of one. */
function formOf(xml: string): string {
	const form = xml
		.replace(/>([^<]+)</g, (_, text: string) => `>${/^_?[A-Za-z]+$/.test(text) ? text : kindOf(text)}<`)
		.replace(/="[^"]*\d[^"]*"/g, (value) => value.replace(/\d+/g, '0'));
	return [...new Set(form.split(/(?<=<\/platformCore:record>|<\/platformCore:searchRow>)/))].sort().join('');
}

const kindOf = (text: string): string =>
	/^-?\d+(\.\d+)?$/.test(text) ? '0' : /^\d{4}-\d\d-\d\dT/.test(text) ? 'date' : 'text';
