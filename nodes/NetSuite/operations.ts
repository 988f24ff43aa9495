import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import {
	bindParameters,
	chooseCustomFields,
	findRecords,
	getOne,
	getRecord,
	integrationPoint,
	isCustomFieldName,
	runQuery,
	simplify,
	withoutLinks,
	type Found,
	type IntegrationPoint,
	type RecordKey,
	type SqlValue,
} from '../../netsuite';
import { connect } from '../shared/connection';
import { fieldNamed, toConditions, type GivenCondition } from '../shared/conditions';
import { namesIn } from '../shared/customFields';
import { getCustomFields } from './customField';
import { writeOperations } from './write/operations';

type Operation = (context: IExecuteFunctions, itemIndex: number) => Promise<INodeExecutionData[]>;

const operations: Record<string, Operation> = {
	get,
	getMany,
	getRecord: getAnyRecord,
	executeQuery,
	getCustomFields,
	...writeOperations,
};

/**
 * What the node is set to do.
 * @throws NodeOperationError when an expression set it to something else than there is.
 */
export function operationOf(context: IExecuteFunctions, itemIndex: number): Operation {
	const name = context.getNodeParameter('operation', itemIndex);
	const operation = operations[name];
	if (!operation) {
		throw new NodeOperationError(context.getNode(), `There is no operation "${name}".`, { itemIndex });
	}
	return operation;
}

interface Options {
	/** A list, or text with commas from an expression. */
	customFields?: unknown;
	sortBy?: string;
	sortDescending?: boolean;
}

async function get(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const point = pointOf(context, itemIndex);
	const { mode, value } = context.getNodeParameter('record', itemIndex) as { mode: string; value: string | number };
	const by = mode === 'list' ? 'id' : (mode as RecordKey['by']);
	const client = await connect(context);
	const { customFields } = context.getNodeParameter('options', itemIndex, {}) as Options;
	const found = await getOne(client, point, { by, value: String(value ?? '') }, {
		sublists: !simplified(context, itemIndex),
		customFields: await chooseCustomFields(client, point, namesIn(customFields)),
	});
	return shape(context, itemIndex, point, found);
}

async function getMany(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const point = pointOf(context, itemIndex);
	const client = await connect(context);
	const { customFields, sortBy, sortDescending = false } = context.getNodeParameter('options', itemIndex, {}) as Options;
	const conditions = context.getNodeParameter('conditions.condition', itemIndex, []) as GivenCondition[];
	const needed = [...conditions.map(({ field }) => field), sortBy ?? ''].filter(isCustomFieldName);
	const custom = await chooseCustomFields(client, point, [...namesIn(customFields), ...needed]);
	const node = context.getNode();
	const found = await findRecords(client, point, {
		conditions: toConditions(node, point, custom, conditions, itemIndex),
		combine: context.getNodeParameter('combine', itemIndex, 'all') as 'all' | 'any',
		limit: limitOf(context, itemIndex),
		sort: sortBy ? { field: fieldNamed(node, point, custom, sortBy, itemIndex), descending: sortDescending } : undefined,
		sublists: !simplified(context, itemIndex),
		customFields: custom,
	});
	return shape(context, itemIndex, point, found);
}

async function getAnyRecord(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const type = (context.getNodeParameter('recordType', itemIndex) as string).trim();
	const id = (context.getNodeParameter('recordId', itemIndex) as string | number).toString().trim();
	if (type === '' || id === '') {
		throw new NodeOperationError(context.getNode(), 'Record Type and Record ID must not be empty.', { itemIndex });
	}
	const record = await getRecord(await connect(context), type, id);
	return [{ json: (simplified(context, itemIndex) ? withoutLinks(record) : record) as IDataObject }];
}

async function executeQuery(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const parameters = context.getNodeParameter('parameters.parameter', itemIndex, []) as Array<{
		name: string;
		type: 'text' | 'number' | 'texts' | 'numbers';
		value: string | number;
	}>;
	const names = parameters.map(({ name }) => name.replace(/^:/, ''));
	const double = names.find((name, index) => names.indexOf(name) !== index);
	if (double !== undefined) {
		throw new NodeOperationError(context.getNode(), `There is more than one parameter "${double}".`, { itemIndex });
	}
	const values = Object.fromEntries(
		parameters.map(({ name, type, value }) => [name.replace(/^:/, ''), parameterValue(context, name, type, String(value), itemIndex)]),
	);
	const query = bindParameters(context.getNodeParameter('query', itemIndex) as string, values);
	const rows = await runQuery(await connect(context), query, { limit: limitOf(context, itemIndex) });
	return rows.map((row) => ({ json: { ...row } }));
}

function parameterValue(
	context: IExecuteFunctions,
	name: string,
	type: 'text' | 'number' | 'texts' | 'numbers',
	value: string,
	itemIndex: number,
): SqlValue {
	const toNumber = (text: string) => {
		const number = Number(text);
		const exact = !Number.isInteger(number) || Number.isSafeInteger(number);
		if (text.trim() !== '' && Number.isFinite(number) && exact) return number;
		const flaw = exact ? 'which is not a number' : 'which is too large to be exact; give it as a text';
		throw new NodeOperationError(context.getNode(), `Parameter "${name}" is "${text}", ${flaw}.`, { itemIndex });
	};
	const list = () => value.split(',').map((one) => one.trim());
	switch (type) {
		case 'number':
			return toNumber(value);
		case 'numbers':
			return list().map(toNumber);
		case 'texts':
			return list();
		default:
			return value;
	}
}

const pointOf = (context: IExecuteFunctions, itemIndex: number): IntegrationPoint =>
	integrationPoint(context.getNodeParameter('resource', itemIndex));

const simplified = (context: IExecuteFunctions, itemIndex: number): boolean =>
	context.getNodeParameter('simplify', itemIndex, true) as boolean;

/** `null` for all. */
function limitOf(context: IExecuteFunctions, itemIndex: number): number | null {
	if (context.getNodeParameter('returnAll', itemIndex, false)) return null;
	const limit = context.getNodeParameter('limit', itemIndex, 50) as unknown;
	if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) return limit;
	throw new NodeOperationError(context.getNode(), `Limit is "${String(limit)}"; it must be a whole number from 1 on.`, {
		itemIndex,
	});
}

function shape(
	context: IExecuteFunctions,
	itemIndex: number,
	point: IntegrationPoint,
	{ records, leftOut }: Found,
): INodeExecutionData[] {
	if (leftOut.length > 0) {
		const missing = leftOut.map(({ what, reason }) => `${what}: ${reason}`).join(' ');
		context.addExecutionHints({
			message: `The account or the role does not show everything. ${missing}`,
			location: 'outputPane',
			type: 'warning',
		});
	}
	const simple = simplified(context, itemIndex);
	return records.map((record) => ({ json: (simple ? simplify(point, record) : { ...record }) as IDataObject }));
}
