import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { readCursor } from './cursor';
import { filteredPoint, readFilters } from './filters';

/** What a sync reads of a point. */
export interface Synced {
	readonly point: IntegrationPoint;
	readonly customFields: readonly Field[];
}

/**
 * The point as a sync reads it: with the filters, their date, and the custom fields that are in its checkpoint; without
 * a checkpoint with these filters, and nothing restricted by dates.
 * @throws InvalidSettingError for a checkpoint or filters that cannot be used.
 */
export function asSynced(
	point: IntegrationPoint,
	account: string,
	{ syncCheckpoint, filters }: { readonly syncCheckpoint?: unknown; readonly filters?: unknown },
): Synced {
	const cursor = readCursor(syncCheckpoint, account, point);
	if (!cursor) return { point: filteredPoint(point, readFilters(filters), null), customFields: [] };
	return {
		point: filteredPoint(point, cursor.filters ?? {}, cursor.firstReading ?? null),
		customFields: cursor.customFields ?? [],
	};
}
