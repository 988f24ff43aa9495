import { parseExternalId } from '../../../netsuite';

test('it is the key without space around it', () => {
	expect(parseExternalId('  INV-10432_note.1 \n')).toBe('INV-10432_note.1');
});

test.each(['a@b.example', 'order:12', 'größe 7', '客户-1', "O'Brien", 'a+b&c=d,e'])('%s stays as it is', (key) => {
	expect(parseExternalId(key)).toBe(key);
});

test.each([
	['', /is empty.*same call twice/],
	['  ', /is empty/],
	['a|b', /"\|"/],
	['a/b', /"\/"/],
	['a\\b', /"\\"/],
	['a?b', /"\?"/],
	['a#b', /"#"/],
	['50%', /"%"/],
	['a;b', /";"/],
	['a\u0000b', /U\+0000/],
	['a\tb', /U\+0009/],
	['a\nb', /U\+000A/],
	['a\ud800b', /U\+D800/],
])('%j is refused', (key, message) => {
	expect(() => parseExternalId(key)).toThrow(message);
});

test('255 characters are kept, one more is refused rather than cut', () => {
	expect(parseExternalId('x'.repeat(255))).toHaveLength(255);
	expect(() => parseExternalId('x'.repeat(256))).toThrow('has 256 characters; NetSuite keeps 255');
});
