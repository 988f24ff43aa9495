import type { Engine } from '../suiteql/engine';
import { openEngine } from '../suiteql/engine';
import type { SandboxOptions } from '../options';
import { documentTypes, type DocumentType } from './documentTypes';
import { folderType, writableFolder } from './folderRecord';
import type { Books, Sequence } from './ledger/types';
import { createRandom } from './random';
import { createRates, type Rates } from './rates';
import type { RecordType } from './records';
import { baseCurrency, currencies, subsidiaries, type Subsidiary } from './reference';
import type { Features, StoredTable } from './schema';
import { createStore } from './store';
import { ACCOUNT_STARTS_AT, addDays, dateOf, localDateOf } from './time';
import type { WritableType } from './writing/types';

/** How far back the account's business goes. */
export const HISTORY_DAYS = 730;

/** A NetSuite account: its tables, its clock, and what business in it needs. */
export interface Account extends Books {
	readonly engine: Engine;
	readonly options: SandboxOptions;
	readonly features: Features;
	readonly rates: Rates;
	/** Those that customers can belong to. */
	readonly subsidiaries: readonly Subsidiary[];
	/** Those that documents can be in, by internal ID. */
	readonly currencies: readonly number[];
	readonly clock: Clock;
	/** Record types that were added to the account, and what of the standard ones was. */
	readonly customRecords: CustomRecords;
	/** Document number and transaction number of the next document. */
	nextNumbers(type: DocumentType): { tranid: string; transactionnumber: string };
	/** Remembers which IDs and numbers come next; what this returns goes back there, for what is undone. */
	mark(): () => void;
	close(): void;
}

/** Grows while it runs: projects that are deployed bring their own record types. */
export interface CustomRecords {
	types: RecordType[];
	writable: WritableType[];
	/** By the name they have in SQLite and SuiteQL; another object after every change. */
	tables: Record<string, StoredTable>;
}

/** Seconds since 1970 UTC. The clock stands until it is moved, so that the same calls make the same account. */
export interface Clock {
	now: () => number;
	advance(seconds: number): void;
	/** Puts it to a moment, later or earlier. */
	set(seconds: number): void;
}

/** An account with empty tables. */
export function openAccount(options: SandboxOptions): Account {
	const engine = openEngine();
	const store = createStore(engine);
	const features: Features = { oneWorld: options.oneWorld, multiCurrency: options.multiCurrency };
	const ids = createSequences(options.seed);
	let numbers = new Map<DocumentType, number>();

	return {
		engine,
		store,
		options,
		features,
		rates: createRates(options.seed, historyStart(), dateOf(ACCOUNT_STARTS_AT)),
		subsidiaries: subsidiaries.filter(({ share }) => share > 0).filter(({ id }) => features.oneWorld || id === 1),
		currencies: features.multiCurrency
			? currencies.filter(({ inactive }) => !inactive).map(({ id }) => id)
			: [baseCurrency.id],
		clock: createClock((now, today) =>
			store.run('INSERT OR REPLACE INTO _clock (id, now, today) VALUES (1, ?, ?)', [now, today]),
		),
		customRecords: { types: [folderType], writable: [writableFolder], tables: {} },
		invoiceMovesWithPayment: options.invoiceMovesWithPayment,
		nextId: ids.next,
		nextNumbers(type) {
			const number = (numbers.get(type) ?? 1000) + 1;
			numbers.set(type, number);
			const { prefix } = documentTypes[type];
			return { tranid: `${prefix}${number}`, transactionnumber: `${prefix}T${String(number).padStart(8, '0')}` };
		},
		mark() {
			const [back, marked] = [ids.mark(), new Map(numbers)];
			return () => {
				back();
				numbers = marked;
			};
		},
		close: () => engine.close(),
	};
}

export function historyStart(): string {
	return addDays(dateOf(ACCOUNT_STARTS_AT), -HISTORY_DAYS);
}

function createClock(write: (now: number, today: string) => void): Clock {
	let now = ACCOUNT_STARTS_AT;
	function set(seconds: number): void {
		now = seconds;
		write(now, localDateOf(now));
	}
	set(now);
	return { now: () => now, advance: (seconds) => set(now + seconds), set };
}

/** Internal IDs grow with gaps, as they do in accounts where records were deleted and numbers skipped. */
function createSequences(seed: number): { next: (sequence: Sequence) => number; mark(): () => void } {
	let sequences: Partial<Record<Sequence, { last: number; widestGap: number }>> = {
		transaction: { last: 1200, widestGap: 4 },
		line: { last: 100000, widestGap: 2 },
		entity: { last: 20, widestGap: 5 },
		note: { last: 300, widestGap: 3 },
		message: { last: 70, widestGap: 6 },
		currencyRate: { last: 10, widestGap: 2 },
		// The first subsidiary's relationship has the customer's own ID.
		customerSubsidiary: { last: 5_000_000, widestGap: 1 },
		file: { last: 100, widestGap: 1 },
		folder: { last: 50, widestGap: 1 },
		script: { last: 200, widestGap: 1 },
		scriptDeployment: { last: 300, widestGap: 1 },
		scriptNote: { last: 4000, widestGap: 1 },
		customRecordType: { last: 110, widestGap: 1 },
	};
	const random = createRandom(seed, 'internal ids');
	return {
		next(name) {
			const sequence = (sequences[name] ??= { last: 0, widestGap: 1 });
			// What has no gaps takes no chance from what has: a script's log moves nobody's internal IDs.
			sequence.last += sequence.widestGap === 1 ? 1 : random.integer(1, sequence.widestGap);
			return sequence.last;
		},
		mark() {
			const [back, marked] = [random.mark(), structuredClone(sequences)];
			return () => {
				back();
				sequences = marked;
			};
		},
	};
}
