import { unsupported } from '../../errors';

/** LISTAGG's result is a VARCHAR2. */
const LONGEST_LIST = 4000;

const numbers = (list: string): number[] =>
	(JSON.parse(list) as Array<number | null>).filter((value) => value !== null);

/** Pairs of which neither is missing. */
function pairs(list: string): [number, number][] {
	const all = JSON.parse(list) as Array<[number | null, number | null]>;
	return all.filter((pair): pair is [number, number] => pair[0] !== null && pair[1] !== null);
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The sum of the products of the deviations. */
function codeviation(all: [number, number][], one: 0 | 1, other: 0 | 1): number {
	const [left, right] = [mean(all.map((pair) => pair[one])), mean(all.map((pair) => pair[other]))];
	return all.reduce((sum, pair) => sum + (pair[one] - left) * (pair[other] - right), 0);
}

/** Aggregates over the JSON list of their values. */
export const listRuntime = {
	join(list: string, separator: string, distinct: number): string {
		const texts = (JSON.parse(list) as Array<string | null>).filter((text) => text !== null);
		const joined = (distinct ? [...new Set(texts)] : texts).join(separator);
		if (joined.length > LONGEST_LIST) throw unsupported();
		return joined;
	},
	median(list: string): number | null {
		const sorted = numbers(list).sort((one, other) => one - other);
		if (sorted.length === 0) return null;
		const middle = sorted.length >> 1;
		return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
	},
	corr(list: string): number | null {
		const all = pairs(list);
		const spread = Math.sqrt(codeviation(all, 0, 0) * codeviation(all, 1, 1));
		return spread > 0 ? codeviation(all, 0, 1) / spread : null;
	},
	covar_pop(list: string): number | null {
		const all = pairs(list);
		return all.length > 0 ? codeviation(all, 0, 1) / all.length : null;
	},
	covar_samp(list: string): number | null {
		const all = pairs(list);
		return all.length > 1 ? codeviation(all, 0, 1) / (all.length - 1) : null;
	},
};
