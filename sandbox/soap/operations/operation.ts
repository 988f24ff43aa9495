import type { ApiContext } from '../../server/api';
import type { Bean } from '../schema/bean';
import type { TypeName } from '../schema/types';
import type { Searches } from '../search/searches';

export interface SoapContext extends ApiContext {
	/** As the request's header has it. */
	searchPreferences: Bean | null;
	searches: Searches;
}

/** An operation of the port. Its response is named after it: `add`, `addResponse`. */
export interface Operation {
	request: TypeName;
	response: TypeName;
	/**
	 * @throws Refusal for what NetSuite answers with a status that did not succeed
	 * @throws SoapFault
	 */
	run(request: Bean, context: SoapContext): Bean | Promise<Bean>;
	/** The response that has nothing but that status. */
	refused(status: Bean): Bean;
}
