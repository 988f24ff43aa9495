import type { Source } from '../integrationPoints/types';
import { currencies, hasAmounts } from '../read/currencies';
import { columnsOf, fromOf, whereOf, type Selection } from '../read/selection';
import type { CurrencyPrecision } from '../read/values';
import type { Client } from '../transport/client';
import { askTogether, unlessRefused, type Answers, type Question } from '../suiteql/counts';
import { ever, notMet, since } from '../suiteql/dates';
import { conditions } from '../suiteql/keyset';
import { identifier, join, sql, trusted, type Sql } from '../suiteql/sql';
import type { News } from './cursor';
import { deletionsCount } from './deletions';
import { leftQuestion } from './leaving';
import { countOpen, openAmountField, sumOpen } from './openAmounts';
import { firstEnds, type Ends } from './ranges';

const count = sql`COUNT(*)`;

/** What the account has of a point, at NetSuite's clock. */
export interface Inventory {
	readonly now: string;
	readonly count: number;
	readonly highestId: number;
	readonly open: number;
	readonly highestOpenId: number;
	readonly currencyPrecision: CurrencyPrecision;
	/** Where the pages of a batch end, where it is more than one. */
	readonly ends: Partial<Ends>;
}

/**
 * Asks with one request what the first reading needs to know; with two where the role sees no currencies.
 * @throws NetSuiteError
 */
export async function takeInventory(client: Client, selection: Selection, batchSize: number): Promise<Inventory> {
	const { point } = selection;
	const all: Question = {
		number: count,
		second: sql`MAX(${identifier(point.id)})`,
		from: sql`${fromOf(point.source, [])}${conditions(whereOf(point.source))}`,
	};
	const field = openAmountField(selection);
	const questions = { all, ...(field && { open: countOpen(selection, field) }) };
	const pages = firstEnds(selection, batchSize);
	const ends = pages && { ends: pages.question };
	const { now, numbers, lists } = hasAmounts(selection)
		? await unlessRefused(
				async () => await askTogether(client, questions, { ...ends, currencies }),
				async () => await askTogether(client, questions, ends),
			)
		: await askTogether(client, questions, ends);
	const [[records, highestId], [open, highestOpenId]] = [numbers.get('all') ?? none, numbers.get('open') ?? none];
	return {
		now,
		count: records,
		highestId,
		open,
		highestOpenId,
		currencyPrecision: Object.fromEntries(lists.get('currencies') ?? []),
		ends: pages?.ends((lists.get('ends') ?? []).map(([id]) => id)) ?? {},
	};
}

const none = [0, 0] as const;

/**
 * What something moved, in place of the source's `entry`: without what was modified itself and is read as such.
 * @param changed the window, as a condition on a column.
 */
export function movedBy({ point: { id, source, changes, movedBy: movers = [] } }: Selection, mover: number, changed: (column: Sql) => Sql): Sql {
	const { ids = '', column = '', hidden } = movers[mover] ?? {};
	const entry = source.entry === undefined ? [] : [hidden ? sql`NOT (${trusted(source.entry)})` : sql`(${trusted(source.entry)})`];
	const own = changes.by === 'lastModified' && !hidden ? [notMet(identifier(changes.column), changed(identifier(changes.column)))] : [];
	return join([...entry, ...own, sql`${identifier(id)} IN (${trusted(ids.replaceAll('{changed}', changed(identifier(column)).text))})`], ' AND ');
}

const moversOf = (point: Selection['point']) => point.movedBy ?? [];

/** The movers whose tables can be seen, by their place in the point's declaration. */
export const visibleMovers = ({ point, sublists }: Selection): number[] =>
	moversOf(point).flatMap(({ sublist }, index) =>
		sublist === undefined || sublists.some(({ name }) => name === sublist) ? [index] : [],
	);

/**
 * Asks with one request what there is to read since a moment. It also names all columns that would be read, of no record:
 * what the role may not see any more is refused now, as when something is read.
 * @param from ISO 8601 in UTC to the second.
 * @param deletionsHidden whether it is known that the role may not see what was deleted.
 * @returns `shown`: how many records there are at all, whatever the filters are.
 * @throws NetSuiteError
 */
export async function askForNews(
	client: Client,
	selection: Selection,
	from: string,
	{ unfiltered, deletionsHidden = false }: { readonly unfiltered: Source; readonly deletionsHidden?: boolean },
): Promise<{ readonly now: string; readonly news: News; readonly shown: number }> {
	const { point } = selection;
	if (point.changes.by !== 'lastModified') throw new Error(`${point.name} has no modification date`);
	const changed = identifier(point.changes.column);
	const modified = since(changed, from);
	const of = (source: Source, where: Sql): Question => ({
		number: count,
		from: sql`${fromOf(source, [])}${conditions([...whereOf(source), where])}`,
	});
	const movers = visibleMovers(selection);
	const field = openAmountField(selection);
	const left = leftQuestion(selection, { from, to: ever });
	const questions = {
		...seen(selection),
		shown: { number: count, from: sql`${fromOf(unfiltered, [])}${conditions(whereOf(unfiltered))}` },
		modified: of(point.source, modified),
		...Object.fromEntries(
			movers.map((mover) => [
				`moved${mover}`,
				of({ ...point.source, entry: undefined }, movedBy(selection, mover, (column) => since(column, from))),
			]),
		),
		...(left && { left }),
		...(field && { open: sumOpen(selection, field) }),
	};
	const { now, numbers, deletedKnown } = deletionsHidden
		? { ...(await askTogether(client, questions)), deletedKnown: false }
		: await withDeleted(client, selection, questions, from);
	const numberOf = (name: string) => numbers.get(name)?.[0] ?? 0;
	return {
		now,
		shown: numberOf('shown'),
		news: {
			modified: numberOf('modified'),
			moved: moversOf(point).map((_, mover) => numberOf(`moved${mover}`)),
			deleted: deletedKnown ? numberOf('deleted') : null,
			left: numberOf('left'),
			open: field ? numberOf('open') : null,
		},
	};
}

/** The columns of the records and of their sublists, of no record. */
function seen({ point, fields, customFields, sublists }: Selection): Record<string, Question> {
	const all = [...fields, ...customFields];
	const nothing = (id: string, columns: readonly Sql[], from: Sql): Question => ({
		number: count,
		from: sql`(SELECT ${join(columns, ', ')} FROM ${from} WHERE ${identifier(id)} = 0) v`,
	});
	return {
		fields: nothing(point.id, columnsOf(all), fromOf(point.source, all)),
		...Object.fromEntries(
			sublists.map((sublist) => [
				sublist.name,
				nothing(sublist.parent, columnsOf(sublist.fields), fromOf(sublist.source, sublist.fields)),
			]),
		),
	};
}

/** Where the role may not see what was deleted NetSuite refuses the whole question; then the rest is asked alone. */
async function withDeleted(
	client: Client,
	{ point }: Selection,
	questions: Readonly<Record<string, Question>>,
	from: string,
): Promise<Answers & { readonly deletedKnown: boolean }> {
	const deleted: Question = { number: sql`(${deletionsCount(point, { from, to: ever })})`, from: trusted('dual') };
	return await unlessRefused<Answers & { readonly deletedKnown: boolean }>(
		async () => ({ ...(await askTogether(client, { ...questions, deleted })), deletedKnown: true }),
		async () => ({ ...(await askTogether(client, questions)), deletedKnown: false }),
	);
}
