import { bound, sql, type Sql } from '../values/sql';
import type { Translated } from './context';

/** The query for use inside another, with its limit. */
export const renderLimited = ({ sql: query, limit }: Pick<Translated, 'sql' | 'limit'>): Sql =>
	limit === undefined ? query : sql`${query} LIMIT ${bound(limit)}`;
