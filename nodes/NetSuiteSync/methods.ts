import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { integrationPoint } from '../../netsuite';
import { customFieldOptions } from '../shared/customFields';
import { orExplain } from '../shared/errors';

const customFieldsOfPoint = async (context: ILoadOptionsFunctions, parameter: string): Promise<INodePropertyOptions[]> =>
	await orExplain(context, async () => {
		const name = context.getCurrentNodeParameter(parameter) as string;
		return await customFieldOptions(context, integrationPoint(name));
	});

export const loadOptions = {
	async getCustomFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await customFieldsOfPoint(this, 'integrationPoint');
	},

	/** For a row of a list: the integration point chosen in the same row. */
	async getCustomFieldsOfRow(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await customFieldsOfPoint(this, '&integrationPoint');
	},
};
