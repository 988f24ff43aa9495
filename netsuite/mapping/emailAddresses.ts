/**
 * E-mail addresses as people write several into one field. The parsers of mail headers that there are (addressparser,
 * email-addresses) take white space for a part of the name, and drop or refuse the whole text where one piece is wrong.
 */

export interface EmailAddress {
	/** As it was written. */
	readonly email: string;
	/** What stood before it: `Name <a@b.example>`. */
	readonly name: string | null;
}

export interface EmailAddresses {
	/** Each address once, whatever its upper and lower case. */
	readonly addresses: readonly EmailAddress[];
	/** What is neither an address nor the name of one. */
	readonly refused: readonly string[];
}

type Token = { readonly is: 'separator' | 'open' | 'close' } | { readonly is: 'word' | 'quoted'; readonly text: string };

/**
 * Takes a field's text apart. Commas, semicolons, line breaks and white space separate addresses; a name stands before
 * an address in angle brackets, in quotes when it holds a comma. Takes time in proportion to the text's length.
 */
export function readEmailAddresses(text: string): EmailAddresses {
	const found = new Map<string, EmailAddress>();
	const refused: string[] = [];
	let before: Array<{ text: string; quoted: boolean }> = [];
	let inside: string[] | null = null;

	const keep = (email: string, name: string | null) => {
		const key = email.toLowerCase();
		const known = found.get(key);
		if (!known || (known.name === null && name !== null)) found.set(key, { email: known?.email ?? email, name });
	};
	// Words that are no address are one thing that is none, not several.
	const flush = () => {
		let words: string[] = [];
		const refuse = () => {
			if (words.length > 0) refused.push(words.join(' '));
			words = [];
		};
		for (const { text: word } of before) {
			if (isEmailAddress(word)) {
				refuse();
				keep(word, null);
			} else {
				words.push(word);
			}
		}
		refuse();
		before = [];
	};
	const close = () => {
		const start = before.findLastIndex(({ text: word, quoted }) => !quoted && word.includes('@')) + 1;
		const name = before.splice(start).map(({ text: word }) => word).join(' ') || null;
		flush();
		const within = inside ?? [];
		// Half of a broken address may look like another one.
		if (within.length > 0 && within.every(isEmailAddress)) for (const word of within) keep(word, name);
		else refused.push(`${name ?? ''} <${within.join(' ')}>`.trim());
		inside = null;
	};

	for (const token of tokensOf(text.replace(invisible, ''))) {
		if ('text' in token) {
			if (inside) inside.push(token.text);
			else before.push({ text: token.text, quoted: token.is === 'quoted' });
			continue;
		}
		if (inside) close();
		if (token.is === 'open') inside = [];
		if (token.is === 'separator') flush();
	}
	if (inside) close();
	flush();
	return { addresses: [...found.values()], refused };
}

/** They come along when people copy addresses, within one as well: what follows is no address of its own. */
const invisible = /[\u200B-\u200D\u2060\uFEFF]/gu;
const blank = /\s/u;
const marks: Readonly<Record<string, Token>> = {
	',': { is: 'separator' },
	';': { is: 'separator' },
	'\n': { is: 'separator' },
	'\r': { is: 'separator' },
	'<': { is: 'open' },
	'>': { is: 'close' },
};

const endsWord = (next: string | undefined): boolean => next === undefined || next in marks || blank.test(next);

function* tokensOf(text: string): Generator<Token> {
	let word = '';
	let quotesFrom = 0;
	const finished = (): Token[] => {
		const tokens: Token[] = word === '' ? [] : [{ is: 'word', text: word }];
		word = '';
		return tokens;
	};
	for (let at = 0; at < text.length; at++) {
		const character = text[at] as string;
		const mark = marks[character];
		// A quote within a word stays there and makes it no address: what is left without it may be somebody else's.
		if (character === '"' && word === '') {
			if (at < quotesFrom) continue;
			const quoted = quotedAt(text, at);
			if (quoted.closed && endsWord(text[quoted.end + 1])) {
				if (quoted.text !== '') yield { is: 'quoted', text: quoted.text };
				at = quoted.end;
			} else if (quoted.closed) {
				word = character;
			} else {
				// A slip of the pen. The rest of the line is not searched again for every other quote in it.
				quotesFrom = quoted.end;
			}
		} else if (mark) {
			yield* finished();
			yield mark;
		} else if (blank.test(character)) {
			yield* finished();
		} else {
			word += character;
		}
	}
	yield* finished();
}

/** The text between quotes, and where it ends. Quotes do not reach over a line. */
function quotedAt(text: string, start: number): { closed: boolean; text: string; end: number } {
	let inner = '';
	let at = start + 1;
	for (; at < text.length; at++) {
		const character = text[at] as string;
		if (character === '\n' || character === '\r') break;
		if (character === '"') return { closed: true, text: inner.trim(), end: at };
		if (character === '\\' && at + 1 < text.length) inner += text[++at];
		else inner += character;
	}
	return { closed: false, text: inner, end: at };
}

const atom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const label = /^[\p{L}\p{M}\p{N}-]{1,63}$/u;

/**
 * Whether mail can be sent there: `local@domain.tld` as RFC 5322 has it without quotes and comments, letters of all
 * scripts, at most 254 characters (RFC 5321) with 64 before the sign @.
 */
export function isEmailAddress(text: string): boolean {
	const [local = '', domain = '', ...rest] = text.split('@');
	if (rest.length > 0 || text.length > 254 || local.length > 64) return false;
	if (!local.split('.').every((part) => atom.test(part))) return false;
	const labels = domain.split('.');
	const top = labels[labels.length - 1] as string;
	return (
		labels.length > 1 &&
		labels.every((one) => label.test(one) && !one.startsWith('-') && !one.endsWith('-')) &&
		top.length > 1 &&
		!/^\d+$/.test(top)
	);
}
