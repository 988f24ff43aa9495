import type { Account } from '../../account';
import { receivableAccount } from '../../business/people';
import { documentTypes } from '../../documentTypes';
import { accounts, subsidiaryOf, terms } from '../../reference';
import type { Row } from '../../store';
import type { SqlValue } from '../../../suiteql/engine';
import { addDays, localDateOf } from '../../time';
import { invalidReference, invalidSegment, invalidValue, missingValues } from '../refusal';
import { CURRENT_USER } from '../types';
import { postingPeriod } from './periods';
import type { DocumentRules } from './rules';

/**
 * The columns of a new document: what the client gave, and what follows from the customer, the date and what the
 * document is made from.
 * @throws Refusal
 */
export function completed(account: Account, rules: DocumentRules, given: Row): Row {
	const { store, features, clock } = account;
	const source = sourceOf(account, rules, given);
	const entity = given.entity ?? (rules.type === 'DepAppl' ? (source?.entity ?? null) : null);
	const row: Row = { ...given, entity };
	requireColumns(rules, row);
	const customer = entity === null ? null : store.get('SELECT * FROM _customer WHERE id = ?', [entity])!;
	const home = Number(customer?.subsidiary ?? 1);
	const subsidiary = Number(row['m.subsidiary'] ?? home);
	if (rules.type === 'Journal' && features.oneWorld && (row['m.subsidiary'] ?? null) === null) {
		throw missingValues(['Subsidiary']);
	}
	if (customer && subsidiary !== home && !isShared(account, entity, subsidiary)) {
		throw invalidSegment('entity', entity!, subsidiary);
	}
	if (source && source.entity !== entity) throw invalidReference(sourceName(rules), source.id);

	const base = subsidiaryOf(subsidiary).currency;
	const currency = Number(row.currency ?? source?.currency ?? customer?.currency ?? base);
	const trandate = ((row.trandate ?? null) as string | null) ?? localDateOf(clock.now());
	const receivable = Number(row.receivable ?? customer?.receivablesaccount ?? receivableAccount(subsidiary));
	const undeposited = row.undeposited === 'T' || (row.undeposited !== 'F' && (row.account ?? null) === null);
	const sells = rules.type === 'CustInvc' || rules.type === 'SalesOrd';
	const term = sells ? (row.terms ?? ('terms' in given ? null : (customer?.terms ?? null))) : null;
	return {
		...row,
		'm.subsidiary': subsidiary,
		currency,
		trandate,
		receivable,
		exchangerate: rateGiven(account, { base, currency, date: trandate }, row.exchangerate ?? null),
		postingperiod: documentTypes[rules.type].posting
			? postingPeriod(account, trandate, (row.postingperiod ?? null) as number | null)
			: null,
		...moneyAccount(rules, row, undeposited),
		createdby: CURRENT_USER,
		lastmodifiedby: CURRENT_USER,
		...(rules.type === 'CustInvc' || rules.type === 'Journal' ? { approvalstatus: row.approvalstatus ?? 2 } : {}),
		...(rules.type === 'SalesOrd' ? { status: row.status ?? null } : {}),
		...(sells ? { terms: term, employee: row.employee ?? customer?.salesrep ?? null } : {}),
		...(rules.type === 'CustInvc'
			? {
					duedate: row.duedate ?? dueDate(trandate, term as number | null),
					email: row.email ?? customer?.email ?? null,
				}
			: {}),
	};
}

/** @throws Refusal */
export function requireColumns(rules: DocumentRules, row: Row): void {
	const missing = Object.entries(rules.required).filter(([column]) => (row[column] ?? null) === null);
	if (missing.length > 0) throw missingValues(missing.map(([, label]) => label));
}

/** Whether the customer has that subsidiary as a further one. */
const isShared = ({ store }: Account, customer: SqlValue, subsidiary: number): boolean =>
	store.get('SELECT f.id FROM _furthersubsidiary f WHERE f.entity = ? AND f.subsidiary = ?', [customer, subsidiary]) !== null;

/** What the document is made from: an order, an invoice, a deposit. */
function sourceOf({ store }: Account, rules: DocumentRules, given: Row): Row | null {
	const id = given['m.createdfrom'] ?? null;
	if (id === null) return null;
	const source = store.get('SELECT id, type, entity, currency FROM _transaction WHERE id = ?', [id])!;
	if (!(rules.from as readonly string[]).includes(String(source.type))) throw invalidReference(sourceName(rules), id);
	return source;
}

const sourceName = ({ type }: DocumentRules) =>
	type === 'DepAppl' ? 'deposit' : type === 'CustDep' ? 'salesOrder' : 'createdFrom';

/** Believed: no currency is worth more of another. */
const HIGHEST_RATE = 1e6;

/**
 * The rate of a document: the given one, otherwise that day's. Believed: in the subsidiary's own currency it is 1, whatever
 * is given.
 * @throws Refusal
 */
export function rateGiven(
	account: Account,
	{ base, currency, date }: { base: number; currency: number; date: string },
	given: SqlValue,
): number {
	if (given !== null && !(Number(given) > 0 && Number(given) <= HIGHEST_RATE)) throw invalidValue('exchangeRate');
	return base === currency || given === null ? exchangeRate(account, base, currency, date) : Number(given);
}

/** The account's newest rate at that day: units of the subsidiary's currency for one of the document's. */
function exchangeRate({ store, rates }: Account, base: number, currency: number, date: string): number {
	if (base === currency) return 1;
	const row = store.get(
		'SELECT exchangerate FROM currencyrate WHERE basecurrency = ? AND transactioncurrency = ? AND effectivedate <= ?' +
			' ORDER BY effectivedate DESC, id DESC LIMIT 1',
		[base, currency, date],
	);
	return Number(row?.exchangerate ?? rates.rate(base, currency, date));
}

/** Believed: without terms an invoice is due at once. */
export function dueDate(date: string, term: number | null): string {
	return addDays(date, terms.find(({ id }) => id === term)?.days ?? 0);
}

/** Believed: money goes to undeposited funds unless an account is named; refunds come from the first bank account. */
function moneyAccount(rules: DocumentRules, row: Row, undeposited: boolean): Row {
	switch (rules.type) {
		case 'CustPymt':
		case 'CustDep':
			return { account: undeposited ? accounts.undeposited : (row.account ?? accounts.bank) };
		case 'CustRfnd':
			return { account: row.account ?? accounts.bank };
		default:
			return {};
	}
}
