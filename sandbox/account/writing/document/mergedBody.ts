import type { Json, WritableType } from '../types';
import { itemsOf } from './lines';

/** What tells the lines of a sublist apart, by its REST name. */
const keysOf = (list: string): readonly string[] =>
	list === 'item' ? ['orderLine', 'line'] : list === 'line' ? ['line'] : ['doc'];

/**
 * The body of a transform: the draft, with what the client sent for it. Lines of a sublist that have the draft's keys are
 * merged, others added; a sublist in `replace` is the client's alone.
 * @throws Refusal for a sublist that is none
 */
export function mergedBody(type: WritableType, draft: Json, body: Json, replace?: ReadonlySet<string>): Json {
	const result: Json = { ...draft };
	for (const [name, value] of Object.entries(body)) {
		const own = Object.keys(draft).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
		const list = Object.keys(type.lists ?? {}).find((key) => key.toLowerCase() === name.toLowerCase());
		result[own] = list && !replace?.has(list) ? { items: mergedItems(list, draft, body) } : value;
	}
	return result;
}

function mergedItems(list: string, draft: Json, body: Json): Json[] {
	const lines = [...(itemsOf(draft, list) ?? [])];
	for (const item of itemsOf(body, list) ?? []) {
		const place = placeOf(list, lines, item);
		if (place === -1) lines.push(item);
		else lines[place] = mergedLine(lines[place]!, item);
	}
	return lines;
}

function placeOf(list: string, lines: readonly Json[], item: Json): number {
	const key = keysOf(list).find((name) => keyOf(item[name]) !== null);
	if (key === undefined) return -1;
	const found = lines.findIndex((line) => keyOf(line[key]) === keyOf(item[key]));
	// Before they are saved, the draft's lines are numbered from one.
	return found === -1 && key === 'line' && Number(item.line) <= lines.length ? Number(item.line) - 1 : found;
}

/** Another quantity or rate makes another amount, so the draft's does not stay. */
function mergedLine(line: Json, item: Json): Json {
	const { amount, ...rest } = line;
	const stays = !('quantity' in item) && !('rate' in item);
	return { ...rest, ...(stays && amount !== undefined ? { amount } : {}), ...item };
}

function keyOf(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	const id = typeof value === 'object' ? (value as { id?: unknown }).id : value;
	return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
