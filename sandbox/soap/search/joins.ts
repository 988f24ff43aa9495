/** How a join reaches the other record: what of the row `r` is what of the other's row `r`. */
export interface Join {
	subject: string;
	own: string;
	other: string;
	/** Rows of the other that count. */
	where?: string;
}

/** The row refers to the other. */
const to = (subject: string, own: string): Join => ({ subject, own, other: 'r.id' });

/** The other refers to the row. */
const from = (subject: string, other: string, where?: string): Join => ({ subject, own: 'r.id', other, where });

/** What a document is applied to, and what is applied to it. */
const linked = (own: 'nextdoc' | 'previousdoc', other: 'nextdoc' | 'previousdoc'): Join => ({
	subject: 'Transaction',
	own: 'r.id',
	other: `l.${own}`,
	where: `l.${other} = r.id`,
});

/**
 * The joins of searches, by subject and by what stands before `Join`. Those that the schema has beside them are refused.
 */
export const joins: Readonly<Record<string, Readonly<Record<string, Join>>>> = {
	Customer: {
		contact: from('Contact', 'r.company'),
		contactPrimary: from('Contact', 'r.company', 'r.contactrole = -10'),
		messages: from('Message', 'r.entity'),
		messagesFrom: from('Message', 'r.author'),
		messagesTo: from('Message', 'r.recipient'),
		parentCustomer: to('Customer', 'r.parent'),
		salesRep: to('Employee', 'r.salesrep'),
		subCustomer: from('Customer', 'r.parent'),
		transaction: from('Transaction', 'r.entity'),
		userNotes: from('Note', 'r.entity'),
	},
	Contact: {
		customer: to('Customer', 'r.company'),
		customerPrimary: { ...to('Customer', 'r.company') },
		messages: from('Message', 'r.entity'),
		messagesFrom: from('Message', 'r.author'),
		messagesTo: from('Message', 'r.recipient'),
		userNotes: from('Note', 'r.entity'),
		vendor: to('Vendor', 'r.company'),
	},
	Transaction: {
		appliedToTransaction: linked('nextdoc', 'previousdoc'),
		applyingTransaction: linked('previousdoc', 'nextdoc'),
		createdFrom: to('Transaction', 'm.createdfrom'),
		customer: to('Customer', 'r.entity'),
		customerMain: to('Customer', 'r.entity'),
		department: to('Department', 'm.department'),
		class: to('Classification', 'm.class'),
		location: to('Location', 'm.location'),
		messages: from('Message', 'r."transaction"'),
		salesRep: to('Employee', 'r.employee'),
		subsidiary: to('Subsidiary', 'm.subsidiary'),
		userNotes: from('Note', 'r."transaction"'),
		accountingPeriod: to('AccountingPeriod', 'r.postingperiod'),
	},
	Note: {
		author: to('Employee', 'r.author'),
		contact: to('Contact', 'r.entity'),
		customer: to('Customer', 'r.entity'),
		employee: to('Employee', 'r.entity'),
		entity: to('Entity', 'r.entity'),
		transaction: to('Transaction', 'r."transaction"'),
		vendor: to('Vendor', 'r.entity'),
	},
	Message: {
		author: to('Entity', 'r.author'),
		contact: to('Contact', 'r.entity'),
		customer: to('Customer', 'r.entity'),
		employee: to('Employee', 'r.entity'),
		entity: to('Entity', 'r.entity'),
		recipient: to('Entity', 'r.recipient'),
		transaction: to('Transaction', 'r."transaction"'),
		vendor: to('Vendor', 'r.entity'),
	},
	Folder: { file: from('File', 'r.folder') },
};
