import { SuiteScriptError } from '../../context/errors';
import type { SublistInfo } from '../../context/recordInfo';
import { Fields, Values } from './values';

type Json = Record<string, unknown>;

/** Seen in logs. */
export const invalidOperation = () =>
	new SuiteScriptError(
		'SSS_INVALID_SUBLIST_OPERATION',
		'You have attempted an invalid sublist or line item operation. You are either trying to access a field on a' +
			' non-existent line or you are trying to add or remove lines from a static sublist.',
		{ module: 'N/record' },
	);

/** What a line of an application is called in SuiteScript beside its own name. */
const aliases: Readonly<Record<string, string>> = { internalid: 'doc' };

/** A sublist's lines, and the one that a script is at. */
export class Sublist {
	readonly fields: Fields;
	readonly lines: Values[];
	isChanged = false;
	/** A line that is stored was removed. */
	lostStored = false;
	current: { index: number; values: Values; isNew: boolean } | null = null;

	/** @param isStored whether the lines are those of a stored record, which it tells apart */
	constructor(
		readonly info: SublistInfo,
		rows: readonly Json[],
		private readonly isStored: boolean,
	) {
		this.fields = new Fields(info.fields);
		this.lines = rows.map((row) => new Values(this.fields, row));
	}

	/** @throws SuiteScriptError for a line that there is not */
	line(index: number): Values {
		const line = this.lines[index];
		if (!line || index < 0) throw invalidOperation();
		return line;
	}

	field(id: string): string {
		const lower = String(id).toLowerCase();
		return this.info.isStatic && !this.fields.byId.has(lower) ? (aliases[lower] ?? lower) : lower;
	}

	set(values: Values, id: string, value: unknown, asText = false): void {
		const field = this.field(id);
		if (asText) values.setText(field, value);
		else values.set(field, value);
		this.reckon(values, field);
	}

	/** The line after the last one is a new one. */
	lineToSet(index: number): Values {
		this.isChanged = true;
		if (index !== this.lines.length) return this.line(index);
		this.requireDynamicLines();
		const values = new Values(this.fields);
		this.lines.push(values);
		return values;
	}

	insert(index: number): void {
		this.requireDynamicLines();
		if (index < 0 || index > this.lines.length) throw invalidOperation();
		this.isChanged = true;
		this.lines.splice(index, 0, new Values(this.fields));
	}

	remove(index: number): void {
		this.requireDynamicLines();
		this.lostStored ||= Object.keys(keyOf(this.line(index), this.info.key)).length > 0;
		this.isChanged = true;
		this.lines.splice(index, 1);
		this.current = null;
	}

	find(id: string, value: unknown): number {
		const field = this.field(id);
		return this.lines.findIndex((line) => String(line.get(field)) === String(value));
	}

	/** Of an application the line itself: what is set of it counts without being committed, as scripts rely on (seen). */
	select(index: number): void {
		const line = this.line(index);
		this.current = { index, values: this.info.isStatic ? line : line.clone(), isNew: false };
	}

	selectNew(): void {
		this.requireDynamicLines();
		this.current = { index: this.lines.length, values: new Values(this.fields), isNew: true };
	}

	selected(): Values {
		if (!this.current) throw invalidOperation();
		return this.current.values;
	}

	commit(): void {
		if (!this.current) throw invalidOperation();
		const { index, values, isNew } = this.current;
		this.lines.splice(index, isNew ? 0 : 1, values);
		this.isChanged = true;
		this.current = null;
	}

	/**
	 * What is to be stored, in REST's shape; null for nothing. Lines of a stored record are named by what tells them
	 * apart; those of a new record as they are.
	 */
	body(isNew: boolean): { items: Json[] } | null {
		if (!this.info.isWritable) return null;
		if (this.info.isStatic) return this.#applications(isNew);
		if (!this.isChanged && !(isNew && this.lines.length > 0)) return null;
		return { items: this.lines.map((line) => this.#lineBody(line)) };
	}

	#lineBody(line: Values): Json {
		const { key } = this.info;
		const body = this.isStored ? { ...line.changes(), ...keyOf(line, key) } : withoutOldAmount(line);
		// Lines of a new record are numbered by the account.
		if (!this.isStored && key !== 'orderLine') delete body[key];
		return body;
	}

	/** What was applied, unapplied, or applied otherwise. */
	#applications(isNew: boolean): { items: Json[] } | null {
		const items = this.lines
			.filter((line) => (isNew ? line.get('apply') === true : line.touched.size > 0))
			.map((line): Json => {
				const apply = line.get('apply') === true;
				const number = line.get('line');
				const amount = line.get('amount');
				return {
					doc: { id: String(line.get('doc') as string) },
					...(typeof number === 'number' && number > 0 ? { line: number } : {}),
					apply,
					...(apply && amount !== '' ? { amount } : {}),
				};
			});
		return items.length > 0 || (isNew && this.lines.length > 0) ? { items } : null;
	}

	/** Documented for the form, believed for scripts: rate times quantity is the amount; what is applied is all that is due. */
	private reckon(values: Values, id: string): void {
		if ((id === 'quantity' || id === 'rate') && !values.touched.has('amount') && this.fields.byId.has('quantity')) {
			const [quantity, rate] = [values.get('quantity'), values.get('rate')];
			if (typeof quantity === 'number' && typeof rate === 'number') {
				values.assume('amount', Math.round(quantity * rate * 1000) / 1000);
			}
		}
		if (!this.info.isStatic) return;
		if (id === 'apply' && values.get('apply') === true && !Number(values.get('amount')))
			values.assume('amount', values.get('due'));
		if (id === 'apply' && values.get('apply') === false) values.assume('amount', '');
		if (id === 'amount') values.assume('apply', Number(values.get('amount')) > 0);
	}

	private requireDynamicLines(): void {
		if (this.info.isStatic || !this.info.isWritable) throw invalidOperation();
	}
}

function keyOf(line: Values, key: string): Json {
	const found = Object.entries(line.base).find(([name]) => name.toLowerCase() === key.toLowerCase());
	return found ? { [key]: found[1] } : {};
}

/** Another quantity or rate makes another amount. */
function withoutOldAmount(line: Values): Json {
	const body = line.whole();
	const isOld =
		!line.touched.has('amount') &&
		(line.touched.has('quantity') || line.touched.has('rate') || line.touched.has('item'));
	if (isOld) delete body.amount;
	return body;
}
