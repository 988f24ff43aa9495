import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { documentNumberOf, findRecords, integrationPoint, type IntegrationPoint } from '../../netsuite';
import { connect } from '../shared/connection';
import { customFieldOptions } from '../shared/customFields';
import { orExplain } from '../shared/errors';
import { writableFieldsForMapper } from './write/methods';

const mostListed = 100;

const chosenPoint = (context: ILoadOptionsFunctions): IntegrationPoint =>
	integrationPoint(context.getCurrentNodeParameter('resource') as string);

export const loadOptions = {
	async getCustomFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => await customFieldOptions(this, chosenPoint(this)));
	},

	async getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => [
			...chosenPoint(this).fields.map(({ name, label }) => ({ name: label, value: name })),
			...(await customFieldOptions(this, chosenPoint(this))),
		]);
	},

	async getAddressFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const name = this.getCurrentNodeParameter('integrationPoint') as string;
		return await orExplain(
			this,
			async () => await customFieldOptions(this, integrationPoint(name), ['email', 'text', 'longText']),
		);
	},
};

async function search(
	context: ILoadOptionsFunctions,
	point: IntegrationPoint,
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	const number = point.fields.find(({ name }) => name === point.documentNumber);
	const { records } = await findRecords(await connect(context), point, {
		conditions: filter && number ? [{ field: number, operator: 'contains', value: filter }] : [],
		combine: 'all',
		limit: mostListed,
		sublists: false,
		customFields: [],
	});
	return {
		results: records.map((record) => ({ name: documentNumberOf(point, record) ?? record.id, value: record.id })),
	};
}

export const listSearch = {
	async searchRecords(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await orExplain(this, async () => await search(this, chosenPoint(this), filter));
	},

	async searchParents(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		const name = this.getCurrentNodeParameter('attachTo') as string;
		return await orExplain(this, async () => await search(this, integrationPoint(name), filter));
	},
};

export const resourceMapping = {
	async getWritableFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await orExplain(this, async () => await writableFieldsForMapper(this));
	},
};
