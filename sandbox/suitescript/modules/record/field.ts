import { missingArgument } from '../../context/errors';
import { host } from '../../context/host';
import type { FieldInfo } from '../../context/recordInfo';

/** record.Field. Believed: null for what the record does not have. */
export function fieldObject(field: FieldInfo | undefined): object | null {
	if (!field) return null;
	const { id, label, type, references, names } = field;
	return {
		id,
		label,
		type,
		isMandatory: false,
		isDisabled: false,
		isDisplay: true,
		isReadOnly: !field.isWritable,
		isVisible: true,
		isPopup: false,
		getSelectOptions: (asked?: { filter?: string }) => {
			if (!references && !names) throw missingArgument('Field.getSelectOptions', 'a select field');
			return host('record.options', { references, names, filter: asked?.filter ?? null });
		},
		toJSON: () => ({ id, label, type }),
	};
}
