import { again, playAll } from '../soak/play';
import type { StoreName } from '../soak/store';

/** With each store. More of them, and other seeds: `npm run soak -- --rounds 200 --seed 5`. */
const rounds = 10;
const seed = 11;

jest.setTimeout(10 * 60_000);

test.each<StoreName>(['data-tables', 'postgres'])(
	`${rounds} rounds of business and trouble, n8n killed in a third: every field is as NetSuite has it (%s)`,
	async (store) => {
		const played = await playAll({ seed, store, rounds, only: null }, () => {}).catch((error: unknown) => {
			throw new Error(`${(error as Error).message}\n${again({ seed, store }, error)}`, { cause: error });
		});
		expect(played).toHaveLength(rounds);
		expect(played.filter(({ killedInRun }) => killedInRun).length).toBeGreaterThan(rounds / 5);
		expect(played.filter(({ strikes }) => strikes > 0).length).toBeGreaterThan(rounds / 5);
	},
);
