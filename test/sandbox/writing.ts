import type { Account } from '../../sandbox/account/account';
import { loadRecord, recordTypesOf } from '../../sandbox/account/records';
import {
	createRecord,
	deleteRecord,
	draftOf,
	mergedBody,
	Refusal,
	updateRecord,
	voidRecord,
	writableTypeOf,
	type Json,
} from '../../sandbox/account/writing';
import { discrepancies } from './accounting';
import { generated } from './generated';

export type Shown = Record<string, unknown> & { lists: Record<string, Json[]> };

export interface Desk {
	account: Account;
	/** An active customer of the first subsidiary with the first currency, and another one. */
	customer: string;
	other: string;
	create(type: string, body: Json): string;
	update(type: string, id: string, body: Json, ...replace: string[]): void;
	remove(type: string, id: string): void;
	void(type: string, id: string): void;
	/** Makes a record of another. */
	transform(from: string, id: string, to: string, body?: Json): string;
	/** What is read of a record: values, and of references the ID. */
	show(type: string, id: string): Shown;
	gone(type: string, id: string): boolean;
	/** What is posted: account → amount in the subsidiary's currency. */
	ledger(id: string): Record<string, number>;
}

/** A generated account, and writes as clients make them; after each everything adds up. */
export function openDesk(): Desk {
	const account = generated({ seed: 3, customers: 40, invoices: 30 });
	const options = { strictNames: true, lenientValues: false, hiddenColumns: new Set<string>() };
	const typeOf = (type: string) => writableTypeOf(account, type)!;
	const [customer, other] = account.store
		.all("SELECT id FROM _customer WHERE isinactive = 'F' AND subsidiary = 1 AND currency = 1 ORDER BY id")
		.map(({ id }) => String(id)) as [string, string];
	const checked = <T>(work: () => T): T => {
		account.clock.advance(60);
		const result = work();
		const wrong = [...discrepancies(account), ...crossedAccounts(account)];
		if (wrong.length > 0) throw new Error(wrong.join('\n'));
		return result;
	};
	const loaded = (type: string, id: string) =>
		loadRecord(account, recordTypesOf(account).find(({ name }) => name === type)!, Number(id));

	return {
		account,
		customer,
		other,
		create: (type, body) => checked(() => String(createRecord(account, typeOf(type), body, options))),
		update: (type, id, body, ...replace) =>
			checked(() => updateRecord(account, typeOf(type), Number(id), body, { ...options, replace: new Set(replace) })),
		remove: (type, id) => checked(() => deleteRecord(account, typeOf(type), Number(id))),
		void: (type, id) => void checked(() => voidRecord(account, typeOf(type), Number(id))),
		transform: (from, id, to, body = {}) =>
			checked(() => {
				const draft = draftOf(account, from, Number(id), to);
				return String(createRecord(account, typeOf(to), mergedBody(typeOf(to), draft, body), options));
			}),
		show(type, id) {
			const record = loaded(type, id)!;
			const lists = Object.keys(record.type.restLists ?? {}).map((name) => [name, record.list(name).map(flat)]);
			return {
				...flat({ ...record.values, ...record.customValues }),
				lists: Object.fromEntries(lists) as Shown['lists'],
			};
		},
		gone: (type, id) => loaded(type, id) === null,
		ledger: (id) =>
			Object.fromEntries(
				account.store
					.all(
						'SELECT account, ROUND(SUM(amount), 3) AS amount FROM transactionaccountingline' +
							' WHERE "transaction" = ? AND accountingbook = 1 AND posting = \'T\' GROUP BY account HAVING ROUND(SUM(amount), 3) <> 0',
						[Number(id)],
					)
					.map((row) => [String(row.account), Number(row.amount)]),
			),
	};
}

/** What is settled and what settles it are on one account. */
function crossedAccounts({ store }: Account): string[] {
	return store
		.all(
			`SELECT k.previousdoc, k.nextdoc FROM nexttransactionlinelink k
			JOIN _transactionaccountingline p ON p."transaction" = k.previousdoc AND p.transactionline = k.previousline
			JOIN _transactionaccountingline n ON n."transaction" = k.nextdoc AND n.transactionline = k.nextline
			WHERE k.base IS NOT NULL AND p.accountingbook = 1 AND n.accountingbook = 1 AND p.account <> n.account`,
		)
		.map((row) => `settled across accounts: ${JSON.stringify(row)}`);
}

/** References as their IDs alone. */
function flat(row: object): Json {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => [name, (value as { id?: string } | null)?.id ?? value]),
	);
}

/** The sentence of a refusal, without its start. */
export function refusalOf(work: () => unknown): string {
	try {
		work();
	} catch (error) {
		if (error instanceof Refusal) return error.sentence.replace('Error while accessing a resource. ', '');
		throw error;
	}
	throw new Error('It was not refused.');
}

export const lines = (...items: Json[]) => ({ items });
/** An invoice line: a widget at that price. */
export const worth = (amount: number) => lines({ item: { id: '40' }, quantity: 1, rate: amount });
export const applied = (doc: string, amount?: number): Json => ({
	doc: { id: doc },
	apply: true,
	...(amount === undefined ? {} : { amount }),
});
