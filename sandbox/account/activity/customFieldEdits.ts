import { customValue } from '../business/customFieldValues';
import { bodyFields, contactFields, customerFields, type CustomField } from '../customFields';
import type { Row } from '../store';
import { anyRow, type Play } from './scene';

/** Fills, changes and clears one to three custom fields; the record's modification date moves with them. */
const editFields =
	(point: string, table: string, fields: readonly CustomField[], condition: string): Play =>
	(scene) => {
		const { account, random, log, at } = scene;
		const record = anyRow(scene, table, condition);
		if (!record) return false;
		const changes: Row = { lastmodifieddate: at };
		for (let count = random.integer(1, 3); count > 0; count--) {
			const field = random.pick(fields);
			changes[field.scriptId] = random.chance(0.2) ? null : customValue(random, field, at);
		}
		account.store.update(table, record.id, changes);
		log.changed(point, record.id);
		return true;
	};

export const customFieldEdits = {
	customerFieldsEdited: { weight: 4, play: editFields('customer', '_customer', customerFields, 'TRUE') },
	invoiceFieldsEdited: {
		weight: 5,
		play: editFields('invoice', '_transaction', bodyFields.CustInvc!, "r.type = 'CustInvc'"),
	},
	contactFieldsEdited: { weight: 2, play: editFields('contact', 'contact', contactFields, 'TRUE') },
} satisfies Record<string, { weight: number; play: Play }>;
