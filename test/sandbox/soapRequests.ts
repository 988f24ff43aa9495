import { soap, type SoapAnswer } from './soapClient';
import type { Target } from './client';

/** Bodies of requests in the words of Oracle's samples. */

export const ref = (type: string, internalId: string | number, element = 'baseRef') =>
	`<${element} xsi:type="platformCore:RecordRef" type="${type}" internalId="${internalId}"/>`;

export const get = (target: Target, type: string, internalId: string | number) =>
	soap(target, `<platformMsgs:get>${ref(type, internalId)}</platformMsgs:get>`);

/** @param operation `add`, `updateList` … */
export const write = (target: Target, operation: string, records: string, header = '') =>
	soap(target, `<platformMsgs:${operation}>${records}</platformMsgs:${operation}>`, { header });

/** @param type `tranSales:Invoice` */
export const record = (
	type: string,
	attributes: string,
	elements: Record<string, string | number | boolean>,
	more = '',
) => {
	const prefix = type.split(':')[0]!;
	const inner = Object.entries(elements).map(([name, value]) => `<${prefix}:${name}>${value}</${prefix}:${name}>`);
	return `<record xsi:type="${type}" ${attributes}>${inner.join('')}${more}</record>`;
};

export const search = (target: Target, type: string, inner: string, header = '') =>
	soap(target, `<platformMsgs:search><searchRecord xsi:type="${type}">${inner}</searchRecord></platformMsgs:search>`, {
		header,
	});

/** A field of a search's basic part. @param values in the form of the field's type */
export const field = (name: string, operator: string | null, ...values: string[]) =>
	`<platformCommon:${name}${operator ? ` operator="${operator}"` : ''}>${values
		.map((value, index) => {
			const element = index === 1 && !value.startsWith('<') ? 'searchValue2' : 'searchValue';
			return `<platformCore:${element}>${value}</platformCore:${element}>`;
		})
		.join('')}</platformCommon:${name}>`;

/** A field whose values are records. */
export const among = (name: string, operator: string, ids: ReadonlyArray<string | number>, by = 'internalId') =>
	`<platformCommon:${name} operator="${operator}">${ids
		.map((id) => `<platformCore:searchValue ${by}="${id}"/>`)
		.join('')}</platformCommon:${name}>`;

/** A field whose values are words. */
export const oneOf = (name: string, operator: string, words: readonly string[]) =>
	`<platformCommon:${name} operator="${operator}">${words
		.map((word) => `<platformCore:searchValue>${word}</platformCore:searchValue>`)
		.join('')}</platformCommon:${name}>`;

export const preferences = (elements: string) =>
	`<platformMsgs:searchPreferences>${elements}</platformMsgs:searchPreferences>`;

/** The internal ID that a write answered with. */
export const writtenId = ({ xml }: SoapAnswer): string => {
	const id = /<baseRef internalId="(-?\d+)"/.exec(xml)?.[1];
	if (id === undefined) throw new Error(`Nothing was written: ${xml}`);
	return id;
};

export const idsOf = ({ xml }: SoapAnswer): number[] =>
	[...xml.matchAll(/<platformCore:record internalId="(-?\d+)"/g)].map((match) => Number(match[1]));
