import { allowedTypes, compatibility, flowTypes, isAllowed, type FlowType } from './compatibility';
import { toFlow } from './conversion';
import { defaultMapping } from './defaults';
import { MappingError, nothingMapped } from './errors';
import { findField, nameOf, parseKey, type MappableField } from './fields';
import { pathOf, setAt, type Json } from './paths';
import { readField, withDeletion } from './reading';
import { ofRecord } from './recordNumber';
import type { MappedRecord } from './records';

/** A field of NetSuite and the flow's field that it becomes. */
export interface FromChoice {
	/** `amountRemaining`, or one side of a reference: `entity.name`, `entity.id`. */
	readonly key: string;
	/** The flow's field; dots put it inside another. */
	readonly as: string;
	/** What the field was called when it was chosen. */
	readonly label?: string;
	/** The flow's type; by default the natural one. */
	readonly type?: FlowType;
}

interface Entry {
	readonly field: MappableField;
	readonly flow: FlowType;
	readonly path: readonly string[];
}

/**
 * Makes the function that turns a record, in any of its shapes, into the flow's own shape.
 * @param choices `null` for the default mapping, of which a record's shape may lack fields.
 * @throws MappingError, also by the function: an unknown field, types that do not go together, a value of another type,
 * a chosen field that the record comes without, a record without a single field of the default mapping.
 */
export function mapFromNetSuite(
	record: MappedRecord,
	fields: readonly MappableField[],
	choices: readonly FromChoice[] | null,
): (json: Json) => Json {
	const chosen = choices ?? defaultMapping(record.name).map(([key, as]): FromChoice => ({ key, as }));
	const entries = chosen.map((choice) => entryOf(record, fields, choice));
	refuseDoubles(entries);
	const isComplete = choices !== null;
	return (given) => {
		const json = withDeletion(record, given);
		// Of a deleted record there is hardly more than its ID.
		const { isDeleted } = json;
		const mapped: Json = {};
		try {
			for (const { field, flow, path } of entries) {
				const value = readField(field, json);
				if (value === undefined) {
					if (isComplete && isDeleted !== true) throw missing(field);
					continue;
				}
				if (!isComplete && flow === 'text' && isNameless(value)) continue;
				setAt(mapped, path, toFlow(field, flow, value));
			}
			if (!isComplete && isDeleted !== true && Object.keys(mapped).length === 0) throw nothingMapped('Check that Record is the kind of record that comes in.');
		} catch (error) {
			throw ofRecord(record, json, error);
		}
		if (isDeleted !== undefined) mapped.isDeleted = isDeleted;
		return mapped;
	};
}

function entryOf(record: MappedRecord, fields: readonly MappableField[], { key, as, label, type }: FromChoice): Entry {
	const { name, part } = parseKey(key);
	const field = findField(record, fields, name, label);
	const flow = type ?? partType(field, part) ?? compatibility[field.type].natural;
	if (isAllowed('fromNetSuite', field.type, flow, field.list !== undefined)) return { field, flow, path: pathOf(as) };
	const { label: kind } = compatibility[field.type];
	throw new MappingError(
		`${nameOf(field)} of ${record.label.plural} is of the type ${kind} and cannot become ${flowTypes[flow].label} ("${as}").`,
		`It can become ${allowedTypes('fromNetSuite', field.type, false)}.`,
	);
}

function partType(field: MappableField, part: 'name' | 'id' | undefined): FlowType | undefined {
	if (part === undefined) return undefined;
	if (part === 'id') return 'id';
	return field.type === 'multiReference' ? 'list' : 'text';
}

/** Neither may have the name of another, nor stand inside it. */
function refuseDoubles(entries: readonly Entry[]): void {
	const taken = entries.map(({ field, path }) => ({ field, name: path.join('.') }));
	for (const [index, { field, name }] of taken.entries()) {
		const other = taken
			.slice(0, index)
			.find((one) => one.name === name || one.name.startsWith(`${name}.`) || name.startsWith(`${one.name}.`));
		if (!other) continue;
		throw new MappingError(
			`${nameOf(other.field)} and ${nameOf(field)} are both mapped to "${name}".`,
			'Give each a name of its own, or take one out of the mapping.',
		);
	}
}

const isNameless = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !('refName' in value);

function missing(field: MappableField): MappingError {
	return new MappingError(
		`it comes without the field ${nameOf(field)}.`,
		field.isCustom
			? 'Add it to the custom fields of the node that reads the records, or take it out of the mapping. If it was deleted in NetSuite, take it out.'
			: 'The node that reads the records leaves it out (lines and applications in simplified records, balances in a sync). Change that there, or take it out of the mapping.',
	);
}
