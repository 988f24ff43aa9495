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
	const version = versionOf(match[1]!);
	return { version: version ?? LATEST, unsupported: version ? null : match[1]! };
}

export const versionOf = (name: string): Version | undefined => versions.find((known) => known === name);

/**
 * The prefixes that Oracle's WSDL and NetSuite's replies use, and of the namespace each stands for the family, the
 * group, and the files of its schema and of its enumerations, if it has any. In the order in which Oracle's WSDL brings
 * them in, all of them: clients that number namespaces (`ns0`, `ns1` …) go by it.
 */
const families = {
	platformCore: ['core', 'platform', 'core', 'coreTypes'],
	platformFaults: ['faults', 'platform', 'faults', 'faultTypes'],
	platformMsgs: ['messages', 'platform', 'messages', null],
	platformCommon: ['common', 'platform', 'common', 'commonTypes'],
	actSched: ['scheduling', 'activities', 'scheduling', 'schedulingTypes'],
	generalComm: ['communication', 'general', 'communication', 'communicationTypes'],
	docFileCab: ['filecabinet', 'documents', 'fileCabinet', 'fileCabinetTypes'],
	listRel: ['relationships', 'lists', 'relationships', 'relationshipTypes'],
	listSupport: ['support', 'lists', 'support', 'supportTypes'],
	listAcct: ['accounting', 'lists', 'accounting', 'accountingTypes'],
	tranSales: ['sales', 'transactions', 'sales', 'saleTypes'],
	tranPurch: ['purchases', 'transactions', 'purchases', 'purchaseTypes'],
	tranCust: ['customers', 'transactions', 'customers', 'customerTypes'],
	tranFin: ['financial', 'transactions', 'financial', 'financialTypes'],
	tranBank: ['bank', 'transactions', 'bank', 'bankTypes'],
	tranInvt: ['inventory', 'transactions', 'inventory', 'inventoryTypes'],
	tranGeneral: ['general', 'transactions', 'general', null],
	setupCustom: ['customization', 'setup', 'customization', 'customizationTypes'],
	listEmp: ['employees', 'lists', 'employees', 'employeeTypes'],
	listSite: ['website', 'lists', 'website', 'websiteTypes'],
	tranEmp: ['employees', 'transactions', 'employees', 'employeeTypes'],
	listMkt: ['marketing', 'lists', 'marketing', 'marketingTypes'],
	demandPlan: ['demandplanning', 'transactions', 'demandPlanning', 'demandPlanningTypes'],
	listScm: ['supplychain', 'lists', 'supplyChain', 'supplyChainTypes'],
} as const;

type Family = keyof typeof families;

/** A family's, or that of its enumerations. */
export type Prefix = Family | `${Family}Typ`;

export const prefixes: readonly Prefix[] = (Object.keys(families) as Family[]).flatMap((family): Prefix[] =>
	families[family][3] ? [family, `${family}Typ`] : [family],
);

function partsOf(prefix: Prefix): { name: string; group: string; types: boolean; file: string } {
	const types = prefix.endsWith('Typ');
	const [name, group, schema, enumerations] = families[(types ? prefix.slice(0, -'Typ'.length) : prefix) as Family];
	return { name, group, types, file: types ? enumerations! : schema };
}

/** Where the schema of a namespace is: `/xsd/platform/v2025_2_0/coreTypes.xsd`. */
export function schemaFile(prefix: Prefix, version: Version): string {
	const { group, file } = partsOf(prefix);
	return `/xsd/${group}/v${version}_0/${file}.xsd`;
}

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
		const { name, group, types } = partsOf(prefix);
		return `urn:${types ? 'types.' : ''}${name}_${version}.${group}.webservices.netsuite.com`;
	};
	const byUri = new Map(prefixes.map((prefix) => [uri(prefix), prefix]));
	return {
		version,
		uri,
		prefix: (namespace) => byUri.get(namespace) ?? null,
		javaPackage(prefix) {
			const { name, group } = partsOf(prefix);
			return `com.netsuite.webservices.${group}.${name}_${version}`;
		},
	};
}
