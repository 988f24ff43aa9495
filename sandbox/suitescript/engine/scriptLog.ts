import type { Account } from '../../account/account';
import { CURRENT_USER } from '../../account/writing/types';
import type { Deployment, LogLevel, Script } from './scripts';

/** The execution log: rows of `scriptnote`. */
export interface ScriptLog {
	/** What the deployment's level leaves out is not written. */
	write(script: Script, deployment: Deployment | null, level: LogLevel, title: string, details: string): void;
	/** An error that no script caught; written at any level. */
	system(script: Script, deployment: Deployment | null, title: string, details: string): void;
}

const levels: readonly LogLevel[] = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];

/** Documented: longer titles and details are cut. */
const LONGEST_TITLE = 99;
const LONGEST_DETAIL = 3999;

/** Documented: what an account keeps at most. Believed: the oldest go first. */
const ROWS = 100000;

export function createScriptLog(account: Account): ScriptLog {
	const { store, clock } = account;
	let rows = 0;
	function insert(script: Script, deployment: Deployment | null, type: string, title: string, detail: string): void {
		const internalid = account.nextId('scriptNote');
		store.insert('scriptnote', {
			internalid,
			date: clock.now(),
			scripttype: script.id,
			type,
			title: title.slice(0, LONGEST_TITLE) || null,
			detail: detail.slice(0, LONGEST_DETAIL) || null,
			user: CURRENT_USER,
			deployment: deployment?.id ?? null,
		});
		if (++rows > ROWS) store.remove('scriptnote', internalid - ROWS);
	}
	return {
		write(script, deployment, level, title, details) {
			const least = levels.indexOf(deployment?.logLevel ?? 'DEBUG');
			if (levels.indexOf(level) >= least) insert(script, deployment, level, title, details);
		},
		system: (script, deployment, title, details) => insert(script, deployment, 'SYSTEM', title, details),
	};
}
