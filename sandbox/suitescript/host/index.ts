import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';
import { cacheHost } from './cache';
import { cryptoHost } from './crypto';
import { emailHost } from './email';
import { encodeHost } from './encode';
import { fileHost } from './file';
import { httpHost } from './http';
import { logHost } from './log';
import { mapReduceHost } from './mapReduce';
import { moduleHost } from './module';
import { queryHost } from './query';
import { recordHost } from './record';
import { renderHost } from './render';
import { runtimeHost } from './runtime';
import { searchHost } from './search';
import { taskHost } from './task';
import { urlHost } from './url';

/** The host halves of the N/ modules: what scripts ask of the account, by name. */

/** May be answered later; the script waits. What it throws as HostError or Refusal the script gets. */
export type HostCall = (run: Run, args: never) => unknown;

export type HostHalf = Readonly<Record<string, HostCall>>;

const calls: HostHalf = {
	...moduleHost,
	...logHost,
	...runtimeHost,
	...mapReduceHost,
	...cacheHost,
	...cryptoHost,
	...emailHost,
	...encodeHost,
	...fileHost,
	...httpHost,
	...queryHost,
	...recordHost,
	...renderHost,
	...searchHost,
	...taskHost,
	...urlHost,
};

/** @throws HostError what the account refuses */
export function answerHostCall(run: Run, name: string, args: unknown): unknown {
	const call = calls[name];
	if (!call) throw new HostError('LOCAL_NETSUITE_LACKS', `The local NetSuite has no ${name}.`);
	return call(run, args as never);
}
