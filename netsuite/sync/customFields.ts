import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { chooseCustomFields, type CustomField } from '../read/customFields';
import { nameOf, select, type Selection } from '../read/selection';
import { findVisible } from '../read/visible';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { Cursor } from './cursor';

/**
 * The chosen custom fields as they are read. Within a window the cursor remembers them; at its start the account is
 * asked, since a field may have gone meanwhile.
 * @throws InvalidSettingError, NetSuiteError when one of them is not there or cannot be told.
 */
export async function customFieldsFor(
	client: Client,
	point: IntegrationPoint,
	stored: Cursor | null,
	chosen: readonly string[],
): Promise<readonly Field[]> {
	const known = stored?.customFields ?? [];
	const names = [...new Set(chosen)].sort();
	if (stored?.position && names.join() === known.map(({ name }) => name).join()) return known;
	const labels = Object.fromEntries(known.map(({ name, label }) => [name, label]));
	try {
		const fields = await chooseCustomFields(client, point, names, labels);
		for (const field of fields) refuseGuessedType(point, field, known);
		return fields.map(({ name, label, type, column }) => ({ name, label, type, column }));
	} catch (error) {
		// Records that cannot be seen at all are another thing than their custom fields, and said as such.
		if (error instanceof NetSuiteError && error.kind === 'permission') {
			await findVisible(client, select(point, { computed: false, sublists: false }));
		}
		throw error;
	}
}

/**
 * Without the table that knows the exact types a percentage looks like a number and would be read as another one than is
 * stored.
 */
function refuseGuessedType(point: IntegrationPoint, field: CustomField, known: readonly Field[]): void {
	const before = known.find(({ name }) => name === field.name)?.type;
	if (before === undefined || before === field.type || field.netSuiteType !== null) return;
	throw new NetSuiteError({
		kind: 'permission',
		detail: `The type of the chosen custom field ${nameOf.field(field)} cannot be told any more: it was ${before}, and without SuiteQL's table customfield it looks like ${field.type}.`,
		advice: `Give the token's role its permission for custom fields again, or sync ${point.label.plural.toLowerCase()} without a checkpoint.`,
	});
}

/**
 * A chosen custom field must not turn into an empty column because the role lost sight of it.
 * @throws NetSuiteError that names the first one that NetSuite refuses.
 */
export function refuseHiddenFields({ point, leftOut }: Selection, chosen: readonly Field[]): void {
	for (const field of chosen) {
		const hidden = leftOut.find(({ what }) => what === nameOf.field(field));
		if (!hidden) continue;
		throw new NetSuiteError({
			kind: hidden.uncertain ? 'server' : 'permission',
			doing: `Reading ${point.label.plural.toLowerCase()}`,
			detail: `The chosen custom field ${nameOf.field(field)} cannot be read: ${hidden.reason}`,
			advice:
				"Give the token's role access to it in NetSuite (Customization > Lists, Records & Fields, the field, subtab Access) " +
				'and run it again, or take it out of Custom Fields; everything is then read again without it.',
		});
	}
}
