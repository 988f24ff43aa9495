import type { IExecuteFunctions } from 'n8n-workflow';

import { NetSuiteError } from '../../netsuite';
import { forEachItem } from '../../nodes/shared/errors';

/** A node that gets that many items, with On Error: Continue. */
const nodeWith = (items: number) =>
	({
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getNode: () => ({ name: 'NetSuite', type: 'netSuite', typeVersion: 1, parameters: {}, position: [0, 0], id: '1' }),
		continueOnFail: () => true,
	}) as unknown as IExecuteFunctions;

/** What comes out of 10 items of which each fails so, and how many of them were tried. */
async function allFail(error: NetSuiteError) {
	let tried = 0;
	const [items] = await forEachItem(nodeWith(10), 1, async () => {
		tried++;
		return await Promise.reject(error);
	});
	return { tried, errors: (items ?? []).map(({ json }) => json.error) };
}

test('a refused login is not tried again for the items that follow: five of them lock the token', async () => {
	const { tried, errors } = await allFail(new NetSuiteError({ kind: 'login', status: 401, detail: 'Invalid login attempt.' }));
	expect(tried).toBe(1);
	expect(errors).toEqual([
		'Invalid login attempt.',
		...Array.from({ length: 9 }, () => 'Not tried, because NetSuite refused the login for an item before: Invalid login attempt.'),
	]);
});

test.each([
	['a refusal', new NetSuiteError({ kind: 'invalid', status: 400, detail: 'No.' })],
	['a name that leads nowhere', new NetSuiteError({ kind: 'login', detail: 'There is no NetSuite account at the address.' })],
])('after %s the items that follow are tried', async (_, error) => {
	expect((await allFail(error)).tried).toBe(10);
});
