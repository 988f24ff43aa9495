import type { SqlValue } from '../../suiteql/engine';
import type { Account } from '../account';
import { customValueOf, type CustomValue } from '../records';
import { userDate, userDateTime } from './dates';
import type { SearchField } from './field';

type Shown = Pick<SearchField, 'kind' | 'names' | 'mark' | 'references'>;

/** As many decimal places as money has that is neither yen nor dinar; of a dinar three. */
function money(value: number): string {
	const rounded = Math.round(value * 1000) / 1000 + 0;
	return Math.round(rounded * 100) / 100 === rounded ? rounded.toFixed(2) : rounded.toFixed(3);
}

const plain = (value: number) => String(Number(value.toFixed(10)) + 0);

/** What `getValue` gives: text in the user's formats, `true` or `false` of a check box; nothing is the empty text. */
export function shownValue({ kind, mark }: Shown, stored: SqlValue): string | boolean {
	if (kind === 'boolean') return mark ? (stored === 'T' ? '*' : '') : stored === 'T';
	if (stored === null) return '';
	switch (kind) {
		case 'date':
			return userDate(String(stored));
		case 'timestamp':
			return userDateTime(Number(stored));
		case 'amount':
			return money(Number(stored));
		case 'number':
		case 'integer':
			return plain(Number(stored));
		case 'references':
			return String(stored).replaceAll(', ', ',');
		default:
			return String(stored);
	}
}

/** What `getText` gives: the name of what was chosen. */
export function shownText(
	account: Account,
	field: Shown & Pick<SearchField, 'nameSql'>,
	stored: SqlValue,
	name: SqlValue,
): string | null {
	if (stored === null) return field.kind === 'reference' || field.names || field.nameSql ? '' : null;
	if (field.names) return field.names[String(stored)] ?? String(stored);
	if (field.nameSql) return name === null ? '' : String(name);
	if (field.kind !== 'references') return field.kind === 'reference' ? String(stored) : null;
	const references = customValueOf(
		account,
		{ scriptId: '', label: '', type: 'multiselect', references: field.references!, filled: 1 },
		stored,
	) as Extract<CustomValue, unknown[]>;
	return references.map(({ refName }) => refName ?? '').join(',');
}
