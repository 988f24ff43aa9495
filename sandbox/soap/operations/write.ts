import type { SoapContext } from '../context';
import { lacking } from '../fault';
import { find, idOf, refTo } from '../records/references';
import { add as addRecord, change, remove, writtenRecord } from '../records/save';
import type { SoapRecord } from '../records/soapRecord';
import type { Bean } from '../schema/bean';
import { noSuchRecord, Refusal, success } from '../status';
import { checkCount, each, most } from './lists';
import type { Operation } from './operation';

type Write = (item: Bean, context: SoapContext) => Promise<Bean>;

/** The operation on one record, and that on several, each of which is answered for. */
const single = (element: 'record' | 'baseRef', write: Write): Operation => ({
	run: async (request, context) => {
		checkReason(request);
		return { writeResponse: await write((request[element] ?? {}) as Bean, context) };
	},
	refused: (status) => ({ writeResponse: { status } }),
});

const several = (element: 'record' | 'baseRef', largest: number, write: Write): Operation => ({
	async run(request, context) {
		checkReason(request);
		const items = (request[element] ?? []) as readonly Bean[];
		checkCount(items, largest);
		// Believed; the schema has no answer to nothing.
		if (items.length === 0) throw new Refusal('RCRD_TYPE_REQD', 'You must specify a record type.');
		const writeResponse = await each(items, (item) => write(item, context));
		return { writeResponseList: { status: success, writeResponse } };
	},
	refused: (status) => ({ writeResponseList: { status, writeResponse: [{ status }] } }),
});

function checkReason({ deletionReason }: Bean): void {
	if (deletionReason) throw lacking('reasons of deletions');
}

/** Believed: the external ID is in the answer where the record was given one. */
const written = (record: SoapRecord, id: number, externalId: Bean[string]): Bean => ({
	status: success,
	baseRef: refTo(record, id, externalId),
});

const adding: Write = async (bean, context) => {
	const record = writtenRecord(context, given(bean));
	// Believed: code and sentence.
	if (bean.internalId !== undefined) {
		throw new Refusal('CANT_SET_INTERNALID', 'You cannot set the internal ID of a record that is added.');
	}
	return written(record, await addRecord(context, record, bean), bean.externalId);
};

const updating: Write = async (bean, context) => {
	const record = writtenRecord(context, given(bean));
	const id = idOf(context, record, bean);
	if (id === null) throw noSuchRecord();
	// The external ID of a record that is named by its internal one is changed with the rest.
	const changes = bean.internalId === undefined ? { ...bean, externalId: undefined } : bean;
	await change(context, record, id, withoutUndefined(changes));
	return written(record, id, bean.externalId);
};

const upserting: Write = async (bean, context) => {
	const record = writtenRecord(context, given(bean));
	// Documented: an upsert goes by the external ID. Believed: the sentence.
	if (!bean.externalId) throw new Refusal('EXTERNALID_REQD', 'You must specify an external ID.');
	const id = idOf(context, record, { externalId: bean.externalId as string });
	if (id === null) return adding({ ...withoutUndefined({ ...bean, internalId: undefined }) }, context);
	await change(context, record, id, withoutUndefined({ ...bean, externalId: undefined, internalId: undefined }));
	return written(record, id, bean.externalId);
};

const deleting: Write = async (ref, context) => {
	const { record, id } = find(context, given(ref));
	await remove(context, record, id);
	return written(record, id, ref.externalId);
};

/** An element that did not come has no type. */
const given = (bean: Bean): Bean | undefined => (bean.$type === undefined ? undefined : bean);

const withoutUndefined = (bean: Bean): Bean =>
	Object.fromEntries(Object.entries(bean).filter(([, value]) => value !== undefined)) as Bean;

export const add = single('record', adding);
export const addList = several('record', most.add, adding);
export const update = single('record', updating);
export const updateList = several('record', most.update, updating);
export const upsert = single('record', upserting);
export const upsertList = several('record', most.upsert, upserting);
export const deleteOne = single('baseRef', deleting);
export const deleteList = several('baseRef', most.delete, deleting);
