import { draftOf, transformsOf, type Json } from '../../account/writing';
import { schema } from '../../account/schema';
import type { RecordType } from '../../account/records';
import type { SoapContext } from '../context';
import { lacking } from '../fault';
import { recordNamed } from '../records/catalogue';
import { beanOf, readable } from '../records/read';
import { find } from '../records/references';
import { isReference } from '../records/values';
import type { Bean } from '../schema/bean';
import { Refusal, success } from '../status';
import { checkCount, each, most } from './lists';
import type { Operation } from './operation';

/** What a record begins with that is made of another one: an invoice's payment, an order's invoice. Nothing is stored. */
export const initialize: Operation = {
	run: ({ initializeRecord }, context) => ({ readResponse: response((initializeRecord ?? {}) as Bean, context) }),
	refused: (status) => ({ readResponse: { status } }),
};

export const initializeList: Operation = {
	async run({ initializeRecord = [] }, context) {
		const asked = initializeRecord as readonly Bean[];
		checkCount(asked, most.initialize);
		return { readResponseList: { status: success, readResponse: await each(asked, (one) => response(one, context)) } };
	},
	refused: (status) => ({ readResponseList: { status } }),
};

function response({ type: name, reference, auxReference, referenceList }: Bean, context: SoapContext): Bean {
	if (auxReference || referenceList) throw lacking('how to initialize from several records');
	// Believed: code and sentence.
	if (!name) throw new Refusal('RCRD_TYPE_REQD', 'You must specify a record type.');
	const record = recordNamed(name as string);
	const type = record && readable(context, record);
	if (!record || !type) throw lacking(`how to initialize records of type ${name as string}`);
	// Believed: code and sentence.
	if (!reference) throw new Refusal('INITIALIZE_ARG_REQD', 'You must specify a reference to initialize from.');
	const from = find(context, { ...(reference as Bean), $type: 'platformCore:RecordRef' });
	const fromName = from.record.recordType(context.account)!.name;
	if (!transformsOf(fromName).includes(type.name)) {
		// Believed: the sentence.
		throw new Refusal('INVALID_RCRD_TRANSFRM', 'That type of record transformation is not allowed.');
	}
	const draft = named(context, type, draftOf(context.account, fromName, from.id, type.name));
	const list = (sublist: string) => (draft[sublist] as { items?: Json[] } | undefined)?.items ?? [];
	const bean = beanOf(context.account, record, type, { values: draft, customValues: {}, list }, false);
	// Believed: nothing that could not be sent back as it came.
	return { status: success, record: { ...bean, currencyName: undefined } };
}

/** A draft refers by ID alone; NetSuite answers with names. */
function named({ account }: SoapContext, { fields }: RecordType, draft: Json): Json {
	const entries = Object.entries(draft).map(([name, value]) => {
		const table = fields[name]?.references;
		const { displayColumn, displaySql } = (table && schema[table]) || {};
		if (!table || !isReference(value) || value.refName || (!displayColumn && !displaySql)) return [name, value];
		const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
		const row = account.store.get(`SELECT ${display} AS name FROM "${table}" d WHERE d.id = ?`, [Number(value.id)]);
		return [name, { ...value, refName: row?.name ?? null }];
	});
	return Object.fromEntries(entries) as Json;
}
