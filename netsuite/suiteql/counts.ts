import type { Client } from '../transport/client';
import { isRefused, NetSuiteError } from '../transport/errors';
import { understandClock } from './clock';
import { nowText } from './dates';
import { queryPage, type Row } from './query';
import { Sql, sql } from './sql';

/** One of several questions that are asked together. */
export interface Question {
	/** A whole number: an aggregate such as `COUNT(*)`, or in a list a column. */
	readonly number: Sql;
	/** Another one. */
	readonly second?: Sql;
	/** All from FROM on. */
	readonly from: Sql;
}

export interface Answers {
	/** NetSuite's clock, ISO 8601 in UTC to the second. */
	readonly now: string;
	/** By the question's name: its numbers; 0 for an aggregate of nothing. */
	readonly numbers: ReadonlyMap<string, readonly [number, number]>;
	/** By the list's name: those of all its rows, in any order. */
	readonly lists: ReadonlyMap<string, ReadonlyArray<readonly [number, number]>>;
}

/**
 * Asks for several aggregates and NetSuite's clock with one request: `UNION ALL` is documented for SuiteQL. NetSuite
 * refuses all of it for one that it would refuse.
 * @param lists questions that each row answers; all lists together must stay below a page.
 * @throws NetSuiteError
 */
export async function askTogether(
	client: Client,
	questions: Readonly<Record<string, Question>>,
	lists: Readonly<Record<string, Question>> = {},
): Promise<Answers> {
	const parts = Object.entries({ ...questions, ...lists }).map(
		([name, { number, second, from }]) => sql`SELECT ${name}, NULL, ${number}, ${second ?? zero} FROM ${from}`,
	);
	const clock = sql`SELECT 'clock' AS part, ${nowText} AS text, 0 AS number1, 0 AS number2 FROM dual`;
	const { rows, hasMore } = await queryPage(client, new Sql([clock, ...parts].map(({ text }) => text).join(' UNION ALL ')));
	if (hasMore) throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite was asked for short lists and has more than a page of them.' });
	const of = (name: string) => rows.filter(({ part }) => part === name);
	const numbersIn = (row: Row | undefined) => [wholeNumber(row, row?.number1 ?? '0'), wholeNumber(row, row?.number2 ?? '0')] as const;
	return {
		now: understandClock(of('clock')[0]?.text),
		numbers: new Map(Object.keys(questions).map((name) => [name, numbersIn(of(name)[0])])),
		lists: new Map(Object.keys(lists).map((name) => [name, of(name).map(numbersIn)])),
	};
}

/** NetSuite refuses the whole of a question for what the role may not see of it; then the rest is asked alone. @throws NetSuiteError */
export async function unlessRefused<T>(askAll: () => Promise<T>, askRest: () => T | Promise<T>): Promise<T> {
	try {
		return await askAll();
	} catch (error) {
		if (!isRefused(error)) throw error;
		return await askRest();
	}
}

const zero = new Sql('0');

function wholeNumber(row: object | undefined, text: string): number {
	if (row && Number.isSafeInteger(Number(text))) return Number(text);
	throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite was asked to count and answered "${row ? text : 'nothing'}".` });
}
