import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { checkConnection } from './checkConnection';
import { getBalances } from './getBalances';
import { getChanges } from './getChanges';
import { getDeletions } from './getDeletions';
import { getRecords } from './getRecords';
import { plan } from './plan';

/** What the node does, by its parameter Operation. */
export const operations = { checkConnection, getBalances, getChanges, getDeletions, getRecords, plan } satisfies Record<
	string,
	(context: IExecuteFunctions) => Promise<INodeExecutionData[][]>
>;

export type OperationName = keyof typeof operations;
