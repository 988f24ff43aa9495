import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';

import { NetSuiteError } from '../../netsuite';

/** The error as n8n shows it: what happened and in NetSuite's words, then what to do next, then which item. */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof NetSuiteError) {
		const { message, advice, status, code, kind, documentNumber } = error;
		const details: JsonObject = { message, kind, code: code ?? null, documentNumber: documentNumber ?? null };
		return new NodeApiError(node, details, {
			message,
			description: advice,
			httpCode: status === undefined ? undefined : String(status),
			itemIndex,
		});
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), { itemIndex });
}

/** What Continue On Fail passes on in place of an item's result: never part of a result. */
function failedItem(error: NodeApiError | NodeOperationError, itemIndex: number): INodeExecutionData {
	return {
		json: { error: error.message, description: error.description ?? null },
		error,
		pairedItem: { item: itemIndex },
	};
}

/**
 * Does something for each input item and keeps track of which output came from which input. With Continue On Fail an
 * item that fails becomes an item with the error on the last output, and nothing of what it had brought so far.
 * @param outputs how many the node has.
 * @param run what goes to each output.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	outputs: number,
	run: (itemIndex: number) => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	const collected = Array.from({ length: outputs }, (): INodeExecutionData[] => []);
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const brought = await run(itemIndex);
			collected.forEach((output, index) => {
				for (const item of brought[index] ?? []) output.push({ ...item, pairedItem: { item: itemIndex } });
			});
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw nodeError;
			collected[outputs - 1]?.push(failedItem(nodeError, itemIndex));
		}
	}
	return collected;
}
