/**
 * Queries of the kind that people run against NetSuite for receivables: reports, integrations, dashboards. Each stands
 * beside plain SQLite over the account's own tables that must give the same rows, or NetSuite's refusal.
 */
export interface QueryCase {
	what: string;
	q: string;
	/** SQLite that gives the same values, column by column; in any order unless the query sorts. */
	rows?: string;
	/** What the refusal says. */
	refusal?: string;
}

/** `7/8/2026`, as SuiteQL shows a day. */
const shown = (day: string) =>
	`CAST(strftime('%m', ${day}) AS INTEGER) || '/' || CAST(strftime('%d', ${day}) AS INTEGER) || '/' || strftime('%Y', ${day})`;

const TODAY = '(SELECT today FROM _clock)';
const MAIN = '_transactionline m ON m."transaction" = t.id AND m.id = 0';
const entityName =
	"CASE WHEN c.altname IS NULL OR c.altname = c.entityid THEN c.entityid ELSE c.entityid || ' ' || c.altname END";
/** Bucket of an open invoice by the days it is overdue. */
const bucket = (days: string) =>
	`CASE WHEN ${days} <= 0 THEN 'Current' WHEN ${days} <= 30 THEN '1-30' WHEN ${days} <= 60 THEN '31-60' ELSE 'Over 60' END`;
const daysLate = `CAST(julianday(${TODAY}) - julianday(t.duedate) AS INTEGER)`;
const suiteqlBucket = bucket('TRUNC(SYSDATE) - t.duedate');

