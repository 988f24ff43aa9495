import { required } from '../context/errors';
import { host } from '../context/host';
import { promising } from './promise';

/** N/transaction. */

/** Documented: the types that can be voided. */
export const Type = Object.fromEntries(
	['CASH_REFUND', 'CASH_SALE', 'CHECK', 'CREDIT_MEMO', 'CUSTOMER_DEPOSIT', 'CUSTOMER_PAYMENT', 'CUSTOMER_REFUND', 'ESTIMATE',
		'EXPENSE_REPORT', 'INTER_COMPANY_JOURNAL_ENTRY', 'INVOICE', 'JOURNAL_ENTRY', 'PURCHASE_ORDER', 'RETURN_AUTHORIZATION',
		'SALES_ORDER', 'TRANSFER_ORDER', 'VENDOR_BILL', 'VENDOR_CREDIT', 'VENDOR_PAYMENT', 'VENDOR_RETURN_AUTHORIZATION',
	].map((name) => [name, name.replaceAll('_', '').toLowerCase()]),
);

/** @returns the ID of the reversing journal entry where there is one, otherwise of the transaction */
const voidTransaction = promising((options: { type: string; id: string | number }): number => {
	required('transaction.void', options, 'type', 'id');
	return host<number>('transaction.void', { type: options.type, id: options.id });
});
export { voidTransaction as void };
