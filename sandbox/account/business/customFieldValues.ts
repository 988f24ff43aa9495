import type { CustomField } from '../customFields';
import { customLists } from '../customFields';
import type { Random } from '../random';
import type { Row } from '../store';
import type { SqlValue } from '../../suiteql/engine';
import { DAY, dateOf } from '../time';
import { phone, prose, slug, companyName } from '../words';
import { employeeIds, fileIds } from '../reference';

/** Values for some of the custom fields of a record; the others are null. */
export function customValues(random: Random, fields: readonly CustomField[], at: number): Row {
	const row: Row = {};
	for (const field of fields) {
		if (random.chance(field.filled)) row[field.scriptId] = value(random, field, at);
	}
	return row;
}

function value(random: Random, field: CustomField, at: number): SqlValue {
	switch (field.type) {
		case 'text':
			return companyName(random);
		case 'longText':
			return field.scriptId.endsWith('emails') ? addresses(random) : prose(random) || null;
		case 'richText':
			return `<p>${prose(random)}</p>`;
		case 'email':
			return address(random);
		case 'phone':
			return phone(random);
		case 'url':
			return `https://${slug(companyName(random))}.example.com/pay?c=${random.integer(1, 999)}&x=%20`;
		case 'checkbox':
			return random.chance(0.3) ? 'T' : 'F';
		case 'integer':
			return random.integer(-5, 1000);
		case 'decimal':
			return random.integer(0, 100000) / 1000;
		case 'currency':
			return random.integer(0, 10000000) / 100;
		case 'percent':
			return random.integer(0, 200) / 1000;
		case 'date':
			return dateOf(at + random.integer(-200, 200) * DAY);
		case 'datetime':
			return at - random.integer(0, 200 * DAY);
		case 'timeOfDay':
			return `${random.integer(1, 12)}:${random.pick(['00', '15', '30'])} ${random.pick(['am', 'pm'])}`;
		case 'list':
		case 'document':
			return random.pick(idsOf(field.references!));
		case 'multiselect':
			return some(random, idsOf(field.references!)).join(', ');
	}
}

function idsOf(table: string): readonly number[] {
	const list = customLists[table];
	if (list) return list.values.map((_, index) => index + 1);
	return table === 'employee' ? employeeIds : fileIds;
}

/** One to three of them, in ascending order. */
function some(random: Random, ids: readonly number[]): number[] {
	const start = random.integer(0, ids.length - 1);
	return ids.slice(start, start + random.integer(1, 3));
}

const address = (random: Random) => `${slug(companyName(random))}@example.com`;

/** Several addresses in one field, separated as people do it. */
function addresses(random: Random): string {
	const separator = random.pick([', ', ';', ' ', '\n']);
	return Array.from({ length: random.integer(1, 4) }, () => address(random)).join(separator);
}
