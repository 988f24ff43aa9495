import { startSandbox, type Sandbox } from '../../sandbox';
import { attributes, soap, statusOf, textOf, tokenPassport } from './soapClient';

/** What public SOAP clients send and read that differs from Oracle's samples. */

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, customers: 12, invoices: 20 });
});
afterAll(() => sandbox.close());

const get = async (path: string) => (await fetch(sandbox.url + path)).text();
const search = (condition: string) =>
	'<platformMsgs:search><platformMsgs:searchRecord xsi:type="platformCommon:TransactionSearchBasic">' +
	`${condition}</platformMsgs:searchRecord></platformMsgs:search>`;

test("headers in a namespace of the client's own, as PHP toolkits send them", async () => {
	const own = (header: string, type: string) =>
		header
			.replace(/^<platformMsgs:(\w+)/, `<own:$1 xmlns:own="ns" xsi:type="${type}"`)
			.replace(/<\/platformMsgs:(\w+)>$/, '</own:$1>');
	const answer = await soap(sandbox, search(''), {
		passport: own(tokenPassport(sandbox), 'platformCore:TokenPassport'),
		header: own(
			'<platformMsgs:searchPreferences><platformMsgs:pageSize>7</platformMsgs:pageSize></platformMsgs:searchPreferences>',
			'platformMsgs:SearchPreferences',
		),
	});
	expect([answer.status, textOf(answer, 'pageSize')]).toEqual([200, '7']);
});

test("a token passport that is in the messages' namespace with all it holds", async () => {
	const passport = tokenPassport(sandbox).replaceAll('platformCore:', 'platformMsgs:');
	expect((await soap(sandbox, '<platformMsgs:getServerTime/>', { passport })).status).toBe(200);
});

test('what is in the namespace of another version is no header', async () => {
	const header =
		'<o:searchPreferences xmlns:o="urn:messages_2024_1.platform.webservices.netsuite.com"><o:pageSize>7</o:pageSize></o:searchPreferences>';
	expect(textOf(await soap(sandbox, search(''), { header }), 'pageSize')).toBe('1000');
});

test('transactions of one record type by its name, in any case', async () => {
	const answer = await soap(
		sandbox,
		search(
			'<platformCommon:recordType operator="contains"><platformCore:searchValue>customerPayment</platformCore:searchValue></platformCommon:recordType>',
		),
	);
	const byType = await soap(
		sandbox,
		search(
			'<platformCommon:type operator="anyOf"><platformCore:searchValue>_customerPayment</platformCore:searchValue></platformCommon:type>',
		),
	);
	expect(textOf(answer, 'totalRecords')).toBe(textOf(byType, 'totalRecords'));
	expect(new Set(attributes(answer, 'record', 'xsi:type'))).toEqual(new Set(['tranCust:CustomerPayment']));
});

test('a word of the schema that is left empty is none', async () => {
	const answer = await soap(
		sandbox,
		'<platformMsgs:add><platformMsgs:record xsi:type="listRel:Customer"><listRel:companyName>Empty words</listRel:companyName>' +
			'<listRel:subsidiary internalId="1"/><listRel:monthlyClosing/></platformMsgs:record></platformMsgs:add>',
	);
	expect(statusOf(answer)[0]).toBe('true');
});

test('the ID of a record as an attribute with a namespace, as the client for Ruby writes it', async () => {
	const upsert = (name: string) =>
		soap(
			sandbox,
			'<platformMsgs:upsert><platformMsgs:record platformMsgs:externalId="ruby-1" xsi:type="listRel:Customer">' +
				`<listRel:companyName>${name}</listRel:companyName><listRel:subsidiary internalId="1"/></platformMsgs:record></platformMsgs:upsert>`,
		);
	const [created, updated] = [await upsert('Gem'), await upsert('Gem again')];
	expect(attributes(created, 'baseRef', 'externalId')).toEqual(['ruby-1']);
	expect(attributes(updated, 'baseRef', 'internalId')).toEqual(attributes(created, 'baseRef', 'internalId'));
});

test("the WSDL brings all of Oracle's namespaces in Oracle's order, by which zeep numbers them", async () => {
	const wsdl = await get('/wsdl/v2025_2_0/netsuite.wsdl');
	const imports = [...wsdl.matchAll(/namespace="urn:([\w.]+)_2025_2\.(\w+)[^"]*" schemaLocation="([^"]*)"/g)];
	const at = (index: number) => `${imports[index]![1]} ${imports[index]![2]}`;
	expect([0, 1, 4, 5, 6, 11, 13, 17, 19, 21, 23, 31, 32, 34, 38].map(at)).toEqual([
		'core platform',
		'types.core platform',
		'messages platform',
		'common platform',
		'types.common platform',
		'filecabinet documents',
		'relationships lists',
		'accounting lists',
		'sales transactions',
		'purchases transactions',
		'customers transactions',
		'general transactions',
		'customization setup',
		'employees lists',
		'employees transactions',
	]);
	for (const [, , , location] of imports) expect(await get(new URL(location!).pathname)).toContain('<xsd:schema');
	expect(imports.map(([, , , location]) => location!.split('/').at(-1))).toContain('saleTypes.xsd');
});
