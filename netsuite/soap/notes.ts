import type { Element } from '@xmldom/xmldom';

import { sameToNetSuite } from '../records/write';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { NetSuiteRequest } from '../transport/http';
import { attributeOf, childrenOf, elementAt, textAt, type XmlContent } from '../transport/xml';
import { callSoap, soapRequest, type Call } from './call';

/** A note to add. Fields and their order: `Note` in `urn:communication_2025_2.general.webservices.netsuite.com`. */
export interface SoapNote {
	readonly externalId: string;
	/** The one record it is on. `type` is the SOAP record type, e.g. `customer` or `invoice`. */
	readonly parent: { readonly kind: 'entity' | 'transaction'; readonly type: string; readonly id: string };
	readonly title: string;
	readonly note: string;
	/** ISO 8601 in UTC; `null` leaves it to NetSuite: now. */
	readonly noteDate: string | null;
	readonly direction: 'incoming' | 'outgoing' | null;
	/** Internal ID of an employee; `null` for the token's user. */
	readonly author: string | null;
	/** Internal ID of a note type. */
	readonly noteType: string | null;
}

/** A note as it was read. */
export interface ReadNote {
	readonly id: string;
	readonly title: string | null;
	readonly note: string | null;
	/** As NetSuite sends it: `xsd:dateTime` with an offset. */
	readonly noteDate: string | null;
	readonly author: Reference | null;
	readonly entity: Reference | null;
}

interface Reference {
	readonly id: string;
	readonly refName: string | null;
}

/** The exact request that {@link addNote} sends, but for the token passport. */
export const addNoteRequest = (note: SoapNote): NetSuiteRequest => soapRequest(addCall(note));

/**
 * Adds a note. Never sent a second time after a failure that leaves open whether it took effect.
 * @returns the internal ID.
 * @throws NetSuiteError; with code `DUP_RCRD` (believed) when the external ID is taken.
 */
export async function addNote(client: Client, note: SoapNote): Promise<string> {
	const response = await callSoap(client, addCall(note));
	const id = attributeOf(elementAt(response, 'baseRef'), 'internalId');
	if (id) return id;
	throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite says that the note was added, and not under which ID.' });
}

/**
 * The internal ID of the note with that external ID; `null` when there is none.
 * @throws NetSuiteError; also when NetSuite takes another external ID for the same: it does not tell upper from lower case.
 */
export async function findNote(client: Client, externalId: string): Promise<string | null> {
	try {
		const response = await callSoap(client, {
			operation: 'get',
			content: {
				'messages:baseRef': { '@xsi:type': 'core:RecordRef', '@type': 'note', '@externalId': externalId },
			},
			safeToRepeat: true,
		});
		const record = elementAt(response, 'record');
		const [id, own] = [attributeOf(record, 'internalId'), attributeOf(record, 'externalId')];
		if (id === null) throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite says that there is a note, and not which.' });
		if (own !== null && own !== externalId) throw sameToNetSuite('note', { id, externalId: own }, externalId);
		return id;
	} catch (error) {
		if (error instanceof NetSuiteError && error.kind === 'notFound') return null;
		throw error;
	}
}

/** Internal IDs in `(after, upTo]`, without an end where `upTo` is `null`; and how many notes to list, 5 to 1,000. */
export interface NoteRange {
	readonly after: number;
	readonly upTo: number | null;
	readonly limit: number;
}

/** A page of the customers' notes in a range of internal IDs, and how many the range has. */
export interface NotePage {
	readonly notes: readonly ReadNote[];
	readonly total: number;
}

/**
 * Searches the notes on customers in a range of internal IDs.
 * Believed: that a restriction on the joined customer leaves out notes on anything else.
 * @throws NetSuiteError
 */
export async function searchCustomerNotes(
	client: Client,
	{ after, upTo, limit }: NoteRange,
): Promise<NotePage> {
	const id: XmlContent =
		upTo === null
			? { '@operator': 'greaterThan', 'core:searchValue': String(after) }
			: { '@operator': 'between', 'core:searchValue': String(after + 1), 'core:searchValue2': String(upTo) };
	const result = await callSoap(client, {
		operation: 'search',
		headers: {
			'messages:searchPreferences': { 'messages:bodyFieldsOnly': 'false', 'messages:pageSize': String(Math.max(5, limit)) },
		},
		content: {
			'messages:searchRecord': {
				'@xsi:type': 'communication:NoteSearch',
				'communication:basic': { 'common:internalIdNumber': id },
				'communication:customerJoin': {
					'common:internalIdNumber': { '@operator': 'greaterThan', 'core:searchValue': '0' },
				},
			},
		},
		safeToRepeat: true,
	});
	const notes = childrenOf(elementAt(result, 'recordList'), 'record').map(read);
	const total = Number(textAt(result, 'totalRecords') ?? Number.NaN);
	if (!Number.isInteger(total) || notes.length > total) {
		throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite lists ${notes.length} notes and says there are ${total}.` });
	}
	// Reading range after range would never come to an end.
	const stray = notes.find(({ id }) => !(Number(id) > after && Number(id) <= (upTo ?? Infinity)));
	if (stray) {
		throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite lists note ${stray.id}, which is outside the range it was asked for.` });
	}
	return { notes, total };
}

function read(record: Element): ReadNote {
	const id = attributeOf(record, 'internalId');
	if (id === null) throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite lists a note without an internal ID.' });
	return {
		id,
		title: textAt(record, 'title'),
		note: textAt(record, 'note'),
		noteDate: textAt(record, 'noteDate'),
		author: reference(record, 'author'),
		entity: reference(record, 'entity'),
	};
}

function reference(record: Element, name: string): Reference | null {
	const element = elementAt(record, name);
	const id = attributeOf(element, 'internalId');
	return id === null ? null : { id, refName: textAt(element, 'name') };
}

function addCall({ externalId, parent, title, note, noteDate, direction, author, noteType }: SoapNote): Call {
	const given = (id: string | null): XmlContent | undefined => (id === null ? undefined : { '@internalId': id });
	return {
		operation: 'add',
		content: {
			'messages:record': {
				'@xsi:type': 'communication:Note',
				'@externalId': externalId,
				'communication:title': title,
				'communication:noteType': given(noteType),
				'communication:direction': direction ? `_${direction}` : undefined,
				'communication:noteDate': noteDate ?? undefined,
				'communication:note': note,
				'communication:author': given(author),
				...(parent.kind === 'entity' && { 'communication:entity': { '@internalId': parent.id, '@type': parent.type } }),
				...(parent.kind === 'transaction' && {
					'communication:transaction': { '@internalId': parent.id, '@type': parent.type },
				}),
			},
		},
		safeToRepeat: false,
	};
}
