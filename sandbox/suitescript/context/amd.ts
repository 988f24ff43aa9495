import type { Evaluate } from '.';
import { SuiteScriptError } from './errors';
import { host } from './host';

/** Runs in the script's context: `define` and `require` as NetSuite has them, over the account's file cabinet. */

type Factory = (...dependencies: unknown[]) => unknown;

interface Definition {
	dependencies: string[] | null;
	factory: unknown;
}

interface Module {
	exports: unknown;
	loaded: boolean;
}

/** Of `@NAmdConfig` and `require.config`. */
interface AmdConfig {
	baseUrl?: string;
	paths?: Record<string, string>;
	shim?: Record<string, { deps?: string[]; exports?: string } | string[]>;
}

export interface Loader {
	/** Loads a file of the file cabinet as a module and gives what it exports. */
	load(path: string): unknown;
}

/**
 * @param own the N/ modules by name
 */
export function createLoader(
	own: (name: string) => unknown,
	evaluate: Evaluate,
	config: AmdConfig,
): Loader {
	const modules = new Map<string, Module>();
	const named = new Map<string, Definition>();
	let defined: Definition | null = null;
	/** The file that is being evaluated, whose relative names are meant. */
	let current = '/SuiteScripts/';

	const define = (...parts: unknown[]): void => {
		const name = typeof parts[0] === 'string' ? (parts.shift() as string) : null;
		const dependencies = Array.isArray(parts[0]) ? (parts.shift() as string[]) : null;
		const definition = { dependencies, factory: parts[0] };
		if (name !== null) named.set(name, definition);
		defined = definition;
	};
	define.amd = {};

	function load(path: string): unknown {
		const known = modules.get(path);
		if (known) return known.exports;
		const module: Module = { exports: {}, loaded: false };
		modules.set(path, module);
		const { source } = host<{ source: string }>('module.source', { path });
		if (path.endsWith('.json')) return (module.exports = JSON.parse(source));
		const shim = shimOf(path);
		shim?.deps?.forEach((name) => resolve(name, path));
		const outer: [Definition | null, string] = [defined, current];
		[defined, current] = [null, path];
		let definition: Definition | null;
		try {
			const mistake = evaluate(source, path);
			if (mistake !== undefined) throw new SyntaxError(mistake);
			definition = defined as Definition | null;
		} finally {
			[defined, current] = outer;
		}
		if (definition) module.exports = instantiate(definition, path, module);
		else if (shim?.exports) module.exports = (globalThis as Record<string, unknown>)[shim.exports];
		module.loaded = true;
		return module.exports;
	}

	function instantiate({ dependencies, factory }: Definition, path: string, module: Module): unknown {
		if (typeof factory !== 'function') return factory;
		// AMD: a factory without a list of what it needs gets require, exports and module.
		const names = dependencies ?? ['require', 'exports', 'module'].slice(0, factory.length);
		const handle = {
			id: path,
			get exports() {
				return module.exports;
			},
			set exports(value: unknown) {
				module.exports = value;
			},
		};
		const values = names.map((name) =>
			name === 'require'
				? requireFrom(path)
				: name === 'exports'
					? module.exports
					: name === 'module'
						? handle
						: resolve(name, path),
		);
		const returned = (factory as Factory).apply(globalThis, values);
		return returned === undefined ? module.exports : returned;
	}

	function resolve(name: string, from: string): unknown {
		const mapped = mappedName(name);
		if (mapped === 'N' || mapped.startsWith('N/')) return own(mapped);
		const definition = named.get(mapped);
		if (definition) {
			const known = modules.get(mapped);
			if (known) return known.exports;
			const module: Module = { exports: {}, loaded: false };
			modules.set(mapped, module);
			return (module.exports = instantiate(definition, from, module));
		}
		const { path } = host<{ path: string | null }>('module.resolve', { candidates: candidates(mapped, from) });
		if (path === null) {
			throw new SuiteScriptError(
				'MODULE_DOES_NOT_EXIST',
				`Module does not exist: ${candidates(mapped, from)[0]!}`,
			);
		}
		return load(path);
	}

	function mappedName(name: string): string {
		for (const [key, target] of Object.entries(config.paths ?? {})) {
			if (name === key || name.startsWith(`${key}/`)) return target + name.slice(key.length);
		}
		return name;
	}

	function shimOf(path: string): { deps?: string[]; exports?: string } | undefined {
		for (const [name, shim] of Object.entries(config.shim ?? {})) {
			if (path.replace(/\.js$/, '').endsWith(mappedName(name).replace(/^\.*/, '').replace(/\.js$/, ''))) {
				return Array.isArray(shim) ? { deps: shim } : shim;
			}
		}
		return undefined;
	}

	/** The paths that a name may mean: relative to its file; a bare name from SuiteScripts, or beside the file. */
	function candidates(name: string, from: string): string[] {
		const folder = from.replace(/[^/]*$/, '');
		const bases = name.startsWith('.')
			? [folder]
			: name.startsWith('/')
				? ['']
				: /^(SuiteScripts|SuiteBundles|SuiteApps)\//.test(name)
					? ['/']
					: [config.baseUrl ? joined('/SuiteScripts/', `${config.baseUrl}/`) : '/SuiteScripts/', folder];
		return bases.flatMap((base) => {
			const path = joined(base, name);
			return /\.(js|json)$/.test(path) ? [path] : [`${path}.js`, path];
		});
	}

	const requireFrom = (from: string) => {
		const require = (names: string | string[], callback?: Factory): unknown => {
			if (typeof names === 'string') return resolve(names, from);
			const values = names.map((name) => resolve(name, from));
			return callback ? callback.apply(globalThis, values) : undefined;
		};
		return Object.assign(require, {
			config: (more: AmdConfig) => {
				config.baseUrl = more.baseUrl ?? config.baseUrl;
				config.paths = { ...config.paths, ...more.paths };
				config.shim = { ...config.shim, ...more.shim };
			},
			toUrl: (name: string) => joined(from.replace(/[^/]*$/, ''), name),
		});
	};

	Object.assign(globalThis, {
		define,
		require: (names: string | string[], callback?: Factory) => requireFrom(current)(names, callback),
	});
	Object.assign((globalThis as unknown as { require: object }).require, {
		config: requireFrom('/SuiteScripts/').config,
	});
	return { load };
}

function joined(base: string, name: string): string {
	const parts: string[] = [];
	for (const part of `${base}${name}`.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return `/${parts.join('/')}`;
}
