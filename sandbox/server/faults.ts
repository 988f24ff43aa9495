import type { Visibility } from '../suiteql/catalogue';
import type { SuiteQLItem } from '../suiteql';

/** Trouble on request. */
export type Fault =
	| StatusFault
	/** The connection breaks in the middle of the answer, or the answer is cut and ends as if it were whole. */
	| { fault: 'reset' | 'truncate'; match?: string; times?: number }
	/** The role cannot see the table, or only a column of it. */
	| { fault: 'hide'; table: string; column?: string }
	/** One record's value comes out of SuiteQL unreadable, under the name of its column. */
	| { fault: 'corrupt'; id: string; column: string };

export interface StatusFault {
	fault: 'status';
	status: 429 | 500 | 503;
	/** Part of path, query or body; without it, any request. */
	match?: string;
	/** How many requests it strikes; once unless said otherwise. */
	times?: number;
}

export interface Faults {
	/** @throws RangeError with what is wrong with it */
	arm(fault: unknown): Fault;
	clear(): void;
	armed(): Fault[];
	/** The fault that strikes this request, which is then one less. */
	take(request: string): StatusFault | { fault: 'reset' | 'truncate' } | null;
	visibility(): Visibility;
	/** @param q the query that the items answer: it may have given the columns other names. */
	corrupt: (items: SuiteQLItem[], q: string) => SuiteQLItem[];
}

export function createFaults(): Faults {
	let armed: Fault[] = [];
	const hidden = () => armed.filter((fault) => fault.fault === 'hide');

	return {
		arm(input) {
			const fault = checked(input);
			armed.push(fault);
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
				fault.times = (fault.times ?? 1) - 1;
				if (fault.times <= 0) armed = armed.filter((other) => other !== fault);
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
			const corruptions = armed.filter((fault) => fault.fault === 'corrupt');
			if (corruptions.length === 0) return items;
			return items.map((item) => {
				const hit = corruptions.filter(({ id }) => namesOf('id', q).some((name) => item[name] === id));
				const names = hit.flatMap(({ column }) => namesOf(column, q)).filter((name) => name in item);
				return { ...item, ...Object.fromEntries(names.map((name) => [name, '?#?'])) };
			});
		},
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
	if (fault.fault === 'hide') {
		return { ...fault, table: fault.table.toLowerCase(), column: fault.column?.toLowerCase() };
	}
	return fault.fault === 'corrupt'
		? { ...fault, id: String(fault.id), column: fault.column.toLowerCase() }
		: { ...fault };
}
