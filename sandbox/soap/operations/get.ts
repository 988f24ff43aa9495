import { lacking, SoapFault } from '../fault';
import { readNote } from '../notes/read';
import type { Bean, RecordRef } from '../schema/bean';
import { failure, noSuchRecord, Refusal, success } from '../status';
import type { Operation, SoapContext } from './operation';

/** One record by internal or external ID. */
export const get: Operation = {
	request: 'platformMsgs:GetRequest',
	response: 'platformMsgs:GetResponse',
	run: ({ baseRef }, context) => ({ readResponse: response(baseRef as RecordRef | undefined, context) }),
	refused: (status) => ({ readResponse: { status } }),
};

const MOST = 1000;

/** Several records, each with its own status. */
export const getList: Operation = {
	request: 'platformMsgs:GetListRequest',
	response: 'platformMsgs:GetListResponse',
	run({ baseRef = [] }, context) {
		const refs = baseRef as readonly RecordRef[];
		if (refs.length > MOST) {
			throw new SoapFault(`The maximum number of records allowed for this operation, ${MOST}, has been exceeded.`, {
				fault: 'exceededRecordCountFault',
				code: 'MAX_RCRDS_EXCEEDED',
			});
		}
		const readResponse = refs.map((ref) => {
			try {
				return response(ref, context);
			} catch (error) {
				if (error instanceof Refusal) return { status: failure(error) };
				throw error;
			}
		});
		return { readResponseList: { status: success, readResponse } };
	},
	refused: (status) => ({ readResponseList: { status } }),
};

function response(ref: RecordRef | undefined, context: SoapContext): Bean {
	// Believed: the sentences for references that lack something.
	if (!ref?.type) throw new Refusal('RCRD_TYPE_REQD', 'You must specify a record type.');
	if (ref.type !== 'note') throw lacking(`how to get a record of type ${ref.type} over SOAP`);
	if (ref.internalId === undefined && ref.externalId === undefined) {
		throw new Refusal('UNIQUE_RCRD_ID_REQD', 'You must specify a unique record ID.');
	}
	const record = readNote(context, ref);
	if (!record) throw noSuchRecord();
	return { status: success, record };
}
