import { required } from '../context/errors';
import { host } from '../context/host';

/** N/cache. What is not text is stored as JSON and comes back as text, as documented. */

export const Scope = { PRIVATE: 'PRIVATE', PROTECTED: 'PROTECTED', PUBLIC: 'PUBLIC' };

type Loader = (context: { key: string }) => unknown;

class Cache {
	constructor(
		readonly name: string,
		readonly scope: string,
	) {}

	/** 1 unit, 2 when the loader is asked. */
	get(options: { key: string; loader?: Loader; ttl?: number } | string): string | null {
		const { key, loader, ttl } = typeof options === 'string' ? { key: options } : options;
		required('Cache.get', { key }, 'key');
		const { value } = host<{ value: string | null }>('cache.get', {
			...this,
			key,
			hasLoader: loader !== undefined,
		});
		if (value !== null || !loader) return value;
		const loaded = textOf(loader({ key }));
		host('cache.put', { ...this, key, value: loaded, ttl, loaded: true });
		return loaded;
	}

	/** 1 unit. @returns the value as it is kept */
	put(options: { key: string; value: unknown; ttl?: number }): string {
		required('Cache.put', options, 'key');
		const value = textOf(options.value);
		host('cache.put', { ...this, key: options.key, value, ttl: options.ttl });
		return value;
	}

	/** 1 unit. */
	remove(options: { key: string } | string): string {
		const key = typeof options === 'string' ? options : options.key;
		host('cache.remove', { ...this, key });
		return key;
	}
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

export function getCache(options: { name: string; scope?: string }): Cache {
	required('cache.getCache', options, 'name');
	return new Cache(options.name, options.scope ?? Scope.PRIVATE);
}
