import { BaseRecord } from './baseRecord';
import { options, type CellOptions } from './options';
import { subrecord } from './subrecord';

/** Documented: in standard mode lines are set by their numbers. */
export class StandardRecord extends BaseRecord {
	readonly isDynamic = false;

	setSublistValue(...given: unknown[]): this {
		const { sublistId, fieldId, line, value } = options<CellOptions & { value: unknown }>(
			'Record.setSublistValue',
			given,
			'sublistId',
			'fieldId',
			'line',
			'value',
		);
		this.requireWritable();
		const list = this.sublist(sublistId);
		list.set(list.lineToSet(Number(line)), fieldId, value);
		return this;
	}

	setSublistText(...given: unknown[]): this {
		const { sublistId, fieldId, line, text } = options<CellOptions & { text: unknown }>(
			'Record.setSublistText',
			given,
			'sublistId',
			'fieldId',
			'line',
			'text',
		);
		this.requireWritable();
		const list = this.sublist(sublistId);
		list.set(list.lineToSet(Number(line)), fieldId, text, true);
		return this;
	}

	getSublistSubrecord(...given: unknown[]): object {
		const { sublistId, fieldId, line } = options<CellOptions>(
			'Record.getSublistSubrecord',
			given,
			'sublistId',
			'fieldId',
			'line',
		);
		const list = this.sublist(sublistId);
		return subrecord(list, list.line(Number(line)), String(fieldId).toLowerCase(), this.type);
	}

	protected changed(): void {}
}
