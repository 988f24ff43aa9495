import type { Account } from '../../sandbox/account/account';

/** Everything that does not add up in an account, as sentences; none is as it should be. */
export function discrepancies(account: Account): string[] {
	return [
		...unbalancedDocuments(account),
		...wrongTotals(account),
		...wrongOpenAmounts(account),
		...wrongStatuses(account),
		...wrongLedgers(account),
		...danglingLinks(account),
	];
}

const listed = (account: Account, problem: string, sql: string) =>
	account.store.all(sql).map((row) => `${problem}: ${JSON.stringify(row)}`);

/** Thousandths are the smallest unit of any currency here. */
const equal = (a: string, b: string) => `ABS(COALESCE(${a}, 0) - COALESCE(${b}, 0)) < 0.0005`;

function unbalancedDocuments(account: Account): string[] {
	return [
		...listed(
			account,
			'debits and credits differ',
			`SELECT "transaction" AS id, accountingbook, SUM(amount) AS difference FROM transactionaccountingline
			GROUP BY 1, 2 HAVING NOT ${equal('SUM(amount)', '0')}`,
		),
		...listed(
			account,
			'lines do not add up to nothing',
			`SELECT "transaction" AS id, SUM(foreignamount) AS difference FROM transactionline GROUP BY 1
			HAVING NOT ${equal('SUM(foreignamount)', '0')}`,
		),
	];
}

function wrongTotals(account: Account): string[] {
	return [
		...listed(
			account,
			'the total is not what the lines say',
			`SELECT t.id, t.type, t.foreigntotal, m.foreignamount FROM "transaction" t
			JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T'
			WHERE t.type <> 'Journal' AND NOT ${equal('ABS(t.foreigntotal)', 'ABS(m.foreignamount)')}`,
		),
		...listed(
			account,
			'sales sell with the wrong sign',
			`SELECT t.id, l.id AS line FROM "transaction" t JOIN transactionline l ON l."transaction" = t.id AND l.mainline = 'F'
			WHERE (t.type IN ('CustInvc', 'SalesOrd') AND l.quantity > 0) OR (t.type = 'CustCred' AND l.quantity < 0)`,
		),
		...listed(
			account,
			'more or less than one main line',
			`SELECT t.id FROM "transaction" t LEFT JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T'
			GROUP BY t.id HAVING COUNT(m.id) <> 1`,
		),
		...listed(
			account,
			'the sign of the total',
			`SELECT id, type, foreigntotal FROM "transaction"
			WHERE (type IN ('CustCred', 'VendBill') AND foreigntotal > 0)
			OR (type NOT IN ('CustCred', 'VendBill') AND foreigntotal < 0)`,
		),
	];
}

/** Open amounts follow from the links alone. */
function wrongOpenAmounts(account: Account): string[] {
	const settledBy =
		"(SELECT SUM(foreignamount) FROM nexttransactionlinelink WHERE previousdoc = t.id AND linktype = 'Payment')";
	const settles =
		"(SELECT SUM(foreignamount) FROM nexttransactionlinelink WHERE nextdoc = t.id AND linktype = 'Payment')";
	const drawn = '(SELECT SUM(foreignamount) FROM nexttransactionlinelink WHERE previousdoc = t.id)';
	const wrong = (types: string, done: string, open: string, links: string) =>
		listed(
			account,
			`${done} is not what is applied`,
			`SELECT t.id, t.type, t.foreigntotal, t.${done}, t.${open}, ${links} AS links FROM "transaction" t
			WHERE t.type IN (${types}) AND NOT (${equal(`t.${done}`, links)}
			AND ${equal(`t.${done} + t.${open}`, 'ABS(t.foreigntotal)')} AND t.${open} >= 0 AND t.${done} >= 0)`,
		);
	return [
		...wrong("'CustInvc'", 'foreignamountpaid', 'foreignamountunpaid', settledBy),
		...wrong(
			"'CustPymt', 'CustCred'",
			'foreignpaymentamountused',
			'foreignpaymentamountunused',
			`COALESCE(${settles}, 0) + COALESCE(${settledBy}, 0)`,
		),
		...wrong("'CustDep'", 'foreignpaymentamountused', 'foreignpaymentamountunused', drawn),
		...wrong("'DepAppl'", 'foreignpaymentamountused', 'foreignpaymentamountunused', settles),
	];
}

function wrongStatuses(account: Account): string[] {
	return listed(
		account,
		'the status does not fit what is open',
		`SELECT id, type, status, voided, closedate, foreignamountunpaid, foreignpaymentamountunused FROM "transaction" WHERE NOT CASE
			WHEN voided = 'T' THEN status = 'V' AND COALESCE(foreigntotal, 0) = 0
				AND COALESCE(foreignamountunpaid, 0) = 0 AND COALESCE(foreignpaymentamountunused, 0) = 0
			WHEN status = 'V' THEN FALSE
			ELSE CASE type
			WHEN 'CustInvc' THEN CASE status
				WHEN 'A' THEN foreignamountunpaid > 0 AND closedate IS NULL
				WHEN 'B' THEN foreignamountunpaid = 0 AND closedate IS NOT NULL
				WHEN 'D' THEN posting = 'F' AND foreignamountpaid = 0
				ELSE FALSE END
			WHEN 'CustCred' THEN status = CASE WHEN voided = 'T' THEN 'V' WHEN foreignpaymentamountunused > 0 THEN 'A' ELSE 'B' END
			WHEN 'CustDep' THEN CASE WHEN voided = 'T' THEN status = 'V' WHEN foreignpaymentamountunused > 0
				THEN status IN ('A', 'B') ELSE status = 'C' END
			ELSE TRUE END END`,
	);
}

/**
 * For each customer and subsidiary the receivables in the general ledger are what is open: of invoices and debits,
 * less credits and payments. In the subsidiary's currency, exchange differences included.
 */
function wrongLedgers(account: Account): string[] {
	return listed(
		account,
		'the receivables ledger is not what is open',
		`SELECT entity, subsidiary, ROUND(SUM(amount), 3) AS ledger, ROUND(SUM(open), 3) AS open FROM (
			SELECT COALESCE(l.entity, t.entity) AS entity, m.subsidiary, a.amount,
				COALESCE(a.amountunpaid, 0) - COALESCE(a.paymentamountunused, 0) AS open
			FROM transactionaccountingline a
			JOIN account k ON k.id = a.account AND k.accttype = 'AcctRec'
			JOIN "transaction" t ON t.id = a."transaction"
			JOIN transactionline m ON m."transaction" = t.id AND m.mainline = 'T'
			LEFT JOIN transactionline l ON l."transaction" = t.id AND l.id = a.transactionline
			WHERE a.accountingbook = 1 AND a.posting = 'T'
		) GROUP BY entity, subsidiary HAVING NOT ${equal('SUM(amount)', 'SUM(open)')}`,
	);
}

function danglingLinks(account: Account): string[] {
	return listed(
		account,
		'a link leads nowhere, or between different customers or currencies',
		`SELECT l.previousdoc, l.nextdoc FROM nexttransactionlinelink l
		LEFT JOIN "transaction" p ON p.id = l.previousdoc LEFT JOIN "transaction" n ON n.id = l.nextdoc
		WHERE p.id IS NULL OR n.id IS NULL OR p.type <> l.previoustype OR n.type <> l.nexttype OR p.currency <> n.currency
		OR (p.entity <> n.entity AND p.type <> 'Journal' AND n.type <> 'Journal')`,
	);
}
