import { required } from '../context/errors';
import { host } from '../context/host';

/** N/url. Without units. */

export const HostType = {
	APPLICATION: 'APPLICATION',
	CUSTOMER_CENTER: 'CUSTOMER_CENTER',
	FORM: 'FORM',
	RESTLET: 'RESTLET',
	SUITETALK: 'SUITETALK',
};

type Parameters = Readonly<Record<string, unknown>>;

const queryOf = (parameters: Parameters = {}): string =>
	Object.entries(parameters)
		.map(
			([name, value]) =>
				`${encodeURIComponent(name)}=${encodeURIComponent(String((value as string | null) ?? ''))}`,
		)
		.join('&');

export function format(options: { domain: string; params: Parameters } | string, params?: Parameters): string {
	const domain = typeof options === 'string' ? options : options.domain;
	const query = queryOf(typeof options === 'string' ? params : options.params);
	return query === '' ? domain : `${domain}${domain.includes('?') ? '&' : '?'}${query}`;
}

export function resolveDomain(options: { hostType: string; accountId?: string }): string {
	required('url.resolveDomain', options, 'hostType');
	return host('url.domain', options);
}

interface Record_ {
	recordType: string;
	recordId?: string | number;
	isEditMode?: boolean;
	params?: Parameters;
}

export function resolveRecord(options: Record_): string {
	required('url.resolveRecord', options, 'recordType');
	const { recordType, recordId, isEditMode, params } = options;
	const path = host<string>('url.record', { recordType: String(recordType) });
	const own = { ...(recordId === undefined ? {} : { id: recordId }), ...(isEditMode ? { e: 'T' } : {}) };
	return format(path, { ...own, ...params });
}

interface ScriptOptions {
	scriptId: string;
	deploymentId: string;
	params?: Parameters;
	returnExternalUrl?: boolean;
}

/** @throws SuiteScriptError when there is no such script or deployment */
export function resolveScript(options: ScriptOptions): string {
	required('url.resolveScript', options, 'scriptId', 'deploymentId');
	const { params, ...which } = options;
	return format(host<string>('url.script', which), params ?? {});
}

/** Believed: the ID of a page is its address's end. */
export function resolveTaskLink(options: { id: string; params?: Parameters }): string {
	required('url.resolveTaskLink', options, 'id');
	return format('/app/common/task.nl', { id: options.id, ...options.params });
}
