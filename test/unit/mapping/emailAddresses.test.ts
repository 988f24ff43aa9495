import { isEmailAddress, readEmailAddresses } from '../../../netsuite/mapping/emailAddresses';

const emails = (text: string) => readEmailAddresses(text).addresses.map(({ email }) => email);
const named = (text: string) => readEmailAddresses(text).addresses.map(({ name, email }) => `${name ?? '-'}: ${email}`);

describe('T26: several addresses in one field are several', () => {
	test.each([
		['a comma', 'a@x.example,b@y.example', 2],
		['a comma and a space', 'a@x.example, b@y.example', 2],
		['a semicolon', 'a@x.example;b@y.example;', 2],
		['white space', 'a@x.example b@y.example\tc@z.example', 3],
		['a line break', 'a@x.example\nb@y.example', 2],
		['a line break of Windows', 'a@x.example\r\n\r\nb@y.example\r\n', 2],
		['a space that does not break, and an invisible one', 'a@x.example\u00a0b@y.example\u200b c@z.example', 3],
		['all of them', ' ;a@x.example , ;\n b@y.example;,\tc@z.example ', 3],
		['angle brackets alone', '<a@x.example><b@y.example>', 2],
	])('with %s between', (_, text, count) => {
		expect(emails(text)).toEqual(['a@x.example', 'b@y.example', 'c@z.example'].slice(0, count));
		expect(readEmailAddresses(text).refused).toEqual([]);
	});

	test('none in an empty one', () => {
		expect(readEmailAddresses(' \n;')).toEqual({ addresses: [], refused: [] });
	});
});

describe('T26: names before addresses', () => {
	test.each([
		['Ann Lee <ann@x.example>', ['Ann Lee: ann@x.example']],
		['Ann Lee<ann@x.example>;Bob <bob@y.example>', ['Ann Lee: ann@x.example', 'Bob: bob@y.example']],
		['"Lee, Ann" <ann@x.example>, "Accounts; Payable" <ap@y.example>', ['Lee, Ann: ann@x.example', 'Accounts; Payable: ap@y.example']],
		['"Ann \\"AP\\" Lee" <ann@x.example>', ['Ann "AP" Lee: ann@x.example']],
		['"ap@x.example" <ann@x.example>', ['ap@x.example: ann@x.example']],
		['Ann <ann@x.example> Bob <bob@y.example>', ['Ann: ann@x.example', 'Bob: bob@y.example']],
		['<ann@x.example>', ['-: ann@x.example']],
		['Ann < ann@x.example >', ['Ann: ann@x.example']],
		['東京 経理 <ap@x.example>', ['東京 経理: ap@x.example']],
		['bob@y.example Ann <ann@x.example>', ['-: bob@y.example', 'Ann: ann@x.example']],
		['Ann <ann@x.example, bob@y.example>', ['Ann: ann@x.example', '-: bob@y.example']],
		['Ann <ann@x.example\nBob <bob@y.example', ['Ann: ann@x.example', 'Bob: bob@y.example']],
		['Ann "Lee <ann@x.example>, bob@y.example', ['Ann Lee: ann@x.example', '-: bob@y.example']],
	])('%j', (text, expected) => {
		expect(named(text)).toEqual(expected);
		expect(readEmailAddresses(text).refused).toEqual([]);
	});
});

test.each([
	['in another case', 'Ann@X.example; ann@x.EXAMPLE', ['-: Ann@X.example']],
	['with a name the second time', 'ann@x.example, Ann <ann@x.example>', ['Ann: ann@x.example']],
	['with an invisible character', 'a\u200bnn@x.example, \ufeffann@x.example', ['-: ann@x.example']],
	['as its own name', 'ann@x.example <ann@x.example>', ['-: ann@x.example']],
])('an address that is there twice, %s, is there once', (_, text, expected) => {
	expect(named(text)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
	['n/a', [], ['n/a']],
	['to be confirmed; ann@x.example', ['ann@x.example'], ['to be confirmed']],
	['ann@x.example, ask Bob', ['ann@x.example'], ['ask Bob']],
	['AP: ann@x.example today', ['ann@x.example'], ['AP:', 'today']],
	['Lee, Ann <ann@x.example>', ['ann@x.example'], ['Lee']],
	['Ann <ann at x.example>, bob@y.example', ['bob@y.example'], ['Ann <ann at x.example>']],
	['Ann <>', [], ['Ann <>']],
	['ann@x.example.', [], ['ann@x.example.']],
	['ann@@x.example bob@y.example', ['bob@y.example'], ['ann@@x.example']],
	['"ann@x.example", "Ann Lee"', ['ann@x.example'], ['Ann Lee']],
	// What is left of a broken address may be somebody else's.
	['jo"hn@x.example, ann@x.example', ['ann@x.example'], ['jo"hn@x.example']],
	['jo"h"n@x.example', [], ['jo"h"n@x.example']],
	['"jo"hn@x.example', [], ['"jo"hn@x.example']],
	['Ann <ann lee@x.example>', [], ['Ann <ann lee@x.example>']],
	['a@x.example\u200bb@y.example', [], ['a@x.exampleb@y.example']],
])('what is no address is told, and the rest comes: %j', (text, expected, refused) => {
	expect(readEmailAddresses(text)).toMatchObject({ refused });
	expect(emails(text)).toEqual(expected);
});

test.each([
	'a@b.co',
	"o'brien+ap=2026@sub-domain.example.com",
	'jürgen@müller.example',
	'経理@例え.テスト',
	`${'a'.repeat(64)}@x.example`,
])('%s is an address', (text) => {
	expect(isEmailAddress(text)).toBe(true);
});

test.each([
	'',
	'@',
	'a@',
	'@x.example',
	'a@localhost',
	'a@x..example',
	'.a@x.example',
	'a.@x.example',
	'a..b@x.example',
	'a@-x.example',
	'a@x-.example',
	'a@x.e',
	'a@10.0.0.1',
	'a b@x.example',
	'(a)@x.example',
	'mailto:a@x.example',
	`${'a'.repeat(65)}@x.example`,
	`a@${'x'.repeat(64)}.example`,
	`a@${'x.'.repeat(130)}example`,
])('%j is none', (text) => {
	expect(isEmailAddress(text)).toBe(false);
});

test.each([
	['quotes', '"'.repeat(200_001)],
	['quotes with backslashes', '"\\'.repeat(100_000)],
	['quotes within words', '"a"a '.repeat(40_000)],
	['brackets', '<'.repeat(200_000)],
	['one word', 'a'.repeat(200_000)],
	['dots', `a@${'x.'.repeat(100_000)}`],
	['signs @', '@'.repeat(200_000)],
	['names without an address', 'name '.repeat(40_000)],
	['addresses before a bracket', `${'a@x.example '.repeat(15_000)}<b@y.example>`],
	['words in brackets', `${'a@x <'.repeat(30_000)}`],
])('takes time in proportion to the length: %s', (_, text) => {
	const started = performance.now();
	readEmailAddresses(text);
	// A quadratic search in 200,000 characters takes half a minute.
	expect(performance.now() - started).toBeLessThan(2_000);
});
