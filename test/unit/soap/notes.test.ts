import { addNote, addNoteRequest, findNote, searchCustomerNotes, type SoapNote } from '../../../netsuite/soap/notes';
import { elementAt, parseXml, textAt } from '../../../netsuite/transport/xml';
import { failureOf } from '../../support/queryServer';
import { failure, plainFault, soapAnswer, soapFault, soapServer, success } from '../../support/soapServer';

const note: SoapNote = {
	externalId: 'call "7" & more',
	parent: { kind: 'entity', type: 'customer', id: '12' },
	title: 'Ünïcode 🌍 <b>',
	note: ' first\r\nsecond & <tokenPassport/> ]]> ',
	noteDate: '2026-01-31T12:00:00Z',
	direction: 'incoming',
	author: '9',
	noteType: null,
};

const bodyOf = (given: SoapNote) => addNoteRequest(given).body as string;

describe('the request that adds a note', () => {
	const record = elementAt(parseXml(bodyOf(note)), 'Body', 'add', 'record');
	const names = Array.from(record?.childNodes ?? []).map(({ nodeName }) => nodeName);

	it('carries every text unchanged', () => {
		expect(textAt(record, 'title')).toBe(note.title);
		expect(textAt(record, 'note')).toBe(note.note);
		expect(record?.getAttribute('externalId')).toBe(note.externalId);
	});

	it('has its elements in the order of the schema, and none that was not given', () => {
		expect(names).toEqual(
			['title', 'direction', 'noteDate', 'note', 'author', 'entity'].map((name) => `communication:${name}`),
		);
		expect(textAt(record, 'direction')).toBe('_incoming');
	});

	it('names the one record the note is on', () => {
		const onInvoice = parseXml(bodyOf({ ...note, parent: { kind: 'transaction', type: 'invoice', id: '77' } }));
		const transaction = elementAt(onInvoice, 'Body', 'add', 'record', 'transaction');
		expect([transaction?.getAttribute('internalId'), transaction?.getAttribute('type')]).toEqual(['77', 'invoice']);
		expect(elementAt(onInvoice, 'Body', 'add', 'record', 'entity')).toBeNull();
	});

	it('leaves one place for the token passport, whatever the note says', () => {
		expect(bodyOf(note).split('<tokenPassport/>')).toHaveLength(2);
		expect(elementAt(parseXml(bodyOf(note)), 'Header', 'tokenPassport')).not.toBeNull();
	});

	it.each([['\u0000', 'U+0000'], ['\u000b', 'U+000B'], ['\ud800', 'U+D800'], ['\uffff', 'U+FFFF']])(
		'refuses what XML cannot carry (%j)',
		(character, name) => {
			expect(() => addNoteRequest({ ...note, note: `a${character}b` })).toThrow(`Character ${name}`);
		},
	);
});

describe('adding', () => {
	it('gives the internal ID', async () => {
		const { client, sent } = soapServer(() =>
			soapAnswer('add', 'writeResponse', `${success}<baseRef internalId="4711" externalId="x" type="note"/>`),
		);
		await expect(addNote(client, note)).resolves.toBe('4711');
		expect(sent).toHaveLength(1);
	});

	it('says in NetSuite’s words why not', async () => {
		const { client } = soapServer(() => soapAnswer('add', 'writeResponse', failure('DUP_RCRD', 'This record already exists')));
		await expect(failureOf(addNote(client, note))).resolves.toMatchObject({
			kind: 'invalid',
			code: 'DUP_RCRD',
			detail: 'This record already exists',
		});
	});

	it.each([
		['a failure of NetSuite', soapFault('unexpectedErrorFault', 'UNEXPECTED_ERROR', 'An unexpected error occurred.'), 'server'],
		['a body that is cut off', { status: 200, headers: {}, body: '<a><b>' }, 'badAnswer'],
		['an answer to something else', soapAnswer('get', 'readResponse', success), 'badAnswer'],
		['success without an ID', soapAnswer('add', 'writeResponse', success), 'badAnswer'],
	])('does not send it again after %s, because it may have taken effect', async (_, answer, kind) => {
		const { client, sent } = soapServer(() => answer);
		await expect(failureOf(addNote(client, note))).resolves.toMatchObject({ kind });
		expect(sent).toHaveLength(1);
	});

	it('sends it again when it was refused because of too many requests', async () => {
		const answers = [
			soapFault('exceededConcurrentRequestLimitFault', 'WS_REQUEST_BLOCKED', 'Request blocked.'),
			soapAnswer('add', 'writeResponse', `${success}<baseRef internalId="5"/>`),
		];
		const { client, sent } = soapServer(() => answers[sent.length - 1] ?? plainFault('too many'));
		await expect(addNote(client, note)).resolves.toBe('5');
		expect(sent).toHaveLength(2);
	});
});

