import type { Account } from '../account/account';
import type { Saving } from '../saving';
import type { Visibility } from '../suiteql/catalogue';
import type { Login } from './login';
import type { Reply } from './reply';

/** A request that came within the limit of requests at once. */
export interface ApiRequest {
	method: string;
	/** As the caller saw it, with query. */
	url: URL;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: string;
}

/** What an API works on. */
export interface ApiContext {
	account: Account;
	visibility: Visibility;
	/** What every write goes through. */
	saving: Saving;
	/** The columns of a record that come out unreadable, by its ID. */
	corruptColumns: (id: string) => string[];
}

/** One of NetSuite's APIs: whom it lets in, what it answers, and how it says that it does not. */
export interface Api {
	/** Takes a request apart. */
	open(request: ApiRequest): {
		/** Whether its login holds; writes the audit trail. */
		letIn(login: Login): boolean;
		answer(context: ApiContext): Reply | Promise<Reply>;
	};
	invalidLogin(): Reply;
	concurrencyExceeded(): Reply;
	unexpected(status: 500 | 503, errorId: string): Reply;
}
