import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { getChanges } from './getChanges';
import { plan } from './plan';

/** What the node does, by its parameter Operation. */
export const operations = { getChanges, plan } satisfies Record<
	string,
	(context: IExecuteFunctions) => Promise<INodeExecutionData[][]>
>;

export type OperationName = keyof typeof operations;
