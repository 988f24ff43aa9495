import { success } from '../status';
import type { Operation } from './operation';

/** The account's clock. */
export const getServerTime: Operation = {
	request: 'platformMsgs:GetServerTimeRequest',
	response: 'platformMsgs:GetServerTimeResponse',
	run: (_, { account }) => ({ getServerTimeResult: { status: success, serverTime: account.clock.now() } }),
	// The schema demands a time even then.
	refused: (status) => ({ getServerTimeResult: { status, serverTime: 0 } }),
};
