import { isoSecond } from '../account/records';
import { schema, storedName } from '../account/schema';
import { TIME_ZONE } from '../account/time';
import type { Control } from './control';

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
	requests: {
		inFlight: number;
		total: number;
		refused: number;
		averageInFlight: number;
		peakInFlight: number;
		concurrency: number;
	};
	faults: unknown[];
	failedLogins: number;
}

export function statusOf({ account, login, statistics, faults }: Control): Status {
	const { options, features, store, clock } = account;
	const tables = Object.entries(schema).filter(([, table]) => !table.view && table.internal !== 'machinery');
	const requests = statistics.report();
	return {
		account: options.account,
		seed: options.seed,
		...features,
		now: isoSecond(clock.now()),
		timeZone: TIME_ZONE,
		records: Object.fromEntries(
			tables.map(([name]) => [
				name.replace(/^_/, ''),
				Number(store.get(`SELECT COUNT(*) AS rows FROM "${storedName(name)}"`)!.rows),
			]),
		),
		requests: {
			inFlight: requests.inFlight,
			total: requests.requests,
			refused: requests.refused,
			averageInFlight: requests.averageInFlight,
			peakInFlight: requests.peakInFlight,
			concurrency: options.concurrency,
		},
		faults: faults.armed(),
		failedLogins: login.auditTrail().filter(({ status }) => status === 'Failure').length,
	};
}
