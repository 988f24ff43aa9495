import { sign, signatureBase } from '../../sandbox/server/signature';
import published from './tbaVectors.json';

const decoded = (text: string) => decodeURIComponent(text);

/** A base string taken apart into what it was made of. */
function partsOf(base: string): { method: string; url: string; parameters: Array<[string, string]> } {
	const [method, url, parameters] = base.split('&') as [string, string, string];
	const pairs = decoded(parameters)
		.split('&')
		.map((pair) => pair.split('=').map(decoded) as [string, string]);
	return { method, url: decoded(url), parameters: pairs };
}

describe('the signatures Oracle published', () => {
	test.each(published.vectors.map((vector) => [vector.name, vector] as const))(
		'%s is reproduced',
		(_, { base, key, signature }) => {
			const [consumerSecret, tokenSecret] = key.split('&') as [string, string];
			expect(sign(base, consumerSecret, tokenSecret)).toBe(signature);
		},
	);

	const oauth = published.vectors.filter(({ kind }) => kind === 'oauth1');
	test.each(oauth.map((vector) => [vector.name, vector.base] as const))(
		'%s: the base string is made of its parts',
		(_, base) => {
			const { method, url, parameters } = partsOf(base);
			expect(signatureBase(method, url, parameters.reverse())).toBe(base);
		},
	);

	const whole = published.vectors.filter(({ url }) => url);
	test.each(whole.map((vector) => [vector.name, vector] as const))(
		'%s: the query takes part, sorted',
		(_, { method, url, base }) => {
			const header = partsOf(base).parameters.filter(([name]) => name.startsWith('oauth_'));
			expect(signatureBase(method!, url!, header)).toBe(base);
		},
	);
});

test('what encodeURIComponent leaves alone is encoded, and equal names are sorted by value', () => {
	const base = signatureBase('get', "http://127.0.0.1:8081/a?q=(it's)*!&q=%20b+c", [['oauth_nonce', 'abcdef']]);
	expect(decoded(base.split('&')[2]!)).toBe('oauth_nonce=abcdef&q=%20b%20c&q=%28it%27s%29%2A%21');
	expect(base).toMatch(/^GET&http%3A%2F%2F127\.0\.0\.1%3A8081%2Fa&/);
});
