import {
	contactBody,
	contactDraft,
	contactFields,
	createRecord,
	findParent,
	messageDraft,
	noteDraft,
	type Client,
	type Draft,
	type Parent,
	type Written,
} from '../../netsuite';

/** The writes of the library as tests need them: with everything that is not given left to NetSuite. */

type Email = Parameters<typeof messageDraft>[2];
type Note = Parameters<typeof noteDraft>[2];

const email: Email = {
	direction: 'outgoing',
	subject: 'Your invoice',
	message: '<p>Please find attached …</p>',
	authorEmail: 'receivables@example.com',
	recipientEmail: 'accounts@example.com',
	author: null,
	recipient: null,
	cc: null,
	bcc: null,
	messageDate: '2026-01-31T14:00:00Z',
};

const note: Note = {
	title: 'Called',
	note: 'Promised to pay.',
	noteDate: '2026-01-31T14:00:00Z',
	direction: 'outgoing',
	author: null,
	noteType: null,
};

export const messageOn = (externalId: string, parent: Parent, content: Partial<Email> = {}): Draft =>
	messageDraft(externalId, parent, { ...email, ...content });

export const noteOn = (externalId: string, parent: Parent, content: Partial<Note> = {}): Draft =>
	noteDraft(externalId, parent, { ...note, ...content });

export const contactOf = async (client: Client, externalId: string, values: Record<string, unknown>): Promise<Draft> =>
	contactDraft(externalId, await contactBody(client, await contactFields(client), values));

export const parent = async (client: Client, point: string, id: string): Promise<Parent> =>
	await findParent(client, point, { by: 'id', value: id });

export const create = async (client: Client, draft: Draft): Promise<Written> =>
	await createRecord(client, draft, { dryRun: false });
