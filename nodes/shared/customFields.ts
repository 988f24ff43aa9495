import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { customFieldsOf, type CustomFieldKind, type IntegrationPoint } from '../../netsuite';
import { connect } from './connection';

/** A point's custom fields as choices, by their labels. @param kinds only fields of these kinds, in this order. */
export async function customFieldOptions(
	context: ILoadOptionsFunctions,
	point: IntegrationPoint,
	kinds?: readonly CustomFieldKind[],
): Promise<INodePropertyOptions[]> {
	const all = [...(await customFieldsOf(await connect(context), point))].sort((a, b) => a.label.localeCompare(b.label));
	const fields = kinds ? kinds.flatMap((kind) => all.filter((field) => field.kind === kind)) : all;
	return fields.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }));
}

/** What was chosen in a list, where an expression may also give a text with commas. */
export function namesIn(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : [value ?? ''];
	return list.flatMap((one) => String(one).split(',')).map((name) => name.trim()).filter((name) => name !== '');
}
