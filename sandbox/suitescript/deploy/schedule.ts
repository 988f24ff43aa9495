import type { Schedule } from '../engine/scripts';
import { child, listOf, textOf, type Tag } from './xml';

/** When a deployment runs by itself: SDF's `recurrence`. */

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const kinds: Readonly<Record<string, Schedule['every']>> = {
	single: 'once',
	daily: 'day',
	weekly: 'week',
	monthly: 'month',
	yearly: 'year',
};

/** @returns `null` where there is none, or one that says no day */
export function scheduleOf(recurrence: Tag | undefined): Schedule | null {
	const tag = recurrence?.children.find(({ name }) => Object.hasOwn(kinds, name));
	const startDate = textOf(tag, 'startdate');
	if (!tag || startDate === null) return null;
	const time = /^(\d\d):(\d\d)/.exec(textOf(tag, 'starttime') ?? '00:00');
	return {
		every: kinds[tag.name]!,
		interval: Number(textOf(tag, 'everyxdays') ?? textOf(tag, 'everyxweeks') ?? textOf(tag, 'everyxmonths') ?? 1),
		startDate: startDate.slice(0, 10),
		endDate: textOf(tag, 'enddate')?.slice(0, 10) ?? null,
		startTime: time ? Number(time[1]) * 3600 + Number(time[2]) * 60 : 0,
		repeat: repeatOf(textOf(tag, 'repeat')),
		weekdays: daysOf(tag),
	};
}

/** `PT15M`, `PT1H` as seconds. */
function repeatOf(text: string | null): number | null {
	const match = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text ?? '');
	return match ? Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 || null : null;
}

const daysOf = (tag: Tag): number[] =>
	weekdays.flatMap((day, index) =>
		textOf(tag, day) === 'T' ||
		child(child(tag, 'weekdays'), day)?.text === 'T' ||
		listOf(tag, 'weekdays').some(({ text }) => text.toLowerCase() === day)
			? [index]
			: [],
	);
