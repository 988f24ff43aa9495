import { lacking } from '../../context/errors';
import { options, type FieldOptions } from './options';
import type { Sublist } from './sublist';
import type { Values } from './values';

/** An address in a line, as a record of its own. */
export function subrecord(list: Sublist, line: Values, fieldId: string, type: string): object {
	const prefix = `${fieldId}.`;
	const own = list.info.fields.filter(({ id }) => id.startsWith(prefix));
	if (own.length === 0) throw lacking(`subrecord '${fieldId}' of ${type}`);
	const name = (given: unknown[], method: string) =>
		`${prefix}${String(options<FieldOptions>(method, given, 'fieldId').fieldId).toLowerCase()}`;
	const record = {
		type: 'address',
		id: null,
		getFields: () => own.map(({ id }) => id.slice(prefix.length)),
		getValue: (...given: unknown[]) => line.get(name(given, 'Record.getValue')),
		getText: (...given: unknown[]) => line.text(name(given, 'Record.getText')),
		setValue(...given: unknown[]) {
			const { fieldId: id, value } = options<FieldOptions & { value: unknown }>(
				'Record.setValue',
				given,
				'fieldId',
				'value',
			);
			list.isChanged = true;
			line.set(`${prefix}${String(id).toLowerCase()}`, value);
			return record;
		},
		setText(...given: unknown[]) {
			const { fieldId: id, text } = options<FieldOptions & { text: unknown }>(
				'Record.setText',
				given,
				'fieldId',
				'text',
			);
			list.isChanged = true;
			line.setText(`${prefix}${String(id).toLowerCase()}`, text);
			return record;
		},
		commit: () => record,
	};
	return record;
}
