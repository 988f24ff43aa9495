import { join } from 'node:path';
import { buildSync } from 'esbuild';

export interface Bundles {
	/** What is evaluated in each script's context; its value is `start` of `context/index.ts`. */
	library: string;
	/** What a worker runs. */
	worker: string;
}

let bundles: Bundles | undefined;

/** Made once for a process, when the first script runs. */
export function bundle(): Bundles {
	return (bundles ??= {
		library: `(() => { ${bundled('../context/index.ts', { format: 'iife', globalName: 'local' })}; return local.start; })()`,
		worker: bundled('worker.ts', { format: 'cjs', platform: 'node' }),
	});
}

function bundled(
	entry: string,
	options: { format: 'iife' | 'cjs'; globalName?: string; platform?: 'node' | 'neutral' },
): string {
	const { outputFiles } = buildSync({
		platform: 'neutral',
		...options,
		entryPoints: [join(__dirname, entry)],
		bundle: true,
		write: false,
		target: 'node20',
		logLevel: 'silent',
		legalComments: 'none',
	});
	return outputFiles[0]!.text;
}
