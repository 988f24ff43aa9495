import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import { customFieldsOf, documentNumberOf, findRecords, integrationPoint, type IntegrationPoint } from '../../netsuite';
import { connect } from '../shared/connection';
import { toNodeError } from '../shared/errors';

const mostListed = 100;

const chosenPoint = (context: ILoadOptionsFunctions): IntegrationPoint =>
	integrationPoint(context.getCurrentNodeParameter('resource') as string);

/** A list that could not be read is an error with its reason, never an empty list. */
async function orExplain<T>(context: ILoadOptionsFunctions, load: () => Promise<T>): Promise<T> {
	try {
		return await load();
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

async function customFieldOptions(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const fields = await customFieldsOf(await connect(context), chosenPoint(context));
	return fields.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }));
}

export const loadOptions = {
	async getCustomFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => await customFieldOptions(this));
	},

	async getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => [
			...chosenPoint(this).fields.map(({ name, label }) => ({ name: label, value: name })),
			...(await customFieldOptions(this)),
		]);
	},
};

export const listSearch = {
	async searchRecords(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await orExplain(this, async () => {
			const point = chosenPoint(this);
			const number = point.fields.find(({ name }) => name === point.documentNumber);
			const { records } = await findRecords(await connect(this), point, {
				conditions: filter && number ? [{ field: number, operator: 'contains', value: filter }] : [],
				combine: 'all',
				limit: mostListed,
				sublists: false,
				customFields: [],
			});
			return {
				results: records.map((record) => ({ name: documentNumberOf(point, record) ?? record.id, value: record.id })),
			};
		});
	},
};
