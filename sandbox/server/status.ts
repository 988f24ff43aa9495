import type { Account } from '../account/account';
import { createCounts, type Counts } from '../account/counts';
import { documentTypes, type DocumentType } from '../account/documentTypes';
import { createOpenBalances, type OpenBalance, type OpenBalances } from '../account/openBalances';
import { isoSecond } from '../account/records';
import { TIME_ZONE } from '../account/time';
import type { Email } from '../suitescript/engine/outbox';
import type { Control } from './control';
import type { ArmedFault } from './faults';
import type { Refusal, Statistics, StatisticsReport } from './statistics';
import type { Timeline } from './timeline';

/** The account and the server at a glance. */
export interface Status {
	account: string;
	seed: number;
	oneWorld: boolean;
	multiCurrency: boolean;
	now: string;
	timeZone: string;
	/** Rows per table. */
	records: Record<string, number>;
	/** How many there are of each type, by NetSuite's name of it. */
	transactions: Record<string, number>;
	/** Of large accounts some seconds behind. */
	openBalances: OpenBalance[];
	requests: {
		inFlight: number;
		total: number;
		refused: number;
		averageInFlight: number;
		peakInFlight: number;
		concurrency: number;
	};
	byPath: StatisticsReport['byPath'];
	underWay: ReturnType<Statistics['underWay']>;
	timeline: ReturnType<Timeline['seconds']>;
	/** The newest first. */
	refusals: Refusal[];
	faults: ArmedFault[];
	/** Those that have struck as often as they should. */
	spentFaults: ArmedFault[];
	/** How many requests were struck by faults since the start. */
	strikes: number;
	failedLogins: number;
	scripts: ScriptStatus[];
	/** The newest first. */
	scriptLog: Array<{ id: number; date: string; script: string; type: string; title: string; detail: string }>;
	/** The newest first; without their bodies. */
	outbox: Array<Pick<Email, 'date' | 'from' | 'to' | 'subject'> & { attachments: number }>;
}

interface ScriptStatus {
	script: string;
	name: string;
	type: string;
	deployments: Array<{ id: string; recordType: string | null; status: string; isDeployed: boolean }>;
}

const SHOWN = 30;

/** What is counted and added up of each account while it is open. */
const overviews = new WeakMap<Account, { counts: Counts; balances: OpenBalances }>();

function overviewOf(account: Account) {
	const known = overviews.get(account) ?? { counts: createCounts(account), balances: createOpenBalances(account) };
	overviews.set(account, known);
	return known;
}

export function statusOf({ account, login, statistics, faults, scripts }: Control): Status {
	const { options, features, clock } = account;
	const { counts, balances } = overviewOf(account);
	const { byPath, ...requests } = statistics.report();
	return {
		account: options.account,
		seed: options.seed,
		...features,
		now: isoSecond(clock.now()),
		timeZone: TIME_ZONE,
		records: counts.tables(),
		transactions: Object.fromEntries(
			Object.entries(counts.transactions()).map(([type, rows]) => [documentTypes[type as DocumentType].label, rows]),
		),
		openBalances: balances.latest(),
		requests: {
			inFlight: requests.inFlight,
			total: requests.requests,
			refused: requests.refused,
			averageInFlight: requests.averageInFlight,
			peakInFlight: requests.peakInFlight,
			concurrency: options.concurrency,
		},
		byPath,
		underWay: statistics.underWay(),
		timeline: statistics.timeline.seconds(),
		refusals: statistics.refusals().slice(0, SHOWN),
		faults: faults.armed(),
		spentFaults: faults.spent(),
		strikes: faults.strikes(),
		failedLogins: login.auditTrail().filter(({ status }) => status === 'Failure').length,
		scripts: scriptsOf(account),
		scriptLog: scriptLogOf(account),
		outbox: [...scripts.outbox()]
			.slice(-SHOWN)
			.reverse()
			.map(({ date, from, to, subject, attachments }) => ({ date, from, to, subject, attachments: attachments.length })),
	};
}

function scriptsOf({ store }: Account): ScriptStatus[] {
	const deployments = store.all(
		'SELECT script, scriptid, recordtype, status, isdeployed FROM scriptdeployment ORDER BY script, scriptid',
	);
	return store.all('SELECT id, scriptid, name, scripttype FROM script ORDER BY scripttype, scriptid').map((script) => ({
		script: String(script.scriptid),
		name: String(script.name ?? ''),
		type: String(script.scripttype),
		deployments: deployments
			.filter((deployment) => deployment.script === script.id)
			.map(({ scriptid, recordtype, status, isdeployed }) => ({
				id: String(scriptid),
				recordType: recordtype as string | null,
				status: String(status ?? ''),
				isDeployed: isdeployed === 'T',
			})),
	}));
}

function scriptLogOf({ store }: Account): Status['scriptLog'] {
	return store
		.all(
			'SELECT n.internalid, n.date, n.type, n.title, n.detail, s.scriptid FROM scriptnote n' +
				' LEFT JOIN script s ON s.id = n.scripttype ORDER BY n.internalid DESC LIMIT ?',
			[SHOWN],
		)
		.map(({ internalid, date, type, title, detail, scriptid }) => ({
			id: Number(internalid),
			date: isoSecond(Number(date)),
			script: String(scriptid ?? ''),
			type: String(type ?? ''),
			title: String(title ?? ''),
			detail: String(detail ?? '').slice(0, 1000),
		}));
}
