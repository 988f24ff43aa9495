import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

interface Which {
	name: string;
	scope: string;
	key: string;
}

const LONGEST_KEY = 4096;
const LONGEST_VALUE = 500 * 1024;
/** Documented: seconds. */
const SHORTEST = 300;

/** Private caches are of one script, protected and public ones of all: there is one bundle, the account. */
function cacheOf({ caches, script }: Run, { name, scope }: Which): Map<string, { value: string; until: number }> {
	const id = scope === 'PRIVATE' ? `${script.scriptId} ${name}` : ` ${name}`;
	let cache = caches.get(id);
	if (!cache) caches.set(id, (cache = new Map<string, { value: string; until: number }>()));
	return cache;
}

export const cacheHost = {
	'cache.get': (run: Run, which: Which & { hasLoader: boolean }): { value: string | null } => {
		run.spend(1);
		const found = cacheOf(run, which).get(which.key);
		return { value: found && found.until > run.account.clock.now() ? found.value : null };
	},
	'cache.put': (
		run: Run,
		{ value, ttl, loaded: _, ...which }: Which & { value: string; ttl?: number; loaded?: boolean },
	): void => {
		run.spend(1);
		if (which.key.length > LONGEST_KEY || Buffer.byteLength(value) > LONGEST_VALUE) {
			// Believed: code and sentence; that there is such a limit is documented.
			throw new HostError('SSS_CACHE_SIZE_EXCEEDED', 'A key may have 4 KB, a value 500 KB.');
		}
		if (ttl !== undefined && ttl < SHORTEST) {
			throw new HostError('INVALID_TTL', `The ttl must be at least ${SHORTEST} seconds.`);
		}
		cacheOf(run, which).set(which.key, {
			value,
			until: ttl === undefined ? Infinity : run.account.clock.now() + ttl,
		});
	},
	'cache.remove': (run: Run, which: Which): void => {
		run.spend(1);
		cacheOf(run, which).delete(which.key);
	},
};
