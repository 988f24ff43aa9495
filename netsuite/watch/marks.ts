import type { IntegrationPoint } from '../integrationPoints/types';
import { fromOf, whereOf } from '../read/selection';
import { conditions } from '../suiteql/keyset';
import { queryPage } from '../suiteql/query';
import { identifier, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';

/**
 * The highest internal ID of a table at moments of NetSuite's clock, oldest first: what is above it was created later.
 * A record can be saved a little after it got its ID, so the mark that counts is one from some minutes ago.
 */
export type Marks = ReadonlyArray<readonly [at: string, highestId: number]>;

/** The latest mark at or before the moment, or the oldest there is. */
export const markAt = (marks: Marks, moment: string): Marks[number] | undefined =>
	[...marks].reverse().find(([at]) => at <= moment) ?? marks[0];

/** Without the marks that no moment from this one on asks for. */
export function withMark(marks: Marks, mark: Marks[number], oldestAsked: string): Marks {
	const oldest = markAt(marks, oldestAsked);
	return [...marks.filter(([at]) => !oldest || at >= oldest[0]), mark];
}

/** The highest internal ID there is, 0 when there is no record. */
export async function highestId(client: Client, { source, id }: IntegrationPoint, where: readonly Sql[] = []): Promise<number> {
	const all = conditions([...whereOf(source), ...where]);
	const { rows } = await queryPage(client, sql`SELECT MAX(${identifier(id)}) AS id FROM ${fromOf(source, [])}${all}`, { limit: 1 });
	return Number(rows[0]?.id ?? 0);
}
