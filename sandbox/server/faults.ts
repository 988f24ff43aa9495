import { createRandom, type Random } from '../account/random';
import type { Visibility } from '../suiteql/catalogue';
import type { SuiteQLItem } from '../suiteql';

/** Trouble on request. */
export type Fault =
	| StatusFault
	| BrokenFault
	/** The role cannot see the table, or only a column of it. */
	| { fault: 'hide'; table: string; column?: string }
	/** One record's value comes out of SuiteQL and SOAP unreadable, under the name of its SuiteQL column. */
	| { fault: 'corrupt'; id: string; column: string };

/** Which requests a fault strikes. */
interface Aim {
	/** Part of method and path, query or body, in any case: `POST /services/rest/record`. Without it, any request. */
	match?: string;
	/** How many requests it strikes: once unless said otherwise, with a share without end. */
	times?: number;
	/** Only that share of the requests that match, from 0 to 1; which ones follows from the seed. */
	share?: number;
	seed?: number;
}

/** NetSuite refuses, before the request has had any effect. */
export interface StatusFault extends Aim {
	fault: 'status';
	status: 429 | 500 | 503;
}

/**
 * `reset`: the connection breaks in the middle of the answer. `truncate`: the answer is cut and ends as if it were
 * whole. `lost`: the request has its effect, and the connection ends without an answer. `timeout`: the connection ends
 * without an answer and without an effect.
 */
export interface BrokenFault extends Aim {
	fault: 'reset' | 'truncate' | 'lost' | 'timeout';
}

export interface Faults {
	/** @throws RangeError with what is wrong with it */
	arm(fault: unknown): Fault;
	clear(): void;
	armed(): Fault[];
	/**
	 * The fault that strikes this request, which is then one less.
	 * @param request `METHOD /path?query`, a line break, and the body
	 */
	take(request: string): StatusFault | BrokenFault | null;
	visibility(): Visibility;
	/** @param q the query that the items answer: it may have given the columns other names. */
	corrupt: (items: SuiteQLItem[], q: string) => SuiteQLItem[];
	/** The columns of a record that come out unreadable. */
	corruptColumns: (id: string) => string[];
}

/** What comes in place of a value. */
export const CORRUPT = '?#?';

export function createFaults(): Faults {
	let armed: Fault[] = [];
	const draws = new WeakMap<Fault, Random>();
	const hidden = () => armed.filter((fault) => fault.fault === 'hide');
	const corruptions = () => armed.filter((fault) => fault.fault === 'corrupt');

	return {
		arm(input) {
			const fault = checked(input);
			armed.push(fault);
			if ('share' in fault) draws.set(fault, createRandom(fault.seed ?? 1, `${fault.fault} ${fault.match ?? ''}`));
			return fault;
		},
		clear() {
			armed = [];
		},
		armed: () => [...armed],
		take(request) {
			const text = request.toLowerCase();
			for (const fault of armed) {
				if (fault.fault === 'hide' || fault.fault === 'corrupt') continue;
				if (fault.match && !text.includes(fault.match.toLowerCase())) continue;
				if (fault.share !== undefined && !draws.get(fault)!.chance(fault.share)) continue;
				if (fault.share === undefined || fault.times !== undefined) {
					fault.times = (fault.times ?? 1) - 1;
					if (fault.times <= 0) armed = armed.filter((other) => other !== fault);
				}
				return fault;
			}
			return null;
		},
		visibility() {
			const hiddenColumns = new Map<string, Set<string>>();
			for (const { table, column } of hidden()) {
				if (column) hiddenColumns.set(table, (hiddenColumns.get(table) ?? new Set()).add(column));
			}
			return {
				hiddenTables: new Set(
					hidden()
						.filter(({ column }) => !column)
						.map(({ table }) => table),
				),
				hiddenColumns,
			};
		},
		corrupt(items, q) {
			if (corruptions().length === 0) return items;
			return items.map((item) => {
				const hit = corruptions().filter(({ id }) => namesOf('id', q).some((name) => item[name] === id));
				const names = hit.flatMap(({ column }) => namesOf(column, q)).filter((name) => name in item);
				return { ...item, ...Object.fromEntries(names.map((name) => [name, CORRUPT])) };
			});
		},
		corruptColumns: (id) =>
			corruptions()
				.filter((fault) => fault.id === id)
				.map(({ column }) => column),
	};
}

/** A column's own name and those that a query gives it, bare or as the first thing within a function. */
function namesOf(column: string, q: string): string[] {
	const renamed = q.matchAll(new RegExp(`\\b${column}\\b(?:, ?'[^']*'\\))* AS (\\w+)`, 'gi'));
	return [column, ...[...renamed].map((match) => (match[1] as string).toLowerCase())];
}

const required: Record<Fault['fault'], readonly string[]> = {
	status: ['status'],
	reset: [],
	truncate: [],
	lost: [],
	timeout: [],
	hide: ['table'],
	corrupt: ['id', 'column'],
};

function checked(input: unknown): Fault {
	const fault = input as Fault & Record<string, unknown>;
	const names = required[fault?.fault];
	if (!names)
		throw new RangeError(`There is no fault "${fault?.fault}". There are: ${Object.keys(required).join(', ')}.`);
	const missing = names.filter((name) => fault[name] === undefined);
	if (missing.length > 0) throw new RangeError(`The fault "${fault.fault}" needs: ${missing.join(', ')}.`);
	if (fault.fault === 'status' && ![429, 500, 503].includes(fault.status)) {
		throw new RangeError('The status of a fault is 429, 500 or 503.');
	}
	if ('share' in fault && !(Number(fault.share) >= 0 && Number(fault.share) <= 1)) {
		throw new RangeError('The share of a fault is a number from 0 to 1.');
	}
	if (fault.fault === 'hide') {
		return { ...fault, table: fault.table.toLowerCase(), column: fault.column?.toLowerCase() };
	}
	return fault.fault === 'corrupt'
		? { ...fault, id: String(fault.id), column: fault.column.toLowerCase() }
		: { ...fault };
}
