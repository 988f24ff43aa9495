import type { CustomField, CustomFieldType } from '../customFields';
import type { SearchKind } from './condition';

const kinds: Readonly<Record<CustomFieldType, SearchKind>> = {
	text: 'text',
	longText: 'text',
	richText: 'text',
	email: 'text',
	phone: 'text',
	url: 'text',
	checkbox: 'boolean',
	integer: 'integer',
	decimal: 'number',
	currency: 'amount',
	percent: 'number',
	date: 'date',
	datetime: 'timestamp',
	timeOfDay: 'text',
	list: 'reference',
	multiselect: 'references',
	document: 'reference',
};

/** What conditions on a custom field of that row are about. Percentages are stored as shares. */
export function searchedCustomField(
	{ scriptId, type }: Pick<CustomField, 'scriptId' | 'type'>,
	row: 'r' | 't' = 'r',
): { kind: SearchKind; sql: string } {
	const sql = `${row}.${scriptId}`;
	return { kind: kinds[type], sql: type === 'percent' ? `ROUND(${sql} * 100, 10)` : sql };
}
