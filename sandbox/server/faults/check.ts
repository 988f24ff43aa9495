import { schema } from '../../account/schema';
import type { Fault } from './fault';

/** What a parameter may be, and how that is said after `The … of a fault is`. */
interface Parameter {
	accepts(value: unknown): boolean;
	is: string;
}

const oneOf = (...values: Array<string | number>): Parameter => ({
	accepts: (value) => values.includes(value as string | number),
	is: `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]!}`,
});
const whole = (least: number): Parameter => ({
	accepts: (value) => Number.isInteger(value) && Number(value) >= least,
	is: least === -Infinity ? 'a whole number' : `a whole number from ${least}`,
});
const text: Parameter = { accepts: (value) => typeof value === 'string' && value !== '', is: 'a text' };

const aim: Record<string, Parameter> = {
	match: text,
	method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
	path: text,
	body: text,
	times: whole(1),
	after: whole(0),
	share: {
		accepts: (value) => typeof value === 'number' && value >= 0 && value <= 1,
		is: 'a number from 0 to 1',
	},
	seed: whole(-Infinity),
};

interface Kind {
	needs?: Record<string, Parameter>;
	may?: Record<string, Parameter>;
	/** Strikes whichever request meets what it is armed for. */
	everywhere?: true;
}

const when = oneOf('before', 'after');
const id: Parameter = { accepts: (value) => /^-?\d+$/.test(String(value)), is: 'an internal ID' };

const kinds: Record<Fault['fault'], Kind> = {
	status: { needs: { status: oneOf(429, 500, 503) } },
	reset: { may: { when } },
	truncate: {},
	lost: {},
	timeout: { may: { when, afterMs: whole(0) } },
	hang: { may: { when } },
	html: { may: { status: oneOf(200, 503), when } },
	drip: { may: { bytes: whole(1), everyMs: whole(0) } },
	token: { needs: { token: oneOf('revoked', 'expired') } },
	skew: { needs: { seconds: whole(-Infinity) } },
	hide: { needs: { table: text }, may: { column: text } },
	corrupt: { needs: { id, column: text }, may: { table: text }, everywhere: true },
};

/**
 * A fault from what someone sent, names of tables and columns in lower case.
 * @throws RangeError with what is wrong and what is allowed
 */
export function checked(input: unknown): Fault {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) {
		throw new RangeError('A fault is an object, such as {"fault":"status","status":503}.');
	}
	const { fault: name, ...given } = input as Record<string, unknown>;
	const kind = Object.hasOwn(kinds, String(name)) ? kinds[name as Fault['fault']] : undefined;
	if (!kind) {
		throw new RangeError(`There is no fault "${String(name)}". There are: ${Object.keys(kinds).join(', ')}.`);
	}
	const parameters = { ...kind.needs, ...kind.may, ...(kind.everywhere ? {} : aim) };
	const missing = Object.keys(kind.needs ?? {}).filter((parameter) => given[parameter] === undefined);
	if (missing.length > 0) throw new RangeError(`The fault "${String(name)}" needs: ${missing.join(', ')}.`);
	for (const [key, value] of Object.entries(given)) {
		const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
		if (!parameter) {
			const known = Object.keys(parameters).join(', ');
			throw new RangeError(`The fault "${String(name)}" has no "${key}". It takes: ${known}.`);
		}
		if (!parameter.accepts(value)) throw new RangeError(`The ${key} of a fault is ${parameter.is}.`);
	}
	return named({ fault: name, ...given } as Fault);
}

/** With the records that SuiteQL does not show. */
const tables = Object.fromEntries(
	Object.entries(schema)
		.filter(([, { internal }]) => internal !== 'machinery')
		.map(([name, table]) => [name.replace(/^_/, ''), table]),
);

function named(fault: Fault): Fault {
	if (fault.fault === 'corrupt') return { ...fault, id: String(fault.id), column: fault.column.toLowerCase() };
	if (fault.fault !== 'hide') return fault;
	const [table, column] = [fault.table.toLowerCase(), fault.column?.toLowerCase()];
	const known = tables[table];
	// What customization adds is not known here.
	if (!known && !table.startsWith('custom')) {
		throw new RangeError(`There is no table "${fault.table}". There are: ${Object.keys(tables).sort().join(', ')}.`);
	}
	if (known && column && !(column in known.columns) && !column.startsWith('cust')) {
		const columns = Object.keys(known.columns).join(', ');
		throw new RangeError(`The table "${table}" has no column "${column}". It has: ${columns}.`);
	}
	return { ...fault, table, ...(column ? { column } : {}) };
}
