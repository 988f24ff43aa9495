import { required } from '../context/errors';
import { host } from '../context/host';

/** N/runtime. Nothing in it costs units. */

interface About {
	accountId: string;
	country: string;
	envType: string;
	executionContext: string;
	processorCount: number;
	queueCount: number;
	version: string;
}

interface User {
	id: number;
	name: string;
	email: string;
	role: number;
	roleId: string;
	roleCenter: string;
	department: number;
	location: number;
	subsidiary: number;
	contact: number;
}

interface CurrentScript {
	id: string;
	deploymentId: string;
	logLevel: string;
	apiVersion: string;
	bundleIds: string[];
	percentComplete: number;
	getParameter(options: { name: string } | string): unknown;
	getRemainingUsage(): number;
}

export enum ContextType {
	ACTION = 'ACTION',
	ADVANCEDREVREC = 'ADVANCEDREVREC',
	BANKCONNECTIVITY = 'BANKCONNECTIVITY',
	BANKSTATEMENTPARSER = 'BANKSTATEMENTPARSER',
	BUNDLEINSTALLATION = 'BUNDLEINSTALLATION',
	CLIENT = 'CLIENT',
	CONSOLRATEADJUSTOR = 'CONSOLRATEADJUSTOR',
	CSVIMPORT = 'CSVIMPORT',
	CUSTOMGLLINES = 'CUSTOMGLLINES',
	CUSTOMMASSUPDATE = 'CUSTOMMASSUPDATE',
	DATASETBUILDER = 'DATASETBUILDER',
	DEBUGGER = 'DEBUGGER',
	EMAILCAPTURE = 'EMAILCAPTURE',
	FICONNECTIVITY = 'FICONNECTIVITY',
	FIPARSER = 'FIPARSER',
	MAPREDUCE = 'MAPREDUCE',
	NONE = 'NONE',
	OCRPLUGIN = 'OCRPLUGIN',
	OFFLINECLIENT = 'OFFLINECLIENT',
	OTHER = 'OTHER',
	PAYMENTGATEWAY = 'PAYMENTGATEWAY',
	PAYMENTPOSTBACK = 'PAYMENTPOSTBACK',
	PLATFORMEXTENSION = 'PLATFORMEXTENSION',
	PORTLET = 'PORTLET',
	PROMOTIONS = 'PROMOTIONS',
	RECORDACTION = 'RECORDACTION',
	RESTLET = 'RESTLET',
	RESTWEBSERVICES = 'RESTWEBSERVICES',
	SCHEDULED = 'SCHEDULED',
	SDFINSTALLATION = 'SDFINSTALLATION',
	SHIPPINGPARTNERS = 'SHIPPINGPARTNERS',
	SUITELET = 'SUITELET',
	TAXCALCULATION = 'TAXCALCULATION',
	USEREVENT = 'USEREVENT',
	USERINTERFACE = 'USERINTERFACE',
	WEBAPPLICATION = 'WEBAPPLICATION',
	WEBSERVICES = 'WEBSERVICES',
	WEBSTORE = 'WEBSTORE',
	WORKBOOKBUILDER = 'WORKBOOKBUILDER',
	WORKFLOW = 'WORKFLOW',
}

export enum EnvType {
	SANDBOX = 'SANDBOX',
	PRODUCTION = 'PRODUCTION',
	BETA = 'BETA',
	INTERNAL = 'INTERNAL',
}

export enum Permission {
	FULL = 4,
	EDIT = 3,
	CREATE = 2,
	VIEW = 1,
	NONE = 0,
}

export function getCurrentScript(): CurrentScript {
	const script = host<Omit<CurrentScript, 'getParameter' | 'getRemainingUsage'>>('runtime.script');
	return {
		...script,
		getParameter(options) {
			const name = typeof options === 'string' ? options : options?.name;
			required('Script.getParameter', { name }, 'name');
			return host('runtime.parameter', { name });
		},
		getRemainingUsage: () => host('runtime.remainingUsage'),
	};
}

export function getCurrentUser(): User & Record<string, unknown> {
	return {
		...host<User>('runtime.user'),
		getPermission: (options: { name: string } | string) =>
			host('runtime.permission', { name: typeof options === 'string' ? options : options?.name }),
		// Believed: a preference nobody set is empty.
		getPreference: () => '',
	};
}

export function getCurrentSession(): {
	get(options: { name: string }): string | null;
	set(options: { name: string; value: string }): void;
} {
	return {
		get: (options) => session.get(options.name) ?? null,
		set: (options) => void session.set(options.name, String(options.value)),
	};
}

/** Of this run: a login by token has no session that would outlive it. */
const session = new Map<string, string>();

export function isFeatureInEffect(options: { feature: string } | string): boolean {
	const feature = typeof options === 'string' ? options : options?.feature;
	required('runtime.isFeatureInEffect', { feature }, 'feature');
	return host('runtime.feature', { feature });
}

const about = () => host<About>('runtime.about');

/** Read when it is asked for: N/runtime has these as properties. */
export const properties = {
	get accountId() {
		return about().accountId;
	},
	get country() {
		return about().country;
	},
	get envType() {
		return about().envType;
	},
	get executionContext() {
		return about().executionContext;
	},
	get processorCount() {
		return about().processorCount;
	},
	get queueCount() {
		return about().queueCount;
	},
	get version() {
		return about().version;
	},
};
