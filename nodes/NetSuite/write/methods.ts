import type { FieldType, ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import { contactFieldsForForm, type WritableField, type WritableType } from '../../../netsuite';
import { connect } from '../../shared/connection';

/** How the form asks for a value; the library checks it when it is written. */
const inputs: Record<WritableType, FieldType> = {
	text: 'string',
	boolean: 'boolean',
	integer: 'number',
	number: 'number',
	date: 'dateTime',
	timestamp: 'dateTime',
	reference: 'string',
	multiReference: 'string',
};

/** Most contacts have these; the others are a click away. */
const shownFirst = new Set(['firstName', 'lastName', 'email', 'phone', 'title', 'company']);

/** What a field of references takes, since the form can show no description. */
const hints: Partial<Record<WritableType, string>> = { reference: ', internal ID', multiReference: ', internal IDs' };

/** The fields of contacts that can be given a value, as the form lists them. */
export async function writableFieldsForMapper(context: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const creates = context.getCurrentNodeParameter('operation') !== 'update';
	const fields = await contactFieldsForForm(await connect(context));
	return { fields: fields.map((field) => forMapper(field, creates)) };
}

function forMapper({ name, label, type, required, choices }: WritableField, creates: boolean): ResourceMapperField {
	const hint = name === 'company' ? ', exact customer name or ID' : choices ? '' : (hints[type] ?? '');
	return {
		id: name,
		displayName: `${label} (${name}${hint})`,
		type: choices ? 'options' : inputs[type],
		required: required && creates,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		// An update changes what is chosen; a field that merely lies there empty would look as if it were emptied.
		removed: !(creates && (required || shownFirst.has(name))),
		...(choices && { options: choices.map((choice) => ({ name: choice.name, value: choice.id })) }),
	};
}
