import { lacking, SuiteScriptError } from '../../context/errors';
import { host } from '../../context/host';
import type { RecordInfo } from '../../context/recordInfo';
import { promising } from '../promise';
import { fieldObject } from './field';
import { options, type CellOptions, type FieldOptions, type LineOptions, type SublistOptions } from './options';
import { Sublist } from './sublist';
import { Fields, Values } from './values';

type Json = Record<string, unknown>;

/** What a record begins with. */
export interface Content {
	info: RecordInfo;
	id: number | null;
	/** The stored record; of a new one what it begins with. */
	body: Json;
	lists: Record<string, readonly Json[]>;
	isReadOnly?: boolean;
}

/** What standard and dynamic records have in common. */
export abstract class BaseRecord {
	readonly type: string;
	abstract readonly isDynamic: boolean;
	id: number | null;
	readonly #info: RecordInfo;
	readonly #values: Values;
	readonly #sublists: Map<string, Sublist>;
	readonly #isReadOnly: boolean;

	constructor({ info, id, body, lists, isReadOnly = false }: Content) {
		this.#info = info;
		this.type = info.type;
		this.id = id;
		this.#isReadOnly = isReadOnly;
		this.#values = new Values(new Fields(info.fields), body);
		this.#sublists = new Map(
			info.sublists.map((list) => [list.id, new Sublist(list, lists[list.rest] ?? [], id !== null)]),
		);
	}

	get isReadOnly(): boolean {
		return this.#isReadOnly;
	}

	getValue(...given: unknown[]): unknown {
		const { fieldId } = options<FieldOptions>('Record.getValue', given, 'fieldId');
		const id = String(fieldId).toLowerCase();
		if (id === 'id' || id === 'internalid') return this.id === null ? '' : String(this.id);
		if (id === 'type' && !this.#values.has('type')) return this.type;
		return this.#values.get(id);
	}

	getText(...given: unknown[]): string | string[] {
		const { fieldId } = options<FieldOptions>('Record.getText', given, 'fieldId');
		return this.#values.text(String(fieldId).toLowerCase());
	}

	setValue(...given: unknown[]): this {
		const { fieldId, value } = options<FieldOptions & { value: unknown }>('Record.setValue', given, 'fieldId', 'value');
		this.requireWritable();
		const id = String(fieldId).toLowerCase();
		this.#values.set(id, value);
		this.changed(id);
		return this;
	}

	setText(...given: unknown[]): this {
		const { fieldId, text } = options<FieldOptions & { text: unknown }>('Record.setText', given, 'fieldId', 'text');
		this.requireWritable();
		const id = String(fieldId).toLowerCase();
		this.#values.setText(id, text);
		this.changed(id);
		return this;
	}

	getFields(): string[] {
		return this.#info.fields.map(({ id }) => id);
	}

	getSublists(): string[] {
		return this.#info.sublists.map(({ id }) => id);
	}

	hasSublist(...given: unknown[]): boolean {
		const { sublistId } = options<SublistOptions>('Record.hasSublist', given, 'sublistId');
		return this.#sublists.has(String(sublistId).toLowerCase());
	}

	getField(...given: unknown[]): object | null {
		const { fieldId } = options<FieldOptions>('Record.getField', given, 'fieldId');
		return fieldObject(this.#values.fields.byId.get(String(fieldId).toLowerCase()));
	}

	getSublist(...given: unknown[]): object | null {
		const { sublistId } = options<SublistOptions>('Record.getSublist', given, 'sublistId');
		const list = this.#sublists.get(String(sublistId).toLowerCase());
		if (!list) return null;
		return {
			id: list.info.id,
			type: list.info.isStatic ? 'list' : 'inlineeditor',
			isChanged: list.isChanged,
			isHidden: false,
			isDisplay: false,
			getColumn: ({ fieldId }: FieldOptions) => fieldObject(list.fields.byId.get(String(fieldId).toLowerCase())),
		};
	}

	getSublistFields(...given: unknown[]): string[] {
		const { sublistId } = options<SublistOptions>('Record.getSublistFields', given, 'sublistId');
		return this.sublist(sublistId).info.fields.map(({ id }) => id);
	}

	getSublistField(...given: unknown[]): object | null {
		const { sublistId, fieldId } = options<SublistOptions & FieldOptions>(
			'Record.getSublistField',
			given,
			'sublistId',
			'fieldId',
		);
		return fieldObject(this.sublist(sublistId).fields.byId.get(String(fieldId).toLowerCase()));
	}

	/** Believed: -1 for a sublist that the record does not have. */
	getLineCount(...given: unknown[]): number {
		const { sublistId } = options<SublistOptions>('Record.getLineCount', given, 'sublistId');
		return this.#sublists.get(String(sublistId).toLowerCase())?.lines.length ?? -1;
	}

	getSublistValue(...given: unknown[]): unknown {
		const { sublistId, fieldId, line } = options<CellOptions>(
			'Record.getSublistValue',
			given,
			'sublistId',
			'fieldId',
			'line',
		);
		const list = this.sublist(sublistId);
		return list.line(Number(line)).get(list.field(fieldId));
	}

	getSublistText(...given: unknown[]): string | string[] {
		const { sublistId, fieldId, line } = options<CellOptions>(
			'Record.getSublistText',
			given,
			'sublistId',
			'fieldId',
			'line',
		);
		const list = this.sublist(sublistId);
		return list.line(Number(line)).text(list.field(fieldId));
	}

	findSublistLineWithValue(...given: unknown[]): number {
		const { sublistId, fieldId, value } = options<SublistOptions & FieldOptions & { value: unknown }>(
			'Record.findSublistLineWithValue',
			given,
			'sublistId',
			'fieldId',
			'value',
		);
		return this.sublist(sublistId).find(fieldId, value);
	}

	insertLine(...given: unknown[]): this {
		const { sublistId, line } = options<LineOptions>('Record.insertLine', given, 'sublistId', 'line');
		this.requireWritable();
		this.sublist(sublistId).insert(Number(line));
		return this;
	}

	removeLine(...given: unknown[]): this {
		const { sublistId, line } = options<LineOptions>('Record.removeLine', given, 'sublistId', 'line');
		this.requireWritable();
		this.sublist(sublistId).remove(Number(line));
		return this;
	}

	hasSublistSubrecord(...given: unknown[]): boolean {
		const { sublistId, fieldId } = options<CellOptions>('Record.hasSublistSubrecord', given, 'sublistId', 'fieldId');
		return this.sublist(sublistId).info.fields.some(({ id }) => id.startsWith(`${String(fieldId).toLowerCase()}.`));
	}

	hasSubrecord(): boolean {
		return false;
	}

	getSubrecord(...given: unknown[]): never {
		const { fieldId } = options<FieldOptions>('Record.getSubrecord', given, 'fieldId');
		throw lacking(`subrecord '${fieldId}' of ${this.type}`);
	}

	/** @returns the internal ID */
	save = promising((_options?: { enableSourcing?: boolean; ignoreMandatoryFields?: boolean }): number => {
		this.requireWritable();
		const { body, replace } = this.bodyToSave();
		this.id = host<number>('record.save', {
			type: this.type,
			id: this.id,
			body,
			replace,
			unknown: this.#values.unstored(),
		});
		return this.id;
	});

	toJSON(): Json {
		const values = this.getFields().map((id): [string, unknown] => [id, this.#values.get(id)]);
		const fields = Object.fromEntries(values.filter(([, value]) => value !== ''));
		const sublists = Object.fromEntries(
			[...this.#sublists].map(([id, list]) => [
				id,
				Object.fromEntries(
					list.lines.map((line, index) => [
						`line ${index + 1}`,
						Object.fromEntries(list.info.fields.map((field) => [field.id, line.get(field.id)])),
					]),
				),
			]),
		);
		return {
			id: this.id === null ? undefined : String(this.id),
			type: this.type,
			isDynamic: this.isDynamic,
			fields,
			sublists,
		};
	}

	/** What is to be stored, and the sublists whose lines are all of them. Not of NetSuite's. */
	protected bodyToSave(): { body: Json; replace: string[] } {
		const isNew = this.id === null;
		const body = isNew ? this.#values.whole() : this.#values.changes();
		const replace: string[] = [];
		for (const list of this.#sublists.values()) {
			const lines = list.body(isNew);
			if (lines) body[list.info.rest] = lines;
			else if (isNew) delete body[list.info.rest];
			if (lines && !isNew && !list.info.isStatic) replace.push(list.info.rest);
		}
		if (isNew) this.addPayment(body);
		return { body, replace };
	}

	/** What a save asked for, with what a script has changed of it. */
	static eventBody(record: BaseRecord, asked: Json): Json {
		const body: Json = { ...asked, ...record.#values.changes() };
		for (const list of record.#sublists.values()) {
			if (list.lostStored) throw lacking('removing of stored lines in beforeSubmit');
			const lines =
				list.isChanged || list.lines.some((line) => line.touched.size > 0) ? list.body(record.id === null) : null;
			if (lines) body[list.info.rest] = lines;
		}
		return body;
	}

	/** The content that a copy begins with. */
	static copyOf(record: BaseRecord): { body: Json; lists: Record<string, Json[]> } {
		const without = new Set(['tranid', 'externalid', 'trandate', 'postingperiod', 'entityid']);
		const lists = [...record.#sublists.values()]
			.filter(({ info }) => info.isWritable && !info.isStatic)
			.map((list): [string, Json[]] => [
				list.info.rest,
				list.lines.map((line) => line.copied(new Set([list.info.key.toLowerCase(), 'orderdoc', 'orderline']))),
			]);
		return { body: record.#values.copied(without), lists: Object.fromEntries(lists) };
	}

	/** @throws SuiteScriptError for a sublist that the record does not have */
	protected sublist(id: unknown): Sublist {
		const list = this.#sublists.get(String(id).toLowerCase());
		if (!list) {
			throw new SuiteScriptError('SSS_INVALID_SUBLIST', `Invalid sublist: ${String(id)}.`, { module: 'N/record' });
		}
		return list;
	}

	/** Documented for user events: `newRecord` of a deletion and any `oldRecord` are read-only. Believed: the sentence. */
	protected requireWritable(): void {
		if (this.#isReadOnly)
			throw new SuiteScriptError('READ_ONLY_RECORD', 'The record is read-only.', { module: 'N/record' });
	}

	protected get values(): Values {
		return this.#values;
	}

	protected get info(): RecordInfo {
		return this.#info;
	}

	/** New lines of a sublist that follows from the body. */
	protected setLines(rest: string, rows: readonly Json[]): void {
		const list = this.#info.sublists.find((candidate) => candidate.rest === rest);
		if (list) this.#sublists.set(list.id, new Sublist(list, rows, this.id !== null));
	}

	/** A field was set. */
	protected abstract changed(id: string): void;

	/** Believed: a payment that nobody gave an amount is as large as what it is applied to. */
	private addPayment(body: Json): void {
		if (!this.#values.fields.byId.has('payment') || this.#values.touched.has('payment') || !this.#sublists.has('apply'))
			return;
		const lines = this.sublist('apply').lines.filter((line) => line.get('apply') === true);
		if (lines.length === 0) return;
		body.payment = Math.round(lines.reduce((sum, line) => sum + Number(line.get('amount')), 0) * 1000) / 1000;
	}
}
