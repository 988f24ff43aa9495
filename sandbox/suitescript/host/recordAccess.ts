import { recordTypesOf, type RecordType } from '../../account/records';
import { Refusal, writableTypeOf, type WritableType } from '../../account/writing';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** Which record a script means, what it may do with it, what that costs, and how it is told that it may not. */

/** Seen in logs. */
const noSuchType = (type: string) =>
	new HostError('INVALID_RCRD_TYPE', `The record type [${type.toUpperCase()}] is invalid.`);

/** Seen in logs. */
export const noSuchRecord = () => new HostError('RCRD_DSNT_EXIST', 'That record does not exist.');

/** Units by what is done and to what: documented. */
const units = {
	load: { transaction: 10, custom: 2, other: 5 },
	create: { transaction: 10, custom: 2, other: 5 },
	copy: { transaction: 10, custom: 2, other: 5 },
	transform: { transaction: 10, custom: 2, other: 5 },
	submitFields: { transaction: 10, custom: 2, other: 5 },
	save: { transaction: 20, custom: 4, other: 10 },
	delete: { transaction: 20, custom: 4, other: 10 },
} as const;

export const isTransaction = ({ from }: RecordType) => from.startsWith('"transaction"');

export function spend(run: Run, action: keyof typeof units, type: RecordType): void {
	const kind = isTransaction(type) ? 'transaction' : type.name.startsWith('customrecord') ? 'custom' : 'other';
	run.spend(units[action][kind]);
}

export function typeOf({ account }: Run, name: string): RecordType {
	const type = recordTypesOf(account).find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
	if (!type) throw noSuchType(name);
	return type;
}

export function writableOf(
	{ account }: Pick<Run, 'account'>,
	type: RecordType,
	operation: 'create' | 'update' | 'delete',
): WritableType {
	const writable = writableTypeOf(account, type.name);
	if (!writable?.operations.includes(operation)) {
		throw new HostError('LOCAL_NETSUITE_LACKS', `The local NetSuite has no ${operation} of ${type.name} in scripts.`);
	}
	return writable;
}

export function idOf(run: Run, type: RecordType, id: unknown): number {
	const number = /^-?\d+$/.test(String(id)) ? Number(id) : NaN;
	const where = [type.where, 'r.id = ?'].filter(Boolean).join(' AND ');
	if (Number.isNaN(number) || !run.account.store.get(`SELECT r.id FROM ${type.from} WHERE ${where}`, [number]))
		throw noSuchRecord();
	return number;
}

export const hidden = (run: Run, type: RecordType): ReadonlySet<string> => {
	const tables = run.visibility().hiddenColumns;
	return new Set([...(tables.get(isTransaction(type) ? 'transaction' : type.name.toLowerCase()) ?? [])]);
};

/** The account's refusals begin as REST's do, scripts' do not. */
export async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const sentence = error.sentence.replace(/^Error while accessing a resource\. /, '');
		const isValue = error.code === 'INVALID_CONTENT' && sentence.startsWith('You have entered');
		throw new HostError(
			isValue ? 'INVALID_KEY_OR_REF' : error.code === 'INVALID_CONTENT' ? 'INVALID_FLD_VALUE' : error.code,
			sentence,
		);
	}
}

export const options = (run: Run, type: RecordType, replace: readonly string[] = []) => ({
	strictNames: false,
	lenientValues: false,
	hiddenColumns: hidden(run, type),
	replace: new Set(replace),
});
