import { readChanges, tableRow, type ChangesBatch, type Client, type Filters, type IntegrationPoint, type TableRow } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';

interface SyncOptions {
	readonly batchSize?: number;
	readonly alsoRead?: readonly string[];
	/** The script IDs of those that were chosen. */
	readonly customFields?: readonly string[];
	readonly filters?: Filters;
}

/** What a flow does with batches: stores each, then its checkpoint, as the contract of `readChanges` says. */
export class RecordStore {
	private readonly records = new Map<string, NetSuiteRecord>();
	/** As JSON text, which is how a flow keeps it. */
	checkpoint = '';

	constructor(readonly point: IntegrationPoint) {}

	/** The records in the order of their internal IDs. */
	all(): NetSuiteRecord[] {
		return [...this.records.values()].sort((a, b) => Number(a.id) - Number(b.id));
	}

	rows(): TableRow[] {
		return rowsOf(this.point, this.all());
	}

	get(id: string): NetSuiteRecord | undefined {
		return this.records.get(id);
	}

	store({ replace, records, deleted, cursor }: ChangesBatch): void {
		if (replace) {
			for (const id of this.records.keys()) {
				if (Number(id) > replace.after && Number(id) <= replace.upTo) this.records.delete(id);
			}
		}
		for (const record of records) this.records.set(record.id, record);
		for (const id of deleted) this.records.delete(id);
		this.checkpoint = cursor ? JSON.stringify(cursor) : this.checkpoint;
	}

	/** As somebody else would, or a row that was refused and so stays as it was. */
	put(record: NetSuiteRecord): void {
		this.records.set(record.id, record);
	}

	copy(): RecordStore {
		const copy = new RecordStore(this.point);
		for (const [id, record] of this.records) copy.records.set(id, record);
		copy.checkpoint = this.checkpoint;
		return copy;
	}

	/** One run of a sync: batch by batch until it is finished. @returns the run's batches. */
	async sync(client: Client, { batchSize = 100, alsoRead, customFields, filters }: SyncOptions = {}): Promise<ChangesBatch[]> {
		const batches: ChangesBatch[] = [];
		for (;;) {
			const first = batches.length === 0;
			const batch = await readChanges(client, this.point, {
				checkpoint: this.checkpoint,
				batchSize,
				alsoRead: first ? alsoRead : [],
				customFields,
				filters,
			});
			batches.push(batch);
			this.store(batch);
			if (batch.status !== 'more') return batches;
			if (batches.length > 1_000) throw new Error('The sync does not end.');
		}
	}
}

export const recordsOf = (batches: readonly ChangesBatch[]): NetSuiteRecord[] => batches.flatMap(({ records }) => records);
export const deletedOf = (batches: readonly ChangesBatch[]): string[] => batches.flatMap(({ deleted }) => deleted);

/** As a table has them: names that belong to other points' records are not copied, and so do not go stale. */
export const rowsOf = (point: IntegrationPoint, records: Iterable<NetSuiteRecord>): TableRow[] =>
	[...records].map((record) => tableRow(point, record));
