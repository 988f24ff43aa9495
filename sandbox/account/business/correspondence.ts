import type { Account } from '../account';
import type { Random } from '../random';
import { prose, subject } from '../words';
import { employeeIds } from '../reference';

/** Notes and e-mails on customers and documents. */

export function addTransactionNote(account: Account, random: Random, transaction: number, at: number): number {
	const id = account.nextId('note');
	account.store.insert('transactionnote', {
		id,
		transaction,
		title: random.chance(0.9) ? subject(random) : null,
		note: prose(random) || null,
		notedate: at,
		author: random.chance(0.95) ? random.pick(employeeIds) : null,
	});
	return id;
}

export function addCustomerNote(account: Account, random: Random, entity: number, at: number): void {
	account.store.insert('_entitynote', {
		id: account.nextId('entityNote'),
		entity,
		title: subject(random),
		note: prose(random) || null,
		notedate: at,
		author: random.pick(employeeIds),
	});
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
