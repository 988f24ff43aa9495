import type { Account } from '../account/account';
import { loadRecord, recordTypesOf, type LoadedRecord } from '../account/records';
import { Refusal, type Json } from '../account/writing';
import type { Save, UserEvents } from '../saving';
import type { EventRecordData } from './context/eventRecord';
import type { Runner } from './engine/program';
import type { Deployment, Script, Scripts } from './engine/scripts';

/** User event scripts around saves. Believed: several scripts of one record type run in the order of their deployment. */

/** Documented: `context.type` by what is done. */
const eventTypes = { create: 'create', edit: 'edit', delete: 'delete' } as const;

/** Documented: `beforeLoad` runs where a record is looked at, which no API here does. */
type EntryPoint = 'beforeSubmit' | 'afterSubmit';

export function createUserEvents(account: Account, scripts: Scripts, runner: Pick<Runner, 'run'>): UserEvents {
	const listening = ({
		recordType,
		event,
		by,
	}: Pick<Save, 'recordType'> & Partial<Save>): Array<[Script, Deployment]> =>
		scripts
			.all()
			.filter(({ type, isInactive }) => type === 'USEREVENT' && !isInactive)
			.flatMap((script) => script.deployments.map((deployment): [Script, Deployment] => [script, deployment]))
			.filter(([, deployment]) => {
				const { isDeployed, recordType: of, eventType, contexts } = deployment;
				if (!isDeployed || (of !== recordType.toUpperCase() && of !== 'ALLRECORDS' && of !== 'RECORD'))
					return false;
				if (event && eventType !== null && eventType.toUpperCase() !== event.toUpperCase()) return false;
				return !by || contexts.length === 0 || contexts.includes(by.context);
			});

	const run = async (entry: EntryPoint, script: Script, deployment: Deployment, save: Save) => {
		const { outcome } = await runner.run({
			script,
			deployment,
			executionContext: save.by.context,
			savedBy: { context: 'USEREVENT' },
			limits: 'USEREVENT',
			invocation: { kind: 'userEvent', entry, type: eventTypes[save.event], ...recordsOf(account, save, entry) },
		});
		return outcome;
	};

	return {
		listensTo: (recordType) => listening({ recordType }).length > 0,
		async beforeSubmit(save) {
			let { body } = save;
			for (const [script, deployment] of listening(save)) {
				const outcome = await run('beforeSubmit', script, deployment, { ...save, body });
				// Believed: REST and SOAP show the script's sentence as they show NetSuite's own.
				if (outcome.error)
					throw new Refusal(`Error while accessing a resource. ${outcome.error.plain}`, 'USER_ERROR');
				body = outcome.value as Json;
			}
			return body;
		},
		async afterSubmit(save) {
			for (const [script, deployment] of listening(save)) await run('afterSubmit', script, deployment, save);
		},
	};
}

/**
 * Documented: a new record has no old one; of a deletion the new record is the one that goes. After the save the new
 * record is what is stored now.
 */
function recordsOf(
	account: Account,
	save: Save,
	entry: EntryPoint,
): Record<'newRecord' | 'oldRecord', EventRecordData | null> {
	const { recordType, id, body, before, event } = save;
	const stored = storedOf(before);
	const oldRecord = stored && { recordType, id, stored, body: {}, isReadOnly: true };
	if (event === 'delete') return { newRecord: oldRecord, oldRecord };
	if (entry === 'beforeSubmit') return { newRecord: { recordType, id, stored, body, isReadOnly: false }, oldRecord };
	const type = recordTypesOf(account).find(({ name }) => name === recordType)!;
	const now = storedOf(loadRecord(account, type, id!));
	return { newRecord: { recordType, id, stored: now, body: {}, isReadOnly: true }, oldRecord };
}

function storedOf(record: LoadedRecord | null): EventRecordData['stored'] {
	if (!record) return null;
	const { values, customValues, type } = record;
	const lists = Object.keys(type.restLists ?? {}).map((name) => [name, record.list(name)]);
	return {
		values,
		customValues,
		lists: Object.fromEntries(lists) as Record<string, ReturnType<LoadedRecord['list']>>,
	};
}
