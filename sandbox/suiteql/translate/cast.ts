import { notBuilt, unsupported } from '../errors';
import type { Session } from '../session';
import { convert, toNumber, toText, toWallClock } from '../values/convert';
import { sql } from '../values/sql';
import { isTemporal, isText, textResult, typed, type Typed } from '../values/typed';

const TEXTS = new Set(['VARCHAR', 'VARCHAR2', 'NVARCHAR2', 'CHAR', 'NCHAR', 'CLOB', 'NCLOB']);
const WHOLE = new Set(['INTEGER', 'INT', 'SMALLINT']);
const DECIMALS = new Set(['NUMBER', 'NUMERIC', 'DECIMAL', 'DEC']);
const FLOATS = new Set(['FLOAT', 'REAL', 'BINARY_DOUBLE', 'BINARY_FLOAT']);

/** CAST(value AS type(sizes)): texts are cut to their size, numbers rounded to their scale. */
export function cast(value: Typed, { type, sizes }: { type: string; sizes: number[] }, session: Session): Typed {
	if (TEXTS.has(type)) {
		const text = toText(value, session);
		return sizes[0] === undefined ? text : textResult(sql`substr(${text}, 1, ${String(sizes[0])})`);
	}
	if (type === 'DATE' || type === 'TIMESTAMP') return { ...toWallClock(value, session), origin: undefined };
	if (isTemporal(value)) throw unsupported();
	const number = isText(value) ? toNumber(value) : value;
	if (FLOATS.has(type) || (DECIMALS.has(type) && sizes.length === 0 && type === 'NUMBER'))
		return convert(number, 'number', session);
	if (WHOLE.has(type)) return typed('integer', sql`CAST(suiteql_round(${number}, 0) AS INTEGER)`);
	if (DECIMALS.has(type)) return typed('number', sql`suiteql_round(${number}, ${String(sizes[1] ?? 0)})`);
	throw notBuilt(`CAST to ${type}`);
}

/** strftime's elements, and what Oracle calls them. */
const PARTS: Record<string, string> = { YEAR: '%Y', MONTH: '%m', DAY: '%d', HOUR: '%H', MINUTE: '%M', SECOND: '%S' };

/** EXTRACT(part FROM date): in the session's time zone. */
export function extract(value: Typed, part: string, session: Session): Typed {
	const element = PARTS[part];
	if (!element || !isTemporal(value)) throw unsupported();
	const wallClock = toWallClock(value, session);
	return typed('integer', sql`CAST(strftime('${element}', ${wallClock}, 'unixepoch') AS INTEGER)`);
}
