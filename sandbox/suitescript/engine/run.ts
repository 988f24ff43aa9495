import type { Account } from '../../account/account';
import type { SavedBy, Saving } from '../../saving';
import type { SuiteQL } from '../../suiteql';
import type { Visibility } from '../../suiteql/catalogue';
import type { ApiRequest } from '../../server/api';
import type { Reply } from '../../server/reply';
import { HostError } from './hostError';
import type { Jobs } from './jobs';
import type { Outbox } from './outbox';
import type { ScriptLog } from './scriptLog';
import type { Deployment, LogLevel, Script, Scripts } from './scripts';
import type { Secrets } from './secrets';
import type { Tasks } from './tasks';

/** What all scripts of an account share. */
export interface Surroundings {
	account: Account;
	saving: Saving;
	suiteql: SuiteQL;
	/** What the scripts' role sees. */
	visibility: () => Visibility;
	/** `http://127.0.0.1:<port>`, where this NetSuite is; scripts call their own RESTlets there. */
	origin: () => string;
	scripts: Scripts;
	scriptLog: ScriptLog;
	secrets: Secrets;
	outbox: Outbox;
	tasks: Tasks;
	jobs: Jobs;
	/** A RESTlet of the account, as `https.requestRestlet` calls it: without a login. */
	callRestlet: (request: ApiRequest) => Promise<Reply>;
	/** Of N/cache: by scope and name, then by key; `until` in seconds of the account's clock. */
	caches: Map<string, Map<string, { value: string; until: number }>>;
	onError: (error: unknown) => void;
}

/** One run of a script, as the host halves of the N/ modules see it. */
export interface Run extends Surroundings {
	readonly script: Script;
	readonly deployment: Deployment;
	/** `runtime.executionContext`: what the script was started by. */
	readonly executionContext: string;
	/** How its saves count: those of user events start no user events. */
	readonly savedBy: SavedBy;
	readonly governance: Governance;
	/** @throws HostError when no units are left; the script cannot go on after it */
	spend(units: number): void;
	log(level: LogLevel, title: string, details: string): void;
	/** Begins when the script has ended: what it submitted. */
	readonly afterwards: Array<() => void>;
	/** What host halves keep for as long as the run lasts. */
	readonly kept: Map<string, unknown>;
}

export interface Governance {
	limit: number;
	/** Since the script began or, in map and reduce, since it was last called; as is `exceeded`. */
	used: number;
	exceeded: boolean;
	total: number;
}

/** Documented: units by type of script; each call of map and reduce has its own, as has each stage. */
export const unitLimits = {
	RESTLET: 5000,
	USEREVENT: 1000,
	SCHEDULED: 10000,
	GETINPUTDATA: 10000,
	MAP: 1000,
	REDUCE: 5000,
	SUMMARIZE: 10000,
} as const;

/** Documented for some types of script, believed for the others: how long they may take, in seconds. */
export const secondLimits = {
	RESTLET: 300,
	USEREVENT: 600,
	SCHEDULED: 3600,
	GETINPUTDATA: 3600,
	MAP: 300,
	REDUCE: 900,
	SUMMARIZE: 3600,
} as const;

export function createRun(
	surroundings: Surroundings,
	what: Pick<Run, 'script' | 'deployment' | 'executionContext' | 'savedBy'>,
	limit: number,
): Run {
	const governance: Governance = { limit, used: 0, exceeded: false, total: 0 };
	return {
		...surroundings,
		...what,
		governance,
		afterwards: [],
		kept: new Map(),
		spend(units) {
			governance.used += units;
			governance.total += units;
			if (governance.used <= governance.limit) return;
			governance.exceeded = true;
			throw usageExceeded();
		},
		log(level, title, details) {
			surroundings.scriptLog.write(what.script, what.deployment, level, title, details);
		},
	};
}

/** Seen in logs. */
export const usageExceeded = () => new HostError('SSS_USAGE_LIMIT_EXCEEDED', 'Script Execution Usage Limit Exceeded');
