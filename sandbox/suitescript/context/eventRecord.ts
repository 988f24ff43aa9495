import type { CustomValue, Value } from '../../account/records';

/**
 * A record in a save, as a user event's script is given it. N/record makes a record of it (`eventRecord` of
 * `modules/record`) and says afterwards what is to be stored (`bodyOf`).
 */
export interface EventRecordData {
	/** REST's name. */
	recordType: string;
	/** `null` before a new record is stored. */
	id: number | null;
	/** What is stored, by REST names; `null` for a record that is not yet. Of a deleted record what was. */
	stored: {
		values: Record<string, Value>;
		customValues: Record<string, CustomValue>;
		lists: Record<string, Array<Record<string, Value>>>;
	} | null;
	/** What the save wants, in REST's shape; laid over what is stored. */
	body: Record<string, unknown>;
	/** Documented: a record that is gone or was before cannot be changed. */
	isReadOnly: boolean;
}
