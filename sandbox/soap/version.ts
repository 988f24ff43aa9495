/** The endpoints that are served; NetSuite's last one is 2025_2. */
const versions = ['2023_2', '2024_1', '2024_2', '2025_1', '2025_2'] as const;

export type Version = (typeof versions)[number];

const LATEST: Version = '2025_2';

/** What an endpoint's address says: its version, and whether that is one that is served. */
export interface Endpoint {
	version: Version;
	/** As the address has it, where it is not served. */
	unsupported: string | null;
}

/** `/services/NetSuitePort_2025_2` → 2025_2; `null` for addresses that are not SOAP's. */
export function endpointOf(path: string): Endpoint | null {
	const match = /^\/services\/NetSuitePort_([^/]*)\/?$/.exec(path);
	if (!match) return null;
	const version = versions.find((known) => known === match[1]);
	return { version: version ?? LATEST, unsupported: version ? null : match[1]! };
}

/** The prefixes that Oracle's WSDL and NetSuite's replies use, and the namespace each stands for, less its version. */
const families = {
	platformMsgs: ['messages', 'platform'],
	platformCore: ['core', 'platform'],
	platformCoreTyp: ['types.core', 'platform'],
	platformCommon: ['common', 'platform'],
	platformFaults: ['faults', 'platform'],
	generalComm: ['communication', 'general'],
	generalCommTyp: ['types.communication', 'general'],
} as const;

export type Prefix = keyof typeof families;

/** Namespaces of one version. */
export interface Namespaces {
	readonly version: Version;
	/** `urn:core_2025_2.platform.webservices.netsuite.com` */
	uri(prefix: Prefix): string;
	/** The prefix that stands for a namespace of this version. */
	prefix(uri: string): Prefix | null;
	/** The package of the class that holds a type on NetSuite's side. Believed. */
	javaPackage(prefix: Prefix): string;
}

export function namespacesOf(version: Version): Namespaces {
	const uri = (prefix: Prefix) => {
		const [name, group] = families[prefix];
		return `urn:${name}_${version}.${group}.webservices.netsuite.com`;
	};
	const prefixes = Object.keys(families) as Prefix[];
	const byUri = new Map(prefixes.map((prefix) => [uri(prefix), prefix]));
	return {
		version,
		uri,
		prefix: (namespace) => byUri.get(namespace) ?? null,
		javaPackage: (prefix) => `com.netsuite.webservices.${families[prefix][1]}.${families[prefix][0]}_${version}`,
	};
}
