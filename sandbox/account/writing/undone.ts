import type { Account } from '../account';

/** Does work of which nothing remains if it throws, also within work that is undone as a whole. */
export function undone<T>({ engine }: Account, work: () => T): T {
	engine.exec('SAVEPOINT writing');
	try {
		const result = work();
		engine.exec('RELEASE writing');
		return result;
	} catch (error) {
		engine.exec('ROLLBACK TO writing; RELEASE writing');
		throw error;
	}
}
