/** Everything a soak runs on, in a folder of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SoakAccount } from './account';
import { dataTablesStore } from './dataTables';
import { Office } from './office';
import { postgresStore } from './postgres';
import { Soak } from './soak';
import type { Store, StoreName } from './store';

/** Small, and growing: a round has to be cheap, and what grows with the account is not what is tried here. */
const SIZE = { customers: 60, invoices: 300 };

export interface SoakOptions {
	readonly seed: number;
	readonly store: StoreName;
}

export interface Setting {
	readonly soak: Soak;
	readonly folder: string;
	/** Ends all processes. @param keep whether the folder stays, to be looked at */
	close(keep: boolean): Promise<void>;
}

const stores: Readonly<Record<StoreName, () => Promise<Store>>> = {
	'data-tables': async () => dataTablesStore(),
	postgres: async () => await postgresStore(),
};

export const storeNames = Object.keys(stores) as readonly StoreName[];

/** Starts the account, the store and n8n with the flow; a failure ends what was started. */
export async function openSetting({ seed, store: name }: SoakOptions): Promise<Setting> {
	const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-soak-'));
	const closers: Array<() => Promise<void>> = [];
	const close = async (keep: boolean) => {
		for (const closer of closers.splice(0).reverse()) await closer();
		if (!keep) rmSync(folder, { recursive: true, force: true });
	};
	try {
		const account = await SoakAccount.open({ seed, ...SIZE }, folder);
		closers.push(async () => await account.close());
		const store = await stores[name]();
		closers.push(async () => await store.close());
		const office = await Office.open(join(folder, 'n8n'), store, account.credential);
		closers.push(async () => await office.close());
		return { soak: new Soak(account, office, seed), folder, close };
	} catch (error) {
		await close(false);
		throw error;
	}
}
