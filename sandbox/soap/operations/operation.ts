import type { SoapContext } from '../context';
import type { Bean } from '../schema/bean';

/**
 * An operation of the port. The schema's types of its request and response are named after it: `AddRequest`,
 * `AddResponse`.
 */
export interface Operation {
	/**
	 * @throws Refusal for what NetSuite answers with a status that did not succeed
	 * @throws SoapFault
	 */
	run(request: Bean, context: SoapContext): Bean | Promise<Bean>;
	/** The response that has nothing but that status. */
	refused(status: Bean): Bean;
	/** Whether it answers without a login. */
	open?: true;
}
