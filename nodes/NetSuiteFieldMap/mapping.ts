import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import {
	literalFor,
	mapFromNetSuite,
	mapToNetSuite,
	MappingError,
	type FlowType,
	type MappableField,
	type MappedRecord,
} from '../../netsuite';
import { compile, isExpression, type Item, type Value } from './expressions';
import type { FieldsParameter, Parameters } from './parameters';

/** A field of the resource mapper that people filled in. */
interface Filled {
	readonly key: string;
	readonly label: string | undefined;
	readonly raw: unknown;
}

/** Fields that were left empty or taken out are not mapped. */
export function filledFields({ value, schema = [] }: FieldsParameter): Filled[] {
	const known = new Map(schema.map((field) => [field.id, field]));
	return Object.entries(value ?? {})
		.filter(([key, raw]) => !isUnfilled(raw) && known.get(key)?.removed !== true)
		.map(([key, raw]) => ({ key, raw, label: known.get(key)?.displayName?.replace(/ \([^()]*\)$/, '') }));
}

const isUnfilled = (raw: unknown): boolean => raw === null || raw === undefined || raw === '';

/** A field that was added and got no name would be missing in the flow without a word. */
function refuseNameless({ value, schema = [] }: FieldsParameter): void {
	const nameless = schema.find(({ id, removed }) => removed !== true && isUnfilled(value?.[id]));
	if (!nameless) return;
	throw new MappingError(
		`${nameless.displayName ?? nameless.id} has no name for the flow.`,
		'Enter the name in its box, or take the field out with the bin beside it.',
	);
}

/** The mapping alone, without rules. */
export function mappingOf(
	context: IExecuteFunctions,
	parameters: Parameters,
	record: MappedRecord,
	fields: readonly MappableField[],
): (item: Item) => IDataObject {
	const { direction, mapping } = parameters;
	if (mapping === 'none') return ({ json }) => ({ ...json });
	const filled = mapping === 'default' ? null : filledFields(parameters.fields);
	const types = typesOf(parameters, filled ?? []);
	if (direction === 'fromNetSuite') {
		if (filled) refuseNameless(parameters.fields);
		const map = mapFromNetSuite(
			record,
			fields,
			filled ? filled.map(({ key, label, raw }) => ({ key, label, as: nameIn(raw, label ?? key), type: types.get(key) })) : null,
		);
		return ({ json }) => map(json) as IDataObject;
	}
	const map = mapToNetSuite<Item>(
		record,
		fields,
		filled
			? filled.map(({ key, label, raw }) => ({ key, label, type: types.get(key), value: valueFor(context, fields.find(({ name }) => name === key), raw) }))
			: null,
	);
	return (item) => map(item) as IDataObject;
}

/** The types that people stated, by the field's key. */
function typesOf({ mapping, types }: Parameters, filled: readonly Filled[]): Map<string, FlowType> {
	if (mapping === 'default') return new Map();
	const stated = types.filter(({ field }) => field !== '');
	const idle = stated.find(({ field }) => !filled.some(({ key }) => key === field));
	if (!idle) return new Map(stated.map(({ field, type }) => [field, type]));
	throw new MappingError(
		`Types has a type for "${idle.field}", which is not mapped.`,
		'Add the field to the mapping, or take it out of Types.',
	);
}

/** A fixed value is what the field takes it for; an expression is what it brings. */
export function valueFor(context: IExecuteFunctions, field: MappableField | undefined, raw: unknown): Value {
	return compile(context, field === undefined || isExpression(raw) ? raw : literalFor(field, raw));
}

/** A field that is dragged into the box of a name would become an expression. */
function nameIn(raw: unknown, label: string): string {
	if (!isExpression(raw)) return String(raw);
	throw new MappingError(
		`The name for ${label} is an expression: ${raw.slice(1)}`,
		'From NetSuite the box holds the name that the field gets in your flow, such as invoiceNumber. The value comes from the record by itself.',
	);
}
