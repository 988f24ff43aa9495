import { Refusal } from '../../account/writing';

/** What the account refuses a script: NetSuite's code and sentence. The script gets it as a SuiteScriptError. */
export class HostError extends Error {
	constructor(
		readonly code: string,
		readonly sentence: string,
	) {
		super(sentence);
		this.name = 'HostError';
	}
}

/** What a script is told of an error; of what is neither a HostError nor a Refusal only that something of ours broke. */
export function asHostError(error: unknown): HostError {
	if (error instanceof HostError) return error;
	// What REST says first is REST's own.
	if (error instanceof Refusal)
		return new HostError(error.code, error.sentence.replace(/^Error while accessing a resource\. /, ''));
	return new HostError('UNEXPECTED_ERROR', `The local NetSuite failed: ${(error as Error).message}`);
}
