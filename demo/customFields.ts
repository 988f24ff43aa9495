/** Runs the flow that imports custom fields, and compares the values and the contacts that it stored with NetSuite's. */

import { compare, type Comparison } from './compare';
import type { DataTableRow, N8n, Workflow } from './n8n';
import { RECENT_SYNCS } from './points';
import type { Step } from './report';
import type { TruthRecord } from './truthRows';

export const IMPORTED = ['customer', 'invoice'] as const;
export type Imported = (typeof IMPORTED)[number];

export const CONTACTS = 'netsuite_email_contacts';
export const importTableOf = (point: string): string => `netsuite_${point}_custom_fields`;

/** What people know a record by, and filter by, beside its custom fields. */
const kept: Readonly<Record<Imported, readonly string[]>> = {
	customer: ['entityId', 'altName', 'isInactive'],
	invoice: ['tranId', 'entity', 'tranDate', 'dueDate', 'status', 'total', 'amountRemaining'],
};

/** The fields of type Email Address in the local NetSuite's account. Written down here and not asked of the package. */
export const emailFields: Readonly<Record<Imported, readonly string[]>> = {
	customer: ['custentity_remittance_email', 'custentity_dispute_email'],
	invoice: ['custbody_approver_email', 'custbody_copy_to'],
};

/** Simpler than what the package does, and good enough for the texts of the local NetSuite. */
const address = /(?<![^\s,;<])[^\s,;<>"@]+@[^\s,;<>"@]+\.[a-z]+/gi;

/** What a table of imported fields lacks or has too much of. @param records with all their custom fields */
export function compareImport(point: Imported, records: readonly TruthRecord[], rows: readonly DataTableRow[]): Comparison {
	const expected = records.map(
		(record): TruthRecord => ({
			id: record.id,
			customFields: record.customFields,
			...Object.fromEntries(kept[point].map((name) => [name, record[name]])),
		}),
	);
	// The flow's own sentence: NetSuite has no such field.
	return compare(point, expected, rows.map(({ addressProblem: _, ...row }) => row));
}

/** Each contact that the account's fields make, as `key of record`. @param fields the script IDs that hold addresses */
export function contactsIn(point: Imported, records: readonly TruthRecord[], fields = emailFields[point]): string[] {
	return records.flatMap((record) => {
		const customer = point === 'customer' ? record.id : (record.entity as { id: string }).id;
		return fields.flatMap((field) => {
			const text = record.customFields?.[field];
			const found = typeof text === 'string' ? (text.match(address) ?? []) : [];
			const addresses = new Set(found.map((one) => one.toLowerCase()));
			return [...addresses].map((one) => `netsuite_person_${customer}_${point}_${field}_${one} of ${point}_${record.id}`);
		});
	});
}

/** The rows of the contacts' table in the same words. */
export const contactsStored = (rows: readonly DataTableRow[]): string[] =>
	rows.map(({ key, recordKey }) => `${String(key)} of ${String(recordKey)}`);

/** Runs the flow by hand and compares everything that it stored. */
export async function importCustomFields(
	n8n: N8n,
	workflow: Workflow,
	account: { truth(point: string, customFields: 'all'): Promise<TruthRecord[]> },
): Promise<Step> {
	const started = Date.now();
	const execution = await n8n.run(workflow);
	const seconds = (Date.now() - started) / 1000;
	const problems: string[] = [];
	const counts: Record<string, number> = {};
	if (execution.status !== 'success') problems.push(execution.error?.message ?? `The run ended as "${execution.status}".`);
	const tables = new Set((await n8n.dataTables()).map(({ name }) => name));
	const rowsOf = async (table: string) => (tables.has(table) ? await n8n.rows(table) : []);
	const expected: string[] = [];
	for (const point of IMPORTED) {
		const records = await account.truth(point, 'all');
		const { stored, different } = compareImport(point, records, await rowsOf(importTableOf(point)));
		counts[importTableOf(point)] = stored;
		if (different > 0) problems.push(`${importTableOf(point)}: different from NetSuite: ${different} record(s).`);
		expected.push(...contactsIn(point, records));
	}
	const contacts = contactsStored(await rowsOf(CONTACTS));
	counts[CONTACTS] = contacts.length;
	const wrong = inOneOnly(expected, contacts);
	if (wrong.length > 0) problems.push(`${CONTACTS}: different from NetSuite: ${wrong.length}, such as ${wrong[0]}.`);
	const reports = await n8n.rows(RECENT_SYNCS, { column: 'run', is: execution.id });
	counts.read = reports.reduce((sum, { read }) => sum + Number(read), 0);
	return { name: 'Import custom fields', seconds, counts, problems };
}

/** What is in one of two lists only, or more often in one of them. */
function inOneOnly(a: readonly string[], b: readonly string[]): string[] {
	const count = new Map<string, number>();
	for (const one of a) count.set(one, (count.get(one) ?? 0) + 1);
	for (const one of b) count.set(one, (count.get(one) ?? 0) - 1);
	return [...count].filter(([, left]) => left !== 0).map(([one]) => one);
}
