import { findFile, readFile } from '../../account/fileCabinet';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** Scripts and libraries out of the file cabinet. */
export const moduleHost = {
	/** The first of the paths that there is. */
	'module.resolve': ({ account }: Run, { candidates }: { candidates: string[] }) => ({
		path: candidates.find((path) => findFile(account, path)) ?? null,
	}),
	'module.source': ({ account }: Run, { path }: { path: string }) => {
		const file = findFile(account, path);
		if (!file) throw new HostError('MODULE_DOES_NOT_EXIST', `Module does not exist: ${path}`);
		return {
			source: readFile(account, file.id)
				.toString('utf8')
				.replace(/^\uFEFF/, ''),
		};
	},
};
