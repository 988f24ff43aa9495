import { currencies, currencyOf, type Currency } from './reference';
import { createRandom } from './random';
import { addDays, DAY } from './time';

/** Exchange rates over time: new ones every second Monday or so. */
export interface Rates {
	/** Units of `base` for one of `currency` on that day, to eight decimal places. */
	rate(base: number, currency: number, date: string): number;
	/** The days on which new rates came in, oldest first. */
	readonly days: readonly string[];
}

const RATE_EVERY_DAYS = 14;

/** A slow random walk about each currency's usual price in dollars. */
export function createRates(seed: number, from: string, to: string): Rates {
	const days: string[] = [];
	for (let day = from; day <= to; day = addDays(day, RATE_EVERY_DAYS)) days.push(day);
	const start = Date.parse(from) / 1000;
	const dollars = new Map(currencies.map((currency) => [currency.id, walk(seed, currency, days.length)]));

	return {
		days,
		rate(base, currency, date) {
			if (base === currency) return 1;
			const index = Math.floor((Date.parse(date) / 1000 - start) / (RATE_EVERY_DAYS * DAY));
			const day = Math.min(Math.max(index, 0), days.length - 1);
			return Math.round((dollars.get(currency)![day]! / dollars.get(base)![day]!) * 1e8) / 1e8;
		},
	};
}

function walk(seed: number, currency: Currency, steps: number): Float64Array {
	const random = createRandom(seed, `rate ${currency.symbol}`);
	const prices = new Float64Array(steps);
	let price = currencyOf(currency.id).dollars;
	for (let step = 0; step < steps; step++) {
		prices[step] = price;
		if (currency.dollars !== 1) price *= 1 + (random.next() - 0.5) * 0.02;
	}
	return prices;
}
