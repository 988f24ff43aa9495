import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	accountFieldsOf,
	isCustomFieldName,
	mappableFields,
	mappedRecord,
	parseKey,
	type MappableField,
	type MappedRecord,
} from '../../netsuite';
import { connect } from '../shared/connection';
import { forEachItem } from '../shared/errors';
import { filledFields, mappingOf } from './mapping';
import { readParameters, type Parameters } from './parameters';
import { actionsOf, fieldOf, noteMatched, rulesOf } from './rules';

/** Mapped items on the first output; skipped ones, as they came in and with the rule that skipped them, on the second. */
export async function mapItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parameters = readParameters(context);
	const items = context.getInputData();
	if (parameters.mapping === 'none' && parameters.rules.length === 0) {
		return [items.map((item, index) => ({ ...item, pairedItem: { item: index } })), []];
	}
	let preparing: Promise<Prepared> | undefined;
	return await forEachItem(context, 2, async (index) => {
		// Once for all items, also when it fails.
		preparing ??= prepare(context, parameters);
		return mapItem(parameters, await preparing, items[index] as INodeExecutionData, index);
	});
}

interface Prepared {
	readonly record: MappedRecord;
	readonly map: ReturnType<typeof mappingOf>;
	/** `null` when there are none. */
	readonly rules: ReturnType<typeof rulesOf> | null;
}

async function prepare(context: IExecuteFunctions, parameters: Parameters): Promise<Prepared> {
	const record = mappedRecord(parameters.record);
	const fields = await fieldsFor(context, parameters, record);
	return {
		record,
		map: mappingOf(context, parameters, record, fields),
		rules: parameters.rules.length === 0 ? null : rulesOf(context, parameters, record, fields),
	};
}

/** The account is asked only about fields that not every account has: once, and never for an item. */
async function fieldsFor(context: IExecuteFunctions, parameters: Parameters, record: MappedRecord): Promise<MappableField[]> {
	const everywhere = mappableFields(record);
	const unknown = mappedNames(parameters).filter((name) => !everywhere.some((field) => field.name === name));
	if (unknown.length === 0 || record.point.record.rest === null) return everywhere;
	const isWritten = parameters.direction === 'toNetSuite';
	return await accountFieldsOf(await connect(context), record, {
		lists: isWritten ? unknown : [],
		written: isWritten && !unknown.every(isCustomFieldName),
	});
}

function mappedNames({ direction, mapping, fields, rules }: Parameters): string[] {
	const mapped = mapping === 'defineBelow' ? filledFields(fields).map(({ key }) => parseKey(key).name) : [];
	// What rules do to the flow's own shape needs no field of NetSuite.
	const acted = direction === 'toNetSuite' ? rules.flatMap((rule) => actionsOf(rule).map(fieldOf)) : [];
	return [...new Set([...mapped, ...acted])].filter((name) => name !== '');
}

function mapItem(
	{ direction, mapping, matchedRulesField }: Parameters,
	{ record, map, rules }: Prepared,
	input: INodeExecutionData,
	index: number,
): INodeExecutionData[][] {
	const { json } = input;
	// Always Output Data of the node before: nothing came, and of nothing no record is made.
	if (mapping !== 'none' && Object.keys(json).length === 0) return [[input], []];
	if (mapping !== 'none' && direction === 'fromNetSuite' && isOtherKind(record, json.isPerson)) {
		return skipped(input, `Not ${record.isPerson ? 'an individual' : 'a company'}: Record is ${record.label.singular}`);
	}
	const unmapped = { index, input, json, mapped: undefined };
	const mapped = map(unmapped);
	if (rules) {
		const { matched, skippedBy } = rules({ ...unmapped, mapped });
		if (skippedBy !== null) return skipped(input, skippedBy);
		noteMatched(mapped, matchedRulesField, matched);
	}
	return [[{ ...input, json: mapped }], []];
}

const isOtherKind = ({ isPerson }: MappedRecord, given: unknown): boolean =>
	isPerson !== undefined && typeof given === 'boolean' && given !== isPerson;

const skipped = (input: INodeExecutionData, skippedBy: string): INodeExecutionData[][] => [
	[],
	[{ ...input, json: { ...input.json, skippedBy } }],
];
