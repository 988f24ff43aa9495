import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { findRecords, integrationPoint } from '../../netsuite';
import { connect } from '../shared/connection';
import { customFieldOptions } from '../shared/customFields';
import { orExplain } from '../shared/errors';

const customFieldsOfPoint = async (context: ILoadOptionsFunctions, parameter: string): Promise<INodePropertyOptions[]> =>
	await orExplain(context, async () => {
		const name = context.getCurrentNodeParameter(parameter) as string;
		return await customFieldOptions(context, integrationPoint(name));
	});

const byName = (options: INodePropertyOptions[]) => options.sort((a, b) => a.name.localeCompare(b.name));

export const loadOptions = {
	async getSubsidiaries(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => {
			const search = { conditions: [], combine: 'all', limit: null, sublists: false, customFields: [] } as const;
			const { records } = await findRecords(await connect(this), integrationPoint('subsidiary'), search);
			// The full name tells the ones above, `Holding : West`.
			return byName(records.map(({ id, fullName, name }) => ({ name: (fullName ?? name ?? id) as string, value: id })));
		});
	},

	/** Custom ones, then NetSuite's own that this package reads; others can be given by their IDs. */
	async getCustomerCheckboxes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => {
			const customer = integrationPoint('customer');
			const own = customer.fields
				.filter(({ type }) => type === 'boolean')
				.map(({ label, column }) => ({ name: label, value: column.replace(/^.*\./, '') }));
			return [...(await customFieldOptions(this, customer, ['checkbox'])), ...byName(own)];
		});
	},

	async getCustomFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await customFieldsOfPoint(this, 'integrationPoint');
	},

	/** For a row of a list: the integration point chosen in the same row. */
	async getCustomFieldsOfRow(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await customFieldsOfPoint(this, '&integrationPoint');
	},
};
