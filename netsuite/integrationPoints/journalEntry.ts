import { transactionPoint } from './transaction';

/** The accounting lines on receivables accounts: all that a customer's balance needs of a journal entry. */
const receivableLines = 'SELECT ra.id FROM account ra WHERE ra.accttype = \'AcctRec\'';

/**
 * Only journal entries that touch a receivables account, and of those only these lines: a journal entry may hold
 * payroll, and nobody asked for that to be copied anywhere.
 * `accountingbook = 1` is the primary book (believed); without it every line comes once for each book.
 */
export const journalEntry = transactionPoint({
	name: 'journalEntry',
	label: { singular: 'Journal Entry', plural: 'Journal Entries' },
	soap: 'JournalEntry',
	type: 'Journal',
	where: `t.id IN (SELECT jl.transaction FROM transactionaccountingline jl WHERE jl.accountingbook = 1 AND jl.account IN (${receivableLines}))`,
	fields: [
		{ name: 'approvalStatus', label: 'Approval Status', type: 'reference', column: 't.approvalstatus' },
		{ name: 'voided', label: 'Voided', type: 'boolean', column: 't.voided' },
	],
	sublists: [
		{
			name: 'lines',
			label: 'Receivables Lines',
			source: {
				table: 'transactionline',
				alias: 'tl',
				joins: [
					{
						table: 'transactionaccountingline',
						alias: 'al',
						on: 'al.transaction = tl.transaction AND al.transactionline = tl.id',
					},
				],
				where: `al.accountingbook = 1 AND al.account IN (${receivableLines})`,
			},
			parent: 'tl.transaction',
			rowsEach: 2,
			key: ['tl.uniquekey'],
			fields: [
				{ name: 'line', label: 'Line', type: 'integer', column: 'tl.linesequencenumber' },
				{ name: 'account', label: 'Account', type: 'reference', column: 'al.account', targets: ['account'] },
				{ name: 'entity', label: 'Customer', type: 'reference', column: 'tl.entity', targets: ['customer'] },
				{ name: 'amount', label: 'Amount (Debit Positive)', type: 'amount', column: 'tl.foreignamount' },
				{ name: 'memo', label: 'Memo', type: 'text', column: 'tl.memo' },
			],
		},
	],
	belongsTo: {
		lines: {
			source: {
				table: 'transactionline',
				alias: 'bl',
				joins: [
					{
						table: 'transactionaccountingline',
						alias: 'ba',
						on: 'ba.transaction = bl.transaction AND ba.transactionline = bl.id',
					},
				],
				where: `ba.accountingbook = 1 AND ba.account IN (${receivableLines})`,
			},
			parent: 'bl.transaction',
			customer: 'bl.entity',
			subsidiary: 'bl.subsidiary',
			sublist: 'lines',
		},
	},
	dependsOn: ['subsidiary', 'account'],
});
