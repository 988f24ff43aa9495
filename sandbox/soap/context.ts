import type { ApiContext } from '../server/api';
import type { Bean } from './schema/bean';
import type { Searches } from './search/searches';

/** What an operation works on. */
export interface SoapContext extends ApiContext {
	/** The request's headers of these names. */
	searchPreferences: Bean | null;
	preferences: Bean | null;
	searches: Searches;
	/** The account's addresses: scheme, host and port. */
	origin: string;
}
