import type { Account } from './account/account';
import {
	playActivity,
	playActivityWatched,
	type ActivityReport,
	type ActivityRequest,
	type PlayedSave,
} from './account/activity';
import { pointOf } from './account/activity/changeLog';
import type { LoadedRecord } from './account/records';
import { snapshot, type UserEvents } from './saving';

const events = { created: 'create', changed: 'edit', deleted: 'delete' } as const;

/** Integration points have REST's names of record types but for this one. */
const recordTypeOf = (point: string) => (point === 'class' ? 'classification' : point);

/**
 * Plays activity as people at their screens: user events that are deployed run after each save, with the record before
 * and after it. What runs before a save is left out, since nothing of what is played is refused.
 */
export async function playWithScripts(
	account: Account,
	request: ActivityRequest,
	userEvents: UserEvents,
): Promise<ActivityReport> {
	const told = ({ point }: PlayedSave) => userEvents.listensTo(recordTypeOf(point));
	if (!anyListened(userEvents)) return playActivity(account, request);
	return await playActivityWatched(account, request, {
		before: (saves) => {
			const changing = saves.filter((save) => save.what !== 'created' && told(save));
			return new Map(changing.map(({ point, id }) => [`${point} ${id}`, snapshot(account, recordTypeOf(point), id)]));
		},
		async after(saves, remembered) {
			const before = remembered as Map<string, LoadedRecord | null>;
			for (const save of saves.filter(told)) {
				await userEvents.afterSubmit({
					event: events[save.what],
					recordType: recordTypeOf(save.point),
					id: save.id,
					body: {},
					before: before.get(`${save.point} ${save.id}`) ?? null,
					by: { context: 'USERINTERFACE' },
				});
			}
		},
	});
}

/** What activity saves. */
const saved = [
	...['customer', 'contact', 'message', 'note', 'account', 'currencyRate'],
	...Object.values(pointOf),
];

const anyListened = (userEvents: UserEvents) => saved.some((recordType) => userEvents.listensTo(recordType));
