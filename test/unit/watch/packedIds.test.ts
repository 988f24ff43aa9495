import { packIds, unpackIds } from '../../../netsuite/watch/invoices';

test.each([
	['none', []],
	['one', ['17']],
	['several', ['17', '18', '1000000', '123456789012']],
	['negative ones', ['-7', '-5', '3']],
])('%s come back', (_, ids) => {
	expect([...unpackIds(packIds(ids))]).toEqual(ids);
});

test('whatever their order', () => {
	expect(packIds(['30', '4', '200'])).toBe(packIds(['4', '30', '200']));
});

test('20,000 neighbouring ones take less than 80 kilobytes', () => {
	expect(packIds(Array.from({ length: 20_000 }, (_, index) => String(1_000_000 + 50 * index))).length).toBeLessThan(80_000);
});
