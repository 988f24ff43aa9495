import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { getAt } from '../../netsuite';

/** An item on its way through the node. */
export interface Item {
	readonly index: number;
	readonly input: INodeExecutionData;
	readonly json: IDataObject;
	/** What the mapping made of it: rules change it, and see it as `$json.mapped`. Undefined while it is mapped. */
	readonly mapped: IDataObject | undefined;
}

export type MappedItem = Item & { readonly mapped: IDataObject };

export type Value = (item: Item) => unknown;

/** `{{ $json.customer.name }}` and `{{ $json["Customer Name"] }}`: nothing but a path. */
const path = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\[(?:"[^"\\]*"|'[^'\\]*')\])+)\s*\}\}$/;
const step = /\.([A-Za-z_]\w*)|\["([^"]*)"\]|\['([^']*)'\]/g;
const reserved = /^(__proto__|constructor|prototype)$/;

/**
 * What a parameter is for each item. Fixed values are taken once and plain paths are followed here: n8n's engine takes
 * hundreds of times as long, and only other expressions need it.
 * @param raw the parameter as it is stored, expressions unresolved.
 */
export function compile(context: IExecuteFunctions, raw: unknown): Value {
	if (!isExpression(raw)) return () => raw;
	const expression = raw.slice(1);
	const plain: Value = ({ index }) => context.evaluateExpression(expression, index);
	const evaluate: Value = /\bmapped\b/.test(expression) ? (item) => withMapped(item, plain) : plain;
	const steps = stepsOf(raw);
	return steps ? pathValue(steps, evaluate) : evaluate;
}

export const isExpression = (raw: unknown): raw is string => typeof raw === 'string' && raw.startsWith('=');

function stepsOf(raw: string): string[] | null {
	const whole = path.exec(raw);
	if (!whole?.[1]) return null;
	const steps = [...whole[1].matchAll(step)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
	return steps.some((name) => reserved.test(name)) ? null : steps;
}

/** What is no data (`$json.name.trim`, without brackets) n8n refuses in its own words. */
function pathValue(steps: readonly string[], evaluate: Value): Value {
	const [first = '', ...rest] = steps;
	return (item) => {
		const value = first === 'mapped' && item.mapped ? getAt(item.mapped, rest) : getAt(item.json, steps);
		return typeof value === 'function' ? evaluate(item) : value;
	};
}

/** n8n reads `$json` from the input item, so that holds what was mapped for as long as the expression is evaluated. */
function withMapped(item: Item, evaluate: Value): unknown {
	const { input, json, mapped } = item;
	if (mapped === undefined) return evaluate(item);
	input.json = { ...json, mapped };
	try {
		return evaluate(item);
	} finally {
		input.json = json;
	}
}
