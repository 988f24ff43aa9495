import type { Account } from '../account/account';
import type { Saving } from '../saving';
import type { Visibility } from '../suiteql/catalogue';

/** A request past login and concurrency limit, as the REST services see it. */
export interface RestRequest {
	method: string;
	/** As the caller saw it, with query. */
	url: URL;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: string;
	/** What is left of the path after the service's own. */
	segments: readonly string[];
}

export interface RestContext {
	account: Account;
	visibility: Visibility;
	saving: Saving;
}
