/** The NetSuite APIs that live on hosts of their own. */
export type Host = 'suitetalk' | 'restlets';

export interface Account {
	/** As NetSuite shows it and as the signature's realm wants it: `1234567_SB1`. */
	readonly id: string;
	/** As it stands in host names: `1234567-sb1`. */
	readonly hostLabel: string;
}

/** What is wrong with something a person typed, in a sentence that says what it should look like. */
export class InvalidSettingError extends Error {
	constructor(
		readonly setting: string,
		message: string,
	) {
		super(message);
		this.name = 'InvalidSettingError';
	}
}

/**
 * Reads an account ID as people write it: with an underscore as in Setup > Company > Company Information, or with a
 * hyphen and in lower case as in the address bar.
 * @throws InvalidSettingError when it cannot be an account ID.
 */
export function parseAccount(text: string): Account {
	const id = text.trim().toUpperCase().replace(/-/g, '_');
	if (!/^[A-Z0-9]+(_[A-Z0-9]+)?$/.test(id)) {
		throw new InvalidSettingError(
			'accountId',
			`Account ID "${text.trim()}" is not a NetSuite account ID. It looks like 1234567, 1234567_SB1 or TSTDRV1234567; ` +
				'NetSuite shows it under Setup > Company > Company Information.',
		);
	}
	return { id, hostLabel: id.toLowerCase().replace(/_/g, '-') };
}

/** The address of one of the account's hosts, without a trailing slash. */
export function hostUrl(account: Account, host: Host): string {
	return `https://${account.hostLabel}.${host}.api.netsuite.com`;
}

/**
 * Checks the address of a local NetSuite: credentials must never travel in the clear or to a stranger, so plain http
 * is for loopback addresses, and nothing else is accepted at all.
 * @returns the origin, without a trailing slash.
 * @throws InvalidSettingError for anything but a loopback address.
 */
export function parseServerUrl(text: string): string {
	let url: URL | undefined;
	try {
		url = new URL(text.trim());
	} catch {
		// Told below together with every other address that will not do.
	}
	const loopback = url && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
	// An address that is more than its origin: a login, a path, a query.
	const more = url && url.href !== `${url.origin}/`;
	if (!url || !loopback || more || !['http:', 'https:'].includes(url.protocol)) {
		throw new InvalidSettingError(
			'serverUrl',
			`Server URL "${text.trim()}" is not the address of a local NetSuite. It must be a loopback address such as ` +
				'http://127.0.0.1:8081; leave it empty to reach your NetSuite account.',
		);
	}
	return url.origin;
}
