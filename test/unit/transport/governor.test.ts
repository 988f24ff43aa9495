import { Governor, governorOf } from '../../../netsuite';
import { SimulatedAccount } from '../../support/simulatedAccount';
import { seededRandom, VirtualTime } from '../../support/virtualTime';

const minute = 60_000;

// Minutes of an account's time are thousands of turns of the event loop, which a busy machine takes its time for.
jest.setTimeout(60_000);

const simulate = (limit: number, seed = 1) => {
	const time = new VirtualTime();
	return new SimulatedAccount(time, seededRandom(seed), limit);
};

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

test.each([
	[1, 1],
	[5, 1],
	[5, 2],
	[5, 3],
])('eight callers keep an account that takes %d requests busy (seed %d)', async (limit, seed) => {
	const account = simulate(limit, seed);
	account.keepBusy(new Governor(), 8);
	await account.observe(minute);
	const settled = await account.observe(4 * minute);
	expect(settled.averageInFlight).toBeGreaterThanOrEqual(0.9 * limit);
	expect(settled.refusedShare).toBeLessThan(0.02);
});

test('even in the first minute few requests are refused', async () => {
	const account = simulate(5);
	account.keepBusy(new Governor(), 8);
	const first = await account.observe(minute);
	expect(first.averageInFlight).toBeGreaterThanOrEqual(4.5);
	expect(first.refusedShare).toBeLessThan(0.02);
});

test('an account that takes more than there are callers is never asked for less', async () => {
	const account = simulate(20);
	account.keepBusy(new Governor(), 8);
	await account.observe(minute);
	expect(await account.observe(2 * minute)).toMatchObject({ refusedShare: 0 });
});

test('two workers that share a limit of ten settle, and neither starves', async () => {
	const account = simulate(10);
	const [one, other] = [account.keepBusy(new Governor(), 8), account.keepBusy(new Governor(), 8)];
	await account.observe(minute);
	const settled = await account.observe(6 * minute);
	expect(settled.averageInFlight).toBeGreaterThanOrEqual(9);
	expect(settled.refusedShare).toBeLessThan(0.02);
	expect(total(one) / (total(one) + total(other))).toBeGreaterThan(0.35);
	expect(total(other) / (total(one) + total(other))).toBeGreaterThan(0.35);
	expect(Math.min(...one, ...other)).toBeGreaterThan(0);
});

test('a worker that comes to an account in full use does not starve', async () => {
	const shares: number[] = [];
	for (const seed of [1, 2, 3, 4]) {
		const account = simulate(10, seed);
		account.keepBusy(new Governor(), 12);
		await account.observe(2 * minute);
		const late = account.keepBusy(new Governor(), 12);
		const { answered, averageInFlight, refusedShare } = await account.observe(8 * minute);
		shares.push(total(late) / answered);
		expect(Math.min(...late)).toBeGreaterThan(0);
		expect(averageInFlight).toBeGreaterThanOrEqual(9);
		expect(refusedShare).toBeLessThan(0.02);
	}
	// How much it gets is a matter of luck, from 0.1 to 0.45; one that starves gets next to nothing.
	expect(Math.min(...shares)).toBeGreaterThan(0.08);
	expect(total(shares) / shares.length).toBeGreaterThan(0.12);
});

test('a limit that drops is kept to, and one that rises is used again', async () => {
	const account = simulate(10);
	account.keepBusy(new Governor(), 20);
	await account.observe(2 * minute);

	account.limit = 3;
	await account.observe(3 * minute);
	const low = await account.observe(5 * minute);
	expect(low.averageInFlight).toBeGreaterThanOrEqual(2.7);
	expect(low.refusedShare).toBeLessThan(0.02);

	account.limit = 10;
	await account.observe(6.5 * minute);
	const high = await account.observe(7.5 * minute);
	expect(high.averageInFlight).toBeGreaterThanOrEqual(9);
	expect(high.refusedShare).toBeLessThan(0.02);
});

test('a place can be given back once', async () => {
	const governor = new Governor(1);
	const slot = await governor.enter();
	slot.leave(false);
	slot.leave(true);
	expect(governor.state()).toMatchObject({ inFlight: 0, refused: 0 });
});

test('requests that were under way when the limit shrank do not shrink it again', async () => {
	const governor = new Governor(8);
	const slots = await Promise.all(Array.from({ length: 8 }, async () => await governor.enter()));
	for (const slot of slots) slot.leave(true);
	expect(governor.state()).toEqual({ limit: 6, inFlight: 0, waiting: 0, admitted: 8, refused: 8 });
});

test('an account has one governor, and other accounts have others', () => {
	expect(governorOf('1111111')).toBe(governorOf('1111111'));
	expect(governorOf('1111111')).not.toBe(governorOf('1111111_SB1'));
});
