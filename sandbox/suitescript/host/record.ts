import { attach, detach, type Attachment } from '../../account/attachments';
import type { RecordType } from '../../account/records';
import { draftOf, voidRecord, type Json } from '../../account/writing';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';
import { idOf, noSuchRecord, options, refusing, spend, typeOf, writableOf } from './recordAccess';
import { drafted, sourced, storedOf, withoutInactive } from './recordContent';
import { infoOf } from './recordInfo';
import { recordNames } from './recordNames';

/** The account's half of N/record and N/transaction, with their units as documented. */

interface SaveRequest {
	type: string;
	id: number | null;
	body: Json;
	replace: string[];
	/** What the script set and the account cannot store. */
	unknown: string[];
}

/**
 * NetSuite takes a value for a field that a record does not have without a word (believed), and has many fields that are
 * not here. So that nothing is lost unseen, the script's log says so.
 */
function sayUnstored(run: Run, { name }: RecordType, unknown: readonly string[]): void {
	if (unknown.length === 0) return;
	run.log(
		'AUDIT',
		'Local NetSuite',
		`Not stored, since ${name} has no such fields here or they are read-only: ${unknown.join(', ')}`,
	);
}

interface Named {
	type: string;
	id: string | number;
}

function attachmentOf(run: Run, record: Named, to: Named): Attachment {
	const attached = record.type.toLowerCase();
	if (attached !== 'contact' && attached !== 'file') {
		throw new HostError('LOCAL_NETSUITE_LACKS', `The local NetSuite has no attaching of ${attached}.`);
	}
	const target = typeOf(run, to.type);
	const table = run.account.store.get(`SELECT id FROM ${attached} WHERE id = ?`, [Number(record.id)]);
	if (!table) throw noSuchRecord();
	return { recordType: target.name, recordId: idOf(run, target, to.id), attached, attachedId: Number(record.id) };
}

export const recordHost = {
	...recordNames,

	'record.type': (run: Run, { type }: { type: string }) => infoOf(run, typeOf(run, type)),

	'record.create': (run: Run, { type: name, customer }: { type: string; customer?: unknown }) => {
		const type = typeOf(run, name);
		writableOf(run, type, 'create');
		spend(run, 'create', type);
		return sourced(run, type, customer);
	},
	'record.sourced': (run: Run, { type, customer }: { type: string; customer: unknown }) =>
		sourced(run, typeOf(run, type), customer),

	'record.load': (run: Run, { type: name, id, units: action }: Named & { units: 'load' | 'copy' }) => {
		const type = typeOf(run, name);
		spend(run, action, type);
		const stored = storedOf(run, type, idOf(run, type, id));
		return action === 'copy' ? withoutInactive(run, type, stored) : stored;
	},

	'record.transform': (run: Run, { from, id, to }: { from: string; id: string | number; to: string }) =>
		refusing(() => {
			const [source, target] = [typeOf(run, from), typeOf(run, to)];
			spend(run, 'transform', target);
			return drafted(run, target, draftOf(run.account, source.name, idOf(run, source, id), target.name));
		}),

	'record.save': (run: Run, { type: name, id, body, replace, unknown }: SaveRequest) =>
		refusing(async () => {
			const type = typeOf(run, name);
			writableOf(run, type, id === null ? 'create' : 'update');
			spend(run, 'save', type);
			sayUnstored(run, type, unknown);
			if (id === null) return run.saving.create(type.name, body, options(run, type), run.savedBy);
			await run.saving.update(type.name, idOf(run, type, id), body, options(run, type, replace), run.savedBy);
			return id;
		}),

	'record.submitFields': (run: Run, { type: name, id, body, unknown }: Named & { body: Json; unknown: string[] }) =>
		refusing(async () => {
			const type = typeOf(run, name);
			writableOf(run, type, 'update');
			spend(run, 'submitFields', type);
			sayUnstored(run, type, unknown);
			const number = idOf(run, type, id);
			await run.saving.update(type.name, number, body, options(run, type), run.savedBy);
			return number;
		}),

	'record.delete': (run: Run, { type: name, id }: Named) =>
		refusing(async () => {
			const type = typeOf(run, name);
			writableOf(run, type, 'delete');
			spend(run, 'delete', type);
			const number = idOf(run, type, id);
			await run.saving.remove(type.name, number, run.savedBy);
			return number;
		}),

	'record.attach': (run: Run, { record, to, role }: { record: Named; to: Named; role: string | number | null }) => {
		run.spend(10);
		attach(run.account, attachmentOf(run, record, to), role === null ? null : Number(role));
	},
	'record.detach': (run: Run, { record, to }: { record: Named; to: Named }) => {
		run.spend(10);
		return refusing(() => detach(run.account, attachmentOf(run, record, to)));
	},

	'transaction.void': (run: Run, { type: name, id }: Named) =>
		refusing(() => {
			run.spend(10);
			const type = typeOf(run, name);
			return voidRecord(run.account, writableOf(run, type, 'update'), idOf(run, type, id));
		}),
};
