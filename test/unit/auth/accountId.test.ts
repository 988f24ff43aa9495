import { hostUrl, parseAccount } from '../../../netsuite';

test.each([
	['1234567', '1234567', '1234567'],
	[' 1234567 ', '1234567', '1234567'],
	['1234567_SB1', '1234567_SB1', '1234567-sb1'],
	['1234567-sb1', '1234567_SB1', '1234567-sb1'],
	['1234567_rp2', '1234567_RP2', '1234567-rp2'],
	['TSTDRV123456', 'TSTDRV123456', 'tstdrv123456'],
	['td3018275', 'TD3018275', 'td3018275'],
])('%j is account %s, on hosts of %s', (text, id, hostLabel) => {
	const account = parseAccount(text);
	expect(account).toEqual({ id, hostLabel });
	expect(hostUrl(account, 'suitetalk')).toBe(`https://${hostLabel}.suitetalk.api.netsuite.com`);
	expect(hostUrl(account, 'restlets')).toBe(`https://${hostLabel}.restlets.api.netsuite.com`);
});

test.each(['', ' ', '1234567_', '_SB1', '1234567_SB1_X', '1234567.evil.com', '1234567/', '1234567@evil', '12 34', 'évil', '1234567\nX'])(
	'%j is refused',
	(text) => {
		expect(() => parseAccount(text)).toThrow('is not a NetSuite account ID');
	},
);
