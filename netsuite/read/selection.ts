import type { Field, IntegrationPoint, Join, Source, Sublist } from '../integrationPoints/types';
import { dateText, timestampText } from '../suiteql/dates';
import { identifier, sql, trusted, type Sql } from '../suiteql/sql';
import { NetSuiteError } from '../transport/errors';

/** Something that an account or a role does not show, and NetSuite's words about it. */
export interface LeftOut {
	/** What people know it as: a field's label, or the records. */
	readonly what: string;
	readonly reason: string;
	/** NetSuite failed at it rather than refuse it: it may be out of order instead of out of sight. */
	readonly uncertain?: true;
	/** Whole records are missing, not values of them. */
	readonly records?: true;
}

/** SOAP does not show records that SuiteQL does not show either. */
export class HiddenRecordsError extends NetSuiteError {
	constructor(
		/** What people know the records as. */
		readonly label: string,
		{ kind, detail, code, status, advice }: NetSuiteError,
	) {
		super({ kind, doing: `Reading ${label.toLowerCase()}`, detail, code, status, advice });
	}
}

/** What is read of an integration point. */
export interface Selection {
	readonly point: IntegrationPoint;
	readonly fields: readonly Field[];
	readonly customFields: readonly Field[];
	readonly sublists: readonly Sublist[];
	/** Whether records that only SOAP shows are read as well. */
	readonly bySoap?: boolean;
	/** What was asked for and is missing. */
	readonly leftOut: readonly LeftOut[];
}

export interface SelectionOptions {
	/** Fields that NetSuite computes while reading. */
	readonly computed: boolean;
	readonly sublists: boolean;
	/** Read the records, too, that only SOAP shows. Only where nothing else restricts what is read. */
	readonly bySoap?: boolean;
	readonly customFields?: readonly Field[];
}

/** All of a point that was asked for. */
export function select(point: IntegrationPoint, options: SelectionOptions): Selection {
	return {
		point,
		fields: point.fields.filter((field) => !field.soapOnly && (options.computed || !field.computed)),
		customFields: options.customFields ?? [],
		sublists: options.sublists ? (point.sublists ?? []) : [],
		bySoap: options.bySoap && point.bySoap !== undefined,
		leftOut: [],
	};
}

/** What people know a part of a selection as, when it is missing. */
export const nameOf = {
	field: (field: Field) => `${field.label} (${field.name})`,
	sublist: (sublist: Sublist) => `${sublist.label} (${sublist.name})`,
	column: (sublist: Sublist, field: Field) => `${sublist.label}: ${field.label}`,
};

/** A selection without what is known to be missing. */
export function without(selection: Selection, leftOut: readonly LeftOut[]): Selection {
	const missing = new Set(leftOut.map(({ what }) => what));
	const visible = (field: Field) => !missing.has(nameOf.field(field));
	return {
		...selection,
		fields: selection.fields.filter(visible),
		customFields: selection.customFields.filter(visible),
		bySoap: selection.bySoap && !missing.has(selection.point.bySoap?.label ?? ''),
		sublists: selection.sublists
			.filter((sublist) => !missing.has(nameOf.sublist(sublist)))
			.map((sublist) => ({
				...sublist,
				fields: sublist.fields.filter((field) => !missing.has(nameOf.column(sublist, field))),
			})),
		leftOut: [...selection.leftOut, ...leftOut],
	};
}

/** `expression AS name` for each field, as text wherever a bare value would lose something. */
export function columnsOf(fields: readonly Field[]): Sql[] {
	return fields.flatMap((field, index) => {
		const column = identifier(field.column);
		const alias = identifier(`c${index}`);
		if (field.type === 'date') return [sql`${dateText(column)} AS ${alias}`];
		if (field.type === 'timestamp') return [sql`${timestampText(column)} AS ${alias}`];
		if (!hasNames(field)) return [sql`${column} AS ${alias}`];
		return [sql`${column} AS ${alias}`, sql`BUILTIN.DF(${column}) AS ${identifier(`c${index}n`)}`];
	});
}

const hasNames = ({ type, unnamed }: Field): boolean => (type === 'reference' && !unnamed) || type === 'multiReference';

/** The source's table with the joins that the fields need: a join nobody needs may be one the role cannot see. */
export function fromOf(source: Source, fields: readonly Field[]): Sql {
	const needed = (join: Join) => fields.some((field) => field.column.startsWith(`${join.alias}.`));
	const joined = (join: Join) => [source.where, source.entry].some((condition) => condition?.includes(`${join.alias}.`));
	return trusted(
		[
			`${source.table} ${source.alias}`,
			...(source.joins ?? [])
				.filter((join) => needed(join) || joined(join))
				.map((join) => `LEFT JOIN ${join.table} ${join.alias} ON ${join.on}`),
		].join(' '),
	);
}

/** What is always true of the source's records, and what is true when they are read first, if anything. */
export const whereOf = ({ where, entry }: Source): Sql[] =>
	[where, entry].filter((condition) => condition !== undefined).map(trusted);
