import type { EventRecordData } from '../../context/eventRecord';
import { infoOf, recordOf } from './index';
import { BaseRecord } from './baseRecord';

type Json = Record<string, unknown>;

/** The record that a user event's script is given: what is stored, under what the save wants. */
export function eventRecord({ recordType, id, stored, body, isReadOnly }: EventRecordData): BaseRecord {
	const info = infoOf(recordType);
	const lists = Object.fromEntries(
		info.sublists.map((list): [string, Json[]] => [
			list.rest,
			mergedLines(stored?.lists[list.rest] ?? [], itemsOf(body, list.rest), list.key),
		]),
	);
	const names = new Set(info.sublists.map((list) => list.rest.toLowerCase()));
	const asked = Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name.toLowerCase())));
	const content = { info, id, body: { ...stored?.values, ...stored?.customValues }, lists, isReadOnly };
	const record = recordOf(content, false);
	record['values'].take(asked);
	return record;
}

/** The body to be stored: what the save wanted, with what scripts changed of the record. */
export function bodyOf(record: BaseRecord, asked: Json): Json {
	return BaseRecord.eventBody(record, asked);
}

function itemsOf(body: Json, list: string): Json[] {
	const named = Object.entries(body).find(([name]) => name.toLowerCase() === list.toLowerCase());
	return ((named?.[1] as { items?: Json[] } | null | undefined)?.items ?? []).filter((item) => item !== null);
}

const keyOf = (line: Json, key: string): string | null => {
	const value = Object.entries(line).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
	if (value === undefined || value === null) return null;
	return String(typeof value === 'object' ? (value as { id?: unknown }).id : value);
};

function mergedLines(stored: readonly Json[], asked: readonly Json[], key: string): Json[] {
	const lines = stored.map((line) => ({ ...line }));
	for (const item of asked) {
		const own = keyOf(item, key);
		const line = own === null ? undefined : lines.find((candidate) => keyOf(candidate, key) === own);
		if (line) Object.assign(line, item);
		else lines.push({ ...item });
	}
	return lines;
}
