import { addressOf, parseAccount, parseServerUrl, serviceUrl } from '../../../netsuite';

const real = { account: parseAccount('1234567_SB1'), serverUrl: null };
const local = { ...real, serverUrl: 'http://127.0.0.1:8081' };
const host = 'https://1234567-sb1.suitetalk.api.netsuite.com';

describe('services', () => {
	test.each([
		['suiteql', '', `${host}/services/rest/query/v1/suiteql`],
		['record', '/invoice/12', `${host}/services/rest/record/v1/invoice/12`],
		['system', '/serverTime', `${host}/services/rest/system/v1/serverTime`],
		['restlet', '?script=1', 'https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=1'],
		['soap', '', `${host}/services/NetSuitePort_2025_2`],
	] as const)('%s%s is at %s', (service, url, address) => {
		expect(addressOf(real, { baseURL: serviceUrl(service), url })).toEqual({ url: address, service });
	});

	test('the local NetSuite has all of them on one port', () => {
		const { url } = addressOf(local, { baseURL: serviceUrl('restlet') });
		expect(url).toBe('http://127.0.0.1:8081/app/site/hosting/restlet.nl');
	});

	test.each(['//evil.com/', '@evil.com/', 'https://evil.com/', '/../../../evil'])('a path %j stays on the host', (path) => {
		expect(new URL(addressOf(real, { baseURL: serviceUrl('record'), url: path }).url).origin).toBe(host);
	});
});

describe('query', () => {
	const queryOf = (url: string, query?: unknown) => {
		const address = addressOf(real, { url: `${host}/services/rest/record/v1/invoice${url}`, query }).url;
		return address.slice(address.indexOf('/invoice') + '/invoice'.length);
	};

	test.each<[string, unknown, string]>([
		['', undefined, ''],
		['', {}, ''],
		['', { limit: 5 }, '?limit=5'],
		['?limit=5', { offset: '10' }, '?limit=5&offset=10'],
		['', { q: 'companyName CONTAIN "a b"' }, '?q=companyName%20CONTAIN%20%22a%20b%22'],
		['', { q: '1+1' }, '?q=1%2B1'],
		['?q=a+b', undefined, '?q=a%20b'],
		['?q=a%2Bb', undefined, '?q=a%2Bb'],
		['', { q: 'Zürich 東京' }, '?q=Z%C3%BCrich%20%E6%9D%B1%E4%BA%AC'],
		['', { id: ['1', '2'] }, '?id=1&id=2'],
		['?id=0', { id: [1, 2] }, '?id=0&id=1&id=2'],
		['?q=a=b?c', undefined, '?q=a%3Db%3Fc'],
		['', { a: undefined, b: null, c: '' }, '?c='],
		['#top', { limit: 5 }, '?limit=5'],
	])('%j with %j becomes %j', (url, query, expected) => {
		expect(queryOf(url, query)).toBe(expected);
	});
});

describe('addresses', () => {
	test.each([`${host}/services/rest/record/v1/invoice`, 'https://1234567-sb1.restlets.api.netsuite.com/app/x'])(
		'%s is the account’s own',
		(url) => {
			expect(addressOf(real, { url })).toEqual({ url, service: null });
		},
	);

	test.each([
		'https://example.com/',
		`${host}.evil.com/`,
		'https://7654321.suitetalk.api.netsuite.com/',
		'http://1234567-sb1.suitetalk.api.netsuite.com/',
		`${host}:8443/`,
		'http://127.0.0.1:8081/',
		'netsuite:suiteql',
		'https://1234567-sb1.suitetalk.api.netsuite.com@evil.com/',
	])('%s is refused', (url) => {
		expect(() => addressOf(real, { url })).toThrow('This credential signs requests to account 1234567_SB1 only');
	});

	test('a base URL elsewhere is refused, and one that an address overrules as well', () => {
		expect(() => addressOf(real, { baseURL: 'https://example.com', url: '/x' })).toThrow('The request goes to https://example.com.');
		expect(() => addressOf(real, { baseURL: host, url: '//evil.com/x' })).toThrow('The request goes to https://evil.com.');
	});

	test('with a local NetSuite the real hosts are refused too', () => {
		expect(() => addressOf(local, { url: `${host}/x` })).toThrow('http://127.0.0.1:8081');
		expect(addressOf(local, { url: 'http://127.0.0.1:8081/x' }).url).toBe('http://127.0.0.1:8081/x');
	});

	test.each(['nowhere', 'constructor', ''])('a service that there is not is refused: "%s"', (name) => {
		expect(() => addressOf(real, { baseURL: `netsuite:${name}`, url: '/x' })).toThrow(`NetSuite has no service "${name}".`);
	});

	test('what is no address is told', () => {
		expect(() => addressOf(real, { url: '/services/rest' })).toThrow('"/services/rest" is not an address');
	});
});

describe('server URL', () => {
	test.each([
		['http://127.0.0.1:8081', 'http://127.0.0.1:8081'],
		['http://127.0.0.1:8081/', 'http://127.0.0.1:8081'],
		[' http://localhost:8081 ', 'http://localhost:8081'],
		['http://127.8.9.10', 'http://127.8.9.10'],
		['http://[::1]:8081', 'http://[::1]:8081'],
		['https://localhost', 'https://localhost'],
	])('%j is %s', (text, origin) => {
		expect(parseServerUrl(text)).toBe(origin);
	});

	test.each([
		'localhost:8081',
		'http://127.0.0.1.evil.com',
		'http://localhost.evil',
		'http://localhost@evil.com',
		'http://user@localhost',
		'http://:secret@localhost',
		'http://evil.com/127.0.0.1',
		'http://evil.com#127.0.0.1',
		'http://128.0.0.1',
		'http://0.0.0.0',
		'http://10.0.0.1',
		'http://[::2]',
		'ftp://127.0.0.1',
		'http://127.0.0.1/path',
		'http://127.0.0.1?x=1',
		'https://1234567.suitetalk.api.netsuite.com',
		'nonsense',
	])('%s is refused', (text) => {
		expect(() => parseServerUrl(text)).toThrow('is not the address of a local NetSuite');
	});
});
