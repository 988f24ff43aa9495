import type { WriteOptions } from '../../account/writing';
import type { SavedBy } from '../../saving';
import { addNote, changeNote, removeNote } from '../notes/write';
import { lacking } from '../fault';
import type { SoapContext } from '../context';
import type { Bean } from '../schema/bean';
import { Refusal } from '../status';
import { changeFile, changeFolder, removeFile, removeFolder, writeFile, writeFolder } from './files';
import { readable, tableOf } from './read';
import { customRecord } from './references';
import { recordOfType } from './catalogue';
import type { SoapRecord } from './soapRecord';
import { bodyOf } from './write';

const BY: SavedBy = { context: 'WEBSERVICES' };

/** How a record is written that the record API has not. */
interface Writer {
	add(context: SoapContext, bean: Bean): number;
	change(context: SoapContext, id: number, bean: Bean): void;
	remove(context: SoapContext, id: number): void;
}

const writers: Readonly<Record<string, Writer>> = {
	note: { add: addNote, change: changeNote, remove: removeNote },
	file: { add: writeFile, change: changeFile, remove: removeFile },
	folder: { add: writeFolder, change: changeFolder, remove: removeFolder },
};

/** The record of SOAP that a bean is. @throws Refusal, SoapFault for those that cannot be written */
export function writtenRecord({ account }: SoapContext, bean: Bean | undefined): SoapRecord {
	// Believed.
	if (!bean) throw new Refusal('RCRD_TYPE_REQD', 'You must specify a record type.');
	if (bean.$type === 'setupCustom:CustomRecord') {
		return customRecord(account, (bean.recType as Bean | undefined)?.internalId as string | undefined);
	}
	const record = recordOfType(bean.$type!);
	if (!record) throw lacking(`how to write ${bean.$type} over SOAP`);
	return record;
}

/** Enters a record. @returns its internal ID. @throws Refusal before anything is stored */
export async function add(context: SoapContext, record: SoapRecord, bean: Bean): Promise<number> {
	const type = writableRecord(context, record);
	const writer = writers[record.name];
	if (writer) return writer.add(context, bean);
	const { body, options } = content(context, record, bean);
	return context.saving.create(type.name, body, options, BY);
}

/** Changes what the bean has. @throws Refusal before anything is stored */
export async function change(context: SoapContext, record: SoapRecord, id: number, bean: Bean): Promise<void> {
	const type = writableRecord(context, record);
	const writer = writers[record.name];
	if (writer) return writer.change(context, id, bean);
	const { body, options } = content(context, record, bean);
	await context.saving.update(type.name, id, body, options, BY);
}

/** @throws Refusal before anything is deleted */
export async function remove(context: SoapContext, record: SoapRecord, id: number): Promise<void> {
	const type = writableRecord(context, record);
	const writer = writers[record.name];
	if (writer) return writer.remove(context, id);
	await context.saving.remove(type.name, id, BY);
}

function writableRecord(context: SoapContext, record: SoapRecord) {
	const type = readable(context, record);
	if (!type || record.write === null) throw lacking(`how to write ${record.plural} over SOAP`);
	return type;
}

function content(context: SoapContext, record: SoapRecord, bean: Bean) {
	const { account, visibility, preferences } = context;
	const type = readable(context, record)!;
	const { body, replace } = bodyOf(account, record, type, bean, {
		ignoreReadOnly: preferences?.ignoreReadOnlyFields === true,
	});
	// A message is kept with whom it goes to; SOAP has no other word for that.
	if (record.name === 'message' && body.recipient) body.entity = body.recipient;
	const options: WriteOptions = {
		strictNames: true,
		lenientValues: false,
		hiddenColumns: visibility.hiddenColumns.get(tableOf(type)) ?? new Set<string>(),
		replace,
		context: 'SLT',
	};
	return { body, options };
}
