import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/**
 * The internal IDs that somebody wrote, with commas or spaces between, or that an expression gave as a number or list.
 * @param parameter its name in the editor.
 * @throws NodeOperationError for what is not an internal ID.
 */
export function internalIdsIn(context: IExecuteFunctions, parameter: string, given: unknown, itemIndex: number): string[] {
	const ids = String(given).split(/[\s,;]+/).filter((id) => id !== '');
	const wrong = ids.find((id) => !/^-?\d+$/.test(id));
	if (wrong === undefined) return ids;
	throw new NodeOperationError(context.getNode(), `${parameter} has "${wrong}", which is not an internal ID.`, { itemIndex });
}
