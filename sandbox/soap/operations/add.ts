import { lacking } from '../fault';
import { addNote, type NoteToAdd } from '../notes/write';
import type { Bean } from '../schema/bean';
import { Refusal, success } from '../status';
import type { Operation } from './operation';

/** Adds one record. */
export const add: Operation = {
	request: 'platformMsgs:AddRequest',
	response: 'platformMsgs:AddResponse',
	run({ record }, { account, visibility }) {
		const bean = record as Bean | undefined;
		// Believed.
		if (!bean) throw new Refusal('RCRD_TYPE_REQD', 'You must specify a record type.');
		if (bean.$type !== 'generalComm:Note') throw lacking(`how to add ${bean.$type} over SOAP`);
		const internalId = String(addNote(account, visibility, bean as NoteToAdd));
		const baseRef = { $type: 'platformCore:RecordRef', internalId, externalId: bean.externalId, type: 'note' };
		return { writeResponse: { status: success, baseRef } };
	},
	refused: (status) => ({ writeResponse: { status } }),
};
