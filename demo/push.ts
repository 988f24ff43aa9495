/** Shows the push flow at work: a contact, a note and an e-mail written to NetSuite, and read back by the nightly sync. */

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { CredentialReference, N8n, Workflow } from './n8n';
import { tableOf } from './points';
import type { Step } from './report';
import type { Json, TruthRecord } from './truthRows';

const PUSH = 'netsuite_push';
const kinds = ['contact', 'note', 'message'] as const;
type Kind = (typeof kinds)[number];
const HEADER = 'X-Push-Key';
/** A webhook is there a moment after its flow was published. */
const LISTENING_TIMEOUT_MS = 30_000;

export interface Webhook {
	readonly credential: CredentialReference;
	readonly headers: Readonly<Record<string, string>>;
}

interface Account {
	truth(point: string): Promise<TruthRecord[]>;
}

/** The header that callers of the webhook authenticate with, kept in n8n as a credential; another one at each start. */
export async function createWebhook(n8n: N8n): Promise<Webhook> {
	const value = randomBytes(18).toString('base64url');
	const credential = await n8n.createCredential({ name: 'Push webhook', type: 'httpHeaderAuth', data: { name: HEADER, value } });
	return { credential, headers: { [HEADER]: value } };
}

/**
 * The account lives in memory: what was pushed in an earlier start is no longer in NetSuite, and nothing says that it was
 * deleted. So it is taken out of the tables too.
 */
export async function forgetPushes(n8n: N8n): Promise<void> {
	const tables = await n8n.dataTables();
	const { id: project } = await n8n.rest<{ id: string }>('GET', '/projects/personal');
	const columns: Array<[string, string]> = [[PUSH, 'key'], ...kinds.map((kind): [string, string] => [tableOf(kind), 'pushedKey'])];
	for (const [name, column] of columns) {
		const table = tables.find((one) => one.name === name);
		if (!table?.columns.some((one) => one.name === column)) continue;
		const filter = { type: 'and', filters: [{ columnName: column, condition: 'neq', value: null }] };
		const query = encodeURIComponent(JSON.stringify(filter));
		await n8n.rest('DELETE', `/projects/${project}/data-tables/${table.id}/rows?filter=${query}`);
	}
}

/** What is pushed, and what the record in NetSuite must hold. */
function entriesFor(customer: TruthRecord, invoice: TruthRecord): Record<Kind, { entry: object; record: Record<string, Json> }> {
	return {
		contact: {
			entry: { customer: customer.id, firstName: 'Ada', lastName: 'Byron', email: 'ada.byron@example.com', jobTitle: 'Accounts payable' },
			record: { firstName: 'Ada', lastName: 'Byron', email: 'ada.byron@example.com', title: 'Accounts payable' },
		},
		note: {
			entry: { invoice: invoice.tranId, title: 'Called', text: 'Ada says: "paid on Friday".' },
			record: { title: 'Called', note: 'Ada says: "paid on Friday".' },
		},
		message: {
			entry: {
				invoice: invoice.tranId, title: 'Your invoice', text: '<p>Please pay ½ now.</p>', direction: 'outgoing',
				authorEmail: 'us@example.com', recipientEmail: 'ada.byron@example.com', sentAt: '2026-03-02T09:30:00Z',
			},
			record: { subject: 'Your invoice', message: '<p>Please pay ½ now.</p>', recipientEmail: 'ada.byron@example.com' },
		},
	};
}

/** Pushes a contact and an e-mail through the webhook and a note through the table, and looks for them in NetSuite. */
export async function pushEntries(n8n: N8n, workflow: Workflow, { headers }: Webhook, account: Account): Promise<Step> {
	const started = Date.now();
	const [customer] = (await account.truth('customer')).filter(({ isInactive }) => isInactive === false);
	const [invoice] = await account.truth('invoice');
	if (!customer || !invoice) throw new Error('The account has no active customer or no invoice to write to.');
	const entries = entriesFor(customer, invoice);
	const entryOf = (kind: Kind) => ({ key: `demo-${kind}`, kind, ...entries[kind].entry });

	const webhook = `${n8n.url}/webhook/netsuite-push`;
	const post = async (body: unknown, more: Readonly<Record<string, string>>) =>
		await fetch(webhook, { method: 'POST', headers: { 'content-type': 'application/json', ...more }, body: JSON.stringify(body) });
	const deadline = Date.now() + LISTENING_TIMEOUT_MS;
	// Without the header it answers 403, before it listens 404.
	while ((await post({}, {})).status !== 403 && Date.now() < deadline) await sleep(200);
	const answer = await post([entryOf('contact'), entryOf('message')], headers);
	const problems = answer.ok ? [] : [`The webhook answered ${answer.status}: ${await answer.text()}`];

	const table = (await n8n.dataTables()).find(({ name }) => name === PUSH);
	const { id: project } = await n8n.rest<{ id: string }>('GET', '/projects/personal');
	const row = { ...entryOf('note'), status: 'waiting' };
	await n8n.rest('POST', `/projects/${project}/data-tables/${table?.id}/insert`, { data: [row], returnType: 'count' });
	const run = await n8n.run(workflow);
	if (run.status !== 'success') problems.push(run.error?.message ?? `The run ended as "${run.status}".`);

	const rows = table ? await n8n.rows(PUSH) : [];
	for (const kind of kinds) {
		const pushed = rows.filter(({ key }) => key === `demo-${kind}`);
		const record = (await account.truth(kind)).find(({ id }) => id === String(pushed[0]?.netsuiteId));
		const wrong = Object.entries(entries[kind].record).filter(([field, value]) => record?.[field] !== value);
		if (pushed.length !== 1 || pushed[0]?.status !== 'pushed') {
			problems.push(`${kind}: ${pushed.length} row(s) in ${PUSH}, "${pushed[0]?.status}": ${pushed[0]?.reason ?? 'no reason given'}`);
		} else if (wrong.length > 0) {
			problems.push(`${kind}: not in NetSuite as it was pushed: ${wrong.map(([field]) => field).join(', ')}.`);
		}
	}
	const counts = { [PUSH]: rows.length, pushed: rows.filter(({ status }) => status === 'pushed').length };
	return { name: 'Push a contact, a note and an e-mail', seconds: (Date.now() - started) / 1000, counts, problems };
}

/** After the nightly sync: each pushed record came back, once, and is recognised by its key. */
export async function checkReadBack(n8n: N8n): Promise<Step> {
	const started = Date.now();
	const counts: Record<string, number> = {};
	const problems: string[] = [];
	for (const kind of kinds) {
		const found = (await n8n.rows(tableOf(kind))).filter(({ pushedKey }) => pushedKey === `demo-${kind}`);
		counts[tableOf(kind)] = found.length;
		if (found.length !== 1) problems.push(`${kind}: ${found.length} rows of ${tableOf(kind)} have the key demo-${kind}; it must be one.`);
	}
	return { name: 'Read back what was pushed', seconds: (Date.now() - started) / 1000, counts, problems };
}
