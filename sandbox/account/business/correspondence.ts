import type { Account } from '../account';
import type { Random } from '../random';
import { prose, subject } from '../words';
import { employeeIds } from '../reference';
import type { Row } from '../store';

/** Notes and e-mails on customers and documents. */

export function addTransactionNote(account: Account, random: Random, transaction: number, at: number): number {
	return addNote(account, {
		entity: null,
		transaction,
		title: random.chance(0.9) ? subject(random) : null,
		note: prose(random) || null,
		notedate: at,
		author: random.chance(0.95) ? random.pick(employeeIds) : null,
	});
}

/** On a customer, vendor or contact. */
export function addEntityNote(account: Account, random: Random, entity: number, at: number): number {
	return addNote(account, {
		entity,
		transaction: null,
		title: subject(random),
		note: prose(random) || null,
		notedate: at,
		author: random.pick(employeeIds),
	});
}

function addNote(account: Account, note: Row & { notedate: number }): number {
	const id = account.nextId('note');
	// By ID and not by chance: more draws would make another account of every seed.
	account.store.insert('_note', {
		id,
		...note,
		direction: [null, '_incoming', '_outgoing'][id % 3]!,
		notetype: [7, 7, 8, 4, null][id % 5]!,
		externalid: id % 11 === 0 ? `note/${id}` : null,
		lastmodifieddate: note.notedate,
	});
	return id;
}

/** On an entity, on a document, or on both. */
export function addMessage(
	account: Account,
	random: Random,
	on: { entity: number | null; transaction: number | null; email: string | null },
	at: number,
): number {
	const id = account.nextId('message');
	const incoming = random.chance(0.3);
	account.store.insert('message', {
		id,
		entity: on.entity,
		transaction: on.transaction,
		subject: random.chance(0.97) ? `${subject(random)} ${random.integer(1, 9999)}` : null,
		message: prose(random) || null,
		messagedate: at,
		author: incoming ? on.entity : random.pick(employeeIds),
		authoremail: incoming ? on.email : 'billing@honeycomb.example',
		recipient: incoming ? null : on.entity,
		recipientemail: incoming ? 'billing@honeycomb.example' : on.email,
		cc: random.chance(0.2) ? 'cfo@example.com, "AP, Team" <ap@example.com>' : null,
		incoming: incoming ? 'T' : 'F',
		emailed: incoming ? 'F' : 'T',
		hasattachment: random.chance(0.2) ? 'T' : 'F',
		htmlmessage: 'F',
		lastmodifieddate: at,
	});
	return id;
}
