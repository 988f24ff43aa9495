import { defaultMapping } from './defaults';
import { MappingError } from './errors';
import type { Json } from './paths';
import type { MappedRecord } from './records';

/** What people know the record as, in NetSuite's shape or the default one of the flow; `null` when nothing tells. */
export function recordNumber({ name, point }: MappedRecord, json: Json): string | null {
	const number = point.documentNumber;
	const inFlow = defaultMapping(name).find(([key]) => key === number)?.[1];
	const names = [number, inFlow, 'externalId', 'netsuiteId', 'id'];
	for (const one of names) {
		const value = one ? json[one] : undefined;
		if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value);
	}
	return null;
}

/** The error, said of that record. */
export function ofRecord(record: MappedRecord, json: Json, error: unknown): unknown {
	if (!(error instanceof MappingError)) return error;
	const number = recordNumber(record, json);
	return error.of(number === null ? record.label.singular : `${record.label.singular} ${number}`);
}
