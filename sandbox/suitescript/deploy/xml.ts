import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** An element of an SDF object. Tag names are compared in lower case: bundles write them either way. */
export interface Tag {
	name: string;
	/** The attribute `scriptid`; empty where there is none. */
	scriptId: string;
	text: string;
	children: Tag[];
}

/** @throws RangeError for what is no XML */
export function parseObject(source: string, path: string): Tag {
	let problem: string | null = null;
	const parser = new DOMParser({
		locator: false,
		onError: (level, message) => {
			if (level !== 'warning') problem ??= message;
		},
	});
	try {
		const root = parser.parseFromString(source.replace(/^\uFEFF/, '').trim(), 'text/xml').documentElement;
		if (root && problem === null) return tagOf(root);
	} catch (error) {
		problem ??= (error as Error).message;
	}
	throw new RangeError(`${path} is not XML: ${problem ?? 'it is empty'}.`);
}

function tagOf(element: Element): Tag {
	const children = Array.from(element.childNodes).filter(isElement).map(tagOf);
	return {
		name: element.tagName.toLowerCase(),
		scriptId: element.getAttribute('scriptid')?.toLowerCase() ?? '',
		text: children.length === 0 ? (element.textContent ?? '').trim() : '',
		children,
	};
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

export const child = (tag: Tag | undefined, name: string): Tag | undefined =>
	tag?.children.find((candidate) => candidate.name === name);

/** The text of an element in it; `null` where it is empty or not there. */
export const textOf = (tag: Tag | undefined, name: string): string | null => child(tag, name)?.text || null;

/** SDF's `T`; `otherwise` where it is not said. */
export function flagOf(tag: Tag | undefined, name: string, otherwise = false): boolean {
	const text = textOf(tag, name);
	return text === null ? otherwise : text === 'T';
}

/** The elements in a list such as `scriptdeployments`. */
export const listOf = (tag: Tag | undefined, name: string): Tag[] => child(tag, name)?.children ?? [];

/** `[scriptid=customlist_x]` or `[/SuiteScripts/x.js]` without the brackets. */
export const reference = (text: string): string => text.replace(/^\[(?:scriptid=)?(.*)\]$/, '$1');
