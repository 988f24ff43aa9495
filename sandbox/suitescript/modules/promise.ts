/** Documented: most methods have a `promise` that does the same and gives a promise of the outcome. */
export function promising<A extends unknown[], R>(
	method: (...given: A) => R,
): ((...given: A) => R) & { promise: (...given: A) => Promise<R> } {
	// Not async: what it does is done when it is called, as scripts that do not await rely on.
	const promise = (...given: A): Promise<R> => {
		try {
			return Promise.resolve(method(...given));
		} catch (error) {
			return Promise.reject(error as Error);
		}
	};
	return Object.assign((...given: A) => method(...given), { promise });
}
