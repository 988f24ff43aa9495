/** Where the flow of a soak stores: n8n's Data Tables, or PostgreSQL. */

import type { DataTableRow, N8n, WorkflowFile } from '../../demo/n8n';

export type StoreName = 'data-tables' | 'postgres';

/** What a run says about one integration point. */
export interface PointReport {
	readonly point: string;
	readonly status: string;
	readonly failed: number;
	readonly error: string | null;
	/** What it says about what is open here and in NetSuite; `null` where it was not compared. */
	readonly balances: string | null;
}

/** A row of *Recent syncs*, from whichever store. */
export function reportOf({ integrationPoint, status, failed, error, balances }: Readonly<Record<string, unknown>>): PointReport {
	const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
	return {
		point: String(integrationPoint),
		status: String(status),
		failed: Number(failed ?? 0),
		error: text(error),
		balances: text(balances),
	};
}

/** All of it as it is now; `n8n` is the one that runs at the moment. */
export interface Store {
	/** The flow that stores here, made to read in the smallest batches: a small account then has many of them too. */
	readonly flow: WorkflowFile;
	/** A credential the flow needs beside NetSuite's. */
	readonly credential?: { name: string; type: string; data: Record<string, unknown> };
	/** What is stored of an integration point; none when there is no table. */
	rows(n8n: N8n, point: string): Promise<DataTableRow[]>;
	/** The rows of *Recent syncs* of a run. */
	reports(n8n: N8n, run: string): Promise<PointReport[]>;
	/** Deletes the checkpoint of a point, or all. */
	forget(n8n: N8n, point: string): Promise<void>;
	close(): Promise<void>;
}

export const SMALLEST_BATCH = 100;

/** The flow with that batch size in each node that reads changes. */
export function withBatchSize(flow: WorkflowFile, batchSize: number): WorkflowFile {
	const nodes = flow.nodes.map((node) => {
		if (!node.type.endsWith('.netSuiteSync') || node.parameters.operation !== 'getChanges') return node;
		return { ...node, parameters: { ...node.parameters, options: { ...(node.parameters.options as object), batchSize } } };
	});
	return { ...flow, nodes };
}
