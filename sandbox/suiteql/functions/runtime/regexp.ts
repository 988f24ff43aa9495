import { unsupported } from '../../errors';

/** Oracle's regular expressions are POSIX's with Perl's classes; JavaScript's lack the named classes. */
const CLASSES: Record<string, string> = {
	alnum: '\\p{L}\\p{N}',
	alpha: '\\p{L}',
	blank: ' \\t',
	cntrl: '\\p{Cc}',
	digit: '0-9',
	graph: '\\x21-\\x7e',
	lower: '\\p{Ll}',
	print: '\\x20-\\x7e',
	punct: '\\p{P}\\p{S}',
	space: '\\s',
	upper: '\\p{Lu}',
	xdigit: '0-9A-Fa-f',
};

const compiled = new Map<string, RegExp>();

/** @throws SuiteQLError for a pattern that is none, or an unknown flag */
function compile(pattern: string, flags: string): RegExp {
	const key = `${flags}/${pattern}`;
	let found = compiled.get(key);
	if (!found) {
		if (!/^[icnmx]*$/.test(flags)) throw unsupported();
		const source = pattern.replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole);
		// The last of i and c counts.
		const insensitive = flags.lastIndexOf('i') > flags.lastIndexOf('c');
		const wanted = `gd${insensitive ? 'i' : ''}${flags.includes('n') ? 's' : ''}${flags.includes('m') ? 'm' : ''}`;
		found = tryFlags(flags.includes('x') ? source.replace(/\s+/g, '') : source, wanted);
		if (compiled.size > 500) compiled.clear();
		compiled.set(key, found);
	}
	return found;
}

/** With Unicode's rules where the pattern holds to them: they refuse escapes such as `\-` that Oracle takes. */
function tryFlags(source: string, flags: string): RegExp {
	for (const unicode of ['u', '']) {
		try {
			return new RegExp(source, flags + unicode);
		} catch {
			continue;
		}
	}
	throw unsupported();
}

function nthMatch(text: string, pattern: string, from: number, nth: number, flags: string) {
	let left = nth;
	for (const match of text.slice(from - 1).matchAll(compile(pattern, flags))) if (--left === 0) return match;
	return undefined;
}

/** Of the matches from a position on (counted from 1): how many, which, where, and what replaces them. */
export const regexpRuntime = {
	regexp_count: (text: string, pattern: string, from: number, flags: string) =>
		[...text.slice(from - 1).matchAll(compile(pattern, flags))].length,
	regexp_substr: (text: string, pattern: string, from: number, nth: number, flags: string, group: number) =>
		nthMatch(text, pattern, from, nth, flags)?.[group] ?? null,
	regexp_instr(text: string, pattern: string, from: number, nth: number, after: number, flags: string, group: number) {
		const span = nthMatch(text, pattern, from, nth, flags)?.indices?.[group];
		return span ? from + span[after === 1 ? 1 : 0] : 0;
	},
	regexp_replace(text: string, pattern: string, by: string, from: number, nth: number, flags: string) {
		let seen = 0;
		const replacement = (match: RegExpMatchArray) =>
			by.replace(/\\(\d)/g, (_, group: string) => match[Number(group)] ?? '');
		const rest = text.slice(from - 1);
		let result = text.slice(0, from - 1);
		let at = 0;
		for (const match of rest.matchAll(compile(pattern, flags))) {
			if (nth > 0 && ++seen !== nth) continue;
			result += rest.slice(at, match.index) + replacement(match);
			at = match.index + match[0].length;
		}
		return result + rest.slice(at);
	},
};
