import type { Element } from '@xmldom/xmldom';

import { inTimeZone, utcSecond } from '../moments';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { attributeOf, childrenOf, elementAt, textAt } from '../transport/xml';
import { callSoap } from './call';

/** A record that was deleted, as `getDeleted` tells of it. */
export interface SoapDeletion {
	readonly id: string;
	/** SOAP's name of the record type, e.g. `creditMemo`. */
	readonly type: string;
	/** What people knew it by. */
	readonly name: string | null;
	/** ISO 8601 in UTC to the second; `null` when NetSuite does not say. */
	readonly deletedDate: string | null;
}

/** What of the enumeration `DeletedRecordType` (2025_2) concerns receivables: of nothing else does `getDeleted` tell here. */
export const deletedRecordTypes: ReadonlySet<string> = new Set([
	'advInterCompanyJournalEntry',
	'contact',
	'creditMemo',
	'currencyRate',
	'customer',
	'customerDeposit',
	'customerPayment',
	'customerRefund',
	'depositApplication',
	'interCompanyJournalEntry',
	'invoice',
	'journalEntry',
	'message',
	'note',
	'paymentMethod',
	'salesOrder',
	'term',
]);

/** So often is a list read whose pages do not fit each other, because something was deleted while it was read. */
const readings = 3;

/**
 * Everything of these types that was deleted from a moment on, page after page. Documented: pages of at most 1,000
 * (Oracle, "getDeleted"), and Pacific time. So the moment is sent with its zone, and one that comes without is taken for
 * Pacific time. In which order they come is not documented, nor whether a filter looks at the time of day: there is no
 * upper bound here, which would lose the deletions of its day if it does not.
 * @param types of {@link deletedRecordTypes}; at least one.
 * @param from ISO 8601 in UTC; `null` for everything that NetSuite remembers.
 * @throws NetSuiteError
 */
export async function listDeleted(
	client: Client,
	{ types, from }: { readonly types: readonly string[]; readonly from: string | null },
): Promise<SoapDeletion[]> {
	for (let reading = 1; ; reading++) {
		const deletions: SoapDeletion[] = [];
		const totals = new Set<number>();
		for (let index = 1, pages = 1; index <= pages; index++) {
			const page = await readPage(client, types, from, index);
			pages = page.pages;
			totals.add(page.total);
			deletions.push(...page.deletions);
		}
		if (totals.size === 1 && totals.has(deletions.length)) return deletions;
		if (reading < readings) continue;
		throw new NetSuiteError({
			kind: 'badAnswer',
			doing: 'Reading deletions over SOAP',
			detail: `NetSuite says that there are ${[...totals].join(' or ')}, and lists ${deletions.length}.`,
		});
	}
}

interface Page {
	readonly deletions: readonly SoapDeletion[];
	readonly pages: number;
	readonly total: number;
}

async function readPage(client: Client, types: readonly string[], from: string | null, index: number): Promise<Page> {
	const result = await callSoap(client, {
		operation: 'getDeleted',
		content: {
			'messages:getDeletedFilter': {
				'core:deletedDate': from === null ? undefined : { '@operator': 'onOrAfter', 'core:searchValue': from },
				'core:type': { '@operator': 'anyOf', 'core:searchValue': types },
			},
			'messages:pageIndex': String(index),
		},
		safeToRepeat: true,
	});
	const [pages, total] = ['totalPages', 'totalRecords'].map((name) => Number(textAt(result, name) ?? Number.NaN));
	if (!Number.isInteger(pages) || !Number.isInteger(total)) {
		throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite lists deletions and does not say how many there are.' });
	}
	const deletions = childrenOf(elementAt(result, 'deletedRecordList'), 'deletedRecord').map(read);
	return { deletions, pages: pages as number, total: total as number };
}

function read(element: Element): SoapDeletion {
	const record = elementAt(element, 'record');
	const [id, type] = [attributeOf(record, 'internalId'), attributeOf(record, 'type')];
	if (id === null || type === null) {
		throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite lists a deletion and does not say of which record.' });
	}
	return { id, type, name: textAt(record, 'name'), deletedDate: momentOf(textAt(element, 'deletedDate')) };
}

/** @returns `null` for what is not a moment. */
function momentOf(text: string | null): string | null {
	const [, moment, zone] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(text ?? '') ?? [];
	if (moment === undefined) return null;
	return zone === undefined ? inTimeZone(`${moment}Z`, 'America/Los_Angeles') : utcSecond(Date.parse(moment + zone));
}
