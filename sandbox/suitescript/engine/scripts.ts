import type { Account } from '../../account/account';
import { findFile } from '../../account/fileCabinet';
import type { Row } from '../../account/store';
import { CURRENT_USER } from '../../account/writing/types';

/** What is deployed: scripts, their deployments and their parameters. */

export type ScriptType = 'RESTLET' | 'USEREVENT' | 'SCHEDULED' | 'MAPREDUCE';

export type LogLevel = 'DEBUG' | 'AUDIT' | 'ERROR' | 'EMERGENCY';

export interface Script {
	id: number;
	/** `customscript_…` */
	scriptId: string;
	name: string;
	type: ScriptType;
	/** In the file cabinet: `/SuiteScripts/…`. */
	path: string;
	/** Of `@NApiVersion`: `2.0`, `2.1` or `2.x`. */
	apiVersion: string;
	/** Of `@NAmdConfig`, a path in the file cabinet. */
	amdConfig: string | null;
	/** Entry points as the script's tags or its project name them are what it exports; parameters by script ID. */
	parameters: readonly Parameter[];
	isInactive: boolean;
	deployments: Deployment[];
}

export interface Parameter {
	scriptId: string;
	/** SDF's word for the kind of field, `CHECKBOX`, `INTEGER` … */
	fieldType: string;
	defaultValue: string | null;
}

export interface Deployment {
	id: number;
	/** `customdeploy_…` */
	scriptId: string;
	/** `1` for a script's first deployment. */
	number: number;
	title: string;
	isDeployed: boolean;
	/** `RELEASED`, `TESTING`, `SCHEDULED`, `NOTSCHEDULED`. */
	status: string;
	logLevel: LogLevel;
	/** SDF's record type, upper case: `INVOICE`, `CUSTOMRECORD_X`, `ALLRECORDS`. */
	recordType: string | null;
	/** `CREATE`, `EDIT`, `DELETE` … when the deployment is for one event alone. */
	eventType: string | null;
	/** Execution contexts it runs in; all, when there is none. */
	contexts: readonly string[];
	/** What the deployment sets parameters to, by script ID. */
	values: Readonly<Record<string, string>>;
	schedule: Schedule | null;
	/** How many keys map or reduce has at once in NetSuite; here always one after the other. */
	concurrency: number;
}

/** When a deployed scheduled or map/reduce script starts by itself, in the account's time zone. */
export interface Schedule {
	every: 'once' | 'day' | 'week' | 'month' | 'year';
	/** Of days, weeks …: `2` is every other. */
	interval: number;
	/** `YYYY-MM-DD` */
	startDate: string;
	endDate: string | null;
	/** Seconds after midnight. */
	startTime: number;
	/** Seconds until it runs again the same day, `null` if it does not. */
	repeat: number | null;
	/** Of a week: 0 is Sunday. */
	weekdays: readonly number[];
}

export interface Scripts {
	all(): readonly Script[];
	/** Adds a script, or puts it in place of the one that had its ID. */
	deploy(
		script: Omit<Script, 'id' | 'deployments'>,
		deployments: ReadonlyArray<Omit<Deployment, 'id' | 'number'>>,
	): Script;
	/** @param id internal ID or script ID */
	find(id: string): Script | undefined;
	/** @param id internal ID of the deployment, its script ID, or its number at the script */
	findDeployment(script: Script, id: string): Deployment | undefined;
	/** Says what a deployment does now, as N/record can on `scriptdeployment`. */
	setStatus(deployment: Deployment, status: Partial<Pick<Deployment, 'isDeployed' | 'status' | 'logLevel'>>): void;
}

export function createScripts(account: Account): Scripts {
	const { store } = account;
	const scripts = new Map<string, Script>();
	const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

	return {
		all: () => [...scripts.values()],
		deploy(given, deployments) {
			const key = given.scriptId.toLowerCase();
			const before = scripts.get(key);
			const script: Script = { ...given, id: before?.id ?? account.nextId('script'), deployments: [] };
			for (const [index, deployment] of deployments.entries()) {
				const known = before?.deployments.find(({ scriptId }) => same(scriptId, deployment.scriptId));
				script.deployments.push({
					...deployment,
					id: known?.id ?? account.nextId('scriptDeployment'),
					number: index + 1,
				});
			}
			scripts.set(key, script);
			for (const { id } of before?.deployments ?? []) store.remove('_scriptdeployment', id);
			if (before) store.remove('script', before.id);
			store.insert('script', scriptRow(script, findFile(account, script.path)?.id ?? null));
			for (const deployment of script.deployments)
				store.insert('_scriptdeployment', deploymentRow(script, deployment));
			return script;
		},
		find: (id) => [...scripts.values()].find((script) => String(script.id) === id || same(script.scriptId, id)),
		findDeployment: ({ deployments }, id) =>
			deployments.find((deployment) => same(deployment.scriptId, id) || String(deployment.id) === id) ??
			deployments.find(({ number }) => String(number) === id),
		setStatus(deployment, status) {
			Object.assign(deployment, status);
			const { isDeployed, status: word, logLevel } = deployment;
			store.update('_scriptdeployment', deployment.id, {
				isdeployed: flag(isDeployed),
				status: word,
				loglevel: logLevel,
			});
		},
	};
}

function scriptRow({ id, scriptId, name, type, apiVersion, isInactive }: Script, scriptfile: number | null): Row {
	return {
		id,
		scriptid: scriptId,
		name,
		scripttype: type,
		scriptfile,
		apiversion: apiVersion,
		description: null,
		owner: CURRENT_USER,
		isinactive: flag(isInactive),
	};
}

function deploymentRow(script: Script, deployment: Deployment): Row {
	return {
		primarykey: deployment.id,
		scriptid: deployment.scriptId,
		title: deployment.title,
		script: script.id,
		deploymentid: deployment.number,
		recordtype: deployment.recordType,
		status: deployment.status,
		isdeployed: flag(deployment.isDeployed),
		loglevel: deployment.logLevel,
		eventtype: deployment.eventType,
		startdate: deployment.schedule?.startDate ?? null,
	};
}

const flag = (value: boolean) => (value ? 'T' : 'F');
