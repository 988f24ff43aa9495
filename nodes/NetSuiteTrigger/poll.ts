import { randomUUID } from 'crypto';
import { NodeApiError, NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { latest, simplify, watch, type DeletedRecord, type Watched, type WatchSettings } from '../../netsuite';
import { connect } from '../shared/connection';
import { toNodeError } from '../shared/errors';
import { settingsOf, simplified } from './settings';

/** This process. What it handed over has started a run as long as it lives. */
const thisProcess = randomUUID();

/**
 * Triggers that are being polled, as they are set: n8n starts the next poll whether or not the one before is through.
 * One that was set anew need not wait for what it no longer is, and nothing of which is handed over.
 */
const polled = new Set<string>();

/**
 * Where triggers stand that found nothing since their state was saved: n8n saves it only with a run, and some of its
 * modes drop it otherwise. Only a shortcut; without it the same is read once more.
 */
const idle = new Map<string, { readonly since: string | undefined; readonly state: string }>();

/** n8n gives five minutes, or less where it runs polls as tasks; a flow should not wait that long for what was found. */
const longestPoll = 45_000;

/** Looks for what happened since the last poll. `null` when there is nothing to start a run with. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const { id, parameters } = context.getNode();
	const trigger = `${context.getWorkflow().id}:${id}`;
	const asSet = `${trigger}:${JSON.stringify(parameters)}`;
	try {
		if (context.getMode() === 'manual') return await showLatest(context);
		if (polled.has(asSet)) return null;
		polled.add(asSet);
		try {
			return await lookOnce(context, trigger);
		} finally {
			polled.delete(asSet);
		}
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

async function lookOnce(context: IPollFunctions, trigger: string): Promise<INodeExecutionData[][] | null> {
	const started = Date.now();
	// Older versions of n8n do not tell.
	const budget = Math.min(longestPoll, context.getPollBudgetMs?.() ?? longestPoll);
	const data = context.getWorkflowStaticData('node') as { state?: string };
	const stored = data.state;
	const known = idle.get(trigger);
	const client = await connect(context);
	const settings = await settingsOf(context, client);
	const savedAsOne = isSavedWithRun(data);
	const found = await watch(client, settings, {
		state: known && known.since === stored ? known.state : stored,
		processId: thisProcess,
		savedAsOne,
		hasTimeFor: (milliseconds) => Date.now() - started + milliseconds < budget,
		now: () => Date.now(),
	});
	report(context, settings, found);
	data.state = found.state;
	const items = itemsOf(context, settings, found);
	if (items.length > 0) {
		idle.delete(trigger);
		return [items];
	}
	idle.set(trigger, { since: stored, state: found.state });
	// There the first state is saved with a run or not at all; an empty run does no harm, a forgotten beginning does.
	return savedAsOne && found.began ? [[]] : null;
}

/**
 * Whether n8n saves state and run in one transaction: with durable cursors a poll gets a plain copy of its state, else
 * the live object that n8n watches for changes.
 */
const isSavedWithRun = (data: object): boolean => !('__dataChanged' in data);

async function showLatest(context: IPollFunctions): Promise<INodeExecutionData[][]> {
	const client = await connect(context);
	const settings = await settingsOf(context, client);
	const items = itemsOf(context, settings, await latest(client, settings));
	if (items.length > 0) return [items];
	const { point, occasion, conditions } = settings;
	const which = occasion === 'deleted' || occasion === 'paid' || occasion === 'overdue' ? `${occasion} ` : '';
	throw new NodeOperationError(context.getNode(), `There is no ${which}${point.label.singular.toLowerCase()} to show.`, {
		description: conditions.length > 0
			? 'No record in NetSuite meets the conditions now. Published, the flow starts as soon as one does.'
			: "NetSuite has none, or the token's role may not see it. Published, the flow starts with the first one.",
	});
}

function itemsOf(
	context: IPollFunctions,
	{ point }: WatchSettings,
	{ records, deleted }: { records: Watched['records']; deleted: readonly DeletedRecord[] },
): INodeExecutionData[] {
	const simple = simplified(context);
	return [
		...records.map((record) => ({ json: (simple ? simplify(point, record) : { ...record }) as IDataObject })),
		...deleted.map((record) => ({ json: { ...record } })),
	];
}

/** What cannot be read is a failed execution of its own, and starts the error workflow; the rest goes on. */
function report(context: IPollFunctions, { point }: WatchSettings, { failed }: Watched): void {
	if (failed.length === 0) return;
	const one = failed[0];
	const named = failed.map(({ id, documentNumber }) => documentNumber ?? id).join(', ');
	const message =
		failed.length === 1
			? `${point.label.singular} ${named} cannot be read: ${one?.reason}.`
			: `${failed.length} ${point.label.plural.toLowerCase()} cannot be read (${named}), the first because ${one?.reason}.`;
	context.__emitError(
		new NodeApiError(context.getNode(), { message }, {
			message,
			description: 'Correct the value in NetSuite. It is tried again at every poll and arrives when it can be read.',
		}),
	);
}
