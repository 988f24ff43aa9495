import { account } from './account';
import { contact } from './contact';
import { creditMemo } from './creditMemo';
import { currencyRate } from './currencyRate';
import { customer } from './customer';
import { customerDeposit } from './customerDeposit';
import { customerPayment } from './customerPayment';
import { customerRefund } from './customerRefund';
import { depositApplication } from './depositApplication';
import { invoice } from './invoice';
import { journalEntry } from './journalEntry';
import { classification, currency, department, location, paymentMethod, term } from './lookups';
import { message } from './message';
import { note } from './note';
import { salesOrder } from './salesOrder';
import { subsidiary } from './subsidiary';
import type { IntegrationPoint } from './types';

export type { Field, FieldType, IntegrationPoint, Join, Source, Sublist } from './types';

/**
 * Every integration point, in the order in which a sync reads them: look-ups, then subsidiaries, accounts, exchange
 * rates, contacts, customers, receivables, notes, messages. Reference data comes before what depends on it.
 */
export const integrationPoints: readonly IntegrationPoint[] = [
	currency,
	term,
	paymentMethod,
	location,
	department,
	classification,
	subsidiary,
	account,
	currencyRate,
	contact,
	customer,
	invoice,
	customerPayment,
	customerDeposit,
	depositApplication,
	creditMemo,
	salesOrder,
	customerRefund,
	journalEntry,
	note,
	message,
];

/**
 * The integration point of that name.
 * @throws RangeError with the names there are, when there is none.
 */
export function integrationPoint(name: string): IntegrationPoint {
	const found = integrationPoints.find((point) => point.name === name);
	if (!found) {
		const names = integrationPoints.map((point) => point.name).join(', ');
		throw new RangeError(`There is no integration point "${name}". There are: ${names}.`);
	}
	return found;
}
