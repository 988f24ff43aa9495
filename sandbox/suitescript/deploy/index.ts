import type { Account } from '../../account/account';
import { addCustomField, addCustomList, addCustomRecordType } from '../../account/customRecords';
import { findFile, folderOf, readFile, saveFile } from '../../account/fileCabinet';
import type { Scripts } from '../engine/scripts';
import type { Secrets } from '../engine/secrets';
import { chosenFrom, customListOf, customRecordTypeOf, placedFieldOf } from './customObjects';
import { readProject, type Project } from './project';
import { idleScripts, scriptObjectOf, scriptPath, scriptTypes } from './scriptObject';
import type { Tag } from './xml';

/** What came of a deployment. */
export interface Deployed {
	project: string;
	files: number;
	/** Script IDs of what is there now. */
	objects: string[];
	/** What the local NetSuite does nothing with, and why; a project is deployed without it. */
	passedOver: Array<{ object: string; why: string }>;
}

/** What others refer to comes first. */
const first = ['customlist', 'customrecordtype'];
const order = ({ name }: Tag): number => (first.includes(name) ? first.indexOf(name) : first.length);

/**
 * Deploys an SDF project from a folder of this machine.
 * @throws RangeError when it is no project, or an object of it is broken; objects before that one stay deployed
 */
export function deployProject(account: Account, scripts: Scripts, secrets: Secrets, folder: string): Deployed {
	const { name, files, objects } = readProject(folder);
	checkReferences(account, objects);
	const deployed: Deployed = { project: name, files: files.length, objects: [], passedOver: [] };
	for (const { path, content } of files) {
		const parts = path.split('/');
		const file = parts.pop()!;
		saveFile(account, { folder: folderOf(account, parts.join('/')), name: file, content });
	}
	for (const { path, tag } of [...objects].sort((a, b) => order(a.tag) - order(b.tag))) {
		const type = Object.hasOwn(scriptTypes, tag.name) ? scriptTypes[tag.name] : undefined;
		if (!tag.scriptId) throw new RangeError(`${path} has no scriptid.`);
		const id = tag.scriptId;
		const placed = placedFieldOf(tag);
		if (type) {
			const file = findFile(account, scriptPath(tag));
			if (scriptPath(tag) === '/') throw new RangeError(`${path} names no script file.`);
			if (!file) throw new RangeError(`${path} names ${scriptPath(tag)}, and there is no such file.`);
			const { script, deployments } = scriptObjectOf(tag, type, readFile(account, file.id).toString('utf8'));
			scripts.deploy(script, deployments);
			deployed.objects.push(id);
		} else if (tag.name === 'customlist') {
			addCustomList(account, customListOf(tag));
			deployed.objects.push(id);
		} else if (tag.name === 'customrecordtype') {
			addCustomRecordType(account, customRecordTypeOf(tag));
			deployed.objects.push(id);
		} else if (placed) {
			addCustomField(account, placed.table, placed.recordTypes, placed.field);
			deployed.objects.push(id);
		} else if (tag.name === 'secret') {
			secrets.declare(tag.scriptId);
			deployed.objects.push(id);
		} else {
			const why = idleScripts.has(tag.name) ? 'needs the user interface' : 'is not simulated';
			deployed.passedOver.push({ object: id, why: `${tag.name} ${why}` });
		}
	}
	return deployed;
}

/** As SDF does before it deploys anything. @throws RangeError for what is neither in the project nor in the account */
function checkReferences({ store }: Account, objects: Project['objects']): void {
	const given = new Set(objects.map(({ tag }) => tag.scriptId));
	for (const { path, tag } of objects) {
		for (const name of chosenFrom(tag)) {
			if (given.has(name) || store.get('SELECT name FROM sqlite_master WHERE name = ?', [name])) continue;
			throw new RangeError(`${path} refers to ${name}, which is neither in the project nor in the account.`);
		}
	}
}
