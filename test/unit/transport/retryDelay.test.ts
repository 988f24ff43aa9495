import { NetSuiteError, type ErrorKind } from '../../../netsuite';
import { retryDelay } from '../../../netsuite/transport/retry';

const delay = (kind: ErrorKind, number: number, { safeToRepeat = true, random = 0 } = {}) =>
	retryDelay(new NetSuiteError({ kind, detail: 'x' }), { number, safeToRepeat, random });

test.each<[ErrorKind, boolean, number, number | null]>([
	['busy', true, 1, 250],
	['busy', true, 2, 500],
	['busy', true, 6, 8_000],
	['busy', true, 7, 15_000],
	['busy', true, 11, 15_000],
	['busy', true, 12, null],
	['busy', false, 1, 250],
	['busy', false, 12, null],
	['server', true, 1, 250],
	['server', true, 4, 2_000],
	['server', true, 5, null],
	['server', false, 1, null],
	['network', true, 1, 250],
	['network', true, 5, null],
	['network', false, 1, null],
	['badAnswer', true, 1, 250],
	['badAnswer', true, 5, null],
	['badAnswer', false, 1, null],
	['login', true, 1, null],
	['permission', true, 1, null],
	['notFound', true, 1, null],
	['notVisible', true, 1, null],
	['invalid', true, 1, null],
])('%s, safe to repeat: %s, attempt %d → %s', (kind, safeToRepeat, number, expected) => {
	expect(delay(kind, number, { safeToRepeat })).toBe(expected);
});

test('callers refused at the same moment come back at different ones', () => {
	expect([0, 0.5, 0.99].map((random) => delay('busy', 1, { random }))).toEqual([250, 375, 497.5]);
});
