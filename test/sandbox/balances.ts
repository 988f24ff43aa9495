import type { Account } from '../../sandbox/account/account';

/**
 * What each customer owes, in each subsidiary and currency, found in four ways that share nothing but the tables: what
 * the documents were made out for, what is still open of them, what the general ledger says, and the customer's balance.
 */

/** Thousandths of a currency's unit: every currency's smallest unit is a whole number of them. */
type Thousandths = number;

type Sums = Map<string, Thousandths>;

const thousandths = (amount: unknown) => Math.round(Number(amount ?? 0) * 1000);

function add(sums: Sums, key: string, amount: Thousandths): void {
	sums.set(key, (sums.get(key) ?? 0) + amount);
}

/** Everything about which the ways disagree, as sentences; none is as it should be. */
export function disagreements(account: Account): string[] {
	const documents = fromDocuments(account);
	return [
		...compared('open amounts and documents', fromOpenAmounts(account), documents),
		...compared('general ledger and documents', fromLedger(account), documents),
		...[1, 2].flatMap((book) => {
			const { ledger, open } = booked(account, book);
			return compared(`general ledger of book ${book} and what it says is open`, ledger, open);
		}),
		...compared('balances of customers and documents', fromBalances(account), ofOwnCurrency(account, documents)),
		...compared('deposits in the general ledger and open deposits', ...deposits(account)),
	];
}

function compared(what: string, one: Sums, other: Sums): string[] {
	const keys = [...new Set([...one.keys(), ...other.keys()])].sort();
	return keys
		.filter((key) => (one.get(key) ?? 0) !== (other.get(key) ?? 0))
		.map((key) => `${what}: ${key}: ${(one.get(key) ?? 0) / 1000} and ${(other.get(key) ?? 0) / 1000}`);
}

const place = (row: { customer: unknown; subsidiary: unknown; currency: unknown }) =>
	`customer ${String(row.customer)}, subsidiary ${String(row.subsidiary)}, currency ${String(row.currency)}`;

/** What raises and lowers a receivable by its whole amount, whatever is applied to what. */
const signs: Readonly<Record<string, 1 | -1>> = { CustInvc: 1, CustCred: -1, CustPymt: -1, DepAppl: -1 };

function fromDocuments(account: Account): Sums {
	const sums: Sums = new Map();
	const documents = account.store.all(
		`SELECT t.type, t.entity AS customer, m.subsidiary, t.currency, ABS(t.foreigntotal) AS total FROM "transaction" t
		JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T' WHERE t.posting = 'T'`,
	);
	for (const { type, total, ...row } of documents) {
		const sign = signs[type as string];
		if (sign) add(sums, place(row as never), sign * thousandths(total));
	}
	// A refund gives back a credit or a payment; one of a deposit was never a receivable.
	const refunds = account.store.all(
		`SELECT t.entity AS customer, m.subsidiary, t.currency, SUM(l.foreignamount) AS total
		FROM nexttransactionlinelink l JOIN "transaction" t ON t.id = l.nextdoc AND t.type = 'CustRfnd'
		JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T'
		WHERE l.previoustype <> 'CustDep' GROUP BY 1, 2, 3`,
	);
	for (const { total, ...row } of refunds) add(sums, place(row as never), thousandths(total));
	const journals = account.store.all(
		`SELECT l.entity AS customer, m.subsidiary, t.currency, SUM(l.foreignamount) AS total FROM "transaction" t
		JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T'
		JOIN transactionline l ON l."transaction" = t.id
		JOIN transactionaccountingline a ON a."transaction" = t.id AND a.transactionline = l.id AND a.accountingbook = 1
		JOIN account k ON k.id = a.account AND k.accttype = 'AcctRec'
		WHERE t.type = 'Journal' AND t.posting = 'T' GROUP BY 1, 2, 3`,
	);
	for (const { total, ...row } of journals) add(sums, place(row as never), thousandths(total));
	return sums;
}

/** Receivables that are not paid, less what is paid or credited and not used. */
function fromOpenAmounts(account: Account): Sums {
	const sums: Sums = new Map();
	const rows = account.store.all(
		`SELECT COALESCE(l.entity, t.entity) AS customer, l.subsidiary, t.currency,
			SUM(COALESCE(l.foreignamountunpaid, 0)) AS unpaid, SUM(COALESCE(l.foreignpaymentamountunused, 0)) AS unused
		FROM transactionline l JOIN "transaction" t ON t.id = l."transaction"
		WHERE t.posting = 'T' AND t.type IN ('CustInvc', 'CustCred', 'CustPymt', 'DepAppl', 'Journal')
			-- What a deposit application takes from its deposit is settled as a line of its own, on no receivable.
			AND EXISTS (SELECT 1 FROM transactionaccountingline a JOIN account k ON k.id = a.account AND k.accttype = 'AcctRec'
				WHERE a."transaction" = t.id AND a.transactionline = l.id)
		GROUP BY 1, 2, 3`,
	);
	for (const { unpaid, unused, ...row } of rows) add(sums, place(row as never), thousandths(unpaid) - thousandths(unused));
	return sums;
}

