import { notBuilt, unsupported } from '../errors';
import { convert, toNumber } from '../values/convert';
import { sql, type Sql } from '../values/sql';
import { nullValue, typed, type Typed } from '../values/typed';
import type { SqlFunctions } from './function';
import { textConstant } from './text';

/** What a currency function must know of the amount it is given: only a column's own value has it. */
function moneyOf(amount: Typed): { amount: Sql; subsidiary: Sql; currency: Sql } {
	const { origin, money } = amount;
	const { column, sibling, table } = origin ?? {};
	if (!column?.amount || !sibling || !table?.money || !money) throw unsupported();
	const place = (name: string) => sibling(name).text;
	const base = column.amount === 'base' ? amount : sql`(${amount} * ${table.money.rate(place)})`;
	return { amount: base, subsidiary: sql`${table.money.subsidiary(place)}`, currency: money };
}

/** Columns of consolidatedexchangerate. */
const RATES: Record<string, string> = { CURRENT: 'currentrate', AVERAGE: 'averagerate', HISTORICAL: 'historicalrate' };
/** Believed: what DEFAULT is for each view, where NetSuite looks at the account's own setting. */
const DEFAULT_RATE: Record<string, string> = { LEDGER: 'currentrate', INCOME: 'averagerate' };

function wordOf(value: Typed, allowed: readonly string[]): string {
	const word = textConstant(value)?.toUpperCase();
	if (word === undefined || !allowed.includes(word)) throw unsupported();
	return word;
}

/** CONSOLIDATE(amount, view, consolidation rate, subsidiary rate, target subsidiary, period, book). */
function consolidate([amount, view, kind, rate, target, period, book]: Typed[]): Typed {
	const { amount: base, subsidiary } = moneyOf(amount!);
	const viewed = wordOf(view!, Object.keys(DEFAULT_RATE));
	if (wordOf(kind!, ['DEFAULT', 'STANDARD', 'BUDGET']) === 'BUDGET') throw notBuilt('budget rates');
	const named = wordOf(rate!, ['DEFAULT', ...Object.keys(RATES)]);
	if (textConstant(book) !== undefined) wordOf(book!, ['DEFAULT']);
	const column = named === 'DEFAULT' ? DEFAULT_RATE[viewed]! : RATES[named]!;
	const to = toNumber(target!);
	const route = sql`r.fromsubsidiary = ${subsidiary} AND r.tosubsidiary = ${to} AND r.accountingbook = 1`;
	const rates = sql`consolidatedexchangerate r WHERE r.postingperiod = ${toNumber(period!)} AND ${route}`;
	const factor = sql`(SELECT r.${column} FROM ${rates})`;
	const consolidated = typed('number', sql`suiteql_round(${base} * ${factor}, 2)`);
	return { ...consolidated, money: sql`(SELECT currency FROM subsidiary WHERE id = ${to})` };
}

/** CURRENCY_CONVERT(amount, target currency, day): at the rate of the day, today's if none is given. */
function currencyConvert([amount, target, day]: Typed[], today: Typed): Typed {
	const { currency, subsidiary } = moneyOf(amount!);
	const to: Sql = target ? toNumber(target) : sql`(SELECT currency FROM subsidiary WHERE id = ${subsidiary})`;
	const known = sql`basecurrency = ${to} AND transactioncurrency = ${currency} AND effectivedate <= ${day ?? today}`;
	const latest = 'ORDER BY effectivedate DESC, id DESC LIMIT 1';
	const rate = sql`(SELECT exchangerate FROM currencyrate WHERE ${known} ${latest})`;
	const converted = sql`suiteql_round(${amount!} * iif(${currency} = ${to}, 1.0, ${rate}), 2)`;
	return { ...typed('number', converted), money: to };
}

export const moneyFunctions: SqlFunctions = {
	'BUILTIN.CONSOLIDATE': { arguments: [7, 7], translate: consolidate },
	'BUILTIN.CURRENCY_CONVERT': {
		arguments: [1, 3],
		translate([amount, target, day], { session }) {
			const now = typed('wallClock', sql`${String(session.zone.toWallClock(session.now))}`);
			const date = (value: Typed) => convert(value, 'date', session);
			return currencyConvert([amount!, target!, day ? date(day) : day!], date(now));
		},
	},
	/** The code of an amount's currency, `USD`. */
	'BUILTIN.CURRENCY': {
		arguments: [1, 1],
		translate([amount]) {
			if (!amount?.money) return nullValue;
			const symbol = sql`(SELECT symbol FROM currency WHERE id = ${amount.money})`;
			return typed('text', amount.summed ? sql`min(${symbol})` : symbol);
		},
	},
};
