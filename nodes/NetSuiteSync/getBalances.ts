import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import {
	asSynced,
	integrationPoint,
	integrationPoints,
	listOpenBalances,
	tableName,
	totalOpenBalances,
	type BalancesBatch,
	type IntegrationPoint,
	type PointTotals,
} from '../../netsuite';
import { connect } from '../shared/connection';
import { namesIn } from '../shared/customFields';
import { forEachItem } from '../shared/errors';

interface Options {
	batchSize?: number;
	/** What Plan put out: JSON text or an object. */
	filters?: unknown;
	/** The checkpoint of Get Changes for the same integration point. */
	syncCheckpoint?: unknown;
}

/**
 * What is open in NetSuite, for each input item. Documents come batch by batch on the first output, with a checkpoint on
 * the second; totals on the only one there is then. With Continue On Fail what could not be read puts out nothing but
 * its error, on the last output.
 */
export async function getBalances(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const totals = context.getNodeParameter('return', 0) === 'totals';
	return await forEachItem(context, totals ? 1 : 2, async (itemIndex) =>
		totals ? await addUp(context, itemIndex) : await list(context, itemIndex),
	);
}

async function list(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const { batchSize = 1000, ...options } = context.getNodeParameter('options', itemIndex, {}) as Options;
	if (!Number.isInteger(batchSize) || batchSize < 100 || batchSize > 50_000) {
		throw new NodeOperationError(context.getNode(), `Batch Size is ${batchSize}; it must be 100 to 50000.`, { itemIndex });
	}
	const named = integrationPoint(context.getNodeParameter('integrationPoint', itemIndex) as string);
	const client = await connect(context);
	const { point } = asSynced(named, client.account, options);
	const checkpoint = context.getNodeParameter('checkpoint', itemIndex, '');
	const batch = await listOpenBalances(client, point, { checkpoint, batchSize });
	const documents = batch.documents.map(({ id, documentNumber, open, currency, subsidiary, lastModifiedDate }) => ({
		json: {
			integrationPoint: point.name,
			netsuiteId: Number(id),
			tranId: documentNumber,
			open,
			currencyId: currency,
			subsidiaryId: subsidiary,
			lastModifiedDate,
		},
	}));
	return [documents, [{ json: checkpointOf(client.account, point, batch) }]];
}

/** `table` and `column` say where a sync has stored the same. */
const storedIn = (point: IntegrationPoint) => ({
	integrationPoint: point.name,
	label: point.label.plural,
	table: tableName(point),
	column: point.openAmount ?? null,
});

function checkpointOf(account: string, point: IntegrationPoint, batch: BalancesBatch): IDataObject {
	const { status, documents, failed, leftOut, range, cursor } = batch;
	return {
		...storedIn(point),
		account,
		status,
		checkpoint: cursor && JSON.stringify(cursor),
		rangeFrom: range?.after ?? null,
		rangeTo: range?.upTo ?? null,
		documents: documents.length,
		failed: failed.map((one) => ({ ...one })),
		leftOut: leftOut.map(({ what, reason }) => ({ what, reason })),
	};
}

async function addUp(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const { filters, syncCheckpoint } = context.getNodeParameter('options', itemIndex, {}) as Options;
	const chosen = namesIn(context.getNodeParameter('integrationPoints', itemIndex)).map(integrationPoint);
	const named = chosen.length > 0 ? chosen : integrationPoints.filter(({ openAmount }) => openAmount !== undefined);
	if (syncCheckpoint && named.length !== 1) {
		throw new NodeOperationError(context.getNode(), 'A checkpoint of the sync belongs to one integration point. Choose that one.', {
			itemIndex,
		});
	}
	const client = await connect(context);
	const points = named.map((point) => asSynced(point, client.account, { filters, syncCheckpoint }).point);
	return [(await totalOpenBalances(client, points)).flatMap(totalsOf)];
}

/** One item for each subsidiary and currency; for a point that cannot be seen one that says why. */
function totalsOf({ point, totals, leftOut, available }: PointTotals): INodeExecutionData[] {
	const none = { subsidiaryId: null, subsidiary: null, currencyId: null, currency: null, documents: null, open: null };
	if (!available) {
		const why = leftOut.map(({ what, reason }) => `${what}: ${reason}`).join('\n');
		return [{ json: { ...storedIn(point), ...none, leftOut: why } }];
	}
	return totals.map(({ subsidiary, currency, documents, open }) => ({
		json: {
			...storedIn(point),
			subsidiaryId: subsidiary?.id ?? null,
			subsidiary: subsidiary?.refName ?? null,
			currencyId: currency?.id ?? null,
			currency: currency?.refName ?? null,
			documents,
			open,
			leftOut: null,
		},
	}));
}
