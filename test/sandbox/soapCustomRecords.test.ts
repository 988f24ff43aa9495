import { startSandbox, type Sandbox } from '../../sandbox';
import { query } from './client';
import { projectOf } from './sdfProject';
import { all, attributes, soap, statusOf, textOf } from './soapClient';
import { idsOf, write, writtenId } from './soapRequests';

/** Custom records of a type that a project brought. */

const type = `<customrecordtype scriptid="customrecord_visit">
	<recordname>Visit</recordname><includename>T</includename>
	<customrecordcustomfields>
		<customrecordcustomfield scriptid="custrecord_v_minutes"><fieldtype>INTEGER</fieldtype><label>Minutes</label></customrecordcustomfield>
	</customrecordcustomfields>
</customrecordtype>`;

let sandbox: Sandbox;
let typeId: string;

beforeAll(async () => {
	const project = projectOf({
		'src/Objects/customrecord_visit.xml': type,
		'src/deploy.xml': '<deploy><objects><path>~/Objects/*</path></objects></deploy>',
	});
	sandbox = await startSandbox({ port: 0, seed: 24, customers: 3, invoices: 3, projects: [project] });
	const [row] = (await query(sandbox, "SELECT internalid FROM customrecordtype WHERE scriptid = 'CUSTOMRECORD_VISIT'"))
		.body.items;
	typeId = row!.internalid!;
});
afterAll(() => sandbox.close());

const visit = (name: string, minutes: number, attributesOf = '') =>
	`<record xsi:type="setupCustom:CustomRecord" ${attributesOf}><setupCustom:name>${name}</setupCustom:name><setupCustom:recType internalId="${typeId}"/>` +
	`<setupCustom:customFieldList><platformCore:customField xsi:type="platformCore:LongCustomFieldRef" scriptId="custrecord_v_minutes"><platformCore:value>${minutes}</platformCore:value></platformCore:customField></setupCustom:customFieldList></record>`;
const ref = (id: string, attribute = `typeId="${typeId}"`) =>
	`<baseRef xsi:type="platformCore:CustomRecordRef" ${attribute} internalId="${id}"/>`;

test('are added, read, changed, searched and deleted', async () => {
	const added = await write(sandbox, 'add', visit('first', 30, 'externalId="v-1"'));
	const id = writtenId(added);
	expect([attributes(added, 'baseRef', 'typeId'), attributes(added, 'baseRef', 'externalId')]).toEqual([
		[typeId],
		['v-1'],
	]);
	await write(sandbox, 'upsert', visit('renamed', 45, 'externalId="v-1"'));
	const read = await soap(sandbox, `<platformMsgs:get>${ref(id, 'scriptId="customrecord_visit"')}</platformMsgs:get>`);
	expect([textOf(read, 'name'), attributes(read, 'recType', 'internalId'), textOf(read, 'value')]).toEqual([
		'renamed',
		[typeId],
		'45',
	]);
	const other = writtenId(await write(sandbox, 'add', visit('second', 5)));
	const long = await soap(
		sandbox,
		`<platformMsgs:search><searchRecord xsi:type="platformCommon:CustomRecordSearchBasic"><platformCommon:recType internalId="${typeId}"/>` +
			'<platformCommon:customFieldList><platformCore:customField xsi:type="platformCore:SearchLongCustomField" scriptId="custrecord_v_minutes" operator="lessThan"><platformCore:searchValue>10</platformCore:searchValue></platformCore:customField></platformCommon:customFieldList>' +
			'</searchRecord></platformMsgs:search>',
	);
	expect(idsOf(long)).toEqual([Number(other)]);
	expect(statusOf(await write(sandbox, 'delete', ref(id)))[0]).toBe('true');
	expect(statusOf(await soap(sandbox, `<platformMsgs:get>${ref(id)}</platformMsgs:get>`))[1]).toBe('RCRD_DSNT_EXIST');
});

test('a type that the account has not is refused', async () => {
	const answer = await soap(sandbox, `<platformMsgs:get>${ref('1', 'typeId="999"')}</platformMsgs:get>`);
	expect(statusOf(answer)[1]).toBe('INVALID_CSTM_RCRD_TYPE_KEY');
});

test('getCustomizationId names the type', async () => {
	const answer = await soap(
		sandbox,
		'<platformMsgs:getCustomizationId><customizationType getCustomizationType="customRecordType"/><includeInactives>false</includeInactives></platformMsgs:getCustomizationId>',
	);
	expect(attributes(answer, 'customizationRef', 'scriptId')).toEqual(['customrecord_visit']);
	expect(all(answer, 'name').map(({ textContent }) => textContent)).toEqual(['Visit']);
});
