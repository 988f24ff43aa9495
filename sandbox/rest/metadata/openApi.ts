import type { Account } from '../../account/account';
import type { RecordType } from '../../account/records';
import { transformsOf, writableTypeOf } from '../../account/writing';
import { recordTypeOf, tableOf } from '../recordType';
import { operationsOf, type PathItem } from './operations';
import { collectionProperties, describe, describeLine, reference, type Json, type Style } from './properties';
import { shared } from './shared';

const schemaRef = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const links: Json = { title: 'Links', type: 'array', readOnly: true, items: schemaRef('nsLink') };

/**
 * The catalogue as OpenAPI 3.0: what can be done with records of these types, and their shape.
 * Documented: the paths, the names of sublists' schemas, and that records outside the selection have no structure.
 * @param root the address of the record API
 */
export function openApi(
	account: Account,
	types: readonly RecordType[],
	hiddenOf: (type: RecordType) => ReadonlySet<string>,
	root: string,
): Json {
	const schemas: Record<string, Json> = {
		...shared,
		nsResource: reference(links),
		nsResourceCollection: collectionProperties(schemaRef('nsResource'), { links } as Style),
	};
	const style: Style = {
		links,
		reference(table) {
			const target = types.find((type) => tableOf(type) === table);
			return schemaRef(target ? target.name : 'nsResource');
		},
		sublist(type, name, list) {
			schemas[`${type.name}-${name}Element`] = describeLine(account, type, list, style);
			const collection = collectionProperties(schemaRef(`${type.name}-${name}Element`), style);
			schemas[`${type.name}-${name}Collection`] = collection;
			return schemaRef(`${type.name}-${name}Collection`);
		},
	};
	const paths: Record<string, PathItem> = {};
	for (const type of types) {
		schemas[type.name] = describe(account, type, hiddenOf(type), style);
		schemas[`${type.name}Collection`] = collectionProperties(schemaRef(type.name), style);
		const targets = transformsOf(type.name).filter((name) => recordTypeOf(account, name));
		Object.assign(paths, operationsOf(type.name, writableTypeOf(account, type.name)?.operations ?? [], targets));
		for (const target of targets) schemas[target] ??= reference(links);
	}
	return {
		openapi: '3.0.1',
		info: { title: 'NetSuite REST Record API', version: 'v1' },
		servers: [{ url: root }],
		paths,
		components: { schemas: sorted(schemas) },
	};
}

const sorted = (schemas: Record<string, Json>) =>
	Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
