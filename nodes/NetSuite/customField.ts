import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import {
	chooseCustomFields,
	contactsOf,
	customFieldsOf,
	describeProblems,
	integrationPoint,
	listValuesOf,
	type AddressField,
	type Client,
	type CustomField,
	type IntegrationPoint,
} from '../../netsuite';
import { connect } from '../shared/connection';
import { namesIn } from '../shared/customFields';
import { forEachItem } from '../shared/errors';

const pointOf = (context: IExecuteFunctions, itemIndex: number): IntegrationPoint =>
	integrationPoint(context.getNodeParameter('integrationPoint', itemIndex) as string);

/** One item for each custom field that the role can see. */
export async function getCustomFields(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const point = pointOf(context, itemIndex);
	const { includeValues = false, types } = context.getNodeParameter('options', itemIndex, {}) as {
		includeValues?: boolean;
		types?: unknown;
	};
	const wanted = namesIn(types);
	const client = await connect(context);
	const fields = (await customFieldsOf(client, point)).filter(({ kind }) => wanted.length === 0 || wanted.includes(kind));
	const items: INodeExecutionData[] = [];
	for (const field of fields) {
		items.push({ json: { ...described(field), ...(includeValues && (await valuesOf(client, point, field))) } });
	}
	return items;
}

const sources = { metadataCatalogue: 'metadata catalogue', customFieldTable: 'SuiteQL table customfield' };

const described = ({ name, label, kind, netSuiteType, source }: CustomField): IDataObject => ({
	id: name,
	label,
	type: kind,
	netSuiteType,
	source: sources[source],
});

const valueSources = { customList: 'custom list', valuesInUse: 'values in use' };

async function valuesOf(client: Client, point: IntegrationPoint, field: CustomField): Promise<IDataObject> {
	const list = await listValuesOf(client, point, field);
	return list
		? { values: list.values.map((value) => ({ ...value })), valuesSource: valueSources[list.source] }
		: { values: null, valuesSource: null };
}

/**
 * The contacts in the fields of each input item on the first output, and on the second what became of each record: which
 * contacts it has now, and what in its fields is no address.
 */
export async function getContacts(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const asked = new Map<string, Promise<AddressField[]>>();
	return await forEachItem(context, 2, async (itemIndex) => {
		const point = pointOf(context, itemIndex);
		const names = namesIn(context.getNodeParameter('fields', itemIndex, []));
		if (names.length === 0) {
			throw new NodeOperationError(context.getNode(), 'No field is chosen to take addresses from.', {
				description: 'Choose fields of type Email Address or text under Fields.',
				itemIndex,
			});
		}
		// Once for all items: the account does not change its fields from one to the next.
		const question = [point.name, ...names].join();
		const fields = asked.get(question) ?? addressFields(context, point, names);
		asked.set(question, fields);
		const record = contactsOf(point, context.getInputData()[itemIndex]?.json ?? {}, await fields);
		const { contacts, ...about } = record;
		return [
			contacts.map((contact) => ({ json: { ...contact } })),
			[
				{
					json: {
						...about,
						contacts: contacts.length,
						keys: contacts.map(({ key }) => key),
						problems: record.problems.map((problem) => ({ ...problem })),
						problem: describeProblems(point, record),
					},
				},
			],
		];
	});
}

async function addressFields(context: IExecuteFunctions, point: IntegrationPoint, names: string[]): Promise<AddressField[]> {
	return await chooseCustomFields(await connect(context), point, names);
}
