import { HostError } from '../engine/hostError';
import { usageExceeded, type Run } from '../engine/run';

/** Documented: the codes. Believed: the sentences. */
const refusals: Readonly<Record<string, string>> = {
	KEY_LENGTH_IS_OVER_3000_BYTES: 'The key is longer than 3,000 characters.',
	VALUE_LENGTH_IS_OVER_10_MB: 'The value is larger than 10 MB.',
};

export const mapReduceHost = {
	/** A call of map or reduce begins, with units of its own. */
	'mapReduce.begin': ({ governance }: Run): void => {
		governance.used = 0;
		governance.exceeded = false;
	},
	/** It has ended. @throws HostError when it used too many units, whether the script caught that or not */
	'mapReduce.end': ({ governance }: Run): void => {
		const { exceeded } = governance;
		governance.exceeded = false;
		if (exceeded) throw usageExceeded();
	},
	'mapReduce.refuse': (_run: Run, { code }: { code: string }): never => {
		throw new HostError(code, refusals[code]!);
	},
};
