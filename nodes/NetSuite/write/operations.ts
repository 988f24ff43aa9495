import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	contactBody,
	contactDraft,
	contactFields,
	createRecord,
	findParent,
	InvalidSettingError,
	messageDraft,
	noteDraft,
	parseExternalId,
	updateContact,
	upsertContact,
	type Client,
	type Draft,
	type Parent,
	type ParentKey,
	type RecordKey,
	type WritableField,
	type Written,
} from '../../../netsuite';
import { connect } from '../../shared/connection';
import { showRequest } from './request';
import { addressesOf, directionOf, givenText, internalIdOf, momentOf, requiredText, textOf } from './values';

type Operation = (context: IExecuteFunctions, itemIndex: number) => Promise<INodeExecutionData[]>;

/** One item's parameters, and the account that it goes to. */
interface Item {
	readonly context: IExecuteFunctions;
	readonly client: Client;
	readonly parameter: (name: string) => unknown;
}

/** The operations that write, by name. Which record it is, the resource says. */
export const writeOperations: Record<string, Operation> = {
	create: writing(async (item, options) => {
		const resource = String(item.parameter('resource'));
		const draft = drafts[resource];
		if (!draft) throw new InvalidSettingError('resource', `There is no operation "create" of "${resource}".`);
		return await createRecord(item.client, await draft(item), options);
	}),
	upsert: writing(
		async (item, options) => await upsertContact(item.client, externalIdOf(item), await contactOf(item), options),
	),
	update: writing(
		async (item, options) => await updateContact(item.client, recordOf(item), await contactOf(item), options),
	),
	deactivate: writing(
		async (item, options) => await updateContact(item.client, recordOf(item), { isInactive: true }, options),
	),
};

/** What is created, by resource. */
const drafts: Record<string, (item: Item) => Promise<Draft>> = {
	contact: async (item) => contactDraft(externalIdOf(item), await contactOf(item)),

	note: async (item) => {
		const options = (item.parameter('noteOptions') ?? {}) as IDataObject;
		const content = {
			title: requiredText('Title', item.parameter('title')),
			note: requiredText('Note', item.parameter('note')),
			noteDate: momentOf('Date', options.noteDate),
			direction: options.direction ? directionOf(options.direction) : null,
			author: internalIdOf('Author', options.author),
			noteType: internalIdOf('Note Type', options.noteType),
		};
		return noteDraft(externalIdOf(item), await parentOf(item), content);
	},

	message: async (item) => {
		const options = (item.parameter('messageOptions') ?? {}) as IDataObject;
		const email = {
			direction: directionOf(item.parameter('direction')),
			subject: requiredText('Subject', item.parameter('subject')),
			message: givenText('Message', item.parameter('message')),
			authorEmail: textOf('Author Email', item.parameter('authorEmail')),
			recipientEmail: addressesOf('Recipient Email', item.parameter('recipientEmail')),
			author: internalIdOf('Author', options.author),
			recipient: internalIdOf('Recipient', options.recipient),
			cc: addressesOf('CC', options.cc),
			bcc: addressesOf('BCC', options.bcc),
			messageDate: momentOf('Date', options.messageDate),
		};
		return messageDraft(externalIdOf(item), await parentOf(item), email);
	},
};

/** What all of them have in common: an account, the dry run, and the shape of what comes out. */
function writing(write: (item: Item, options: { dryRun: boolean }) => Promise<Written>): Operation {
	return async (context, itemIndex) => {
		const parameter = (name: string): unknown => context.getNodeParameter(name, itemIndex, null);
		const item = { context, client: await connect(context), parameter };
		// Left as it is, it is off; set to anything but a clear "no", nothing is written.
		const dryRun = ![false, null, '', 'false'].includes(parameter('dryRun') as string);
		const { request, ...written } = await write(item, { dryRun });
		return [{ json: { ...written, ...(request && { request: await showRequest(context, request) }) } as IDataObject }];
	};
}

const externalIdOf = ({ parameter }: Item): string =>
	parseExternalId(textOf('External ID', parameter('externalId')) ?? '');

const recordModes = ['list', 'id', 'documentNumber', 'externalId'];

/**
 * What a resource locator leads to.
 * @throws InvalidSettingError when an expression left it empty, or set it to a mode that it does not have.
 */
function located<Key extends ParentKey>(label: string, parameter: unknown, modes: readonly string[]): Key {
	const { mode, value } = (parameter ?? {}) as { mode?: string; value?: unknown };
	if (!modes.includes(String(mode))) {
		throw new InvalidSettingError(label, `${label} is set by "${String(mode)}"; it must be one of: ${modes.join(', ')}.`);
	}
	const text = textOf(label, value)?.trim() ?? '';
	if (text === '') throw new InvalidSettingError(label, `${label} is empty: say which record it is.`);
	return { by: mode === 'list' ? 'id' : mode, value: text } as Key;
}

function recordOf({ parameter }: Item): RecordKey {
	const key = located<RecordKey>('Record', parameter('record'), recordModes);
	return key.by === 'externalId' ? { ...key, value: parseExternalId(key.value) } : key;
}

const parentOf = async ({ client, parameter }: Item): Promise<Parent> =>
	await findParent(client, String(parameter('attachTo')), located('Parent', parameter('parent'), [...recordModes, 'name']));

/** The account's fields are read once for all items of a run. */
const fieldsOfRun = new WeakMap<IExecuteFunctions, Promise<WritableField[]>>();

async function contactOf({ context, client, parameter }: Item) {
	const { value } = parameter('fields') as { value?: IDataObject | null };
	const fields = fieldsOfRun.get(context) ?? contactFields(client);
	fieldsOfRun.set(context, fields);
	// A catalogue that could not be read is asked for again by the next item.
	fields.catch(() => fieldsOfRun.delete(context));
	return await contactBody(client, await fields, value ?? {});
}
