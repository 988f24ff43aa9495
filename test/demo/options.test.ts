import { parseOptions } from '../../demo/options';

describe('parseOptions', () => {
	it('has a default for everything', () => {
		expect(parseOptions([])).toEqual({
			check: false, reset: false, help: false, seed: 7, customers: 500, invoices: 5000,
		});
	});

	it('reads what CI passes', () => {
		const options = parseOptions(['--check', '--seed', '91', '--customers=800', '--invoices', '6000']);
		expect(options).toMatchObject({ check: true, seed: 91, customers: 800, invoices: 6000 });
	});

	it.each([
		[['--seed', 'x'], '--seed takes a whole number of at least 0, not "x".'],
		[['--customers', '0'], '--customers takes a whole number of at least 1, not "0".'],
		[['--invoices', '1e3'], '--invoices takes a whole number of at least 1, not "1e3".'],
		[['--chekc'], "Unknown option '--chekc'"],
		[['7'], 'Unexpected argument'],
	])('refuses %j', (args, message) => {
		expect(() => parseOptions(args)).toThrow(message);
	});
});
