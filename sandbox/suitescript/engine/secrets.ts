/** API secrets by script ID. A project names them, their values are given to the account. Never shown again. */
export interface Secrets {
	/** Declared by a project; its value is empty until it is given one. */
	declare(scriptId: string): void;
	set(scriptId: string, value: string): void;
	/** `undefined` when there is no such secret. */
	get(scriptId: string): string | undefined;
	names(): string[];
}

export function createSecrets(): Secrets {
	const values = new Map<string, string>();
	return {
		declare(scriptId) {
			if (!values.has(scriptId)) values.set(scriptId, '');
		},
		set: (scriptId, value) => void values.set(scriptId, value),
		get: (scriptId) => values.get(scriptId),
		names: () => [...values.keys()],
	};
}