/** The lines that are booked on receivables, in the transaction's currency. */
function fromLedger(account: Account): Sums {
	const sums: Sums = new Map();
	const rows = account.store.all(
		`SELECT COALESCE(l.entity, t.entity) AS customer, l.subsidiary, t.currency, SUM(l.foreignamount) AS amount
		FROM transactionaccountingline a JOIN account k ON k.id = a.account AND k.accttype = 'AcctRec'
		JOIN "transaction" t ON t.id = a."transaction"
		JOIN transactionline l ON l."transaction" = t.id AND l.id = a.transactionline
		WHERE a.accountingbook = 1 AND a.posting = 'T' GROUP BY 1, 2, 3`,
	);
	for (const { amount, ...row } of rows) add(sums, place(row as never), thousandths(amount));
	return sums;
}

/** In the subsidiary's currency, exchange differences included. */
function booked(account: Account, book: number): { ledger: Sums; open: Sums } {
	const ledger: Sums = new Map();
	const open: Sums = new Map();
	const rows = account.store.all(
		`SELECT COALESCE(l.entity, t.entity, x.entity) AS customer, m.subsidiary, t.currency, SUM(a.amount) AS amount,
			SUM(COALESCE(a.amountunpaid, 0)) AS unpaid, SUM(COALESCE(a.paymentamountunused, 0)) AS unused
		FROM transactionaccountingline a JOIN account k ON k.id = a.account AND k.accttype = 'AcctRec'
		JOIN "transaction" t ON t.id = a."transaction"
		JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T'
		LEFT JOIN transactionline l ON l."transaction" = t.id AND l.id = a.transactionline
		LEFT JOIN transactionline x ON x."transaction" = t.id AND x.id = (a.transactionline - 900) / 2
		WHERE a.accountingbook = ? AND a.posting = 'T' GROUP BY 1, 2, 3`,
		[book],
	);
	for (const { amount, unpaid, unused, ...row } of rows) {
		add(ledger, place(row as never), thousandths(amount));
		add(open, place(row as never), thousandths(unpaid) - thousandths(unused));
	}
	return { ledger, open };
}

/** `balancesearch` is in the customer's own currency. */
function fromBalances(account: Account): Sums {
	const rows = account.store.all('SELECT id, balancesearch FROM customer');
	return new Map(rows.map(({ id, balancesearch }) => [`customer ${String(id)}`, thousandths(balancesearch)]));
}

function ofOwnCurrency(account: Account, sums: Sums): Sums {
	const own = new Map(account.store.all('SELECT id, currency FROM _customer').map(({ id, currency }) => [id, currency]));
	const totals: Sums = new Map();
	for (const [key, amount] of sums) {
		const [customer, , currency] = [...key.matchAll(/\d+/g)].map(([digits]) => Number(digits)) as [number, number, number];
		if (own.get(customer) === currency) add(totals, `customer ${customer}`, amount);
	}
	return totals;
}

/** Deposits are a liability until they are applied or paid back. */
function deposits(account: Account): [ledger: Sums, open: Sums] {
	const ledger: Sums = new Map();
	const open: Sums = new Map();
	const lines = account.store.all(
		`SELECT t.entity AS customer, m.subsidiary, t.currency, -SUM(l.foreignamount) AS amount
		FROM transactionaccountingline a JOIN account k ON k.id = a.account AND k.acctnumber = '2100'
		JOIN "transaction" t ON t.id = a."transaction"
		JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T'
		JOIN transactionline l ON l."transaction" = t.id AND l.id = a.transactionline
		WHERE a.accountingbook = 1 AND a.posting = 'T' GROUP BY 1, 2, 3`,
	);
	for (const { amount, ...row } of lines) add(ledger, place(row as never), thousandths(amount));
	const rows = account.store.all(
		`SELECT t.entity AS customer, m.subsidiary, t.currency, SUM(t.foreignpaymentamountunused) AS unused FROM "transaction" t
		JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T' WHERE t.type = 'CustDep' GROUP BY 1, 2, 3`,
	);
	for (const { unused, ...row } of rows) add(open, place(row as never), thousandths(unused));
	return [ledger, open];
}
