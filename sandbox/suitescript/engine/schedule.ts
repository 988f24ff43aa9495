import { addDays, DAY, localDateOf, momentOf } from '../../account/time';
import type { Schedule } from './scripts';

const dayNumber = (date: string) => Date.parse(date) / 1000 / DAY;

/** Whether a schedule has a moment later than `from` and not later than `to`; both in seconds since 1970 UTC. */
export function dueWithin(schedule: Schedule, from: number, to: number): boolean {
	const first = localDateOf(from);
	const last = localDateOf(to);
	for (let date = first < schedule.startDate ? schedule.startDate : first; date <= last; date = addDays(date, 1)) {
		if (schedule.endDate !== null && date > schedule.endDate) return false;
		if (!runsOn(schedule, date)) continue;
		for (let time = schedule.startTime; time < DAY; time += schedule.repeat ?? DAY) {
			const moment = momentOf(date, time);
			if (moment > from && moment <= to) return true;
		}
	}
	return false;
}

function runsOn({ every, interval, startDate, weekdays }: Schedule, date: string): boolean {
	const passed = dayNumber(date) - dayNumber(startDate);
	switch (every) {
		case 'once':
			return passed === 0;
		case 'day':
			return passed % interval === 0;
		case 'week': {
			const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
			const sameDay = weekdays.length > 0 ? weekdays.includes(weekday) : passed % 7 === 0;
			return sameDay && Math.floor(passed / 7) % interval === 0;
		}
		case 'month':
			return date.slice(8) === startDate.slice(8);
		case 'year':
			return date.slice(5) === startDate.slice(5);
	}
}
