import type { SoapContext } from '../context';
import { contentOf } from '../records/files';
import { find } from '../records/references';
import { readRecord } from '../records/read';
import type { Bean } from '../schema/bean';
import { noSuchRecord, success } from '../status';
import { checkCount, each, most } from './lists';
import type { Operation } from './operation';

/** One record by internal or external ID, with its sublists. */
export const get: Operation = {
	run: ({ baseRef }, context) => ({ readResponse: response(baseRef as Bean | undefined, context) }),
	refused: (status) => ({ readResponse: { status } }),
};

/** Several records, each with its own status. */
export const getList: Operation = {
	async run({ baseRef = [] }, context) {
		const refs = baseRef as readonly Bean[];
		checkCount(refs, most.get);
		const readResponse = await each(refs, (ref) => response(ref, context));
		return { readResponseList: { status: success, readResponse } };
	},
	refused: (status) => ({ readResponseList: { status } }),
};

function response(ref: Bean | undefined, context: SoapContext): Bean {
	const { record, id } = find(context, ref);
	const bean = readRecord(context, record, id);
	if (!bean) throw noSuchRecord();
	// Documented: a search does not bring what is in files, reading one does.
	const content = record.name === 'file' ? { content: contentOf(context.account, id) } : {};
	return { status: success, record: { ...bean, ...content } };
}
