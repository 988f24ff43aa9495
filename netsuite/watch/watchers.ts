import { changed, createdField } from './changed';
import { createdById } from './createdById';
import { deleted } from './deleted';
import { overdue } from './overdue';
import { paid } from './paid';
import type { Watcher, WatchSettings } from './types';

/** How the occasion is found at that point. */
export function watcherOf(settings: WatchSettings): Watcher {
	const { occasion, point } = settings;
	const comparesContent = point.changes.by === 'content';
	const watcher = {
		created: comparesContent || createdField(point) ? changed : createdById,
		updated: changed,
		createdOrUpdated: changed,
		deleted: comparesContent ? changed : deleted,
		paid,
		overdue,
	}[occasion];
	return watcher as Watcher;
}
