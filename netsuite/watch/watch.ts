import { InvalidSettingError } from '../account';
import type { FailedRecord, NetSuiteRecord } from '../read/records';
import { accountClock } from '../suiteql/clock';
import { mostFailed } from '../sync/cursor';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { checkWanted, fetchRecords, type Fetched } from './fetch';
import { readState, settingsOf, type HandedOver, type WatchState } from './state';
import type { DeletedRecord, Step, Watcher, WatchSettings } from './types';
import { watcherOf } from './watchers';

export interface WatchOptions {
	/** What the last call gave back; nothing to begin. */
	readonly state: string | undefined;
	/** Names the process that calls. */
	readonly processId: string;
	/** Whether the caller saves the state and starts the run as one, so that a crash cannot part them. */
	readonly savedAsOne: boolean;
	/** Whether there is time for one more step that takes as long as that many milliseconds. */
	readonly hasTimeFor: (milliseconds: number) => boolean;
	readonly now: () => number;
}

export interface Watched {
	/** What it happened to, each once, as it is now. */
	readonly records: readonly NetSuiteRecord[];
	readonly deleted: readonly DeletedRecord[];
	/** Records that cannot be understood and could before; they are tried again without being told again. */
	readonly failed: readonly FailedRecord[];
	/** To be saved when what was found is handed over. */
	readonly state: string;
	/** Whether the watch began with this call. */
	readonly began: boolean;
}

/** Enough for one run; the rest comes with the next poll. */
const mostAtOnce = 1_000;

/**
 * Finds what happened since the last call. Every record's last state comes out at least once, whichever process is
 * killed when.
 *
 * n8n saves the state first and starts the run a moment later, so a process that is killed in between loses the run.
 * Therefore what was handed over stays in the state until the process that did it calls again, which proves that it
 * lived on; a process that finds what another handed over sends that once more, as it is by then.
 * @throws NetSuiteError when nothing could be read; the state stays what it was.
 * @throws InvalidSettingError for a condition that cannot be one.
 */
export async function watch(client: Client, settings: WatchSettings, options: WatchOptions): Promise<Watched> {
	checkSettings(settings);
	const watcher = watcherOf(settings);
	const hash = settingsOf(settings);
	const stored = readState(options.state, client.account, hash);
	const unproven = stored?.handedOver && !stored.handedOver.by.includes(options.processId) ? stored.handedOver : null;
	if (stored && unproven) {
		const again = await sendAgain(client, settings, watcher, unproven, options.processId, stored);
		if (again) return again;
	}
	const start: WatchState = stored ?? {
		version: 1,
		account: client.account,
		settings: hash,
		progress: await watcher.begin(client, settings, await accountClock(client)),
		owed: [],
		handedOver: null,
	};
	const found = await collect(client, settings, watcher, start, options);
	const ids = [...found.records.keys()];
	const handedOver = options.savedAsOne || ids.length + found.deleted.length === 0 ? null : { ids, deleted: found.deleted, by: [options.processId] };
	return {
		records: [...found.records.values()],
		deleted: found.deleted,
		failed: found.failed,
		state: JSON.stringify({ ...start, progress: found.progress, owed: found.owed, handedOver }),
		began: stored === null,
	};
}

function checkSettings(settings: WatchSettings): void {
	const { point, occasion } = settings;
	if ((occasion === 'paid' || occasion === 'overdue') && point.name !== 'invoice') {
		throw new InvalidSettingError('triggerOn', `${point.label.plural} cannot be ${occasion}; only invoices can.`);
	}
	checkWanted(settings);
}

/** `null` when none of it is wanted any more. */
async function sendAgain(
	client: Client,
	settings: WatchSettings,
	watcher: Watcher,
	unproven: HandedOver,
	processId: string,
	stored: WatchState,
): Promise<Watched | null> {
	const { records, failed } = await fetchRecords(client, settings.point, unproven.ids, settings, watcher.holds?.(settings));
	if (records.length + unproven.deleted.length === 0 && failed.length === 0) return null;
	// Only this is sent, so that whoever handed it over before can still vouch for it.
	const handedOver = { ...unproven, by: [...unproven.by.slice(-mostProcesses), processId] };
	const owed = [...new Set([...stored.owed, ...failed.map(({ id }) => id)])];
	const state = JSON.stringify({ ...stored, owed, handedOver });
	return { records, deleted: unproven.deleted, failed, state, began: false };
}

/** Several processes of one n8n may take turns; each sends once. */
const mostProcesses = 20;

interface Collected {
	readonly records: Map<string, NetSuiteRecord>;
	readonly deleted: DeletedRecord[];
	readonly failed: FailedRecord[];
	readonly owed: string[];
	readonly progress: unknown;
}

async function collect(
	client: Client,
	settings: WatchSettings,
	watcher: Watcher,
	{ progress: before, owed: owedBefore }: WatchState,
	{ hasTimeFor, now }: WatchOptions,
): Promise<Collected> {
	const found = { records: new Map<string, NetSuiteRecord>(), deleted: [] as DeletedRecord[], failed: [] as FailedRecord[] };
	const owed = new Set<string>();
	const take = ({ records, failed }: Fetched) => {
		for (const record of records) {
			found.records.set(record.id, record);
			owed.delete(record.id);
		}
		for (const one of failed) {
			owed.add(one.id);
			if (!owedBefore.includes(one.id)) found.failed.push(one);
		}
	};
	if (owedBefore.length > 0) {
		take(await fetchRecords(client, settings.point, owedBefore, settings, watcher.holds?.(settings)));
	}
	let progress = before;
	let longest = 0;
	for (let steps = 0; ; steps++) {
		const began = now();
		try {
			const step = await watcher.next(client, settings, progress);
			take(await wantedOf(client, settings, watcher, step));
			found.deleted.push(...(step.deleted ?? []));
			found.failed.push(...(step.failed ?? []));
			progress = step.progress;
			if (step.done) break;
		} catch (error) {
			// What was read until then is kept; the next poll begins with what failed, and tells it.
			if (steps === 0 && found.records.size === 0) throw error;
			break;
		}
		longest = Math.max(longest, now() - began);
		if (found.records.size + found.deleted.length >= mostAtOnce || !hasTimeFor(longest)) break;
	}
	if (owed.size > mostFailed) throw tooManyFailed(settings, found.failed[0]);
	return { ...found, owed: [...owed], progress };
}

/** What the step found, in the shape of Get Many, of what meets the conditions. */
async function wantedOf(client: Client, settings: WatchSettings, watcher: Watcher, step: Step<unknown>): Promise<Fetched> {
	const { point, conditions, customFields } = settings;
	// Points that are compared by content have no fields that NetSuite computes: their records are whole already.
	const whole = point.changes.by === 'content' && conditions.length === 0 && customFields.length === 0;
	if (whole && step.records) return { records: step.records, failed: [] };
	return await fetchRecords(client, point, step.ids, settings, watcher.holds?.(settings));
}

function tooManyFailed({ point }: WatchSettings, example: FailedRecord | undefined): NetSuiteError {
	return new NetSuiteError({
		kind: 'badAnswer',
		detail: `More than ${mostFailed} ${point.label.plural.toLowerCase()} cannot be read: ${example?.reason ?? 'see the records before'}.`,
		documentNumber: example?.documentNumber ?? example?.id,
	});
}
