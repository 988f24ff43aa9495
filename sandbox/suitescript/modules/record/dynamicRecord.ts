import { host } from '../../context/host';
import type { StoredRecord } from '../../context/recordInfo';
import { BaseRecord } from './baseRecord';
import { options, type FieldOptions, type LineOptions, type SublistOptions } from './options';
import { subrecord } from './subrecord';

/** Documented: in dynamic mode a line is selected, changed and committed, and what follows from a field follows at once. */
export class DynamicRecord extends BaseRecord {
	readonly isDynamic = true;

	selectLine(...given: unknown[]): this {
		const { sublistId, line } = options<LineOptions>('Record.selectLine', given, 'sublistId', 'line');
		this.sublist(sublistId).select(Number(line));
		return this;
	}

	selectNewLine(...given: unknown[]): this {
		const { sublistId } = options<SublistOptions>('Record.selectNewLine', given, 'sublistId');
		this.requireWritable();
		this.sublist(sublistId).selectNew();
		return this;
	}

	getCurrentSublistIndex(...given: unknown[]): number {
		const { sublistId } = options<SublistOptions>('Record.getCurrentSublistIndex', given, 'sublistId');
		return this.sublist(sublistId).current?.index ?? -1;
	}

	getCurrentSublistValue(...given: unknown[]): unknown {
		const { sublistId, fieldId } = options<SublistOptions & FieldOptions>(
			'Record.getCurrentSublistValue',
			given,
			'sublistId',
			'fieldId',
		);
		const list = this.sublist(sublistId);
		return list.selected().get(list.field(fieldId));
	}

	getCurrentSublistText(...given: unknown[]): string | string[] {
		const { sublistId, fieldId } = options<SublistOptions & FieldOptions>(
			'Record.getCurrentSublistText',
			given,
			'sublistId',
			'fieldId',
		);
		const list = this.sublist(sublistId);
		return list.selected().text(list.field(fieldId));
	}

	setCurrentSublistValue(...given: unknown[]): this {
		const { sublistId, fieldId, value } = options<SublistOptions & FieldOptions & { value: unknown }>(
			'Record.setCurrentSublistValue',
			given,
			'sublistId',
			'fieldId',
			'value',
		);
		const list = this.sublist(sublistId);
		list.set(list.selected(), fieldId, value);
		return this;
	}

	setCurrentSublistText(...given: unknown[]): this {
		const { sublistId, fieldId, text } = options<SublistOptions & FieldOptions & { text: unknown }>(
			'Record.setCurrentSublistText',
			given,
			'sublistId',
			'fieldId',
			'text',
		);
		const list = this.sublist(sublistId);
		list.set(list.selected(), fieldId, text, true);
		return this;
	}

	getCurrentSublistSubrecord(...given: unknown[]): object {
		const { sublistId, fieldId } = options<SublistOptions & FieldOptions>(
			'Record.getCurrentSublistSubrecord',
			given,
			'sublistId',
			'fieldId',
		);
		const list = this.sublist(sublistId);
		return subrecord(list, list.selected(), String(fieldId).toLowerCase(), this.type);
	}

	commitLine(...given: unknown[]): this {
		const { sublistId } = options<SublistOptions>('Record.commitLine', given, 'sublistId');
		this.requireWritable();
		this.sublist(sublistId).commit();
		return this;
	}

	cancelLine(...given: unknown[]): this {
		const { sublistId } = options<SublistOptions>('Record.cancelLine', given, 'sublistId');
		this.sublist(sublistId).current = null;
		return this;
	}

	/** Documented: a new document's customer brings terms, currency and the like, and a payment's what is open. */
	protected changed(id: string): void {
		if (this.id !== null) return;
		if (id === 'payment') return this.spread(Number(this.values.get('payment')));
		if (id !== 'entity' && id !== 'customer') return;
		const customer = this.values.get(id);
		if (!customer) return;
		const sourced = host<{ body: Record<string, unknown>; lists: StoredRecord['lists'] } | null>('record.sourced', {
			type: this.type,
			customer,
		});
		if (!sourced) return;
		for (const [name, value] of Object.entries(sourced.body)) {
			const field = this.info.fields.find(({ rest }) => rest === name);
			if (field && !this.values.touched.has(field.id)) this.values.take({ [name]: value });
		}
		Object.assign(this.values.base, { ...sourced.body, ...this.values.base });
		for (const [name, rows] of Object.entries(sourced.lists)) this.setLines(name, rows);
	}

	/** Believed, and scripts rely on it: a payment made of an invoice that is given another amount is applied with that. */
	private spread(payment: number): void {
		if (!this.hasSublist('apply')) return;
		let left = payment;
		for (const line of this.sublist('apply').lines) {
			if (line.get('apply') !== true || line.touched.size > 0) continue;
			const amount = Math.min(left, Number(line.get('due')));
			line.assume('amount', amount);
			left -= amount;
		}
	}
}
