/** The NetSuite APIs a request can go to. Host and signature are the credential's business. */
export type Service = 'suiteql' | 'record' | 'system' | 'restlet' | 'soap';

/** Where each service lives: which of the account's hosts, and the path below it. */
export const services: Record<Service, { readonly host: 'suitetalk' | 'restlets'; readonly path: string }> = {
	suiteql: { host: 'suitetalk', path: '/services/rest/query/v1/suiteql' },
	record: { host: 'suitetalk', path: '/services/rest/record/v1' },
	system: { host: 'suitetalk', path: '/services/rest/system/v1' },
	restlet: { host: 'restlets', path: '/app/site/hosting/restlet.nl' },
	soap: { host: 'suitetalk', path: '/services/NetSuitePort_2025_2' },
};

export interface NetSuiteRequest {
	readonly service: Service;
	readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	/** Below the service's own path, starting with a slash; empty for the service itself. */
	readonly path?: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	/** An object goes out as JSON; a text is a SOAP envelope with a place for the token passport. */
	readonly body?: Readonly<Record<string, unknown>> | string;
	/** Whether a second copy of this request changes nothing: true for everything that only reads. */
	readonly safeToRepeat: boolean;
}

export interface HttpAnswer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The body as text, whole: a connection that broke before its end is an error, not an answer. */
	readonly body: string;
}

/**
 * Sends one signed request. Answers with every status; rejects only when there is no whole answer.
 * Each call signs anew: NetSuite takes a signature once.
 */
export type Http = (request: NetSuiteRequest) => Promise<HttpAnswer>;
