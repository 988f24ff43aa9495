/** The account of a soak: a local NetSuite that may be killed and comes back as it was. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { TruthRecord } from '../../demo/truthRows';
import { startNetSuite, tbaCredential, type NetSuiteProcess } from '../support/netSuiteProcess';
import type { Fault } from '../engine/localNetSuite';
import { createGate, type Gate } from './gate';

/** A lock after failed logins lasts as long. */
const LOCK_SECONDS = 1800;

export interface AccountSize {
	readonly seed: number;
	readonly customers: number;
	readonly invoices: number;
}

export class SoakAccount {
	/** Every call that changed the account, to be made again when it comes back. */
	private readonly played: string[] = [];
	/** As it counts them itself, from nothing after it was killed. */
	private struck = 0;

	private constructor(
		private readonly size: AccountSize,
		private readonly folder: string,
		private readonly gate: Gate,
		private netsuite: NetSuiteProcess,
	) {}

	static async open(size: AccountSize, folder: string): Promise<SoakAccount> {
		const [gate, netsuite] = [await createGate(), await startNetSuite(size, folder)];
		await gate.open(netsuite.url);
		return new SoakAccount(size, folder, gate, netsuite);
	}

	get credential(): Record<string, string> {
		return { ...tbaCredential(this.netsuite), serverUrl: this.gate.url };
	}

	/** Lets business go on. @param call such as `activity?changes=10&seed=1` */
	async play(call: string): Promise<void> {
		await this.netsuite.control('POST', call);
		this.played.push(call);
	}

	async letTimePass(seconds: number): Promise<void> {
		if (seconds > 0) await this.play(`clock?advanceSeconds=${seconds}`);
	}

	async arm(fault: Fault): Promise<void> {
		await this.netsuite.control('POST', 'faults', fault);
	}

	/** Ends all trouble. @returns how many requests were struck since it was ended the last time */
	async calm(): Promise<number> {
		await this.netsuite.control('DELETE', 'faults');
		// Whether failed logins have locked the token or not.
		await this.letTimePass(LOCK_SECONDS);
		const { strikes } = await this.netsuite.control<{ strikes: number }>('GET', '');
		const before = this.struck;
		this.struck = strikes;
		return strikes - before;
	}

	/** How many requests NetSuite's services have had since it was started; 0 while it is away. */
	async requests(): Promise<number> {
		return await this.netsuite.control<{ requests: number }>('GET', 'requests').then(
			({ requests }) => requests,
			() => 0,
		);
	}

	async truth(point: string): Promise<TruthRecord[]> {
		return await this.netsuite.truth(point);
	}

	/**
	 * Kills it, and has it back after a while with everything that happened in it.
	 * @throws Error when it does not come back as it was: the soak could not tell then who is wrong.
	 */
	async dieFor(milliseconds: number): Promise<void> {
		const before = await this.content();
		await Promise.all([this.gate.shut(), this.netsuite.kill()]);
		await sleep(milliseconds);
		this.netsuite = await startNetSuite(this.size, this.folder);
		this.struck = 0;
		for (const call of this.played) await this.netsuite.control('POST', call);
		if ((await this.content()) !== before) throw new Error('The local NetSuite did not come back as it was.');
		await this.gate.open(this.netsuite.url);
	}

	async close(): Promise<void> {
		await Promise.all([this.gate.shut(), this.netsuite.kill()]);
	}

	private async content(): Promise<string> {
		return (await this.netsuite.control<{ sha256: string }>('GET', 'content/hash')).sha256;
	}
}
