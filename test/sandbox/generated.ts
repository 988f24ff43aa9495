import { createHash } from 'node:crypto';
import { defaultOptions, type SandboxOptions } from '../../sandbox/options';
import { openAccount, type Account } from '../../sandbox/account/account';
import { generate } from '../../sandbox/account/generator';
import { truthOf, truthPoints } from '../../sandbox/account/truth';
import type { TruthRecord } from './shapes';

/** A generated account without a server. */
export function generated(options: Partial<SandboxOptions> = {}): Account {
	const account = openAccount({ ...defaultOptions, customers: 60, invoices: 400, ...options });
	generate(account);
	return account;
}

/** With all custom fields. */
export function truth(account: Account, point: string): TruthRecord[] {
	return [...truthOf(account, point, 'all')].flat() as unknown as TruthRecord[];
}

/** Equal for accounts whose records are all equal. */
export function fingerprint(account: Account): string {
	const hash = createHash('sha256');
	for (const point of truthPoints) hash.update(`${point}${JSON.stringify(truth(account, point))}`);
	return hash.digest('hex');
}
