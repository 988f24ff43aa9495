import type { Client, NetSuiteRequest } from '../../../netsuite';
import { NetSuiteError } from '../../../netsuite';
import { withChoiceNames } from '../../../netsuite/read/choiceNames';
import { asRecords, decodedBy, type Decoded } from '../../../netsuite/read/layouts';
import { select } from '../../../netsuite/read/selection';
import type { Reference } from '../../../netsuite/read/values';
import { field, point, record } from '../../support/points';

const channels = field('custentity_channels', 'multiReference');
const selection = select(point(), { computed: false, sublists: false, customFields: [channels, field('custentity_text')] });

const chosen = (id: number, ...choices: Array<[string, string | null]>): Decoded => {
	const customFields = { custentity_text: 'x', custentity_channels: choices.map(([choice, refName]): Reference => ({ id: choice, refName })) };
	return decodedBy(asRecords, selection)({ ...record(id), customFields });
};

/** Answers with these REST records, by their IDs. */
function rest(records: Readonly<Record<string, unknown>>): { client: Client; asked: string[] } {
	const asked: string[] = [];
	const client: Client = {
		account: '1234567',
		pause: async () => false,
		request: async <T>({ path = '' }: NetSuiteRequest, understand: (data: unknown) => T) => {
			asked.push(path);
			const answer = records[path.replace('/thing/', '')];
			if (answer instanceof NetSuiteError) throw answer;
			return { status: 200, headers: {}, data: understand(answer) };
		},
	};
	return { client, asked };
}

const items = (...choices: Array<[string, string]>) => ({
	custentity_channels: { items: choices.map(([id, refName]) => ({ id, refName })) },
});
const namesOf = (records: Awaited<ReturnType<typeof withChoiceNames>>) =>
	records.map(({ cells }) => (cells[channels.name] as readonly Reference[]).map(({ refName }) => refName));

test('where all names are known nothing is asked', async () => {
	const { client, asked } = rest({});
	const records = [chosen(1, ['1', 'E-Mail'], ['2', 'SMS']), decodedBy(asRecords, selection)(record(2))];
	expect(await withChoiceNames(client, selection, records, asRecords.naming)).toEqual(records);
	expect(asked).toEqual([]);
});

test('names with a comma come from the record itself, and are asked for once', async () => {
	const { client, asked } = rest({ 1: items(['3', 'Smith, John'], ['12', 'SMS']) });
	const untold = (id: number) => chosen(id, ['3', null], ['12', null]);
	const found = await withChoiceNames(client, selection, [untold(1), untold(2), chosen(5, ['3', 'Smith, John'])], asRecords.naming);
	expect(namesOf(found)).toEqual([['Smith, John', 'SMS'], ['Smith, John', 'SMS'], ['Smith, John']]);
	expect(asked).toEqual(['/thing/1']);
});

test('what a record with a single choice tells need not be asked', async () => {
	const { client, asked } = rest({});
	const records = [chosen(1, ['3', null], ['12', null]), chosen(2, ['3', 'Smith, John']), chosen(3, ['12', 'SMS'])];
	expect(namesOf(await withChoiceNames(client, selection, records, asRecords.naming))).toEqual([['Smith, John', 'SMS'], ['Smith, John'], ['SMS']]);
	expect(asked).toEqual([]);
});

test('a value that was deleted has no name; the others have theirs', async () => {
	const { client } = rest({ 1: items(['12', 'SMS']) });
	const found = await withChoiceNames(client, selection, [chosen(1, ['3', null], ['12', null])], asRecords.naming);
	expect(namesOf(found)).toEqual([[null, 'SMS']]);
});

test('a role that may not read the record leaves the names unknown', async () => {
	const { client } = rest({ 1: new NetSuiteError({ kind: 'permission', detail: 'No.' }) });
	expect(namesOf(await withChoiceNames(client, selection, [chosen(1, ['3', null], ['12', null])], asRecords.naming))).toEqual([[null, null]]);
});

test('trouble is trouble, and not an unknown name', async () => {
	const { client } = rest({ 1: new NetSuiteError({ kind: 'network', detail: 'No answer.' }) });
	await expect(withChoiceNames(client, selection, [chosen(1, ['3', null], ['12', null])], asRecords.naming)).rejects.toThrow(
		'Reading the names chosen in custentity_channels (custentity_channels) of the record with internal ID 1: No answer.',
	);
});
