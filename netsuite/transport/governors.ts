import { Governor } from './governor';

const governors = new Map<string, Governor>();

/** The governor of an account: one in the whole process, whichever node or flow asks. */
export function governorOf(account: string): Governor {
	const governor = governors.get(account) ?? new Governor();
	governors.set(account, governor);
	return governor;
}
