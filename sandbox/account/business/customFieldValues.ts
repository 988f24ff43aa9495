import type { CustomField } from '../customFields';
import { customLists } from '../customFields';
import { createRandom, type Random } from '../random';
import type { Row } from '../store';
import type { SqlValue } from '../../suiteql/engine';
import { DAY, dateOf } from '../time';
import { companyName, firstName, lastName, phone, prose, slug } from '../words';
import { employeeIds, fileIds } from '../reference';

/**
 * Values for some of the custom fields of a record; the others are null, check boxes too: those are records from before
 * the field was made. Takes one draw of `random`, so that another custom field changes nothing but itself.
 */
export function customValues(random: Random, fields: readonly CustomField[], at: number): Row {
	const own = createRandom(random.integer(0, 2 ** 31), 'custom fields');
	const row: Row = {};
	for (const field of fields) {
		if (own.chance(field.filled)) row[field.scriptId] = customValue(own, field, at, row);
	}
	return row;
}

/**
 * A value for one custom field.
 * @param at the record's moment, which dates are near to
 * @param row the record's other values: people enter the same address in two fields
 */
export function customValue(random: Random, field: CustomField, at: number, row: Row = {}): SqlValue {
	if (field.type !== 'email') return value(random, field, at);
	const other = Object.values(row).find((text) => typeof text === 'string' && /^\S+@\S+$/.test(text));
	return other !== undefined && random.chance(0.25) ? other : emailText(random);
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
			return emailText(random);
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

/** What stands in fields for one e-mail address: mostly one, but also several, names, and what is no address. */
function emailText(random: Random): string {
	return emailTexts[random.weighted({ one: 60, several: 16, named: 8, twice: 4, shouted: 4, none: 8 })](random);
}

const emailTexts = {
	one: address,
	several: addresses,
	named: (random: Random) =>
		Array.from({ length: random.integer(1, 2) }, () => `${named(random)} <${address(random)}>`).join(
			random.pick(['; ', ', ']),
		),
	twice(random: Random) {
		const one = address(random);
		return `${one};${one.toUpperCase()}`;
	},
	shouted: (random: Random) => ` ${address(random).toUpperCase()} `,
	none: (random: Random) =>
		random.pick(['n/a', 'billing@', '@example.com', 'ap at example dot com', 'see contract', 'ask@@example.com']),
};

const named = (random: Random) => random.pick([`${firstName(random)} ${lastName(random)}`, '"Payable, Accounts"']);

function address(random: Random): string {
	return `${slug(companyName(random))}@example.com`;
}

/** Several addresses in one field, separated as people do it. */
function addresses(random: Random): string {
	const separator = random.pick([', ', ';', ' ', '\n']);
	return Array.from({ length: random.integer(1, 4) }, () => address(random)).join(separator);
}
