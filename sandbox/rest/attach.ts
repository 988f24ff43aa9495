import type { Account } from '../account/account';
import { attach, detach } from '../account/attachments';
import type { RecordType } from '../account/records';
import { contactRoles } from '../account/schema/entities';
import { methodNotAllowed, noSuchRecord } from '../server/errors';
import type { Reply } from '../server/reply';
import { optionalBody } from './body';
import { existingId, recordTypeOf } from './recordType';
import { Refused, refused } from './refused';
import type { RestContext, RestRequest } from './request';

/**
 * `POST /{type}/{id}/!attach/{contact|file}/{id}` and `!detach`: documented, with the role that a contact can be given.
 * @throws Refused, Refusal
 */
export function attachEndpoint(request: RestRequest, { account }: RestContext, type: RecordType): Reply {
	if (request.method !== 'POST') return methodNotAllowed(request.method, 'POST');
	const [, id, action, kindName = '', attachedId = '', more] = request.segments as [string, string, string, ...string[]];
	const attached = kindName.toLowerCase();
	if (more !== undefined || (attached !== 'contact' && attached !== 'file')) throw notAttachable(kindName);
	const attachment = {
		recordType: type.name,
		recordId: existingId(account, type, id),
		attached,
		attachedId: attached === 'file' ? fileId(account, attachedId) : contactId(account, attachedId),
	} as const;
	const { role } = optionalBody(request);
	if (action === '!detach') detach(account, attachment);
	else attach(account, attachment, role === undefined || role === null ? null : roleId(role));
	return { status: 204 };
}

const contactId = (account: Account, id: string) => existingId(account, recordTypeOf(account, 'contact')!, id);

/** REST's record API has no files, so they are looked up here. */
function fileId({ store }: Account, id: string): number {
	const row = id.startsWith('eid:')
		? store.get('SELECT id FROM _file WHERE externalid = ?', [id.slice(4)])
		: store.get('SELECT id FROM _file WHERE id = ?', [Number(id)]);
	if (!row) throw new Refused(noSuchRecord());
	return Number(row.id);
}

function roleId(role: unknown): number {
	const id = String((typeof role === 'object' ? (role as { id?: unknown }).id : role) as string);
	if (Object.hasOwn(contactRoles, id)) return Number(id);
	throw refused(400, {
		detail: `Error while accessing a resource. You have entered an Invalid Field Value ${id} for the following field: role`,
		code: 'INVALID_CONTENT',
		path: 'role',
	});
}

/** Documented: only these two. Believed: the sentence. */
const notAttachable = (kind: string) =>
	refused(400, {
		detail: `Records of type '${kind}' cannot be attached. Only contact and file records can be attached or detached.`,
		code: 'INVALID_REQUEST',
	});
