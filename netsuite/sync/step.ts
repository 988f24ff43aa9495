import type { IntegrationPoint } from '../integrationPoints/types';
import type { Identified, Layout } from '../read/layouts';
import type { FailedRecord } from '../read/records';
import type { LeftOut, Selection } from '../read/selection';
import type { Client } from '../transport/client';
import type { Cursor, Position } from './cursor';

/** What a pass has to go on with. */
export interface Step<R extends Identified = Identified> {
	readonly layout: Layout<R>;
	readonly client: Client;
	readonly selection: Selection;
	/** What is always true of the point's records, whatever the filters are. */
	readonly unfiltered: IntegrationPoint['source'];
	readonly cursor: Cursor;
	readonly position: Position;
	readonly batchSize: number;
}

export interface Range {
	readonly after: number;
	readonly upTo: number;
}

/** What one request's worth of a pass brought. */
export interface Outcome<R = Identified> {
	readonly records: readonly R[];
	readonly deleted?: readonly string[];
	readonly failed?: readonly FailedRecord[];
	readonly leftOut?: readonly LeftOut[];
	/** Where this pass goes on; `null` when it is through. */
	readonly position: Position | null;
	/** What the cursor has to remember. */
	readonly cursor?: Partial<Pick<Cursor, 'newDigests' | 'balances' | 'window' | 'countBySoap' | 'deletionsHidden'>>;
	readonly replace?: Range;
	/** NetSuite's clock, where it came along; ISO 8601 in UTC to the second. */
	readonly now?: string;
}

/** From when on what was deleted is not known yet. */
export const deletionsFrom = ({ window, earlier }: Cursor): string | null => window.from ?? earlier?.to ?? null;
