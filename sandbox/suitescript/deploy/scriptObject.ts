import type { Deployment, LogLevel, Parameter, Script, ScriptType } from '../engine/scripts';
import { scheduleOf } from './schedule';
import { child, flagOf, listOf, reference, textOf, type Tag } from './xml';

/** SDF's words for the kinds of script that run here. */
export const scriptTypes: Readonly<Record<string, ScriptType>> = {
	restlet: 'RESTLET',
	usereventscript: 'USEREVENT',
	scheduledscript: 'SCHEDULED',
	mapreducescript: 'MAPREDUCE',
};

/** Kinds of script that are deployed and never run here: the local NetSuite has no user interface. */
export const idleScripts = new Set([
	'bundleinstallationscript',
	'clientscript',
	'massupdatescript',
	'portlet',
	'sdfinstallationscript',
	'suitelet',
	'workflowactionscript',
	'customglplugin',
]);

export interface ScriptObject {
	script: Omit<Script, 'id' | 'deployments'>;
	deployments: Array<Omit<Deployment, 'id' | 'number'>>;
}

const levels: readonly string[] = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];

/**
 * A script and its deployments out of its object.
 * @param source the text of its file, whose tags say the version
 */
export function scriptObjectOf(tag: Tag, type: ScriptType, source: string): ScriptObject {
	const path = scriptPath(tag);
	const name = textOf(tag, 'name') ?? tag.scriptId;
	const parameters: Parameter[] = listOf(tag, 'scriptcustomfields').map((field) => ({
		scriptId: field.scriptId,
		fieldType: textOf(field, 'fieldtype') ?? 'TEXT',
		defaultValue: flagOf(field, 'defaultchecked')
			? 'T'
			: valueOf(textOf(field, 'defaultvalue') ?? textOf(field, 'defaultselection')),
	}));
	const deployments = listOf(tag, 'scriptdeployments').map((deployment) => ({
		scriptId: deployment.scriptId,
		title: textOf(deployment, 'title') ?? name,
		isDeployed: flagOf(deployment, 'isdeployed', true),
		status: textOf(deployment, 'status') ?? 'RELEASED',
		logLevel: levelOf(textOf(deployment, 'loglevel')),
		recordType: recordTypeOf(textOf(deployment, 'recordtype')),
		eventType: textOf(deployment, 'eventtype'),
		contexts: textOf(deployment, 'executioncontext')?.split('|') ?? [],
		values: parameterValues(deployment, parameters),
		schedule: scheduleOf(child(deployment, 'recurrence')),
		concurrency: Number(textOf(deployment, 'concurrencylimit') ?? 1),
	}));
	return {
		script: {
			scriptId: tag.scriptId,
			name,
			type,
			path,
			apiVersion: /@NApiVersion\s+([\d.x]+)/i.exec(source)?.[1] ?? '2.x',
			amdConfig: amdConfigOf(source, path),
			parameters,
			isInactive: flagOf(tag, 'isinactive'),
		},
		deployments,
	};
}

/** The script's file in the File Cabinet. */
export const scriptPath = (tag: Tag): string =>
	reference(textOf(tag, 'scriptfile') ?? '').replace(/^~?\/?(FileCabinet\/)?/, '/');

function amdConfigOf(source: string, path: string): string | null {
	const name = /@NAmdConfig\s+(\S+)/.exec(source)?.[1];
	if (!name) return null;
	return name.startsWith('.') ? new URL(name, `file://${path}`).pathname : `/${name.replace(/^\//, '')}`;
}

const levelOf = (level: string | null): LogLevel => (levels.includes(level ?? '') ? (level as LogLevel) : 'DEBUG');

const valueOf = (text: string | null) => (text === null ? null : reference(text));

/** `INVOICE`, or `[scriptid=customrecord_x]` as `CUSTOMRECORD_X`. */
const recordTypeOf = (text: string | null) => (text === null ? null : reference(text).toUpperCase());

/** Deployments set a parameter by an element of its name. */
function parameterValues(deployment: Tag, parameters: readonly Parameter[]): Record<string, string> {
	const given = parameters.map(({ scriptId }) => [scriptId, textOf(deployment, scriptId)] as const);
	return Object.fromEntries(given.flatMap(([name, value]) => (value === null ? [] : [[name, reference(value)]])));
}