/** `{customer}`, `{invoice}`, `{payment}`, `{deposit}`, `{journal}` stand for internal IDs. */
export const queries: readonly QueryCase[] = [
	{
		what: 'aging, one line for each open document',
		q: `SELECT BUILTIN.DF( Transaction.Entity ) AS Customer, Transaction.TranID, ( TRUNC( SYSDATE ) - Transaction.DueDate ) AS Age,
			( COALESCE( TransactionAccountingLine.AmountUnpaid, 0 ) - COALESCE( TransactionAccountingLine.PaymentAmountUnused, 0 ) ) AS OpenBalance
			FROM Transaction INNER JOIN TransactionAccountingLine ON ( TransactionAccountingLine.Transaction = Transaction.ID )
			WHERE ( Transaction.Entity = {customer} ) AND ( Transaction.Posting = 'T' ) AND ( Transaction.Voided = 'F' )
			AND TransactionAccountingLine.AccountingBook = 1
			AND ( ( TransactionAccountingLine.AmountUnpaid <> 0 ) OR ( TransactionAccountingLine.PaymentAmountUnused <> 0 ) )
			ORDER BY Transaction.TranDate, Transaction.ID`,
		rows: `SELECT ${entityName}, t.tranid, ${daysLate}, coalesce(a.amountunpaid, 0) - coalesce(a.paymentamountunused, 0)
			FROM _transaction t JOIN _transactionaccountingline a ON a."transaction" = t.id JOIN _customer c ON c.id = t.entity
			WHERE t.entity = {customer} AND t.posting = 'T' AND t.voided = 'F' AND a.accountingbook = 1
			AND (a.amountunpaid > 0 OR a.paymentamountunused > 0) ORDER BY t.trandate, t.id`,
	},
	{
		what: 'aging by customer in buckets, names quoted',
		q: `-- one row for each customer
			SELECT "Customer Name", SUM( "Net" ) AS "Total Open AR",
			SUM( CASE WHEN FLOOR( CURRENT_DATE - "Due Date" ) < 1 THEN "Net" ELSE 0 END ) AS "Current",
			SUM( CASE WHEN FLOOR( CURRENT_DATE - "Due Date" ) BETWEEN 1 AND 30 THEN "Net" ELSE 0 END ) AS "1-30 Days",
			SUM( CASE WHEN FLOOR( CURRENT_DATE - "Due Date" ) > 30 THEN "Net" ELSE 0 END ) AS "30+ Days"
			FROM ( SELECT BUILTIN.DF( t.entity ) AS "Customer Name", COALESCE( t.duedate, t.trandate ) AS "Due Date",
				t.foreignamountunpaid * COALESCE( t.exchangerate, 1 ) AS "Net"
				FROM transaction t INNER JOIN customer c ON ( c.id = t.entity )
				WHERE t.type = 'CustInvc' AND t.foreignamountunpaid <> 0 AND t.voided = 'F' )
			GROUP BY "Customer Name" ORDER BY "Customer Name"`,
		rows: `SELECT name, round(sum(net), 6), round(sum(CASE WHEN late < 1 THEN net ELSE 0 END), 6),
			round(sum(CASE WHEN late BETWEEN 1 AND 30 THEN net ELSE 0 END), 6), round(sum(CASE WHEN late > 30 THEN net ELSE 0 END), 6)
			FROM (SELECT ${entityName} AS name, round(t.foreignamountunpaid * t.exchangerate, 10) AS net,
			CAST(julianday(${TODAY}) - julianday(coalesce(t.duedate, t.trandate)) AS INTEGER) AS late
			FROM _transaction t JOIN _customer c ON c.id = t.entity WHERE t.type = 'CustInvc' AND t.foreignamountunpaid <> 0) GROUP BY name ORDER BY name`,
	},
	{
		what: 'aging buckets, grouped by the CASE itself',
		q: `SELECT ${suiteqlBucket} AS aging_bucket, COUNT(*) AS invoice_count, SUM(t.foreignamountunpaid) AS amount
			FROM transaction t WHERE t.type = 'CustInvc' AND t.foreignamountunpaid > 0 AND t.duedate IS NOT NULL
			GROUP BY ${suiteqlBucket} ORDER BY MIN(TRUNC(SYSDATE) - t.duedate) FETCH FIRST 10 ROWS ONLY`,
		rows: `SELECT ${bucket(daysLate)}, count(*), round(sum(t.foreignamountunpaid), 6) FROM _transaction t
			WHERE t.type = 'CustInvc' AND t.foreignamountunpaid > 0 AND t.duedate IS NOT NULL GROUP BY 1 ORDER BY min(${daysLate})`,
	},
	{
		what: 'open receivables from the analytic table',
		q: `SELECT customer, COUNT(DISTINCT transaction) AS docs, SUM(openbalance) AS balance FROM AccountsReceivableAging
			WHERE accountingbook = 1 GROUP BY customer HAVING SUM(openbalance) <> 0 ORDER BY 3 DESC, 1`,
		rows: `SELECT l.entity, count(DISTINCT l."transaction"), round(sum(coalesce(a.amountunpaid, 0) - coalesce(a.paymentamountunused, 0)), 6) AS b
			FROM _transactionaccountingline a JOIN _transactionline l ON l."transaction" = a."transaction" AND l.id = a.transactionline
			JOIN account k ON k.id = a.account JOIN _transaction t ON t.id = l."transaction" WHERE a.accountingbook = 1 AND a.posting = 'T' AND t.voided = 'F'
			AND k.accttype = 'AcctRec' AND (l.foreignamountunpaid > 0 OR l.foreignpaymentamountunused > 0) GROUP BY l.entity HAVING b <> 0 ORDER BY b DESC, 1`,
	},
	{
		what: 'open invoices with customer and days overdue',
		q: `SELECT t.id, t.tranid, c.companyname, t.duedate, t.foreignamountunpaid AS bal, t.daysoverduesearch FROM transaction t
			JOIN customer c ON c.id = t.entity WHERE t.type = 'CustInvc' AND t.foreignamountunpaid > 0 ORDER BY t.daysoverduesearch DESC, t.id FETCH FIRST 20 ROWS ONLY`,
		rows: `SELECT t.id, t.tranid, c.companyname, ${shown('t.duedate')}, t.foreignamountunpaid, max(0, ${daysLate}) AS late FROM _transaction t
			JOIN _customer c ON c.id = t.entity WHERE t.type = 'CustInvc' AND t.foreignamountunpaid > 0
			ORDER BY late DESC NULLS FIRST, t.id LIMIT 20`,
	},
	{
		what: 'customers with an overdue balance',
		q: `SELECT Customer.ID, Customer.EntityID, BUILTIN.DF( Customer.Terms ) AS Terms, Customer.OnCreditHold, Customer.CreditLimit,
			Customer.OverdueBalanceSearch, BUILTIN.DF( Customer.SalesRep ) AS SalesRep FROM Customer WHERE ( OverdueBalanceSearch > 0 ) ORDER BY Customer.ID`,
		rows: `SELECT c.id, c.entityid, (SELECT name FROM term WHERE id = c.terms), c.oncredithold, c.creditlimit, round(sum(t.foreignamountunpaid), 3),
			(SELECT entityid FROM employee WHERE id = c.salesrep) FROM _customer c JOIN _transaction t ON t.entity = c.id AND t.currency = c.currency
			WHERE t.type = 'CustInvc' AND t.posting = 'T' AND t.foreignamountunpaid > 0 AND t.duedate < ${TODAY} GROUP BY c.id ORDER BY c.id`,
	},
	{
		what: 'receivables by subsidiary, which only the lines have',
		q: `SELECT BUILTIN.DF(tl.subsidiary) AS subsidiary, COUNT(t.id) AS n, SUM(t.foreignamountunpaid) AS open FROM transaction t
			INNER JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'T' WHERE t.type = 'CustInvc' GROUP BY BUILTIN.DF(tl.subsidiary) ORDER BY 1`,
		rows: `SELECT s.fullname, count(*), round(sum(t.foreignamountunpaid), 6) FROM _transaction t JOIN ${MAIN} JOIN subsidiary s ON s.id = m.subsidiary
			WHERE t.type = 'CustInvc' GROUP BY s.fullname ORDER BY 1`,
	},
	{
		what: 'days sales outstanding out of scalar sub-selects',
		q: `SELECT (SELECT SUM(foreignamountunpaid) FROM transaction WHERE type = 'CustInvc' AND posting = 'T') AS ar,
			ROUND((SELECT SUM(foreignamountunpaid) FROM transaction WHERE type = 'CustInvc' AND posting = 'T') /
			NULLIF((SELECT SUM(foreigntotal) FROM transaction WHERE type = 'CustInvc' AND posting = 'T' AND trandate >= CURRENT_DATE - 90) / 90, 0), 1) AS dso FROM DUAL`,
		rows: `SELECT round(sum(foreignamountunpaid), 6), round(sum(foreignamountunpaid) / (sum(CASE WHEN julianday(${TODAY}) - julianday(trandate) < 90 + 0.3
			THEN foreigntotal END) / 90), 1) FROM _transaction WHERE type = 'CustInvc' AND posting = 'T'`,
	},
	{
		what: 'sales by month in columns',
		q: `SELECT EXTRACT(YEAR FROM t.trandate) AS yr, SUM(CASE WHEN EXTRACT(MONTH FROM t.trandate) = 1 THEN t.foreigntotal ELSE 0 END) AS jan,
			SUM(CASE WHEN EXTRACT(MONTH FROM t.trandate) = 12 THEN t.foreigntotal ELSE 0 END) AS dec FROM transaction t
			WHERE t.type = 'CustInvc' GROUP BY EXTRACT(YEAR FROM t.trandate) ORDER BY yr`,
		rows: `SELECT CAST(strftime('%Y', trandate) AS INTEGER), round(sum(CASE strftime('%m', trandate) WHEN '01' THEN foreigntotal ELSE 0 END), 6),
			round(sum(CASE strftime('%m', trandate) WHEN '12' THEN foreigntotal ELSE 0 END), 6) FROM _transaction WHERE type = 'CustInvc' GROUP BY 1 ORDER BY 1`,
	},
	{
		what: 'the best customers, ranked',
		q: `SELECT entity, total, RANK() OVER (ORDER BY total DESC) AS place FROM (SELECT t.entity, SUM(t.foreigntotal * t.exchangerate) AS total
			FROM transaction t WHERE t.type IN ('CustInvc', 'CustCred') GROUP BY t.entity) WHERE ROWNUM <= 500 ORDER BY place, entity`,
		rows: `SELECT entity, round(total, 6), (SELECT count(*) + 1 FROM (SELECT sum(round(foreigntotal * exchangerate, 10)) AS other FROM _transaction
			WHERE type IN ('CustInvc', 'CustCred') GROUP BY entity) WHERE round(other, 6) > round(total, 6)) AS place FROM (SELECT entity, sum(round(foreigntotal * exchangerate, 10)) AS total
			FROM _transaction WHERE type IN ('CustInvc', 'CustCred') GROUP BY entity) ORDER BY place, entity`,
	},
	{
		what: 'the latest invoice of each customer',
		q: `SELECT entity, id FROM (SELECT t.entity, t.id, ROW_NUMBER() OVER (PARTITION BY t.entity ORDER BY t.trandate DESC, t.id DESC) AS rn
			FROM transaction t WHERE t.type = 'CustInvc') WHERE rn = 1 ORDER BY entity`,
		rows: `SELECT entity, (SELECT i.id FROM _transaction i WHERE i.entity = t.entity AND i.type = 'CustInvc' ORDER BY i.trandate DESC, i.id DESC LIMIT 1)
			FROM _transaction t WHERE type = 'CustInvc' GROUP BY entity ORDER BY entity`,
	},
	{
		what: 'what was applied to an invoice',
		q: `SELECT NT.ID, NT.TranID, BUILTIN.DF( NT.Type ) AS Kind, NTLL.ForeignAmount FROM NextTransactionLineLink AS NTLL
			INNER JOIN Transaction AS NT ON ( NT.ID = NTLL.NextDoc ) WHERE ( NTLL.PreviousDoc = {invoice} ) AND ( NTLL.LinkType = 'Payment' ) ORDER BY NT.ID`,
		rows: `SELECT n.id, n.tranid, CASE n.type WHEN 'CustPymt' THEN 'Payment' WHEN 'CustCred' THEN 'Credit Memo' WHEN 'DepAppl' THEN 'Deposit Application' ELSE 'Journal' END,
			k.foreignamount FROM nexttransactionlinelink k JOIN _transaction n ON n.id = k.nextdoc WHERE k.previousdoc = {invoice} AND k.linktype = 'Payment' ORDER BY n.id`,
	},
	{
		what: 'what a payment was applied to',
		q: `SELECT pt.tranid, SUM(ptll.foreignamount) AS applied FROM PreviousTransactionLineLink ptll JOIN transaction pt ON pt.id = ptll.previousdoc
			WHERE ptll.nextdoc = {payment} AND ptll.previoustype = 'CustInvc' GROUP BY pt.tranid, pt.id ORDER BY pt.id`,
		rows: `SELECT p.tranid, round(sum(k.foreignamount), 6) FROM nexttransactionlinelink k JOIN _transaction p ON p.id = k.previousdoc
			WHERE k.nextdoc = {payment} AND k.previoustype = 'CustInvc' GROUP BY p.id ORDER BY p.id`,
	},
	{
		what: 'the day an invoice was last paid on',
		q: `SELECT t.id, TO_CHAR(pay.last_payment_date, 'YYYY-MM-DD') AS paid_date FROM transaction t LEFT JOIN (SELECT link.previousdoc AS invoice_id, MAX(nxt.trandate) AS last_payment_date
			FROM NextTransactionLink link JOIN transaction nxt ON nxt.id = link.nextdoc WHERE nxt.type IN ('CustPymt', 'CustCred', 'Journal') GROUP BY link.previousdoc) pay
			ON pay.invoice_id = t.id WHERE t.type = 'CustInvc' AND t.posting = 'T' AND t.voided = 'F' AND t.trandate >= ADD_MONTHS(TRUNC(SYSDATE), -12) ORDER BY t.id`,
		rows: `SELECT t.id, (SELECT max(n.trandate) FROM nexttransactionlinelink k JOIN _transaction n ON n.id = k.nextdoc WHERE k.previousdoc = t.id
			AND n.type IN ('CustPymt', 'CustCred', 'Journal')) FROM _transaction t WHERE t.type = 'CustInvc' AND t.posting = 'T' AND t.voided = 'F' AND t.trandate >= date(${TODAY}, '-1 year') ORDER BY t.id`,
	},
	{
		what: 'all documents around an invoice',
		q: `SELECT ntl.previousdoc, ntl.nextdoc, ntl.linktype, nd.tranid FROM nexttransactionlink ntl JOIN transaction nd ON nd.id = ntl.nextdoc
			WHERE ntl.previousdoc = {invoice} OR ntl.nextdoc = {invoice} ORDER BY 1, 2`,
		rows: `SELECT DISTINCT k.previousdoc, k.nextdoc, k.linktype, n.tranid FROM nexttransactionlinelink k JOIN _transaction n ON n.id = k.nextdoc
			WHERE k.previousdoc = {invoice} OR k.nextdoc = {invoice} ORDER BY 1, 2`,
	},
	{
		what: 'payments that are not used up',
		q: `SELECT id, tranid, ABS(foreigntotal) AS amount, foreignpaymentamountused, foreignpaymentamountunused FROM transaction
			WHERE recordtype = 'customerpayment' AND foreignpaymentamountunused > 0 AND voided = 'F' ORDER BY foreignpaymentamountunused DESC, id`,
		rows: `SELECT id, tranid, abs(foreigntotal), foreignpaymentamountused, foreignpaymentamountunused FROM _transaction
			WHERE type = 'CustPymt' AND foreignpaymentamountunused > 0 AND voided = 'F' ORDER BY foreignpaymentamountunused DESC, id`,
	},
	{
		what: 'open credit memos, and used ones on open invoices',
		q: `SELECT t.id FROM transaction t WHERE t.type = 'CustCred' AND BUILTIN.CF(t.status) = 'CustCred:A'
			UNION SELECT DISTINCT l.nextdoc AS id FROM NextTransactionLineLink l INNER JOIN transaction cm ON cm.id = l.nextdoc INNER JOIN transaction inv ON inv.id = l.previousdoc
			WHERE cm.type = 'CustCred' AND BUILTIN.CF(cm.status) = 'CustCred:B' AND BUILTIN.CF(inv.status) = 'CustInvc:A' AND l.linktype = 'Payment' ORDER BY 1`,
		rows: `SELECT id FROM _transaction t WHERE type = 'CustCred' AND (status = 'A' OR status = 'B' AND EXISTS (SELECT 1 FROM nexttransactionlinelink k
			JOIN _transaction i ON i.id = k.previousdoc AND i.type = 'CustInvc' AND i.status = 'A' WHERE k.nextdoc = t.id AND k.linktype = 'Payment')) ORDER BY 1`,
	},
	{
		what: 'deposits with what their applications paid',
		q: `SELECT depa.id, cd.tranid AS deposit, inv.tranid AS invoice FROM transaction depa
			INNER JOIN previousTransactionLineLink ptll_cd ON depa.id = ptll_cd.nextdoc AND ptll_cd.linktype = 'DepAppl' INNER JOIN transaction cd ON ptll_cd.previousdoc = cd.id
			INNER JOIN previousTransactionLineLink ptll_inv ON depa.id = ptll_inv.nextdoc AND ptll_inv.linktype = 'Payment' INNER JOIN transaction inv ON ptll_inv.previousdoc = inv.id
			WHERE depa.type = 'DepAppl' ORDER BY depa.id, inv.id`,
		rows: `SELECT a.id, d.tranid AS deposit, i.tranid FROM _transaction a JOIN nexttransactionlinelink x ON x.nextdoc = a.id AND x.linktype = 'DepAppl' JOIN _transaction d ON d.id = x.previousdoc
			JOIN nexttransactionlinelink y ON y.nextdoc = a.id AND y.linktype = 'Payment' JOIN _transaction i ON i.id = y.previousdoc WHERE a.type = 'DepAppl' ORDER BY a.id, i.id`,
	},
	{
		what: 'customer deposits, the status without its type',
		q: `SELECT ID, TranDate, BUILTIN.DF( PaymentMethod ) AS PaymentMethod, ForeignTotal AS PaymentAmount, ForeignPaymentAmountUsed AS AmountApplied,
			REPLACE( BUILTIN.DF( Status ), BUILTIN.DF( Type ) || ' : ', '' ) AS Status FROM Transaction WHERE ( Type = 'CustDep' ) AND ( Voided = 'F' ) ORDER BY ID`,
		rows: `SELECT t.id, ${shown('t.trandate')}, p.name, t.foreigntotal, t.foreignpaymentamountused, CASE t.status WHEN 'A' THEN 'Not Deposited' WHEN 'B' THEN 'Deposited'
			WHEN 'C' THEN 'Fully Applied' END FROM _transaction t LEFT JOIN paymentmethod p ON p.id = t.paymentmethod WHERE t.type = 'CustDep' AND t.voided = 'F' ORDER BY t.id`,
	},
	{
		what: 'orders and the invoices made of them',
		q: `SELECT DISTINCT NTL.PreviousDoc AS SalesOrder, NTL.NextDoc AS Invoice, Invoice.TranID FROM NextTransactionLink AS NTL
			INNER JOIN Transaction AS SalesOrder ON ( SalesOrder.ID = NTL.PreviousDoc ) INNER JOIN Transaction AS Invoice ON ( Invoice.ID = NTL.NextDoc )
			WHERE ( SalesOrder.Type = 'SalesOrd' ) AND ( NTL.LinkType IN ( 'OrdBill', 'ShipRcpt' ) ) ORDER BY 1, 2`,
		rows: `SELECT DISTINCT o.id, i.id AS invoice, i.tranid FROM nexttransactionlinelink k JOIN _transaction o ON o.id = k.previousdoc AND o.type = 'SalesOrd' JOIN _transaction i ON i.id = k.nextdoc
			WHERE k.linktype IN ('OrdBill', 'ShipRcpt') ORDER BY 1, 2`,
	},
	{
		what: 'the order an invoice was created from',
		q: `SELECT inv.id, BUILTIN.DF(tl.createdfrom) AS source FROM transaction inv JOIN transactionline tl ON tl.transaction = inv.id AND tl.mainline = 'T'
			WHERE inv.type = 'CustInvc' AND tl.createdfrom IS NOT NULL ORDER BY inv.id`,
		rows: `SELECT t.id, 'Sales Order' || CASE WHEN o.tranid IS NULL THEN '' ELSE ' #' || o.tranid END FROM _transaction t JOIN ${MAIN} JOIN _transaction o ON o.id = m.createdfrom
			WHERE t.type = 'CustInvc' ORDER BY t.id`,
	},
	{
		what: 'payment numbers of each invoice in one text',
		q: `SELECT l.previousdoc, LISTAGG(n.id || '=' || l.foreignamount, '; ') WITHIN GROUP (ORDER BY n.id) AS payments FROM NextTransactionLineLink l
			INNER JOIN transaction n ON n.id = l.nextdoc WHERE l.linktype = 'Payment' AND n.type = 'CustPymt' GROUP BY l.previousdoc HAVING COUNT(*) > 1 ORDER BY 1`,
		rows: `SELECT k.previousdoc, group_concat(n.id || '=' || CASE WHEN k.foreignamount < 1 THEN ltrim(k.foreignamount, '0') WHEN k.foreignamount = CAST(k.foreignamount AS INTEGER)
			THEN CAST(k.foreignamount AS INTEGER) ELSE k.foreignamount END, '; ' ORDER BY n.id) FROM nexttransactionlinelink k
			JOIN _transaction n ON n.id = k.nextdoc WHERE k.linktype = 'Payment' AND n.type = 'CustPymt' GROUP BY k.previousdoc HAVING count(*) > 1 ORDER BY 1`,
	},
	{
		what: 'the general ledger impact of one document',
		q: `SELECT BUILTIN.DF( TransactionAccountingLine.Account ) AS Account, TransactionAccountingLine.Debit, TransactionAccountingLine.Credit, TransactionLine.Memo
			FROM TransactionAccountingLine INNER JOIN TransactionLine ON ( TransactionLine.Transaction = TransactionAccountingLine. Transaction )
			AND ( TransactionLine.ID = TransactionAccountingLine. TransactionLine ) WHERE ( TransactionAccountingLine.Transaction = {invoice} )
			AND ( ( TransactionAccountingLine.Debit IS NOT NULL ) OR ( TransactionAccountingLine.Credit IS NOT NULL ) ) AND AccountingBook = 1 ORDER BY TransactionLine.ID`,
		rows: `SELECT k.accountsearchdisplayname, CASE WHEN a.amount > 0 THEN a.amount END, CASE WHEN a.amount < 0 THEN -a.amount END, l.memo FROM _transactionaccountingline a
			JOIN _transactionline l ON l."transaction" = a."transaction" AND l.id = a.transactionline JOIN account k ON k.id = a.account
			WHERE a."transaction" = {invoice} AND a.amount <> 0 AND a.accountingbook = 1 ORDER BY l.id`,
	},
	{
		what: 'the ledger by type of document and account in a relative range',
		q: `SELECT BUILTIN.DF( Transaction.Type ) AS TransactionType, BUILTIN.DF( Account.AcctType ) AS AccountType, Account.DisplayNameWithHierarchy AS AccountHierarchy,
			SUM( TransactionAccountingLine.Debit ) AS Debits, SUM( TransactionAccountingLine.Credit ) AS Credits FROM Transaction
			INNER JOIN TransactionAccountingLine ON ( TransactionAccountingLine.Transaction = Transaction.ID ) INNER JOIN Account ON ( Account.ID = TransactionAccountingLine.Account )
			WHERE ( Transaction.TranDate >= BUILTIN.RELATIVE_RANGES( 'DAGO90', 'START' ) ) AND Transaction.Type = 'CustPymt'
			GROUP BY BUILTIN.DF( Transaction.Type ), BUILTIN.DF( Account.AcctType ), Account.DisplayNameWithHierarchy ORDER BY TransactionType, AccountType, DisplayNameWithHierarchy`,
		rows: `SELECT 'Payment', CASE k.accttype WHEN 'AcctRec' THEN 'Accounts Receivable' WHEN 'Bank' THEN 'Bank' WHEN 'OthCurrAsset' THEN 'Other Current Asset' WHEN 'OthIncome' THEN 'Other Income'
			ELSE k.accttype END, k.accountsearchdisplayname, round(sum(CASE WHEN a.amount > 0 THEN a.amount END), 6), round(sum(CASE WHEN a.amount < 0 THEN -a.amount END), 6)
			FROM _transaction t JOIN _transactionaccountingline a ON a."transaction" = t.id JOIN account k ON k.id = a.account
			WHERE t.type = 'CustPymt' AND t.trandate >= date(${TODAY}, '-90 days') GROUP BY k.id ORDER BY 2, 3`,
	},
	{
		what: 'a trial balance',
		q: `SELECT a.acctnumber, a.fullname, SUM(NVL(tal.debit, 0)) - SUM(NVL(tal.credit, 0)) AS balance FROM transactionaccountingline tal JOIN transaction t ON t.id = tal.transaction
			JOIN account a ON a.id = tal.account WHERE tal.posting = 'T' AND tal.accountingbook = 1 AND t.voided = 'F' GROUP BY a.acctnumber, a.fullname
			HAVING SUM(NVL(tal.debit, 0)) - SUM(NVL(tal.credit, 0)) <> 0 ORDER BY a.acctnumber`,
		rows: `SELECT k.acctnumber, k.fullname, round(sum(a.amount), 6) AS balance FROM _transactionaccountingline a JOIN account k ON k.id = a.account JOIN _transaction t ON t.id = a."transaction"
			WHERE a.posting = 'T' AND a.accountingbook = 1 AND t.voided = 'F' GROUP BY k.id HAVING balance <> 0 ORDER BY k.acctnumber NULLS LAST`,
	},
	{
		what: 'sales by accounting period',
		q: `SELECT ap.periodname, TO_CHAR(ap.startdate, 'YYYY-MM') AS m, ParentPeriod.PeriodName AS quarter, COUNT(*) AS n FROM transaction t LEFT JOIN accountingperiod ap ON ap.id = t.postingperiod
			INNER JOIN accountingperiod ParentPeriod ON ParentPeriod.id = ap.parent WHERE t.type = 'CustInvc' AND ap.isposting = 'T' AND ap.isquarter = 'F' GROUP BY ap.periodname, ap.startdate, ParentPeriod.PeriodName ORDER BY ap.startdate`,
		rows: `SELECT p.periodname, substr(p.startdate, 1, 7), 'Q' || ((CAST(substr(p.startdate, 6, 2) AS INTEGER) + 2) / 3) || ' ' || substr(p.startdate, 1, 4), count(*) FROM _transaction t
			JOIN accountingperiod p ON p.id = t.postingperiod WHERE t.type = 'CustInvc' GROUP BY p.id ORDER BY p.startdate`,
	},
	{
		what: 'documents of last fiscal year by their periods',
		q: "SELECT type, COUNT(*) AS n FROM transaction WHERE postingperiod IN (BUILTIN.PERIOD('LFY', 'START', 'ALL', 'BETWEEN')) GROUP BY type ORDER BY type",
		rows: `SELECT t.type, count(*) FROM _transaction t JOIN accountingperiod p ON p.id = t.postingperiod WHERE strftime('%Y', p.startdate) = strftime('%Y', ${TODAY}, '-1 year') GROUP BY t.type ORDER BY t.type`,
	},
	{
		what: 'journals on receivables, the customer on the line',
		q: `WITH interco AS ( SELECT DISTINCT tal.transaction FROM transactionaccountingline tal LEFT JOIN account a ON a.id = tal.account LEFT JOIN transaction t ON t.id = tal.transaction
			WHERE t.posting = 'T' AND tal.amount != 0 AND a.fullname LIKE '%Receivable%' AND t.recordtype = 'journalentry' ),
			lines AS ( SELECT i.transaction, tl.entity, tl.id FROM interco i LEFT JOIN transactionline tl ON tl.transaction = i.transaction )
			SELECT t.tranid, l.entity, COUNT(*) AS n FROM lines l LEFT JOIN transaction t ON t.id = l.transaction GROUP BY t.tranid, l.entity ORDER BY t.tranid, l.entity`,
		rows: `SELECT t.tranid, l.entity, count(*) FROM _transaction t JOIN _transactionline l ON l."transaction" = t.id WHERE t.type = 'Journal' AND t.posting = 'T' AND EXISTS
			(SELECT 1 FROM _transactionaccountingline a JOIN account k ON k.id = a.account WHERE a."transaction" = t.id AND a.amount <> 0 AND k.fullname LIKE '%Receivable%')
			GROUP BY t.tranid, l.entity ORDER BY t.tranid NULLS LAST, l.entity NULLS LAST`,
	},
	{
		what: 'journals in a range of days',
		q: `SELECT Transaction.ID, BUILTIN.DF( Transaction.PostingPeriod ) AS PostingPeriod, BUILTIN.DF( Transaction.Status ) AS Status, BUILTIN.DF( Transaction.CreatedBy ) AS CreatedBy FROM Transaction
			WHERE ( Transaction.Type = 'Journal' ) AND ( Transaction.TranDate BETWEEN TO_DATE( '2025-01-01', 'YYYY-MM-DD' ) AND TO_DATE( '2025-12-31', 'YYYY-MM-DD' ) ) ORDER BY Transaction.ID DESC`,
		rows: `SELECT t.id, p.periodname, 'Journal : ' || CASE t.status WHEN 'A' THEN 'Pending Approval' WHEN 'B' THEN 'Approved for Posting' ELSE 'Voided' END, e.entityid FROM _transaction t
			LEFT JOIN accountingperiod p ON p.id = t.postingperiod JOIN employee e ON e.id = t.createdby WHERE t.type = 'Journal' AND t.trandate BETWEEN '2025-01-01' AND '2025-12-31' ORDER BY t.id DESC`,
	},
	{
		what: 'the income of a month at the consolidated rate of its period',
		q: `SELECT s.name, ROUND(SUM(-tal.amount * cer.averagerate), 1) AS amount FROM transaction t LEFT JOIN transactionline tl ON tl.transaction = t.id
			LEFT JOIN transactionaccountingline tal ON tal.transaction = t.id AND tal.transactionline = tl.id LEFT JOIN account a ON a.id = tal.account LEFT JOIN subsidiary s ON s.id = tl.subsidiary
			LEFT JOIN consolidatedexchangerate cer ON cer.postingperiod = t.postingperiod AND cer.fromsubsidiary = s.id AND cer.tosubsidiary = 1 AND cer.accountingbook = 1
			WHERE t.posting = 'T' AND a.accttype IN ('Income', 'COGS') AND tal.accountingbook = 1 AND t.trandate >= '6/1/2025' AND t.trandate <= '6/30/2025' GROUP BY s.name ORDER BY s.name`,
		rows: `SELECT s.name, round(sum(-a.amount * CASE s.currency WHEN 1 THEN 1 ELSE (SELECT round(avg(exchangerate), 8) FROM currencyrate WHERE basecurrency = 1 AND transactioncurrency = s.currency
			AND effectivedate BETWEEN '2025-06-01' AND '2025-06-30') END), 1) FROM _transaction t JOIN _transactionline l ON l."transaction" = t.id JOIN _transactionaccountingline a ON a."transaction" = t.id
			AND a.transactionline = l.id JOIN account k ON k.id = a.account JOIN subsidiary s ON s.id = l.subsidiary WHERE t.posting = 'T' AND k.accttype = 'Income' AND a.accountingbook = 1
			AND t.trandate BETWEEN '2025-06-01' AND '2025-06-30' GROUP BY s.name ORDER BY s.name`,
	},
	{
		what: 'status of every type',
		q: `SELECT DISTINCT Transaction.Type AS TransactionType, Status, BUILTIN.CF( Status ) AS CFStatus FROM Transaction WHERE Status IS NOT NULL ORDER BY TransactionType, Status`,
		rows: `SELECT DISTINCT type, status, type || ':' || status FROM _transaction WHERE status IS NOT NULL ORDER BY type, status`,
	},
	{
		what: 'status by its own table',
		q: `SELECT ts.fullname, COUNT(*) AS n FROM transaction t LEFT JOIN TransactionStatus ts ON t.type = ts.trantype AND t.status = ts.id AND t.customtype = ts.trancustomtype
			WHERE t.type = 'CustInvc' GROUP BY ts.fullname ORDER BY 1`,
		rows: `SELECT 'Invoice : ' || CASE status WHEN 'A' THEN 'Open' WHEN 'B' THEN 'Paid In Full' WHEN 'D' THEN 'Pending Approval' ELSE 'Voided' END, count(*) FROM _transaction
			WHERE type = 'CustInvc' GROUP BY 1 ORDER BY 1`,
	},
	{
		what: 'orders by status with a total row',
		q: `SELECT BUILTIN.DF( Status ) AS StatusName, COUNT( * ) AS TransactionCount, SUM( ForeignTotal ) AS TotalAmount FROM Transaction WHERE ( Type = 'SalesOrd' ) GROUP BY ROLLUP( BUILTIN.DF( Status ) )`,
		rows: `SELECT 'Sales Order : ' || CASE status WHEN 'B' THEN 'Pending Fulfillment' WHEN 'C' THEN 'Cancelled' WHEN 'F' THEN 'Pending Billing' ELSE 'Billed' END, count(*), round(sum(foreigntotal), 6)
			FROM _transaction WHERE type = 'SalesOrd' GROUP BY status UNION ALL SELECT NULL, count(*), round(sum(foreigntotal), 6) FROM _transaction WHERE type = 'SalesOrd'`,
	},
	{
		what: 'customers who bought nothing lately',
		q: `SELECT c.id FROM customer c WHERE NOT EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id AND t.type = 'CustInvc' AND t.trandate > SYSDATE - 60) AND c.isinactive = 'F' ORDER BY c.id`,
		rows: `SELECT id FROM _customer WHERE isinactive = 'F' AND id NOT IN (SELECT entity FROM _transaction WHERE type = 'CustInvc' AND trandate > date(${TODAY}, '-60 days')) ORDER BY id`,
	},
	{
		what: 'e-mail addresses that several customers share',
		q: 'SELECT LOWER(email) AS email, COUNT(*) AS cnt, MIN(id) AS first_id FROM customer WHERE email IS NOT NULL GROUP BY LOWER(email) HAVING COUNT(*) > 1 ORDER BY cnt DESC, email',
		rows: 'SELECT lower(email), count(*) AS n, min(id) FROM _customer WHERE email IS NOT NULL GROUP BY lower(email) HAVING n > 1 ORDER BY n DESC, 1',
	},
	{
		what: 'contacts with the customer they belong to',
		q: `SELECT co.id, co.entityid, BUILTIN.DF(co.contactrole) AS role, cu.id AS customer FROM contact co LEFT OUTER JOIN customer cu ON cu.id = co.company
			WHERE NVL(co.isinactive, 'F') = 'F' AND co.email LIKE '%@%' ORDER BY co.id`,
		rows: `SELECT p.id, p.entityid, CASE p.contactrole WHEN -10 THEN 'Primary Contact' WHEN -20 THEN 'Alternate Contact' WHEN 3 THEN 'Accounts Payable' END, c.id AS customer FROM contact p
			LEFT JOIN _customer c ON c.id = p.company WHERE p.isinactive = 'F' AND p.email LIKE '%@%' ORDER BY p.id`,
	},
	{
		what: 'billing addresses',
		q: `SELECT c.id, b.label, a.addr1, a.city, a.zip, a.country FROM customer c LEFT JOIN customerAddressbook b ON b.entity = c.id AND b.defaultbilling = 'T'
			LEFT JOIN customerAddressbookEntityAddress a ON a.nkey = b.addressbookaddress ORDER BY c.id`,
		rows: `SELECT c.id, b.label, a.addr1, a.city, a.zip, a.country FROM _customer c LEFT JOIN (customeraddressbook b JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress)
			ON b.entity = c.id AND b.defaultbilling = 'T' ORDER BY c.id`,
	},
	{
		what: 'deletions',
		q: `SELECT TO_CHAR ( DeletedDate, 'YYYY-MM-DD' ) AS d, Type AS RecordType, RecordID, BUILTIN.DF( DeletedBy ) AS DeletedBy FROM DeletedRecord WHERE DeletedDate >= TO_DATE( '2020-01-01', 'YYYY-MM-DD' ) ORDER BY RecordID`,
		rows: `SELECT date(d.deleteddate - 28800, 'unixepoch'), d.type, d.recordid, e.entityid FROM deletedrecord d JOIN employee e ON e.id = d.deletedby ORDER BY d.recordid`,
	},
	{
		what: 'who changed what',
		q: `SELECT TO_CHAR(sn.date, 'YYYY-MM-DD HH24:MI:SS') AS d, sn.field, sn.oldvalue, sn.newvalue, BUILTIN.DF(sn.name) AS who, BUILTIN.DF(sn.context) AS how, BUILTIN.DF(sn.role) AS role
			FROM systemnote sn WHERE sn.recordtypeid = -30 AND sn.recordid = {invoice} ORDER BY sn.date DESC, sn.field`,
		rows: `SELECT datetime(n.date - 28800, 'unixepoch'), n.field, n.oldvalue, n.newvalue, e.entityid, 'UI', 'Administrator' FROM systemnote n JOIN employee e ON e.id = n.name
			WHERE n.recordtypeid = -30 AND n.recordid = {invoice} ORDER BY n.date DESC, n.field`,
	},
	{
		what: 'the last change of each record, as text',
		q: `SELECT name, recordid, recordtypeid, date FROM (SELECT name, recordid, recordtypeid, TO_CHAR(MAX(date), 'YYYY-MM-DD') AS date FROM systemnote
			WHERE date > TO_DATE('2020-1-1', 'YYYY-MM-DD') AND (recordtypeid = '-30' OR recordtypeid = '-9') GROUP BY name, recordid, recordtypeid) ORDER BY name, recordid, recordtypeid ASC`,
		rows: `SELECT name, recordid, recordtypeid, date(max(date) - 28800, 'unixepoch') FROM systemnote GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
	},
	{
		what: 'notes on transactions with their author',
		q: 'SELECT n.id, n.transaction, n.title, e.firstname FROM TransactionNote n LEFT JOIN employee e ON e.id = n.author ORDER BY n.id FETCH FIRST 25 ROWS ONLY',
		rows: 'SELECT n.id, n."transaction", n.title, e.firstname FROM _note n LEFT JOIN employee e ON e.id = n.author WHERE n."transaction" IS NOT NULL ORDER BY n.id LIMIT 25',
	},
	{
		what: 'a page by ROWNUM in three layers',
		q: `SELECT * FROM ( SELECT ROWNUM AS RN, x.* FROM ( SELECT id, tranid FROM transaction WHERE type = 'CustInvc' ORDER BY trandate DESC, id DESC ) x ) WHERE RN BETWEEN 11 AND 20`,
		rows: `SELECT 10 + row_number() OVER (), * FROM (SELECT id, tranid FROM _transaction WHERE type = 'CustInvc' ORDER BY trandate DESC, id DESC LIMIT 10 OFFSET 10)`,
	},
	{
		what: 'a page with the number of all rows in it',
		q: `WITH Data AS ( SELECT ID, LastName, Email FROM Contact WHERE ( Email LIKE '%@example.com' ) AND ( LastName IS NOT NULL ) ), Summary AS ( SELECT COUNT(*) AS RecordCount FROM Data )
			SELECT * FROM ( SELECT ROWNUM - 1 AS RN, * FROM ( SELECT * FROM ( SELECT RecordCount, NULL AS ID, NULL AS LastName FROM Summary
			UNION ALL SELECT 0, Data.ID, Data.LastName FROM Data ) ORDER BY RecordCount DESC, UPPER( LastName ), ID ) ) WHERE ( RN = 0 ) OR ( RN BETWEEN 1 AND 5 )`,
		rows: `SELECT 0 AS rn, count(*) AS n, NULL AS id, NULL AS lastname FROM contact WHERE email LIKE '%@example.com' AND lastname IS NOT NULL
			UNION ALL SELECT * FROM (SELECT row_number() OVER (ORDER BY suiteql_upper(lastname), id), 0, id, lastname FROM contact WHERE email LIKE '%@example.com' AND lastname IS NOT NULL LIMIT 5)`,
	},
	{
		what: 'what changed since a moment',
		q: `SELECT id, TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS m FROM transaction WHERE lastmodifieddate >= TO_DATE('2025-12-01 00:00:00', 'YYYY-MM-DD HH24:MI:SS') ORDER BY lastmodifieddate, id`,
		rows: `SELECT id, datetime(lastmodifieddate - 28800, 'unixepoch') FROM _transaction WHERE lastmodifieddate >= unixepoch('2025-12-01 08:00:00') ORDER BY lastmodifieddate, id`,
	},
	{
		what: 'what changed in a window, in UTC',
		q: `SELECT id, TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS m FROM customer
			WHERE SYS_EXTRACT_UTC(lastmodifieddate) > TO_TIMESTAMP('2025-01-01 00:00:00', 'YYYY-MM-DD HH24:MI:SS') ORDER BY id`,
		rows: `SELECT id, strftime('%Y-%m-%dT%H:%M:%SZ', lastmodifieddate, 'unixepoch') FROM _customer WHERE lastmodifieddate > unixepoch('2025-01-01') ORDER BY id`,
	},
	{
		what: 'SQL as N/query writes it, with Oracle’s outer joins',
		q: `SELECT BUILTIN_RESULT.TYPE_STRING("TRANSACTION".tranid) AS tranidRAW /*{tranid#RAW}*/, BUILTIN_RESULT.TYPE_STRING(BUILTIN.DF("TRANSACTION".entity)) AS entityDISPLAY /*{entity#DISPLAY}*/,
			BUILTIN_RESULT.TYPE_CURRENCY("TRANSACTION".foreigntotal) AS totalRAW FROM "TRANSACTION", "ACCOUNT", TransactionAccountingLine, transactionLine
			WHERE ((((TransactionAccountingLine."ACCOUNT" = "ACCOUNT"."ID"(+)) AND (transactionLine."TRANSACTION" = TransactionAccountingLine."TRANSACTION" AND transactionLine."ID" = TransactionAccountingLine.transactionline))
			AND "TRANSACTION"."ID" = transactionLine."TRANSACTION")) AND ((UPPER("TRANSACTION"."TYPE") IN ('CUSTINVC') AND NVL(transactionLine.mainline, 'F') = 'T' AND TransactionAccountingLine.accountingbook = 1))
			ORDER BY "TRANSACTION"."ID"`,
		rows: `SELECT t.tranid, ${entityName}, t.foreigntotal FROM _transaction t JOIN _customer c ON c.id = t.entity WHERE t.type = 'CustInvc' ORDER BY t.id`,
	},
	{
		what: 'orders without an invoice, Oracle’s way',
		q: `SELECT so.id FROM transaction so, NextTransactionLink l WHERE so.id = l.previousdoc (+) AND l.linktype (+) = 'OrdBill' AND so.type = 'SalesOrd' AND l.nextdoc IS NULL ORDER BY so.id`,
		rows: `SELECT id FROM _transaction WHERE type = 'SalesOrd' AND id NOT IN (SELECT previousdoc FROM nexttransactionlinelink WHERE linktype = 'OrdBill') ORDER BY id`,
	},
	{
		what: 'disputed invoices with their reason',
		q: `SELECT id, custbody_disputed, BUILTIN.DF(custbody_dispute_reason) AS reason, custbody_promise_date FROM transaction WHERE type = 'CustInvc' AND custbody_disputed = 'T' ORDER BY id`,
		rows: `SELECT t.id, t.custbody_disputed, l.name, ${shown('t.custbody_promise_date')} FROM _transaction t LEFT JOIN customlist_dispute_reason l ON l.id = t.custbody_dispute_reason
			WHERE t.type = 'CustInvc' AND t.custbody_disputed = 'T' ORDER BY t.id`,
	},
	{
		what: 'totals by currency',
		q: `SELECT cur.symbol, COUNT(*) AS n, SUM(t.foreignamountunpaid) AS open_amount, ROUND(SUM(t.foreignamountunpaid * t.exchangerate), 2) AS base FROM transaction t
			INNER JOIN currency cur ON cur.id = t.currency WHERE t.type = 'CustInvc' AND BUILTIN.DF(t.status) = 'Invoice : Open' GROUP BY cur.symbol ORDER BY cur.symbol`,
		rows: `SELECT c.symbol, count(*), round(sum(t.foreignamountunpaid), 6), round(sum(t.foreignamountunpaid * t.exchangerate), 2) FROM _transaction t JOIN currency c ON c.id = t.currency
			WHERE t.type = 'CustInvc' AND t.status = 'A' GROUP BY c.symbol ORDER BY c.symbol`,
	},
	{
		what: 'exchange rates of a day',
		q: `SELECT BaseCurrency.Symbol AS BaseSymbol, TransactionCurrency.Symbol AS TransactionSymbol, CurrencyRate.ExchangeRate FROM CurrencyRate INNER JOIN Currency AS BaseCurrency ON ( BaseCurrency.ID = CurrencyRate.BaseCurrency )
			INNER JOIN Currency AS TransactionCurrency ON ( TransactionCurrency.ID = CurrencyRate.TransactionCurrency ) WHERE ( CurrencyRate.EffectiveDate = (SELECT MAX(EffectiveDate) FROM CurrencyRate) )
			ORDER BY BaseCurrency.Symbol, TransactionCurrency.Symbol`,
		rows: `SELECT b.symbol, c.symbol AS other, r.exchangerate FROM currencyrate r JOIN currency b ON b.id = r.basecurrency JOIN currency c ON c.id = r.transactioncurrency
			WHERE r.effectivedate = (SELECT max(effectivedate) FROM currencyrate) ORDER BY 1, 2`,
	},
	{
		what: 'finding a customer by part of the name',
		q: "SELECT id, NVL(companyname, firstname || ' ' || lastname) AS name FROM customer WHERE UPPER(entityid) LIKE UPPER('%cust1%') OR UPPER(companyname) LIKE '%LLC%' ORDER BY id",
		rows: "SELECT id, coalesce(companyname, firstname || ' ' || lastname) FROM _customer WHERE upper(entityid) LIKE '%CUST1%' OR upper(companyname) LIKE '%LLC%' ORDER BY id",
	},
	{
		what: 'sub-customers under their parents',
		q: "SELECT c.id, p.entityid AS parent, DECODE(c.isinactive, 'T', 'gone', 'active') AS state FROM customer c INNER JOIN customer p ON p.id = c.parent ORDER BY c.id",
		rows: "SELECT c.id, p.entityid, CASE c.isinactive WHEN 'T' THEN 'gone' ELSE 'active' END FROM _customer c JOIN _customer p ON p.id = c.parent ORDER BY c.id",
	},
	{
		what: 'departments with the path above them',
		q: "SELECT DISTINCT department, BUILTIN.HIERARCHY(department, 'DISPLAY_JOINED') AS path FROM transactionline WHERE department IS NOT NULL ORDER BY department",
		rows: 'SELECT DISTINCT l.department, d.fullname FROM _transactionline l JOIN department d ON d.id = l.department ORDER BY 1',
	},
	{
		what: 'what an invoice sells, the signs turned round',
		q: `SELECT tl.id, BUILTIN.DF(tl.item) AS item, -tl.quantity AS qty, tl.rate, ABS(tl.netamount) AS net, tl.itemtype FROM transactionline tl
			WHERE tl.transaction = {invoice} AND tl.mainline = 'F' AND tl.taxline = 'F' AND NVL(tl.itemtype, 'x') NOT IN ('Discount') ORDER BY tl.linesequencenumber`,
		rows: `SELECT l.id, i.itemid, -l.quantity, l.rate, abs(l.netamount), i.itemtype FROM _transactionline l LEFT JOIN item i ON i.id = l.item
			WHERE l."transaction" = {invoice} AND l.mainline = 'F' AND l.taxline = 'F' AND coalesce(i.itemtype, 'x') <> 'Discount' ORDER BY l.id`,
	},
	{
		what: 'account types',
		q: "SELECT a.id, at.longname, at.left FROM account a INNER JOIN accounttype at ON at.id = a.accttype WHERE a.isinactive = 'F' ORDER BY a.id",
		rows: "SELECT id, CASE accttype WHEN 'Bank' THEN 'Bank' WHEN 'AcctRec' THEN 'Accounts Receivable' WHEN 'AcctPay' THEN 'Accounts Payable' WHEN 'OthCurrAsset' THEN 'Other Current Asset' WHEN 'OthCurrLiab' THEN 'Other Current Liability' WHEN 'OthIncome' THEN 'Other Income' WHEN 'NonPosting' THEN 'Non Posting' ELSE accttype END, iif(accttype IN ('Bank', 'AcctRec', 'OthCurrAsset', 'Expense', 'NonPosting'), 'T', 'F') FROM account WHERE isinactive = 'F' ORDER BY id",
	},
	{
		what: 'a page that ROWNUM never gives',
		q: 'SELECT id FROM transaction WHERE ROWNUM BETWEEN 11 AND 20',
		rows: 'SELECT 1 WHERE 0',
	},

	{
		what: 'a column that only saved searches have',
		q: 'SELECT id, total FROM transaction',
		refusal: "Unknown identifier 'total'. Available identifiers are: {transaction=transaction}",
	},
	{
		what: 'the remaining amount by REST’s name',
		q: 'SELECT NVL(t.foreignamountremaining, 0) FROM transaction t',
		refusal: "Field 'foreignamountremaining' for record 'transaction' was not found. Reason: NOT_EXISTS",
	},
	{
		what: 'the subsidiary of a transaction',
		q: 'SELECT t.id, t.subsidiary FROM transaction t',
		refusal: "Field 'subsidiary' for record 'transaction' was not found. Reason: NOT_EXPOSED",
	},
	{
		what: 'a line’s column on the header',
		q: "SELECT COUNT(*) FROM transaction t WHERE t.mainline = 'T'",
		refusal: "Field 'mainline' for record 'transaction' was not found",
	},
	{ what: 'REST’s record as a table', q: 'SELECT id FROM invoice', refusal: 'Invalid search type: invoice.' },
	{
		what: 'MySQL’s LIMIT',
		q: 'SELECT id FROM customer ORDER BY id LIMIT 10',
		refusal: 'Invalid or unsupported search.',
	},
	{
		what: 'an ISO day as a bare text',
		q: "SELECT id FROM transaction WHERE trandate >= '2025-01-01'",
		refusal: 'Parse of date/time "2025-01-01" failed with date format "M/d/yyyy"',
	},
	{
		what: 'a date literal',
		q: "SELECT id FROM transaction WHERE trandate >= DATE '2025-01-01'",
		refusal: 'Invalid or unsupported search.',
	},
	{
		what: 'SQL Server’s functions',
		q: 'SELECT ISNULL(memo, 0) FROM transaction',
		refusal: "Unknown function 'ISNULL'.",
	},
	{
		what: 'texts joined with +',
		q: "SELECT entityid + ' ' + altname FROM customer WHERE 'a' + 'b' = 'ab'",
		refusal: 'Invalid or unsupported search.',
	},
	{ what: 'square brackets', q: 'SELECT [id] FROM customer', refusal: 'Invalid or unsupported search.' },
	{
		what: 'both kinds of join',
		q: 'SELECT t.id FROM transaction t JOIN customer c ON c.id = t.entity, currency u WHERE t.currency = u.id (+)',
		refusal: 'Invalid or unsupported search.',
	},
	{
		what: 'a right outer join, Oracle’s way',
		q: 'SELECT a1.id FROM account a1, account a2 WHERE a1.id (+) = a2.id',
		refusal: 'Invalid or unsupported search.',
	},
	{
		what: 'a statement that writes',
		q: "UPDATE customer SET companyname = 'x' WHERE id = 1",
		refusal: 'Invalid or unsupported search.',
	},
];
