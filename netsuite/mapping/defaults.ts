/**
 * What each record looks like in a flow when people do not say otherwise: NetSuite's field on the left (`.name` and
 * `.id` are the two sides of a reference), the flow's on the right. The same list is used in both directions; which
 * entries go to NetSuite follows from the types and from what NetSuite sets itself.
 */

type Names = Readonly<Record<string, string>>;

const changed: Names = { lastModifiedDate: 'modifiedAt' };

const customer: Names = { 'entity.name': 'customerName', 'entity.id': 'customerId' };
const payer: Names = { 'customer.name': 'customerName', 'customer.id': 'customerId' };

/** What all documents share. */
const document = (number: string, date: string): Names => ({
	id: 'netsuiteId',
	externalId: 'externalId',
	tranId: number,
	tranDate: date,
	'status.name': 'status',
});

const money: Names = { 'currency.name': 'currency', 'currency.id': 'currencyId', exchangeRate: 'exchangeRate' };
const belongs: Names = { 'subsidiary.name': 'subsidiary', 'subsidiary.id': 'subsidiaryId', memo: 'memo' };
const unapplied: Names = { applied: 'appliedAmount', unapplied: 'unappliedAmount' };

/** Short lists that others refer to. */
const lookup: Names = { id: 'netsuiteId', name: 'name', isInactive: 'isInactive' };
const tree: Names = { ...lookup, fullName: 'fullName', 'parent.name': 'parentName', 'parent.id': 'parentId' };

/** What companies and persons share. */
const client: Names = {
	id: 'netsuiteId',
	externalId: 'externalId',
	entityId: 'customerNumber',
	email: 'email',
	phone: 'phone',
	'currency.name': 'currency',
	'currency.id': 'currencyId',
	'terms.name': 'terms',
	'terms.id': 'termsId',
	creditLimit: 'creditLimit',
	'salesRep.name': 'salesRep',
	'salesRep.id': 'salesRepId',
	'subsidiary.name': 'subsidiary',
	'subsidiary.id': 'subsidiaryId',
	isInactive: 'isInactive',
	...changed,
};

export const defaultMappings: Readonly<Record<string, Names>> = {
	currency: { ...lookup, symbol: 'code', currencyPrecision: 'decimalPlaces' },
	term: { ...lookup, daysUntilNetDue: 'daysUntilDue', discountPercent: 'discountPercent' },
	paymentMethod: lookup,
	location: tree,
	department: tree,
	class: tree,
	subsidiary: {
		...tree,
		legalName: 'legalName',
		country: 'country',
		'currency.name': 'currency',
		'currency.id': 'currencyId',
	},
	account: {
		id: 'netsuiteId',
		externalId: 'externalId',
		acctNumber: 'accountNumber',
		acctName: 'name',
		acctType: 'accountType',
		'currency.name': 'currency',
		'currency.id': 'currencyId',
		isInactive: 'isInactive',
	},
	currencyRate: {
		id: 'netsuiteId',
		'baseCurrency.name': 'baseCurrency',
		'baseCurrency.id': 'baseCurrencyId',
		'transactionCurrency.name': 'currency',
		'transactionCurrency.id': 'currencyId',
		exchangeRate: 'exchangeRate',
		effectiveDate: 'effectiveDate',
	},
	contact: {
		id: 'netsuiteId',
		externalId: 'externalId',
		firstName: 'firstName',
		lastName: 'lastName',
		title: 'jobTitle',
		email: 'email',
		phone: 'phone',
		mobilePhone: 'mobilePhone',
		'company.name': 'companyName',
		'company.id': 'companyId',
		'contactRole.name': 'role',
		isInactive: 'isInactive',
		...changed,
	},
	companyCustomer: { ...client, companyName: 'companyName', url: 'website', 'parent.id': 'parentId' },
	individualCustomer: { ...client, firstName: 'firstName', lastName: 'lastName' },
	invoice: {
		...document('invoiceNumber', 'invoiceDate'),
		...customer,
		dueDate: 'dueDate',
		total: 'amount',
		amountPaid: 'paidAmount',
		amountRemaining: 'openAmount',
		...money,
		'terms.name': 'terms',
		'terms.id': 'termsId',
		otherRefNum: 'purchaseOrder',
		'salesRep.name': 'salesRep',
		'salesRep.id': 'salesRepId',
		email: 'email',
		...belongs,
		...changed,
	},
	customerPayment: {
		...document('paymentNumber', 'paymentDate'),
		...payer,
		payment: 'amount',
		...unapplied,
		...money,
		...belongs,
		...changed,
	},
	customerDeposit: {
		...document('depositNumber', 'depositDate'),
		...payer,
		payment: 'amount',
		...unapplied,
		'salesOrder.name': 'salesOrder',
		'salesOrder.id': 'salesOrderId',
		...money,
		...belongs,
		...changed,
	},
	depositApplication: {
		...document('applicationNumber', 'applicationDate'),
		...payer,
		'deposit.name': 'deposit',
		'deposit.id': 'depositId',
		total: 'amount',
		...unapplied,
		...money,
		...belongs,
		...changed,
	},
	creditMemo: {
		...document('creditMemoNumber', 'creditMemoDate'),
		...customer,
		'createdFrom.name': 'invoice',
		'createdFrom.id': 'invoiceId',
		total: 'amount',
		...unapplied,
		...money,
		otherRefNum: 'purchaseOrder',
		...belongs,
		...changed,
	},
	salesOrder: {
		...document('orderNumber', 'orderDate'),
		...customer,
		total: 'amount',
		...money,
		'terms.name': 'terms',
		'terms.id': 'termsId',
		otherRefNum: 'purchaseOrder',
		'salesRep.name': 'salesRep',
		'salesRep.id': 'salesRepId',
		...belongs,
		...changed,
	},
	customerRefund: {
		...document('refundNumber', 'refundDate'),
		...payer,
		total: 'amount',
		...money,
		...belongs,
		...changed,
	},
	journalEntry: { ...document('journalNumber', 'journalDate'), lines: 'lines', ...money, ...belongs, ...changed },
	note: {
		id: 'netsuiteId',
		...customer,
		'transaction.name': 'document',
		'transaction.id': 'documentId',
		title: 'title',
		note: 'text',
		noteDate: 'writtenAt',
		'author.name': 'author',
		'author.id': 'authorId',
	},
	message: {
		id: 'netsuiteId',
		...customer,
		'transaction.name': 'document',
		'transaction.id': 'documentId',
		subject: 'subject',
		message: 'text',
		messageDate: 'sentAt',
		incoming: 'isIncoming',
		authorEmail: 'senderEmail',
		recipientEmail: 'recipientEmail',
		cc: 'cc',
		...changed,
	},
};

/** The default mapping of a record, NetSuite's key first. */
export const defaultMapping = (record: string): ReadonlyArray<readonly [key: string, as: string]> =>
	Object.entries(defaultMappings[record] ?? {});
