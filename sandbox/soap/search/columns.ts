import type { Account } from '../../account/account';
import type { RecordType, LoadedRecord } from '../../account/records';
import type { SoapContext } from '../context';
import { lacking } from '../fault';
import { customElement, customFieldIds, customFieldOf, customKind } from '../records/customFields';
import { load, restName } from '../records/read';
import { toElement } from '../records/values';
import type { Bean, Value } from '../schema/bean';
import { shapeOf } from '../schema/shape';
import type { TypeName } from '../schema/types';
import { joinOf } from './criteria';
import { fromOf, subjectNamed, type Subject } from './subjects';
import { columnWords } from './words';

/** A record's internal ID, and its line where rows are by line. */
export interface Place {
	id: number;
	line: number | null;
}

/**
 * A row of an advanced search: what was asked for in `columns`, of the same type. Columns without a value are left out;
 * references come without the name of what they refer to, as documented.
 * @throws SoapFault for columns that are not built
 */
export function rowOf(context: SoapContext, subject: Subject, columns: Bean, place: Place): Bean {
	const type = subject.type(context.account)!;
	const parts = Object.entries(columns).filter(([name]) => name !== '$type');
	return {
		$type: columns.$type,
		...Object.fromEntries(
			parts.map(([name, wanted]) => [
				name,
				name === 'basic'
					? basicRow(context, subject, type, wanted as Bean, place)
					: joinedRow(context, subject, type, name, wanted as Bean, place.id),
			]),
		),
	};
}

function joinedRow(
	context: SoapContext,
	subject: Subject,
	type: RecordType,
	name: string,
	wanted: Bean,
	id: number,
): Bean {
	const join = joinOf(subject, name);
	// What refers to the row can be several: NetSuite gives a row for each.
	if (join.other !== 'r.id') throw lacking(`columns of the join "${name}" of ${subject.name} searches`);
	const other = subjectNamed(join.subject)!;
	const otherType = other.type(context.account);
	const conditions = [type.where, 'r.id = ?'].filter(Boolean).join(' AND ');
	const row = context.account.store.get(`SELECT ${join.own} AS id FROM ${type.from} WHERE ${conditions}`, [id]);
	if (!otherType || row?.id === null || row?.id === undefined) return { $type: wanted.$type };
	// Of a document that is joined, the main line.
	return basicRow(context, other, otherType, wanted, { id: Number(row.id), line: other.lines ? 0 : null });
}

function basicRow(context: SoapContext, subject: Subject, type: RecordType, wanted: Bean, place: Place): Bean {
	const shape = shapeOf(wanted.$type!)!;
	const record = load(context, type, place.id);
	const bean: Record<string, Value> = {};
	for (const [name, asked] of Object.entries(wanted)) {
		if (name === '$type' || !record) continue;
		if (name === 'customFieldList') {
			const customField = customColumns(context, type, record, asked as Bean);
			if (customField.length > 0) bean[name] = { customField };
			continue;
		}
		const columnType = shape.element(name)!.type;
		const found = columnValue(context, subject, type, record, place.line, name, valueType(columnType));
		if (found !== undefined) bean[name] = [{ searchValue: found, ...labelOf((asked as readonly Bean[])[0]) }];
	}
	return { $type: wanted.$type, ...bean };
}

/** A label that a column was given comes back with it. */
const labelOf = (column: Bean | undefined): Bean =>
	column?.customLabel === undefined ? {} : { customLabel: column.customLabel };

/** `SearchColumnDateField` → dateTime */
const valueType = (column: TypeName): TypeName => shapeOf(column)!.element('searchValue')!.type;

function columnValue(
	{ account }: SoapContext,
	subject: Subject,
	type: RecordType,
	record: LoadedRecord,
	line: number | null,
	name: string,
	as: TypeName,
): Value | undefined {
	if (name === 'internalId') return { internalId: String(record.id) };
	const wanted = subject.aliases?.[name] ?? name;
	const field = restName(Object.keys(type.fields), wanted);
	if (name === 'externalId') return externalId(record);
	const also = subject.also?.[name];
	if (!also && !field) throw lacking(`the column "${name}" of ${subject.name} searches`);
	const value: unknown = also
		? alsoOf(account, subject, type, also.sql, { id: record.id, line })
		: record.values[field!];
	const word = columnWords[subject.name]?.[name];
	if (word && value !== null && value !== undefined) return word(value);
	const element = toElement(value, as);
	return as === 'platformCore:RecordRef' && element ? { internalId: (element as Bean).internalId } : element;
}

/** What stands in the account's tables for a row, by SQL over the row `r` and its line `n`. */
function alsoOf({ store }: Account, subject: Subject, type: RecordType, sql: string, { id, line }: Place): unknown {
	const ofLine = line === null || !subject.lines ? [] : [`n.id = ${line}`];
	const conditions = [type.where, 'r.id = ?', ...ofLine].filter(Boolean).join(' AND ');
	return store.get(`SELECT ${sql} AS value FROM ${fromOf(subject, type, sql, ...ofLine)} WHERE ${conditions}`, [id])
		?.value;
}

const externalId = ({ values }: LoadedRecord): Bean | undefined =>
	values.externalId === null || values.externalId === undefined
		? undefined
		: { externalId: values.externalId as string };

function customColumns(context: SoapContext, type: RecordType, record: LoadedRecord, list: Bean): Bean[] {
	const ids = customFieldIds(context.account);
	return ((list.customField ?? []) as readonly Bean[]).flatMap((asked) => {
		const field = customFieldOf(context.account, type, asked);
		const value = customElement(field, record.customValues[field.scriptId] ?? null);
		if (value === undefined) return [];
		const { scriptId } = field;
		return [
			{
				$type: `platformCore:SearchColumn${customKind(field)}CustomField`,
				internalId: ids.get(scriptId),
				scriptId,
				searchValue: withoutNames(value),
				...labelOf(asked),
			},
		];
	});
}

const withoutNames = (value: Value): Value =>
	Array.isArray(value)
		? value.map((one) => ({ internalId: (one as Bean).internalId }))
		: typeof value === 'object'
			? { internalId: (value as Bean).internalId }
			: value;
