import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { integrationPoint, type IntegrationPoint } from '../../netsuite';
import { customFieldOptions } from '../shared/customFields';
import { orExplain } from '../shared/errors';

const chosenPoint = (context: ILoadOptionsFunctions): IntegrationPoint =>
	integrationPoint(context.getCurrentNodeParameter('integrationPoint') as string);

export const loadOptions = {
	async getCustomFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => await customFieldOptions(this, chosenPoint(this)));
	},

	async getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => [
			...chosenPoint(this)
				.fields.filter(({ soapOnly }) => !soapOnly)
				.map(({ name, label }) => ({ name: label, value: name })),
			...(await customFieldOptions(this, chosenPoint(this))),
		]);
	},
};
