import type { INodeProperties } from 'n8n-workflow';

/**
 * A parameter in which people name a record: from a list that the method searches, by its IDs, by what NetSuite shows of it.
 * @param property what is special about it; its `modes` come beside those that every record has.
 */
export const recordLocator = (
	searchListMethod: string,
	{ modes = [], ...property }: Omit<INodeProperties, 'type' | 'default'>,
): INodeProperties => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{ displayName: 'By Internal ID', name: 'id', type: 'string', placeholder: 'e.g. 10432' },
		{ displayName: 'By Number', name: 'documentNumber', type: 'string', placeholder: 'e.g. INV10432' },
		...modes,
		{ displayName: 'By External ID', name: 'externalId', type: 'string', placeholder: 'e.g. shop-10432' },
	],
	...property,
});
