import { createClient, Governor, NetSuiteError, type ErrorKind } from '../../../netsuite';
import { createOnce, NotCreatedError } from '../../../netsuite/writeback/once';

/** What becomes of a write. `late`: it takes effect only after it was looked for. */
type Fate = 'answered' | 'lost' | 'late' | 'not done' | 'server error' | 'server error after the effect' | 'bad answer' | 'name taken' | ErrorKind;

const failure = (kind: ErrorKind, detail: string = kind) => new NetSuiteError({ kind, detail });

/** NetSuite's records of one external ID: the second one is refused, as NetSuite documents. */
function records(fates: readonly Fate[]) {
	const made: string[] = [];
	let late = false;
	const log: string[] = [];
	const make = () => {
		if (made.length > 0) throw failure('invalid', 'This record already exists.');
		made.push('501');
		return '501';
	};
	const send = async (): Promise<string> => {
		const fate = fates[log.filter((one) => one === 'send').length];
		log.push('send');
		switch (fate) {
			case undefined:
				throw new Error('One send too many.');
			case 'answered':
				return make();
			case 'lost':
				make();
				throw failure('network', 'socket hang up');
			case 'late':
				late = true;
				throw failure('network', 'socket hang up');
			case 'not done':
				throw failure('network', 'socket hang up');
			case 'server error':
				throw failure('server');
			case 'server error after the effect':
				make();
				throw failure('server');
			case 'bad answer':
				make();
				throw failure('badAnswer');
			case 'name taken':
				throw failure('invalid', 'A contact record with this name already exists.');
			default:
				throw failure(fate);
		}
	};
	const find = async (): Promise<string | null> => {
		log.push('look up');
		const found = made[0] ?? null;
		if (late) {
			late = false;
			made.push('501');
		}
		return found;
	};
	const client = createClient({
		account: '1234567',
		governor: new Governor(),
		http: async () => await Promise.reject(new Error('Nothing goes over the wire here.')),
		sleep: async (milliseconds) => void log.push(`wait ${milliseconds}`),
		random: () => 0,
	});
	return { made, log, create: async () => await createOnce(client, { send, find }) };
}

const created = { outcome: 'created', id: '501' };

test.each<[string, Fate[], string[]]>([
	['an answer', ['answered'], ['look up', 'send']],
	['an answer that was lost after the effect', ['lost'], ['look up', 'send', 'wait 250', 'look up']],
	['a request that never arrived', ['not done', 'answered'], ['look up', 'send', 'wait 250', 'look up', 'send']],
	['a server error before the effect', ['server error', 'answered'], ['look up', 'send', 'wait 250', 'look up', 'send']],
	['a server error after the effect', ['server error after the effect'], ['look up', 'send', 'wait 250', 'look up']],
	['an answer that cannot be read', ['bad answer'], ['look up', 'send', 'wait 250', 'look up']],
	[
		'a write that takes effect only after the look-up: the next one is refused, and the record is found',
		['late', 'answered'],
		['look up', 'send', 'wait 250', 'look up', 'send', 'look up'],
	],
	[
		'trouble of all kinds',
		['not done', 'server error', 'not done', 'lost'],
		['look up', 'send', 'wait 250', 'look up', 'send', 'wait 500', 'look up', 'send', 'wait 1000', 'look up', 'send', 'wait 2000', 'look up'],
	],
])('%s: one record', async (_, fates, log) => {
	const netsuite = records(fates);
	expect(await netsuite.create()).toEqual(created);
	expect(netsuite.made).toHaveLength(1);
	expect(netsuite.log).toEqual(log);
});

test('what is there already is left alone', async () => {
	const netsuite = records(['answered']);
	await netsuite.create();
	expect(await netsuite.create()).toEqual({ outcome: 'alreadyThere', id: '501' });
	expect(netsuite.log).toEqual(['look up', 'send', 'look up']);
});

test('two calls at once: one creates, the other is refused and finds it', async () => {
	const netsuite = records(['answered', 'answered']);
	const both = await Promise.all([netsuite.create(), netsuite.create()]);
	expect(both).toEqual([created, { outcome: 'alreadyThere', id: '501' }]);
	expect(netsuite.made).toHaveLength(1);
});

/** What it fails with. */
async function failed(fates: readonly Fate[]) {
	const netsuite = records(fates);
	const outcome = await netsuite.create().catch((error: unknown) => error);
	if (!(outcome instanceof NotCreatedError)) throw new Error(`Expected a NotCreatedError; ${JSON.stringify(outcome)}`);
	return { ...netsuite, detail: outcome.failure.detail, inDoubt: outcome.inDoubt };
}

test('a refusal about something else is not taken for a taken external ID, and is not repeated', async () => {
	const { detail, inDoubt, log } = await failed(['name taken']);
	expect({ detail, inDoubt }).toEqual({ detail: 'A contact record with this name already exists.', inDoubt: false });
	expect(log).toEqual(['look up', 'send', 'look up']);
});

test.each<ErrorKind>(['login', 'permission', 'busy'])('%s ends it at once: nothing was looked at', async (kind) => {
	const { log, inDoubt } = await failed([kind]);
	expect(log).toEqual(['look up', 'send']);
	expect(inDoubt).toBe(false);
});

test('it is tried five times at most, and then said that it is not known', async () => {
	const { log, inDoubt, detail } = await failed(['not done', 'not done', 'not done', 'not done', 'not done']);
	expect(log.filter((one) => one === 'send')).toHaveLength(5);
	expect(log.at(-1)).toBe('look up');
	expect({ inDoubt, detail }).toEqual({ inDoubt: true, detail: 'socket hang up' });
});

test('a refusal after an unclear answer leaves it in doubt', async () => {
	expect(await failed(['not done', 'permission'])).toMatchObject({ inDoubt: true, detail: 'permission' });
});
