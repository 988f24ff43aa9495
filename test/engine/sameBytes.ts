/**
 * Plays one and the same history in a local NetSuite, by all ways in which an account can change, and writes down what
 * came of it. To be run by several Nodes: `node --import tsx test/engine/sameBytes.ts <file>`.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, query } from '../sandbox/client';
import { soap } from '../sandbox/soapClient';

/** A SuiteCloud project whose script writes down every saved payment, in the script log and on the customer. */
const project: Readonly<Record<string, string>> = {
	'src/FileCabinet/SuiteScripts/payments.js': `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/log', 'N/record'], (log, record) => ({
	afterSubmit({ type, newRecord }) {
		const customer = newRecord.getValue('customer');
		log.audit(type, newRecord.getValue('total') + ' of customer ' + customer);
		if (type === 'create') record.submitFields({ type: 'customer', id: customer, values: { comments: 'Paid: ' + newRecord.id } });
	},
}));`,
	'src/Objects/customscript_payments.xml': `<usereventscript scriptid="customscript_payments">
	<isinactive>F</isinactive>
	<name>Payments</name>
	<scriptfile>[/SuiteScripts/payments.js]</scriptfile>
	<scriptdeployments>
		<scriptdeployment scriptid="customdeploy_payments">
			<isdeployed>T</isdeployed>
			<loglevel>DEBUG</loglevel>
			<recordtype>CUSTOMERPAYMENT</recordtype>
			<status>RELEASED</status>
		</scriptdeployment>
	</scriptdeployments>
</usereventscript>`,
};

const RECORD = '/services/rest/record/v1';

async function play(sandbox: Sandbox, told: (line: string) => void): Promise<void> {
	const rest = async (method: string, path: string, body?: unknown) => {
		const answer = await call(sandbox, method, `${RECORD}/${path}`, { body });
		const location = answer.headers.get('location');
		told(`${method} ${path}: ${answer.status} ${location ?? ''} ${answer.body ? JSON.stringify(answer.body) : ''}`);
		return location?.split('/').pop() ?? '';
	};
	const own = async (method: string, path: string) =>
		told(`${method} ${path}: ${JSON.stringify((await control(sandbox, method, path)).body)}`);

	await own('POST', '/activity?days=2&seed=5');
	await own('POST', '/activity?changes=300&seed=6');
	await own('POST', '/clock?now=2026-03-08T09:59:59Z');

	const customer = await rest('POST', 'customer', {
		companyName: 'Zwölf Kämpfer & Söhne 株式会社',
		subsidiary: { id: '1' },
		email: 'ap@zwoelf.example',
		externalId: 'zwoelf',
	});
	await rest('PATCH', `customer/${customer}`, { creditLimit: 1234.56, phone: '+49 40 1234567' });
	await rest('PUT', 'contact/eid:zwoelf-ap', { firstName: 'Ада', lastName: 'Лавлейс', company: { id: customer } });
	const invoice = await rest('POST', 'invoice', {
		entity: { id: customer },
		item: { items: [{ item: { id: '41' }, quantity: 3, rate: 33.33 }, { item: { id: '44' }, quantity: 0.75, rate: 99.99 }] },
	});
	const payment = await rest('POST', `invoice/${invoice}/!transform/customerPayment`, { memo: 'Überweisung' });
	await rest('PATCH', `customerPayment/${payment}`, { memo: 'nachträglich' });
	await rest('GET', `invoice/${invoice}?expandSubResources=true`);
	await rest('DELETE', `customerPayment/${payment}`);
	await rest('POST', 'message', { externalId: 'mail', authorEmail: 'a@example.com', recipientEmail: 'b@example.com' });

	const note = `<generalComm:title>Ring “back”</generalComm:title><generalComm:note>&lt;b&gt;📞</generalComm:note>`;
	for (const operation of ['add', 'upsert']) {
		const { xml } = await soap(
			sandbox,
			`<platformMsgs:${operation}><platformMsgs:record xsi:type="generalComm:Note" externalId="note ${operation}">${note}` +
				`<generalComm:entity internalId="${customer}" type="customer"/></platformMsgs:record></platformMsgs:${operation}>`,
		);
		told(`SOAP ${operation}: ${xml}`);
	}
	await own('POST', '/clock?advanceSeconds=7200');
	await own('POST', '/activity?changes=200&seed=7');

	const sums = await query(
		sandbox,
		`SELECT BUILTIN.DF(t.entity) AS customer, COUNT(*) AS documents, SUM(t.foreigntotal) AS total, AVG(t.exchangerate) AS rate,
			TO_CHAR(MAX(t.lastmodifieddate), 'YYYY-MM-DD HH24:MI:SS') AS moved FROM transaction t GROUP BY BUILTIN.DF(t.entity) ORDER BY 1`,
	);
	for (const row of sums.body.items) told(`SuiteQL: ${JSON.stringify(row)}`);
	const content = await fetch(`${sandbox.url}/_sandbox/content`);
	told(await content.text());
	await own('GET', '/content/hash');
}

async function main(file: string): Promise<void> {
	const folder = `${file}-project`;
	for (const [path, text] of Object.entries(project)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	const account = { port: 0, seed: 31, customers: 40, invoices: 400, concurrency: 50, projects: [folder] };
	const sandbox = await startSandbox(account);
	const lines: string[] = [];
	try {
		await play(sandbox, (line) => lines.push(line.replaceAll(sandbox.url, '')));
	} finally {
		await sandbox.close();
	}
	writeFileSync(file, lines.join('\n'));
}

void main(process.argv[2]!);
