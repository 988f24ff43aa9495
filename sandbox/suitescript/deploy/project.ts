import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parseObject, textOf, type Tag } from './xml';

/** An SDF project as it lies in a folder. */
export interface Project {
	name: string;
	/** By their place in the File Cabinet, `/SuiteScripts/lib/a.js`. */
	files: Array<{ path: string; content: Buffer }>;
	objects: Array<{ path: string; tag: Tag }>;
}

/**
 * Reads a project: `src/` of it, or the folder itself where there is no `src/`, as in public bundles. What `deploy.xml`
 * names is taken; without one, everything.
 * @throws RangeError when it is no project
 */
export function readProject(folder: string): Project {
	const root = existsSync(join(folder, 'src')) ? join(folder, 'src') : folder;
	const cabinet = join(root, 'FileCabinet');
	const objects = join(root, 'Objects');
	if (!existsSync(cabinet) && !existsSync(objects)) {
		throw new RangeError(
			`There is no SDF project in ${folder}: neither FileCabinet nor Objects, with src/ or without.`,
		);
	}
	const manifest = optionalXml(join(root, 'manifest.xml'));
	const chosen = chosenPaths(optionalXml(join(root, 'deploy.xml')));
	const at = (path: string) => `/${relative(root, path).split(sep).join('/')}`;
	const taken = (kind: 'files' | 'objects') => (path: string) =>
		chosen?.[kind].some((form) => form.test(at(path))) ?? true;
	return {
		name: (manifest && (textOf(manifest, 'projectname') ?? textOf(manifest, 'projectid'))) ?? basename(folder),
		files: filesIn(cabinet)
			.filter((path) => !path.includes(`${sep}.attributes${sep}`))
			.filter(taken('files'))
			.map((path) => ({ path: at(path).replace(/^\/FileCabinet/, ''), content: readFileSync(path) })),
		objects: filesIn(objects)
			.filter((path) => path.toLowerCase().endsWith('.xml'))
			.filter(taken('objects'))
			.map((path) => ({ path: at(path), tag: parseObject(readFileSync(path, 'utf8'), at(path)) })),
	};
}

/** In the order of their names, so that a project always makes the same internal IDs. */
function filesIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	const names = readdirSync(folder).sort((a, b) => (a < b ? -1 : 1));
	return names.flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesIn(path) : [path];
	});
}

function optionalXml(path: string): Tag | null {
	return existsSync(path) ? parseObject(readFileSync(path, 'utf8'), path) : null;
}

/** `~/FileCabinet/SuiteScripts/*`: a star takes everything below. */
function chosenPaths(deploy: Tag | null): Record<'files' | 'objects', RegExp[]> | null {
	if (!deploy) return null;
	const forms = (kind: string) =>
		deploy.children
			.filter(({ name }) => name === kind)
			.flatMap(({ children }) => children)
			.map(({ text }) => {
				const escaped = text
					.replace(/^~/, '')
					.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
					.replaceAll('*', '.*');
				return new RegExp(`^${escaped}$`);
			});
	return { files: forms('files'), objects: forms('objects') };
}
