import { unsupported } from '../../errors';

/** Searches from a position counted from 1, from the end if negative, for the nth occurrence. */
function instr(text: string, part: string, position: number, occurrence: number): number {
	let at = position < 0 ? text.length + position : position - 1;
	for (let found = 0; position !== 0; ) {
		at = position < 0 ? (at < 0 ? -1 : text.lastIndexOf(part, at)) : text.indexOf(part, at);
		if (at < 0) return 0;
		if (++found === occurrence) return at + 1;
		at += Math.sign(position);
	}
	return 0;
}

/** Of Oracle's VARCHAR2. */
const LONGEST_TEXT = 4000;

/** Cuts a text that is too long. */
function pad(text: string, wanted: number, filler: string, atStart: boolean): string {
	const length = Math.min(wanted, LONGEST_TEXT);
	if (text.length >= length) return text.slice(0, length);
	return atStart ? text.padStart(length, filler) : text.padEnd(length, filler);
}

const SOUNDS: Record<string, string> = Object.fromEntries(
	['bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'].flatMap((letters, index) =>
		[...letters].map((letter) => [letter, String(index + 1)]),
	),
);

/** The first letter and three digits; letters that sound alike count once, with h or w between them too. */
function soundex(text: string): string | null {
	const letters = [...text.toLowerCase()].filter((letter) => letter >= 'a' && letter <= 'z');
	if (letters.length === 0) return null;
	let code = letters[0]!.toUpperCase();
	let last = SOUNDS[letters[0]!];
	for (const letter of letters.slice(1)) {
		const sound = SOUNDS[letter];
		if (sound && sound !== last) code += sound;
		if (letter !== 'h' && letter !== 'w') last = sound;
	}
	return code.padEnd(4, '0').slice(0, 4);
}

/** Replaces each character of `from` by the one at its place in `to`, or by nothing. */
function translate(text: string, from: string, to: string): string | null {
	const [given, wanted] = [[...from], [...to]];
	const changed = [...text].map((letter) => {
		const at = given.indexOf(letter);
		return at < 0 ? letter : (wanted[at] ?? '');
	});
	return changed.join('') || null;
}

function chr(code: number): string {
	if (!(code >= 1 && code <= 0x10ffff)) throw unsupported();
	return String.fromCodePoint(Math.trunc(code));
}

const escaped = (unit: number) => `\\${unit.toString(16).toUpperCase().padStart(4, '0')}`;

export const textRuntime = {
	instr,
	lpad: (text: string, length: number, filler: string) => pad(text, length, filler, true),
	rpad: (text: string, length: number, filler: string) => pad(text, length, filler, false),
	soundex,
	translate,
	bytes: (text: string) => Buffer.byteLength(text),
	units: (text: string) => text.length,
	ascii: (text: string) =>
		text.codePointAt(0)! < 128 ? text.charCodeAt(0) : Number(`0x${Buffer.from([...text][0]!).toString('hex')}`),
	chr,
	asciistr: (text: string) => text.replace(/[^\x20-\x5b\x5d-\x7e]/g, (unit) => escaped(unit.charCodeAt(0))),
	unistr: (text: string) =>
		text.replace(/\\([0-9a-f]{4})/gi, (_, unit: string) => String.fromCharCode(parseInt(unit, 16))),
	compose: (text: string) => text.normalize('NFC'),
	decompose: (text: string) => text.normalize('NFD'),
};
