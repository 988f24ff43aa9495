import { RESOURCE } from '../../server/reply';
import type { Json } from './properties';

export type PathItem = Record<string, Json>;
type Operation = 'create' | 'update' | 'delete';

const query = (name: string, type: string, more: Json = {}): Json => ({
	name,
	in: 'query',
	schema: { type, ...more },
});
const inHeader = (name: string, schema: Json, required = false): Json => ({
	name,
	in: 'header',
	...(required && { required }),
	schema: { type: 'string', ...schema },
});
const id = (name: string, type = 'integer', description = 'Internal identifier.'): Json => ({
	name,
	in: 'path',
	required: true,
	description,
	schema: type === 'integer' ? { type, format: 'int32' } : { type },
});

const levels = ['Error', 'Warning', 'Ignore'];
const later = [inHeader('Prefer', { enum: ['respond-async'] }), inHeader('X-NetSuite-Idempotency-Key', {})];
const onlyLater = [inHeader('Prefer', { enum: ['respond-async'] }, true), inHeader('X-NetSuite-Idempotency-Key', {})];
const strictness = [
	inHeader('X-NetSuite-PropertyNameValidation', { default: 'Warning', enum: levels }),
	inHeader('X-NetSuite-PropertyValueValidation', { default: 'Error', enum: levels }),
];
const replacing = [query('replace', 'string'), query('replaceSelectedFields', 'boolean', { default: false })];
const paging = [
	query('limit', 'integer', { format: 'int32', default: 1000 }),
	query('offset', 'integer', { format: 'int32', default: 0 }),
];

const content = (kind: string, schema: string): Json => ({
	[`${RESOURCE}; type=${kind}`]: { schema: { $ref: `#/components/schemas/${schema}` } },
});

const accepted: Json = { '202': { description: 'Accepted.' } };
const saved: Json = { ...accepted, '204': { description: 'No Content.' } };
const failed: Json = { default: { description: 'Error response.', content: content('error', 'nsError') } };

const summaries = { attach: 'Attach', detach: 'Detach' } as const;

/** What can be done with records of a type. Documented in Oracle's REST API Browser. */
export function operationsOf(
	type: string,
	can: readonly Operation[],
	targets: readonly string[],
): Record<string, PathItem> {
	const operation = (summary: string, parameters: Json[], responses: Json, body?: Json): Json => ({
		tags: [type],
		summary,
		parameters,
		...(body && { requestBody: { description: 'Request body.', content: body, required: true } }),
		responses: { ...responses, ...failed },
	});
	const one = content('singular', type);
	const several = content('collection', `${type}Collection`);
	const when = (condition: boolean, path: PathItem): PathItem => (condition ? path : {});
	const found = (kind: Json): Json => ({ ...accepted, '200': { description: 'OK.', content: kind } });
	const paths: Record<string, PathItem> = {
		[`/${type}`]: {
			get: operation(
				'Get list of records.',
				[query('q', 'string'), ...paging, query('expandRecords', 'boolean'), query('ids', 'string'), ...later],
				found(several),
			),
			...when(can.includes('create'), {
				post: operation('Insert record.', [...strictness, query('replace', 'string'), ...later], saved, one),
				put: operation('Insert or update records.', [...strictness, ...replacing, ...onlyLater], accepted, several),
			}),
			...when(can.includes('update'), {
				patch: operation('Update records.', [...strictness, ...replacing, ...onlyLater], accepted, several),
			}),
			...when(can.includes('delete'), {
				delete: operation('Delete a list of records.', [query('ids', 'string'), ...onlyLater], accepted),
			}),
		},
		[`/${type}/{id}`]: {
			get: operation(
				'Get record.',
				[
					id('id'),
					query('expandSubResources', 'boolean', { default: false }),
					query('simpleEnumFormat', 'boolean', { default: false }),
					query('fields', 'string'),
					...later,
				],
				found(one),
			),
			...when(can.includes('create'), {
				put: operation(
					'Insert or update record.',
					[id('id', 'string', 'External identifier.'), ...strictness, ...replacing, ...later],
					saved,
					one,
				),
			}),
			...when(can.includes('update'), {
				patch: operation('Update record.', [id('id'), ...strictness, ...replacing, ...later], saved, one),
			}),
			...when(can.includes('delete'), { delete: operation('Remove record.', [id('id'), ...later], saved) }),
		},
		...Object.fromEntries(
			(['attach', 'detach'] as const).map((action) => [
				`/${type}/{targetId}/!${action}/contact/{attachmentId}`,
				{ post: operation(`${summaries[action]} a contact.`, [id('targetId'), id('attachmentId'), ...later], saved) },
			]),
		),
	};
	for (const target of targets) {
		paths[`/${type}/{id}/!transform/${target}`] = {
			post: operation(
				`Transform to ${target}.`,
				[id('id'), ...strictness, query('replace', 'string'), ...later],
				saved,
				content('singular', target),
			),
		};
	}
	return paths;
}
