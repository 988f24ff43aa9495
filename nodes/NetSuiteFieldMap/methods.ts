import type {
	FieldType,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import {
	accountFieldsOf,
	defaultMapping,
	defaultToKeys,
	mappableFields,
	mappedRecord,
	nameOf,
	naturalType,
	type Direction,
	type FlowType,
	type MappableField,
	type MappedRecord,
} from '../../netsuite';
import { connect } from '../shared/connection';
import { orExplain } from '../shared/errors';
import type { Mapping } from './parameters';

const chosenRecord = (context: ILoadOptionsFunctions): MappedRecord =>
	mappedRecord(context.getCurrentNodeParameter('record') as string);

const chosenDirection = (context: ILoadOptionsFunctions): Direction =>
	context.getCurrentNodeParameter('direction') as Direction;

async function fieldsOf(context: ILoadOptionsFunctions): Promise<MappableField[]> {
	return await accountFieldsOf(await connect(context), chosenRecord(context), {
		lists: [],
		written: chosenDirection(context) === 'toNetSuite',
	});
}

/** What can be mapped: whole fields, and of references name and internal ID apart. */
interface Key {
	readonly key: string;
	readonly label: string;
	readonly field: MappableField;
}

function keysOf(direction: Direction, fields: readonly MappableField[]): Key[] {
	if (direction === 'toNetSuite') {
		return fields.filter(({ readOnly }) => !readOnly).map((field) => ({ key: field.name, label: nameOf(field), field }));
	}
	return fields.flatMap((field): Key[] => {
		if (field.type !== 'reference' && field.type !== 'multiReference') return [{ key: field.name, label: nameOf(field), field }];
		const several = field.type === 'multiReference' ? 's' : '';
		return [
			{ key: `${field.name}.name`, label: `${field.label}: Name${several} (${field.name})`, field },
			{ key: `${field.name}.id`, label: `${field.label}: ID${several} (${field.name})`, field },
		];
	});
}

/** How the editor asks for a value that goes to NetSuite. Dates stay text: a date picker would add a time. */
const inputs: Readonly<Partial<Record<FlowType, FieldType>>> = { number: 'number', boolean: 'boolean' };

function mapperField(direction: Direction, { key, label, field }: Key, preset: string | boolean | undefined): ResourceMapperField {
	return {
		id: key,
		displayName: label,
		type: direction === 'toNetSuite' ? (inputs[naturalType(field.type)] ?? 'string') : 'string',
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed: preset === undefined,
		defaultValue: preset,
	};
}

/** What stands in the fields before people change it: the default mapping. */
function presets(direction: Direction, record: MappedRecord, fields: readonly MappableField[]): Map<string, string | boolean> {
	if (direction === 'fromNetSuite') return new Map(defaultMapping(record.name));
	const values = new Map<string, string | boolean>(
		defaultToKeys(record, fields).map(({ name, from }) => [name, `={{ $json.${from} }}`]),
	);
	if (record.isPerson !== undefined) values.set('isPerson', record.isPerson);
	return values;
}

export const resourceMapping = {
	async getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await orExplain(this, async () => {
			const record = chosenRecord(this);
			const direction = chosenDirection(this);
			const fields = await fieldsOf(this);
			const preset = presets(direction, record, fields);
			return { fields: keysOf(direction, fields).map((key) => mapperField(direction, key, preset.get(key.key))) };
		});
	},
};

export const loadOptions = {
	async getKeys(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await orExplain(this, async () => {
			const fields = await fieldsOf(this);
			return keysOf(chosenDirection(this), fields).map(({ key, label }) => ({ name: label, value: key }));
		});
	},
};

export const listSearch = {
	/** The fields that a rule can change: of the flow's shape as the mapping makes it, or of the NetSuite record. */
	async searchTargets(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		return await orExplain(this, async () => {
			const record = chosenRecord(this);
			const results =
				chosenDirection(this) === 'toNetSuite'
					? keysOf('toNetSuite', await fieldsOf(this)).map(({ key, label }) => ({ name: label, value: key }))
					: flowFields(this, record).map((name) => ({ name, value: name }));
			const wanted = filter.toLowerCase();
			return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
		});
	},
};

/** The fields that items have when the rules see them. */
function flowFields(context: ILoadOptionsFunctions, record: MappedRecord): string[] {
	const mapping = context.getCurrentNodeParameter('mapping') as Mapping;
	if (mapping === 'none') return mappableFields(record).map(({ name }) => name);
	const own = (context.getCurrentNodeParameter('fields.value') ?? {}) as Record<string, unknown>;
	const names = mapping === 'defineBelow' ? Object.values(own) : defaultMapping(record.name).map(([, as]) => as);
	return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))];
}
