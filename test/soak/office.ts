/** The n8n of a soak with the flow in it: it may be killed and is started again in the same folder. */

import { installPackage, packPackage } from '../../demo/install';
import type { Execution, N8n, Workflow } from '../../demo/n8n';
import { credentialOf, start } from '../engine/running';
import type { Store } from './store';

/** Several times what a run takes that meets all trouble there is. */
const LONGEST_RUN_MS = 600_000;

export class Office {
	private constructor(
		private readonly folder: string,
		readonly store: Store,
		private running: N8n,
		private readonly workflow: Workflow,
	) {}

	/** Installs the built package and imports the flow. */
	static async open(folder: string, store: Store, credential: Record<string, string>): Promise<Office> {
		installPackage(await packPackage(), folder);
		const n8n = await start(folder);
		try {
			const credentials = [await n8n.createCredential(credentialOf(credential))];
			if (store.credential) credentials.push(await n8n.createCredential(store.credential));
			return new Office(folder, store, n8n, await n8n.importWorkflow(store.flow, credentials));
		} catch (error) {
			await n8n.stop();
			throw error;
		}
	}

	get n8n(): N8n {
		return this.running;
	}

	/** Starts a run by hand. @returns its execution, when it is over */
	async run(timeoutMs = LONGEST_RUN_MS): Promise<Execution> {
		return await this.running.run(this.workflow, { timeoutMs, pollMs: 200 });
	}

	/** Ends n8n and everything it started at once, as when a machine goes down. */
	async die(): Promise<void> {
		await this.running.kill();
	}

	async comeBack(): Promise<void> {
		this.running = await start(this.folder);
	}

	async close(): Promise<void> {
		await this.running.stop();
	}
}
