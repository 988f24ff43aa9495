import type { MappableField } from '../../netsuite/mapping/fields';

/** A custom field of that type. */
export const mappableField = (type: MappableField['type'], more: Partial<MappableField> = {}): MappableField => ({
	name: 'custbody_x',
	label: 'The Field',
	type,
	readOnly: false,
	isCustom: true,
	...more,
});
