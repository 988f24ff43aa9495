import { InvalidSettingError } from '../account';
import { integrationPoint } from '../integrationPoints';
import type { RecordKey } from '../read/find';
import { findByExternalId, patchRequest, sendPatch, sendWrite, upsertRequest, type RecordBody } from '../records/write';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { NetSuiteRequest } from '../transport/http';
import type { Draft, WritableRecord } from './drafts';
import { explained } from './explain';
import { createOnce, NotCreatedError } from './once';
import { byKey } from './parents';

/** What became of a write. */
export interface Written {
	readonly outcome: 'created' | 'updated' | 'alreadyThere' | 'dryRun';
	readonly recordType: WritableRecord;
	/** The internal ID; `null` for a record that a dry run did not make. */
	readonly id: string | null;
	readonly externalId: string | null;
	/** In a dry run: what would be sent, but for the signature. */
	readonly request?: NetSuiteRequest;
}

export interface WriteOptions {
	/** Show the request and write nothing. */
	readonly dryRun: boolean;
}

/**
 * Creates a record, once for each external ID: one that is there already stays as it is.
 * @throws NetSuiteError
 */
export async function createRecord(client: Client, draft: Draft, { dryRun }: WriteOptions): Promise<Written> {
	const { recordType, externalId, request, doing, number } = draft;
	if (dryRun) return { outcome: 'dryRun', recordType, id: null, externalId, request };
	try {
		const made = await createOnce(client, {
			send: async () => await draft.send(client),
			find: async () => await draft.find(client),
		});
		return { ...made, recordType, externalId };
	} catch (error) {
		if (!(error instanceof NotCreatedError)) throw error;
		const { failure, inDoubt } = error;
		throw explained(failure, { record: recordType, doing, number, inDoubt });
	}
}

/**
 * Changes the contact with that external ID, or creates it: one request by the external ID, which may be repeated.
 * Whether it is `created` or `updated` is what a look-up just before says.
 * @throws NetSuiteError
 * @throws InvalidSettingError when no field has a value.
 */
export async function upsertContact(
	client: Client,
	externalId: string,
	body: RecordBody,
	{ dryRun }: WriteOptions,
): Promise<Written> {
	refuseEmpty(body);
	const request = upsertRequest('contact', externalId, body);
	if (dryRun) return { outcome: 'dryRun', recordType: 'contact', id: null, externalId, request };
	const find = async () => await findByExternalId(client, 'contact', externalId);
	try {
		const before = await find();
		const saved = { outcome: before === null ? 'created' : 'updated', recordType: 'contact', externalId } as const;
		try {
			return { ...saved, id: await sendWrite(client, request) };
		} catch (error) {
			if (!(error instanceof NetSuiteError)) throw error;
			// What was there before is there still; that says nothing about whether it was changed.
			if (before !== null || !['invalid', 'badAnswer'].includes(error.kind)) throw error;
			const now = await find();
			if (now === null) throw error;
			if (error.kind === 'badAnswer') return { ...saved, id: now };
			// Refused, and there since: somebody else made it at the same moment. Now it can be changed.
			return { ...saved, outcome: 'updated', id: await sendWrite(client, request) };
		}
	} catch (error) {
		if (!(error instanceof NetSuiteError)) throw error;
		const doing = 'Creating or updating the contact with external ID';
		throw explained(error, { record: 'contact', doing, number: externalId });
	}
}

/**
 * Changes the fields of a contact that are in the body.
 * @throws NetSuiteError; of kind `notFound` when there is no such contact.
 * @throws InvalidSettingError when there is nothing to change, or the key cannot be one.
 */
export async function updateContact(
	client: Client,
	key: RecordKey,
	body: RecordBody,
	{ dryRun }: WriteOptions,
): Promise<Written> {
	refuseEmpty(body);
	const externalId = key.by === 'externalId' ? key.value : null;
	try {
		const id = await contactId(client, key);
		const request = patchRequest('contact', id, body);
		if (dryRun) return { outcome: 'dryRun', recordType: 'contact', id, externalId, request };
		await sendPatch(client, request);
		return { outcome: 'updated', recordType: 'contact', id, externalId };
	} catch (error) {
		if (!(error instanceof NetSuiteError)) throw error;
		const doing = externalId === null ? 'Updating contact' : 'Updating the contact with external ID';
		throw explained(error, { record: 'contact', doing, number: key.value });
	}
}

/** Nothing would be written, and the outcome would say that something was. */
function refuseEmpty(body: RecordBody): void {
	if (Object.keys(body).length > 0) return;
	throw new InvalidSettingError('fields', 'No field of the contact has a value, so there is nothing to write. Check the expressions.');
}

async function contactId(client: Client, key: RecordKey): Promise<string> {
	if (key.by === 'documentNumber') return (await byKey(client, integrationPoint('contact'), key)).id;
	if (key.by === 'externalId') {
		const id = await findByExternalId(client, 'contact', key.value);
		if (id === null) throw new NetSuiteError({ kind: 'notFound', detail: 'There is no contact with that external ID.' });
		return id;
	}
	const id = key.value.trim();
	if (!/^\d+$/.test(id)) throw new InvalidSettingError('record', `Internal ID "${key.value}" is not a number.`);
	return id;
}
