import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Account } from './account';

/** What is open of receivables in one subsidiary and currency, in that currency. */
export interface OpenBalance {
	subsidiary: string;
	currency: string;
	/** Documents with something open. */
	documents: number;
	open: number;
}

export interface OpenBalances {
	/**
	 * The sums as they were reckoned last. Reckoning goes on in the background when the account has changed, in pieces
	 * between requests, and rests long enough after it to cost a twentieth of the time at most.
	 */
	latest(): OpenBalance[];
}

/** A few milliseconds of reading. */
const IDS_AT_ONCE = 4000;
const SHARE_OF_TIME = 1 / 20;

/**
 * Invoices and debits owe, payments and credits that are not used up lower that; deposits are not receivables yet. Only
 * journal entries are open line by line. A plus keeps SQLite from going through all documents of a type.
 */
const SUMS = `
	SELECT subsidiary, currency, COUNT(*) AS documents, SUM(open) AS open FROM (
		SELECT m.subsidiary, t.currency, COALESCE(t.foreignamountunpaid, 0) - COALESCE(t.foreignpaymentamountunused, 0) AS open
		FROM _transaction t JOIN _transactionline m ON m."transaction" = t.id AND m.id = 0
		WHERE t.id > ?1 AND t.id <= ?2 AND +t.type IN ('CustInvc', 'CustCred', 'CustPymt') AND t.posting = 'T'
			AND (t.foreignamountunpaid > 0 OR t.foreignpaymentamountunused > 0)
		UNION ALL
		SELECT l.subsidiary, t.currency, COALESCE(l.foreignamountunpaid, 0) - COALESCE(l.foreignpaymentamountunused, 0)
		FROM _transaction t JOIN _transactionline l ON l."transaction" = t.id
		WHERE t.id > ?1 AND t.id <= ?2 AND +t.type = 'Journal' AND t.posting = 'T'
			AND (l.foreignamountunpaid > 0 OR l.foreignpaymentamountunused > 0)
	) GROUP BY subsidiary, currency`;

type Sums = Map<string, { subsidiary: number; currency: number; documents: number; thousandths: number }>;

/** @param now milliseconds that never go back */
export function createOpenBalances(account: Account, now: () => number = () => performance.now()): OpenBalances {
	let latest: OpenBalance[] = [];
	let version = -1;
	let restsUntil = 0;
	let reckoning = false;

	async function reckon(): Promise<void> {
		const reckoned = account.engine.dataVersion();
		const sums: Sums = new Map();
		const range = account.store.get('SELECT MIN(id) AS low, MAX(id) AS high FROM _transaction')!;
		let busy = 0;
		for (let from = Number(range.low) - 1; from < Number(range.high); from += IDS_AT_ONCE) {
			const began = now();
			addUp(account, sums, from, from + IDS_AT_ONCE);
			busy += now() - began;
			if (from + IDS_AT_ONCE < Number(range.high)) await nextTurn();
		}
		latest = named(account, sums);
		version = reckoned;
		restsUntil = now() + busy / SHARE_OF_TIME;
	}

	return {
		latest() {
			if (!reckoning && now() >= restsUntil && account.engine.dataVersion() !== version) {
				reckoning = true;
				// An account that was closed meanwhile needs no sums.
				void reckon()
					.catch(() => undefined)
					.finally(() => (reckoning = false));
			}
			return latest;
		},
	};
}

function addUp({ store }: Account, sums: Sums, after: number, upTo: number): void {
	for (const { subsidiary, currency, documents, open } of store.all(SUMS, [after, upTo])) {
		const key = `${subsidiary} ${currency}`;
		const sum = sums.get(key) ?? { subsidiary: Number(subsidiary), currency: Number(currency), documents: 0, thousandths: 0 };
		sum.documents += Number(documents);
		sum.thousandths += Math.round(Number(open) * 1000);
		sums.set(key, sum);
	}
}

function named({ store, features }: Account, sums: Sums): OpenBalance[] {
	const names = (table: string, column: string) =>
		new Map(store.all(`SELECT id, ${column} AS name FROM ${table}`).map(({ id, name }) => [Number(id), String(name)]));
	const [subsidiaries, currencies] = [names('subsidiary', 'name'), names('currency', 'symbol')];
	return [...sums.values()]
		.sort((a, b) => a.subsidiary - b.subsidiary || a.currency - b.currency)
		.map(({ subsidiary, currency, documents, thousandths }) => ({
			subsidiary: features.oneWorld ? (subsidiaries.get(subsidiary) ?? '') : '',
			currency: currencies.get(currency) ?? '',
			documents,
			open: thousandths / 1000,
		}));
}
