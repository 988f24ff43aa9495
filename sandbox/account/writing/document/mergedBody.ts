import type { Json, WritableType } from '../types';
import { itemsOf, property } from './lines';

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
	const key = keysOf(list).find((name) => keyOf(property(item, name)) !== null);
	if (key === undefined) return -1;
	const found = lines.findIndex((line) => keyOf(line[key]) === keyOf(property(item, key)));
	// Before they are saved, the draft's lines are numbered from one.
	const number = Number(property(item, key));
	const isPlace = Number.isInteger(number) && number >= 1 && number <= lines.length;
	return found === -1 && key === 'line' && isPlace ? number - 1 : found;
}

/** Another quantity or rate makes another amount, so the draft's does not stay. */
function mergedLine(line: Json, item: Json): Json {
	const given = new Set(Object.keys(item).map((name) => name.toLowerCase()));
	const isReckoned = given.has('quantity') || given.has('rate');
	const stays = ([name]: [string, unknown]) => !given.has(name.toLowerCase()) && !(name === 'amount' && isReckoned);
	return { ...Object.fromEntries(Object.entries(line).filter(stays)), ...item };
}

function keyOf(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	const id = typeof value === 'object' ? (value as { id?: unknown }).id : value;
	return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
