import { attach as attachTo, detach as detachFrom, type Attachment } from '../../account/attachments';
import type { SoapContext } from '../context';
import { lacking } from '../fault';
import { find } from '../records/references';
import { referenceOf } from '../records/values';
import type { Bean } from '../schema/bean';
import { badReference, success } from '../status';
import { contactRoles } from '../../account/schema/entities';
import type { Operation } from './operation';

/** Attaches a contact or a file to a record; a contact with a role. */
export const attach: Operation = {
	run({ attachReference }, context) {
		const asked = (attachReference ?? {}) as Bean;
		const { contact, attachedRecord } = asked as Record<string, Bean | undefined>;
		const attached = contact ? { ...contact, type: 'contact' } : attachedRecord;
		const attachment = attachmentOf(context, asked.attachTo as Bean | undefined, attached);
		attachTo(context.account, attachment, roleOf(asked.contactRole as Bean | undefined));
		return response(asked.attachTo as Bean);
	},
	refused: (status) => ({ writeResponse: { status } }),
};

export const detach: Operation = {
	run({ detachReference }, context) {
		const asked = (detachReference ?? {}) as Bean;
		const { detachFrom: record, detachedRecord } = asked as Record<string, Bean | undefined>;
		detachFrom(context.account, attachmentOf(context, record, detachedRecord));
		return response(record!);
	},
	refused: (status) => ({ writeResponse: { status } }),
};

function attachmentOf(context: SoapContext, to: Bean | undefined, attached: Bean | undefined): Attachment {
	const target = find(context, to);
	const { record, id } = find(context, attached);
	if (record.name !== 'contact' && record.name !== 'file') throw lacking(`how to attach ${record.plural}`);
	const { name } = target.record.recordType(context.account)!;
	return { recordType: name, recordId: target.id, attached: record.name, attachedId: id };
}

/** @throws Refusal for a role that there is not */
function roleOf(ref: Bean | undefined): number | null {
	const role = ref && referenceOf(ref);
	if (!role) return null;
	const id = 'id' in role ? role.id : role.externalId;
	if (!Object.hasOwn(contactRoles, id)) throw badReference('contactrole', id);
	return Number(id);
}

/** Believed: what was attached to is named. */
const response = (baseRef: Bean): Bean => ({ writeResponse: { status: success, baseRef } });
