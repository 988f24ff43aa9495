import { createZone } from '../../suiteql/values/zone';

/**
 * Runs in the script's context. Documented: server scripts run in Pacific time, whatever the user's is; so a Date's own
 * day and hour are that zone's, on any machine. What a script takes for now is the account's clock, which stands: each
 * look at it is a millisecond later, so that whoever waits for time to pass does not wait for ever.
 */
export const SERVER_ZONE = 'America/Los_Angeles';

const zone = createZone(SERVER_ZONE);
const Native = Date;

const HOUR = 3600;

/** A moment's wall clock as if it were UTC; an invalid date of an invalid one. */
const wallOf = (milliseconds: number): Date =>
	Number.isNaN(milliseconds)
		? new Native(NaN)
		: new Native(zone.toWallClock(Math.floor(milliseconds / 1000)) * 1000 + (((milliseconds % 1000) + 1000) % 1000));

/** Of an hour that there is twice, JavaScript means the earlier; the zone, as Oracle's SQL, the later. */
function instantOf(wall: number): number {
	if (Number.isNaN(wall)) return NaN;
	const seconds = Math.floor(wall / 1000);
	const later = zone.toInstant(seconds);
	const isTwice = zone.toWallClock(later - HOUR) === seconds;
	return (isTwice ? later - HOUR : later) * 1000 + (((wall % 1000) + 1000) % 1000);
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

const units = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;

/** Puts a Date into the context that knows the account's time. @param now milliseconds since 1970 UTC */
export function installDate(now: number): void {
	let looks = 0;
	const look = () => now + looks++;
	const prototype = Native.prototype as unknown as Record<string, unknown>;
	const define = (name: string, value: (this: Date, ...given: never[]) => unknown) =>
		Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
	const wall = (date: Date) => wallOf(date.getTime());

	for (const unit of [...units, 'Day'] as const) {
		define(`get${unit}`, function () {
			return wall(this)[`getUTC${unit}`]();
		});
	}
	for (const unit of units) {
		define(`set${unit}`, function (...given: number[]) {
			const changed = wall(this);
			(changed[`setUTC${unit}`] as (...values: number[]) => void)(...given);
			return this.setTime(instantOf(changed.getTime()));
		});
	}
	define('getYear', function () {
		return this.getFullYear() - 1900;
	});
	define('getTimezoneOffset', function () {
		return Math.round((this.getTime() - wall(this).getTime()) / 60000);
	});
	define('toDateString', function () {
		return valid(
			this,
			() => `${days[this.getDay()]} ${months[this.getMonth()]} ${two(this.getDate())} ${this.getFullYear()}`,
		);
	});
	define('toTimeString', function () {
		return valid(this, () => {
			const offset = this.getTimezoneOffset();
			const name = offset === 420 ? 'PDT' : 'PST';
			const time = [this.getHours(), this.getMinutes(), this.getSeconds()].map(two).join(':');
			return `${time} GMT-${two(Math.floor(offset / 60))}${two(offset % 60)} (${name})`;
		});
	});
	define('toString', function () {
		return valid(this, () => `${this.toDateString()} ${this.toTimeString()}`);
	});
	for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
		const native = prototype[name] as (this: Date, locale?: string, options?: object) => string;
		define(name, function (locale?: string, options?: object) {
			return native.call(this, locale ?? 'en-US', { timeZone: SERVER_ZONE, ...options });
		});
	}

	function ScriptDate(this: unknown, ...given: unknown[]): unknown {
		if (!new.target) return new Native(look()).toString();
		return Reflect.construct(Native, [momentOf(given)], new.target) as Date;
	}
	const momentOf = (given: unknown[]): number => {
		if (given.length === 0) return look();
		if (given.length > 1) return instantOf(Native.UTC(...(given as [number, number])));
		const [only] = given;
		if (only instanceof Native) return only.getTime();
		const value = typeof only === 'object' && only !== null ? (only as { valueOf(): unknown }).valueOf() : only;
		return typeof value === 'string' ? parse(value) : Number(value);
	};
	ScriptDate.prototype = Native.prototype;
	ScriptDate.now = look;
	ScriptDate.UTC = Native.UTC;
	ScriptDate.parse = (text: string) => parse(text);
	prototype.constructor = ScriptDate;
	Object.defineProperty(ScriptDate, 'name', { value: 'Date' });
	Object.assign(globalThis, { Date: ScriptDate });
}

const valid = (date: Date, text: () => string) => (Number.isNaN(date.getTime()) ? 'Invalid Date' : text());

/** Milliseconds since 1970. A text that says no zone means the server's; a day alone in ISO 8601 is UTC. */
function parse(text: string): number {
	const moment = nativeParse(text);
	if (
		Number.isNaN(moment) ||
		/^\s*[+-]?\d{4,6}(-\d\d){0,2}\s*$/.test(text) ||
		/(Z|GMT|UTC|[A-Z][SD]T|[+-]\d\d:?\d\d)\s*(\(.*\))?\s*$/i.test(text)
	) {
		return moment;
	}
	return instantOf(nativeParse(`${text} UTC`) || nativeParse(`${text}Z`));
}

const nativeParse = Native.parse.bind(Native);
