import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import {
	asRecords,
	asTableRows,
	deletedRow,
	integrationPoint,
	readChangesAs,
	readFilters,
	type ChangesBatch,
	type Client,
	type Identified,
	type IntegrationPoint,
	type Layout,
} from '../../netsuite';
import { connect } from '../shared/connection';
import { namesIn } from '../shared/customFields';
import { forEachItem } from '../shared/errors';
import { internalIdsIn } from '../shared/internalIds';

interface Options {
	alsoRead?: string | number | null;
	batchSize?: number;
	/** A list, or text with commas from an expression. */
	customFields?: unknown;
	/** What Plan put out: an object, or its JSON text. */
	filters?: unknown;
	/** Whether records come with their lists: lines, applications. */
	sublists?: boolean;
}

/**
 * One batch for each input item: its records on the first output, its checkpoint on the second. With Continue On Fail
 * a batch that could not be read puts out no record, and its error where the checkpoint would be.
 */
export async function getChanges(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, 2, async (itemIndex) => {
		const point = pointOf(context, itemIndex);
		const client = await connect(context);
		const put = context.getNodeParameter('format', itemIndex) === 'rows' ? rows : records;
		const { items, batch } = await put(async (layout) => await read(layout, context, client, point, itemIndex));
		return [items, [{ json: checkpointOf(client.account, point, batch) }]];
	});
}

const mostInBatch = 50_000;

function pointOf(context: IExecuteFunctions, itemIndex: number): IntegrationPoint {
	return integrationPoint(context.getNodeParameter('integrationPoint', itemIndex) as string);
}

type Read = <R extends Identified>(layout: Layout<R>) => Promise<ChangesBatch<R>>;

interface Items {
	readonly items: INodeExecutionData[];
	readonly batch: ChangesBatch<unknown>;
}

async function rows(readAs: Read): Promise<Items> {
	const batch = await readAs(asTableRows);
	const items = batch.records.map(({ row }): INodeExecutionData => ({ json: row }));
	for (const id of batch.deleted) items.push({ json: deletedRow(batch.point, id) });
	return { items, batch };
}

async function records(readAs: Read): Promise<Items> {
	const batch = await readAs(asRecords);
	const items = batch.records.map((record): INodeExecutionData => ({ json: { ...record, isDeleted: false } as unknown as IDataObject }));
	for (const id of batch.deleted) items.push({ json: { id, isDeleted: true } });
	return { items, batch };
}

async function read<R extends Identified>(
	layout: Layout<R>,
	context: IExecuteFunctions,
	client: Client,
	point: IntegrationPoint,
	itemIndex: number,
): Promise<ChangesBatch<R>> {
	const options = context.getNodeParameter('options', itemIndex, {}) as Options;
	const { alsoRead, batchSize = 1000, customFields, filters, sublists = true } = options;
	if ('customFields' in options && customFields === undefined) {
		throw new NodeOperationError(context.getNode(), 'The expression in Custom Field Names or IDs finds nothing.', {
			description: 'Everything would be read again, without custom fields. Point it to the node that has them; for none give an empty text.',
			itemIndex,
		});
	}
	if ('filters' in options && (filters === undefined || filters === null)) {
		throw new NodeOperationError(context.getNode(), 'The expression in Filters finds nothing.', {
			description: 'Everything would be read, unfiltered. Point it to the node that has them; for none give {}.',
			itemIndex,
		});
	}
	if (!Number.isInteger(batchSize) || batchSize < 100 || batchSize > mostInBatch) {
		throw new NodeOperationError(context.getNode(), `Batch Size is ${batchSize}; it must be 100 to ${mostInBatch}.`, { itemIndex });
	}
	return await readChangesAs(layout, client, sublists ? point : { ...point, sublists: [] }, {
		checkpoint: context.getNodeParameter('checkpoint', itemIndex, ''),
		batchSize,
		alsoRead: internalIdsIn(context, 'Also Read', alsoRead ?? '', itemIndex),
		customFields: namesIn(customFields),
		filters: readFilters(filters),
	});
}

function checkpointOf(account: string, point: IntegrationPoint, batch: ChangesBatch<unknown>): IDataObject {
	const { status, phase, records, deleted, failed, leftOut, replace, cursor } = batch;
	return {
		integrationPoint: point.name,
		account,
		status,
		phase,
		checkpoint: cursor && JSON.stringify(cursor),
		replaceFrom: replace?.after ?? null,
		replaceTo: replace?.upTo ?? null,
		read: records.length,
		deleted: deleted.length,
		failed: failed.map((record) => ({ ...record })),
		leftOut: leftOut.map(({ what, reason }) => ({ what, reason })),
		windowFrom: cursor?.window.from ?? null,
		windowTo: cursor?.window.to ?? null,
	};
}
