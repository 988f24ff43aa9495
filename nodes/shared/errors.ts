import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';

import { MappingError, NetSuiteError } from '../../netsuite';

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
	if (error instanceof MappingError) return new NodeOperationError(node, error.message, { description: error.advice, itemIndex });
	return new NodeOperationError(node, error instanceof Error ? error : String(error), { itemIndex });
}

/** A list that could not be read is an error with its reason, never an empty list. */
export async function orExplain<T>(context: ILoadOptionsFunctions, load: () => Promise<T>): Promise<T> {
	try {
		return await load();
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** What Continue On Fail passes on in place of an item's result: never part of a result. */
function failedItem(error: NodeApiError | NodeOperationError, itemIndex: number): INodeExecutionData {
	return {
		json: { error: error.message, description: error.description ?? null },
		error,
		pairedItem: { item: itemIndex },
	};
}

/** Answered by NetSuite: an address that leads nowhere is of this kind as well, and locks nothing. */
const isRefusedLogin = (error: unknown): error is NetSuiteError =>
	error instanceof NetSuiteError && error.kind === 'login' && error.status !== undefined;

const notTried = ({ kind, detail, code, status, advice }: NetSuiteError): NetSuiteError =>
	new NetSuiteError({
		kind,
		code,
		status,
		advice,
		detail: `Not tried, because NetSuite refused the login for an item before: ${detail}`,
	});

/**
 * Does something for each input item and keeps track of which output came from which input. With Continue On Fail an
 * item that fails becomes an item with the error on the last output, and nothing of what it had brought so far. After a
 * refused login the items that follow fail untried: the fifth one would lock the token for every flow that uses it.
 * @param outputs how many the node has.
 * @param run what goes to each output.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	outputs: number,
	run: (itemIndex: number) => Promise<INodeExecutionData[][]>,
): Promise<INodeExecutionData[][]> {
	const collected = Array.from({ length: outputs }, (): INodeExecutionData[] => []);
	let refusedLogin: NetSuiteError | null = null;
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			if (refusedLogin) throw notTried(refusedLogin);
			const brought = await run(itemIndex);
			const pairedItem = { item: itemIndex };
			collected.forEach((output, index) => {
				for (const item of brought[index] ?? []) output.push(Object.assign(item, { pairedItem }));
			});
		} catch (error) {
			if (isRefusedLogin(error)) refusedLogin ??= error;
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (!context.continueOnFail()) throw nodeError;
			collected[outputs - 1]?.push(failedItem(nodeError, itemIndex));
		}
	}
	return collected;
}
