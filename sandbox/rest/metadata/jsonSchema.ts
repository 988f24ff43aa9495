import type { Account } from '../../account/account';
import type { RecordType } from '../../account/records';
import { collectionProperties, describe, describeLine, reference, type Json, type Style } from './properties';
import { shared } from './shared';

const DRAFT = 'https://json-schema.org/draft-06/hyper-schema#';

const links: Json = {
	title: 'Links',
	type: 'array',
	readOnly: true,
	// Seen: the path alone, without the host.
	items: { $ref: '/services/rest/record/v1/metadata-catalog/nsLink' },
};

/** Seen: references and sublists are described on the spot. */
const styleOf = (account: Account): Style => {
	const style: Style = {
		links,
		reference: () => reference(links),
		sublist: (type, _name, list) => collectionProperties(describeLine(account, type, list, style), style),
	};
	return style;
};

/** A record type's JSON schema. */
export const jsonSchema = (account: Account, type: RecordType, hidden: ReadonlySet<string>): Json => ({
	...describe(account, type, hidden, styleOf(account)),
	$schema: DRAFT,
});

/** What schemas refer to. */
export const sharedSchema = (name: string): Json | undefined => {
	const own = Object.keys(shared).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
	return own === undefined ? undefined : { ...shared[own]!, $schema: DRAFT };
};
