const upper = (name: string) => [name, name] as const;

export const Operator = Object.fromEntries(
	[
		'after', 'allof', 'any', 'anyof', 'before', 'between', 'contains', 'doesnotcontain', 'doesnotstartwith', 'equalto',
		'greaterthan', 'greaterthanorequalto', 'haskeywords', 'is', 'isempty', 'isnot', 'isnotempty', 'lessthan',
		'lessthanorequalto', 'noneof', 'notafter', 'notallof', 'notbefore', 'notbetween', 'notequalto', 'notgreaterthan',
		'notgreaterthanorequalto', 'notlessthan', 'notlessthanorequalto', 'noton', 'notonorafter', 'notonorbefore',
		'notwithin', 'on', 'onorafter', 'onorbefore', 'startswith', 'within',
	].map((name) => [name.toUpperCase(), name]),
);

export const Sort = Object.fromEntries(['ASC', 'DESC', 'NONE'].map(upper));

export const Summary = Object.fromEntries(['GROUP', 'COUNT', 'SUM', 'AVG', 'MIN', 'MAX'].map(upper));

/** Names of the enumeration by the types they stand for, where they are not the type in capitals. */
const typeNames = [
	'ACCOUNT', 'ACCOUNTING_PERIOD', 'BILLING_SCHEDULE', 'CASH_REFUND', 'CASH_SALE', 'CHECK', 'CLASSIFICATION', 'CONTACT',
	'CREDIT_CARD_REFUND', 'CREDIT_MEMO', 'CURRENCY', 'CUSTOMER', 'CUSTOMER_CATEGORY', 'CUSTOMER_DEPOSIT',
	'CUSTOMER_MESSAGE', 'CUSTOMER_PAYMENT', 'CUSTOMER_REFUND', 'CUSTOMER_STATUS', 'CUSTOM_RECORD', 'DELETED_RECORD',
	'DEPARTMENT', 'DEPOSIT', 'DEPOSIT_APPLICATION', 'EMPLOYEE', 'ENTITY', 'ESTIMATE', 'EXPENSE_REPORT', 'FILE', 'FOLDER',
	'INTER_COMPANY_JOURNAL_ENTRY', 'INVENTORY_ITEM', 'INVOICE', 'ITEM', 'ITEM_FULFILLMENT', 'JOB', 'JOURNAL_ENTRY', 'LEAD',
	'LOCATION', 'MESSAGE', 'NOTE', 'OPPORTUNITY', 'PARTNER', 'PAYMENT_METHOD', 'PHONE_CALL', 'PROSPECT', 'PURCHASE_ORDER',
	'RETURN_AUTHORIZATION', 'ROLE', 'SALES_ORDER', 'SAVED_SEARCH', 'SCRIPT', 'SCRIPT_DEPLOYMENT', 'SERVICE_ITEM',
	'SUBSIDIARY', 'SUPPORT_CASE', 'SYSTEM_NOTE', 'TASK', 'TERM', 'TRANSACTION', 'VENDOR', 'VENDOR_BILL', 'VENDOR_CREDIT',
	'VENDOR_PAYMENT',
];

export const Type = {
	...Object.fromEntries(typeNames.map((name) => [name, name.replaceAll('_', '').toLowerCase()])),
	SCRIPT_EXECUTION_LOG: 'scriptexecutionlog',
};
