import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { understandClock } from './clock';
import { nowText } from './dates';
import { queryPage } from './query';
import { Sql, sql } from './sql';

/** One of several questions that are asked together. */
export interface Question {
	/** A whole number: an aggregate such as `COUNT(*)`. */
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
}

/**
 * Asks for several aggregates and NetSuite's clock with one request: `UNION ALL` is documented for SuiteQL. NetSuite
 * refuses all of it for one that it would refuse.
 * @throws NetSuiteError
 */
export async function askTogether(client: Client, questions: Readonly<Record<string, Question>>): Promise<Answers> {
	const parts = Object.entries(questions).map(
		([name, { number, second, from }]) => sql`SELECT ${name}, NULL, ${number}, ${second ?? zero} FROM ${from}`,
	);
	const clock = sql`SELECT 'clock' AS part, ${nowText} AS text, 0 AS number1, 0 AS number2 FROM dual`;
	const { rows } = await queryPage(client, new Sql([clock, ...parts].map(({ text }) => text).join(' UNION ALL ')));
	const byPart = new Map(rows.map((row) => [row.part, row]));
	const numbers = Object.keys(questions).map((name) => {
		const row = byPart.get(name);
		return [name, [wholeNumber(row, row?.number1 ?? '0'), wholeNumber(row, row?.number2 ?? '0')]] as const;
	});
	return { now: understandClock(byPart.get('clock')?.text), numbers: new Map(numbers) };
}

const zero = new Sql('0');

function wholeNumber(row: object | undefined, text: string): number {
	if (row && Number.isSafeInteger(Number(text))) return Number(text);
	throw new NetSuiteError({ kind: 'badAnswer', detail: `NetSuite was asked to count and answered "${row ? text : 'nothing'}".` });
}
