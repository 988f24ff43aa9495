import type { Row } from '../store';
import { lastName, phone, slug } from '../words';
import { anyRow, type Play } from './scene';

/** Another job, address, number or name. */
const editContact: Play = (scene) => {
	const { account, random, log, at } = scene;
	const contact = anyRow(scene, 'contact', 'TRUE');
	if (!contact) return false;
	const changes = random.pick<Row>([
		{ title: random.pick(['Controller', 'AP Manager', 'Geschäftsführer']) },
		{ email: `${slug(String(contact.entityid))}@example.org` },
		{ phone: phone(random), officephone: null },
		{ lastname: lastName(random), entityid: `${String(contact.firstname)} ${random.integer(1, 999)}` },
	]);
	account.store.update('contact', contact.id, { ...changes, lastmodifieddate: at });
	log.changed('contact', contact.id);
	return true;
};

/** One who was there leaves, or one who had left is back. */
const switchContact: Play = (scene) => {
	const { account, log, at } = scene;
	const contact = anyRow(scene, 'contact', 'TRUE');
	if (!contact) return false;
	const isinactive = contact.isinactive === 'T' ? 'F' : 'T';
	account.store.update('contact', contact.id, { isinactive, lastmodifieddate: at });
	log.changed('contact', contact.id);
	return true;
};

export const contactEdits = {
	contactEdited: { weight: 4, play: editContact },
	contactSwitched: { weight: 2, play: switchContact },
} satisfies Record<string, { weight: number; play: Play }>;