describe('what a fault means', () => {
	it.each([
		[soapFault('invalidCredentialsFault', 'USER_ERROR', 'Invalid login attempt.'), 'login', 'Invalid login attempt.'],
		[soapFault('invalidCredentialsFault', 'INVALID_LOGIN_CREDENTIALS', 'Invalid login attempt.'), 'login', 'Invalid login attempt.'],
		[soapFault('insufficientPermissionFault', 'INSUFFICIENT_PERMISSION', 'Permission Violation'), 'permission', 'Permission Violation'],
		[plainFault('org.xml.sax.SAXException: Invalid element'), 'invalid', 'org.xml.sax.SAXException: Invalid element'],
		[plainFault('Something else'), 'server', 'Something else'],
		[{ status: 502, headers: {}, body: '<html><body>Bad gateway<br></html>' }, 'server', 'NetSuite answered with HTTP status 502.'],
	])('%j', async (answer, kind, detail) => {
		const { client } = soapServer(() => answer);
		await expect(failureOf(addNote(client, note))).resolves.toMatchObject({ kind, detail });
	});
});

describe('finding a note by its external ID', () => {
	it('gives its internal ID', async () => {
		const { client, sent } = soapServer(() => soapAnswer('get', 'readResponse', `${success}<record internalId="8"/>`));
		await expect(findNote(client, 'a & b')).resolves.toBe('8');
		expect(elementAt(parseXml(sent[0] as string), 'Body', 'get', 'baseRef')?.getAttribute('externalId')).toBe('a & b');
	});

	it('gives nothing when there is none', async () => {
		const { client } = soapServer(() => soapAnswer('get', 'readResponse', failure('RCRD_DSNT_EXIST', 'That record does not exist.')));
		await expect(findNote(client, 'a')).resolves.toBeNull();
	});

	it.each([
		['a note whose external ID NetSuite takes for the same', '<record internalId="8" externalId="ABC"/>', 'invalid', /internal ID 8 has the external ID "ABC".* same as "abc"/],
		['success without a note', '', 'badAnswer', /not which/],
	])('does not take %s for the note', async (_, record, kind, detail) => {
		const { client } = soapServer(() => soapAnswer('get', 'readResponse', success + record));
		const failure = await failureOf(findNote(client, 'abc'));
		expect(failure.kind).toBe(kind);
		expect(failure.detail).toMatch(detail);
	});

	it('does not take another refusal for a note that is not there', async () => {
		const { client } = soapServer(() => soapAnswer('get', 'readResponse', failure('INSUFFICIENT_PERMISSION', 'Permission Violation')));
		await expect(failureOf(findNote(client, 'a'))).resolves.toMatchObject({ kind: 'permission' });
	});
});

describe('reading the notes on customers', () => {
	const page = (...records: readonly string[]) =>
		soapServer(() =>
			soapAnswer(
				'search',
				'searchResult',
				`${success}<c:totalRecords>${records.length}</c:totalRecords><c:recordList>${records.join('')}</c:recordList>`,
			),
		);
	const record = (id: number, text: string) => `<c:record internalId="${id}"><note>${text}</note></c:record>`;
	const range = { after: 10, upTo: 20, limit: 100 };

	it.each([
		['what was imported in a wrong encoding', 'Gr\ufffd\ufffde', 'Gr\ufffd\ufffde'],
		['line and paragraph separators', 'a\u2028b\u2029c\u0085d', 'a\u2028b\u2029c\u0085d'],
		['line breaks as XML has them', 'a\r\nb&#13;\nc\rd', 'a\nb\r\nc\nd'],
	])('%s is no obstacle, and stays', async (_, sent, text) => {
		const { notes } = await searchCustomerNotes(page(record(11, sent)).client, range);
		expect(notes.map(({ note }) => note)).toEqual([text]);
	});

	it.each([10, 21])('a note outside the range (%d) is an error: reading on from it would not end', async (id) => {
		const failure = await failureOf(searchCustomerNotes(page(record(11, ''), record(id, '')).client, range));
		expect(failure.kind).toBe('badAnswer');
		expect(failure.detail).toContain(`note ${id}, which is outside the range`);
	});
});
