import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** SDF projects for tests, in folders that are gone after them. */

const made: string[] = [];

afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** @param files by path in the project, `src/Objects/customscript_x.xml` */
export function projectOf(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'sdf-project-'));
	made.push(folder);
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
	return folder;
}

interface ScriptParts {
	/** SDF's element: `restlet`, `usereventscript` … */
	kind: string;
	/** What follows `customscript_` and `customdeploy_`. */
	name: string;
	source: string;
	/** Elements of the deployment beside the usual ones. */
	deployment?: string;
	/** Elements of the script beside the usual ones. */
	script?: string;
	/** Further files of the project. */
	files?: Readonly<Record<string, string>>;
	version?: string;
}

/** The files of a script with one deployment, for `projectOf`. Its body stands in `define`. */
export function scriptFiles({
	kind,
	name,
	source,
	deployment = '',
	script = '',
	files = {},
}: ScriptParts): Record<string, string> {
	return {
		[`src/FileCabinet/SuiteScripts/${name}.js`]: source,
		[`src/Objects/customscript_${name}.xml`]: `<${kind} scriptid="customscript_${name}">
	<isinactive>F</isinactive>
	<name>${name}</name>
	<scriptfile>[/SuiteScripts/${name}.js]</scriptfile>${script}
	<scriptdeployments>
		<scriptdeployment scriptid="customdeploy_${name}">
			<isdeployed>T</isdeployed>
			<loglevel>DEBUG</loglevel>
			<status>RELEASED</status>
			<title>${name}</title>${deployment}
		</scriptdeployment>
	</scriptdeployments>
</${kind}>`,
		...files,
	};
}

/** A RESTlet of that source, as a project's files. */
export const restlet = (name: string, source: string, more: Partial<ScriptParts> = {}) =>
	scriptFiles({ kind: 'restlet', name, source, ...more });
