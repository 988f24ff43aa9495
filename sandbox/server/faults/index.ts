import type { SuiteQLItem } from '../../suiteql';
import type { Visibility } from '../../suiteql/catalogue';
import { arm, type Armed, type ArmedFault, type Target } from './armed';
import { checked } from './check';
import { isAtLogin, isOnTheWire, type DataFault, type Fault, type LoginFault, type WireFault } from './fault';

export type { ArmedFault, Target } from './armed';
export type { Fault, WireFault } from './fault';
export { strike } from './strike';

/** What befalls the login of one request. */
export interface LoginTrouble {
	/** What has become of the token, `null` if nothing. */
	token: 'revoked' | 'expired' | null;
	/** How far the login servers' clock is ahead of the machine's. */
	skewSeconds: number;
}

/** The trouble that is armed, and what has struck. */
export interface Faults {
	/** @throws RangeError with what is wrong with it and what is allowed */
	arm(fault: unknown): ArmedFault;
	clear(): void;
	/** @returns whether there was such a fault */
	disarm(number: number): boolean;
	armed(): ArmedFault[];
	/** Those that have struck as often as they should, the oldest first. */
	spent(): ArmedFault[];
	/** How many requests were struck since the start. */
	strikes(): number;
	/** Sets the login servers' clock apart from the machine's for all requests; `clear` leaves it. */
	setSkew(seconds: number): void;
	/** What befalls this request's login. To be asked once for each request. */
	atLogin(request: Target): LoginTrouble;
	/** What befalls the answer to this request, which was let in. To be asked once for each request. */
	take(request: Target): WireFault | null;
	/** What this request cannot see. To be asked once for each request. */
	visibility(request: Target): Visibility;
	/** @param q the query that the items answer: it may have given the columns other names. */
	corrupt: (items: SuiteQLItem[], q: string) => SuiteQLItem[];
	/** The columns of a record that come out unreadable. */
	corruptColumns: (id: string) => string[];
}

/** What comes in place of a value. */
export const CORRUPT = '?#?';

const SPENT_KEPT = 100;

const TOKEN_ENDPOINT = /^\/services\/rest\/auth\//;

export function createFaults(): Faults {
	let armed: Armed[] = [];
	let spent: ArmedFault[] = [];
	let lastNumber = 0;
	let total = 0;
	let standingSkew = 0;

	function struck(entry: Armed): void {
		entry.struck();
		total++;
		if (!entry.isSpent) return;
		armed = armed.filter((other) => other !== entry);
		spent = [...spent, entry.shown()].slice(-SPENT_KEPT);
	}
	/** The armed faults of a kind that strike this request. */
	const striking = <F extends Fault>(is: (fault: Fault) => fault is F, request: Target) =>
		armed.filter((entry): entry is Armed<F> => is(entry.fault) && entry.strikes(request));
	const corruptions = () => armed.filter((entry): entry is Armed<Corruption> => entry.fault.fault === 'corrupt');

	return {
		arm(input) {
			const entry = arm(++lastNumber, checked(input));
			armed.push(entry);
			return entry.shown();
		},
		clear() {
			[armed, spent] = [[], []];
		},
		disarm(number) {
			const before = armed.length;
			armed = armed.filter((entry) => entry.shown().number !== number);
			return armed.length < before;
		},
		armed: () => armed.map((entry) => entry.shown()),
		spent: () => [...spent],
		strikes: () => total,
		setSkew(seconds) {
			standingSkew = seconds;
		},
		atLogin(request) {
			const trouble: LoginTrouble = { token: null, skewSeconds: standingSkew };
			// Whoever asks for a new token shows no old one.
			const showsToken = !TOKEN_ENDPOINT.test(request.path);
			const concerned = (fault: Fault): fault is LoginFault => isAtLogin(fault) && (showsToken || fault.fault === 'skew');
			for (const entry of striking(concerned, request)) {
				struck(entry);
				if (entry.fault.fault === 'token') trouble.token ??= entry.fault.token;
				else trouble.skewSeconds += entry.fault.seconds;
			}
			return trouble;
		},
		take(request) {
			// The first that strikes; those behind it neither count nor draw.
			const entry = armed.find((candidate) => isOnTheWire(candidate.fault) && candidate.strikes(request));
			if (!entry) return null;
			struck(entry);
			return entry.fault as WireFault;
		},
		visibility: (request) => visibilityOf(striking(isHiding, request), struck),
		corrupt(items, q) {
			if (corruptions().length === 0) return items;
			return items.map((item) => {
				const hit = corruptions().filter(({ fault }) => namesOf('id', q).some((name) => item[name] === fault.id));
				const changed = hit.flatMap((entry) => {
					const names = namesOf(entry.fault.column, q).filter((name) => name in item);
					if (names.length > 0) struck(entry);
					return names;
				});
				return { ...item, ...Object.fromEntries(changed.map((name) => [name, CORRUPT])) };
			});
		},
		corruptColumns(id) {
			const hit = corruptions().filter(({ fault }) => fault.id === id);
			hit.forEach(struck);
			return hit.map(({ fault }) => fault.column);
		},
	};
}

type Corruption = Extract<DataFault, { fault: 'corrupt' }>;
type Hiding = Extract<DataFault, { fault: 'hide' }>;

const isHiding = (fault: Fault): fault is Hiding => fault.fault === 'hide';

/** Tells when something hidden was looked for, once for each fault. */
function visibilityOf(entries: ReadonlyArray<Armed<Hiding>>, struck: (entry: Armed) => void): Visibility {
	const hiddenTables = new NotingSet();
	const hiddenColumns = new Map<string, NotingSet>();
	for (const entry of entries) {
		const { table, column } = entry.fault;
		let noted = false;
		const note = () => {
			if (!noted) struck(entry);
			noted = true;
		};
		if (!column) hiddenTables.hide(table, note);
		else if (hiddenColumns.has(table)) hiddenColumns.get(table)!.hide(column, note);
		else hiddenColumns.set(table, new NotingSet().hide(column, note));
	}
	return { hiddenTables, hiddenColumns };
}

/** A set of names that notes which of them was asked for. */
class NotingSet extends Set<string> {
	private readonly notes = new Map<string, () => void>();

	hide(name: string, note: () => void): this {
		this.notes.set(name, note);
		return super.add(name);
	}

	override has(name: string): boolean {
		if (!super.has(name)) return false;
		this.notes.get(name)!();
		return true;
	}
}

/** A column's own name and those that a query gives it, bare or as the first thing within a function. */
function namesOf(column: string, q: string): string[] {
	const renamed = q.matchAll(new RegExp(`\\b${column}\\b(?:, ?'[^']*'\\))* AS (\\w+)`, 'gi'));
	return [column, ...[...renamed].map((match) => (match[1] as string).toLowerCase())];
}
