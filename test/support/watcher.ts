import { integrationPoint, watch, type Client, type DeletedRecord, type Watched, type WatchSettings } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';

/** Settings of a watch, with a point's name for the point. */
export const settings = (point: string, more: Partial<WatchSettings> = {}): WatchSettings => ({
	point: integrationPoint(point),
	occasion: 'createdOrUpdated',
	overdueDays: 1,
	from: null,
	conditions: [],
	combine: 'all',
	sublists: true,
	customFields: [],
	...more,
});

/** A watch as a process keeps it: each poll goes on from the state that the one before gave back. */
export class WatchingProcess {
	state: string | undefined;
	/** All that arrived, in order. */
	readonly arrived: NetSuiteRecord[] = [];
	readonly gone: DeletedRecord[] = [];

	constructor(
		private readonly client: Client,
		public watched: WatchSettings,
		private name = 'first process',
	) {}

	/** Polls until a poll finds nothing more. @returns what it found. */
	async poll(options: { hasTime?: boolean } = {}): Promise<Watched[]> {
		const polls: Watched[] = [];
		for (;;) {
			const found = await this.pollOnce(options);
			polls.push(found);
			if (found.records.length + found.deleted.length === 0) return polls;
			if (polls.length > 500) throw new Error('The watch does not come to an end.');
		}
	}

	async pollOnce({ hasTime = true, client = this.client }: { hasTime?: boolean; client?: Client } = {}): Promise<Watched> {
		const found = await watch(client, this.watched, {
			state: this.state,
			processId: this.name,
			savedAsOne: false,
			hasTimeFor: () => hasTime,
			now: () => 0,
		});
		this.state = found.state;
		this.arrived.push(...found.records);
		this.gone.push(...found.deleted);
		return found;
	}

	/** What arrived since the last call, by internal ID. */
	take(): string[] {
		const ids = this.arrived.splice(0).map(({ id }) => id);
		return [...ids, ...this.gone.splice(0).map(({ id }) => id)].sort((a, b) => Number(a) - Number(b));
	}

	/** The process ends; the next one knows what was saved. */
	restart(name: string): void {
		this.name = name;
	}
}
