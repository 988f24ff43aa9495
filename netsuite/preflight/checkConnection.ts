import { integrationPoint, integrationPoints } from '../integrationPoints';
import type { IntegrationPoint } from '../integrationPoints/types';
import { accountClock } from '../suiteql/clock';
import { planSync } from '../sync/plan';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { GovernorState } from '../transport/governor';
import { checkConcurrency } from './concurrency';
import { checkCustomerCheckbox } from './customerCheckbox';
import { checkCustomFields } from './customFields';
import { checkDeletions } from './deletions';
import { checkFeatures, evidence } from './features';
import { attempt, failed, ok, type Finding } from './finding';
import { checkLogin, type Login } from './login';
import { always, give } from './permissions';
import { checkRecords } from './records';
import { checkSoap } from './soap';
import { checkSubsidiaries } from './subsidiaries';
import { checkSuiteApp } from './suiteApp';
import { checkWriting } from './writing';

export type { Finding, Status } from './finding';

export interface CheckOptions extends Login {
	/** Whether the login is one that SOAP takes. */
	readonly soap: boolean;
	/** What the account's governor is doing. */
	readonly governor: () => GovernorState;
	/** What a flow is to read; everything when left out. */
	readonly points?: readonly IntegrationPoint[];
	/** Script IDs of custom fields that a flow relies on. */
	readonly customFields?: readonly string[];
	/** Script ID of the checkbox of customers that filters a sync; empty for none. */
	readonly customerCheckbox?: string;
}

/**
 * Whether NetSuite accepts the login, with one request, and how far the clocks are apart.
 */
export async function checkLoginOnly(client: Client, login: Login): Promise<Finding[]> {
	return (await checkLogin(client, login)).findings;
}

/**
 * Looks at everything that the nodes need of an account and a role, and writes nothing. What is wrong is a finding, never
 * an error. After a refused login nothing else is asked.
 */
export async function checkConnection(client: Client, options: CheckOptions): Promise<Finding[]> {
	const { findings, accepted } = await checkLogin(client, options);
	if (!accepted) return findings;
	findings.push(ok('REST Web Services', 'It answers.'));
	const suiteql = await checkSuiteQL(client);
	if (suiteql.now === null) return [...findings, suiteql.finding];
	return [...findings, suiteql.finding, ...(await checkAccount(client, suiteql.now, options))];
}

async function checkSuiteQL(client: Client): Promise<{ finding: Finding; now: string | null }> {
	const check = 'SuiteQL';
	try {
		return { now: await accountClock(client), finding: ok(check, 'It answers; nearly everything is read with it.') };
	} catch (error) {
		if (!(error instanceof NetSuiteError)) throw error;
		const advice = ['permission', 'invalid', 'notVisible'].includes(error.kind)
			? `${give([always.suiteql])} The feature of that name must be on, too: Setup > Company > Enable Features > Analytics.`
			: error.advice;
		return { now: null, finding: failed(check, `${error.detail} Without it nothing else can be checked.`, advice, error.kind) };
	}
}

async function checkAccount(client: Client, now: string, options: CheckOptions): Promise<Finding[]> {
	const [records, checkbox, suiteApp] = await Promise.all([
		attempt('Records', async () => await checkRole(client, now, options)),
		checkCustomerCheckbox(client, options.customerCheckbox ?? ''),
		attempt('SuiteApp', async () => [await checkSuiteApp(client)]),
	]);
	// Last: the governor learns from the others.
	const concurrency = await attempt('Requests at the same time', async () => [await checkConcurrency(client, options.governor)]);
	return [...records, ...checkbox, ...suiteApp, ...concurrency];
}

/** What the role sees, by the same probes that a sync plans with. */
async function checkRole(
	client: Client,
	now: string,
	{ points = integrationPoints, customFields = [], soap: takesSoap }: CheckOptions,
): Promise<Finding[]> {
	const names = new Set(points.map(({ name }) => name));
	const further = evidence.filter((name) => !names.has(name)).map(integrationPoint);
	const planned = await planSync(client, [...points, ...further]);
	const chosen = planned.filter(({ point }) => names.has(point.name));
	const visible = chosen.filter(({ available }) => available).map(({ point }) => point);
	const note = chosen.find(({ point }) => point.name === 'note');
	const soap = checkSoap(note, takesSoap);
	const seesSubsidiaries = planned.some(({ point, available }) => available && point.name === 'subsidiary');
	const [subsidiaries, deletions, fields] = await Promise.all([
		attempt('Subsidiaries', async () => await checkSubsidiaries(client, seesSubsidiaries)),
		attempt('Deletions', async () => await checkDeletions(client, visible, now)),
		checkCustomFields(client, visible, customFields),
	]);
	return [
		...(note ? [soap.finding] : []),
		...checkFeatures(planned),
		...subsidiaries,
		...checkRecords(chosen, planned),
		...deletions,
		...fields,
		...checkWriting(chosen, soap.works),
	];
}
