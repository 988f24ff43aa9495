import { planRound } from '../soak/plan';

const rounds = (seed: number, count: number) => Array.from({ length: count }, (_, index) => planRound(seed, index + 1));

test('a round is the same each time, whatever rounds were played before', () => {
	expect(planRound(5, 17)).toEqual(planRound(5, 17));
	expect(planRound(5, 17)).not.toEqual(planRound(6, 17));
	expect(planRound(5, 17)).not.toEqual(planRound(5, 18));
});

test('n8n is killed in a third of the rounds, of few rounds too', () => {
	for (const seed of [1, 2, 3, 11]) {
		expect(rounds(seed, 21).filter(({ killN8n }) => killN8n !== null)).toHaveLength(7);
	}
});

test('200 rounds have every kind of trouble there is', () => {
	const all = rounds(1, 200);
	const kinds = new Set(all.flatMap(({ faults }) => faults.map(({ fault }) => fault)));
	expect([...kinds].sort()).toEqual(['drip', 'hide', 'html', 'lost', 'reset', 'skew', 'status', 'timeout', 'token', 'truncate']);
	for (const event of ['activity', 'meanwhile', 'corrupt', 'forget', 'killNetSuite', 'secondRun'] as const) {
		expect(all.filter((plan) => plan[event] !== null).length).toBeGreaterThan(5);
		expect(all.filter((plan) => plan[event] === null).length).toBeGreaterThan(5);
	}
});
