import type { Account } from '../account';
import type { Random } from '../random';
import { addDays, DAY, HOUR, localDateOf, MINUTE, momentOf } from '../time';

/** People work from eight to six in the account's time zone; imports and integrations at any hour. */
const OPENS = 8 * HOUR;
const CLOSES = 18 * HOUR;
const AT_ANY_HOUR = 0.1;
/** On a Saturday or Sunday, of what happens on other days. */
const WEEKEND = 0.1;

/** How many changes a working day of this account has, about: more customers, more business. */
const busyness = ({ options }: Account) => 30 + Math.min(300, Math.floor(options.customers / 10));

/**
 * The moments at which something happens in the coming days, ascending, in seconds since 1970 UTC.
 * @returns also the end of those days; the last minute before it is quiet, so that readers who leave out the moments
 * just gone by can read all that happened
 */
export function momentsOf(account: Account, random: Random, days: number): { moments: number[]; until: number } {
	const since = account.clock.now();
	const until = since + days * DAY;
	const today = localDateOf(since);
	const moments: number[] = [];
	// The first and the last day are parts of a day.
	for (let day = 0; day <= days; day++) {
		const date = addDays(today, day);
		const usual = busyness(account) * (isWeekend(date) ? WEEKEND : 1);
		for (let left = Math.round((usual * random.integer(75, 125)) / 100); left > 0; left--) {
			const seconds = random.chance(AT_ANY_HOUR) ? random.integer(0, DAY - 1) : random.integer(OPENS, CLOSES);
			const moment = momentOf(date, seconds);
			if (moment > since && moment < until - MINUTE) moments.push(moment);
		}
	}
	return { moments: moments.sort((a, b) => a - b), until };
}

function isWeekend(date: string): boolean {
	const day = new Date(`${date}T00:00:00Z`).getUTCDay();
	return day === 0 || day === 6;
}
