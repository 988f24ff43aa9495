import type { DocumentType } from '../documentTypes';

/** The integration point of each type of document; bills are nobody's. */
export const pointOf: Readonly<Partial<Record<DocumentType, string>>> = {
	CustInvc: 'invoice',
	CustCred: 'creditMemo',
	CustPymt: 'customerPayment',
	CustDep: 'customerDeposit',
	DepAppl: 'depositApplication',
	CustRfnd: 'customerRefund',
	SalesOrd: 'salesOrder',
	Journal: 'journalEntry',
};

export interface PointChanges {
	created: string[];
	/** Also what moved with others: an invoice that a payment was applied to. */
	changed: string[];
	deleted: string[];
}

/** Which records an activity created, changed and deleted in the end. */
export interface ChangeLog {
	created(point: string, id: number): void;
	changed(point: string, ...ids: number[]): void;
	/** Changed with another record that was saved: an invoice that a payment was applied to. */
	moved(point: string, ...ids: number[]): void;
	deleted(point: string, ...ids: number[]): void;
	/** By point; what was created and deleted again is left out. */
	points(): Record<string, PointChanges>;
	/** What was saved since this was last asked, in that order. */
	takeSaves(): PlayedSave[];
}

export interface PlayedSave {
	what: What;
	point: string;
	id: number;
}

type What = 'created' | 'changed' | 'deleted';

export function createChangeLog(): ChangeLog {
	const log = new Map<string, Record<What, Set<number>>>();
	let saves: PlayedSave[] = [];
	const note =
		(what: What, saved = true) =>
		(point: string, ...ids: number[]) => {
			if (saved) saves.push(...ids.map((id) => ({ what, point, id })));
			if (!log.has(point)) log.set(point, { created: new Set(), changed: new Set(), deleted: new Set() });
			for (const id of ids) log.get(point)![what].add(id);
		};
	return {
		takeSaves() {
			const taken = saves;
			saves = [];
			return taken;
		},
		created: note('created'),
		changed: note('changed'),
		moved: note('changed', false),
		deleted: note('deleted'),
		points() {
			return Object.fromEntries(
				[...log].sort(([a], [b]) => (a < b ? -1 : 1)).map(([point, sets]) => [point, inTheEnd(sets)]),
			);
		},
	};
}

function inTheEnd({ created, changed, deleted }: Record<What, Set<number>>): PointChanges {
	const ids = (from: Set<number>, ...without: Array<Set<number>>) =>
		[...from]
			.filter((id) => !without.some((set) => set.has(id)))
			.sort((a, b) => a - b)
			.map(String);
	return {
		created: ids(created, deleted),
		changed: ids(changed, created, deleted),
		deleted: ids(deleted, created),
	};
}
