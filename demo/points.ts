/**
 * The integration points that the nightly sync must have brought over, in its order. Written down here and not asked of
 * the package, so that one it forgets is missed.
 */
export const points = [
	'currency',
	'term',
	'paymentMethod',
	'location',
	'department',
	'class',
	'subsidiary',
	'account',
	'currencyRate',
	'contact',
	'customer',
	'invoice',
	'customerPayment',
	'customerDeposit',
	'depositApplication',
	'creditMemo',
	'salesOrder',
	'customerRefund',
	'journalEntry',
	'note',
	'message',
] as const;

/** Which custom fields a sync was asked for, by integration point: all, or those with these script IDs. */
export type CustomFieldChoice = Readonly<Partial<Record<(typeof points)[number], 'all' | readonly string[]>>>;

/** The data table of an integration point. */
export function tableOf(point: string): string {
	return `netsuite_${point}`;
}

/** One row a run and integration point. */
export const RECENT_SYNCS = 'netsuite_recent_syncs';
