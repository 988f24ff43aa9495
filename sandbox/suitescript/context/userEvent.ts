import { bodyOf, eventRecord } from '../modules/record/event';
import type { EventRecordData } from './eventRecord';

/** Runs in the script's context: a user event script before and after a save. */

export interface UserEventInvocation {
	kind: 'userEvent';
	entry: 'beforeSubmit' | 'afterSubmit';
	/** `context.type`, a value of `UserEventType`. */
	type: string;
	newRecord: EventRecordData | null;
	oldRecord: EventRecordData | null;
}

/** Documented: `context.UserEventType`. */
const UserEventType = {
	APPROVE: 'approve',
	CANCEL: 'cancel',
	CHANGEPASSWORD: 'changepassword',
	COPY: 'copy',
	CREATE: 'create',
	DELETE: 'delete',
	DROPSHIP: 'dropship',
	EDIT: 'edit',
	EDITFORECAST: 'editforecast',
	EMAIL: 'email',
	MARKCOMPLETE: 'markcomplete',
	ORDERITEMS: 'orderitems',
	PACK: 'pack',
	PAYBILLS: 'paybills',
	PRINT: 'print',
	QUICKVIEW: 'quickview',
	REASSIGN: 'reassign',
	REJECT: 'reject',
	SHIP: 'ship',
	SPECIALORDER: 'specialorder',
	TRANSFORM: 'transform',
	VIEW: 'view',
	XEDIT: 'xedit',
};

/** @returns the body to be stored, as the script left it; a script without that entry point changes nothing */
export async function runUserEvent(
	script: Record<string, unknown>,
	{ entry, type, newRecord, oldRecord }: UserEventInvocation,
): Promise<unknown> {
	const record = newRecord && eventRecord(newRecord);
	const run = script[entry];
	if (typeof run === 'function') {
		const context = {
			type,
			UserEventType: { ...UserEventType },
			newRecord: record,
			oldRecord: oldRecord && eventRecord(oldRecord),
		};
		await (run as (context: object) => unknown).call(script, context);
	}
	return record && newRecord && !newRecord.isReadOnly ? bodyOf(record, newRecord.body) : null;
}
