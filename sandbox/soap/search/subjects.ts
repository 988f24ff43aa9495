import type { Account } from '../../account/account';
import { documentTypes, perType, type DocumentType } from '../../account/documentTypes';
import { recordTypesOf, type Field, type Fields, type RecordType } from '../../account/records';
import { reference, text, boolean } from '../../account/records/field';
import { soapRecords, recordNamed } from '../records/catalogue';
import type { SoapRecord } from '../records/soapRecord';
import { valueOfWord } from '../records/words';
import type { Searchable } from './conditions';

/** What a search of the schema is about: `CustomerSearch`, `TransactionSearchBasic` … by the name before `Search`. */
export interface Subject {
	name: string;
	/** The rows, and the fields they have. */
	type(account: Account): RecordType | undefined;
	/** What is found in a row of this internal ID; `null` for what SOAP has no record of here. */
	record(account: Account, id: number): SoapRecord | null;
	/** Search fields and columns that are called otherwise than the record's field. */
	aliases?: Readonly<Record<string, string>>;
	/** Search fields and columns that the record has no field for. */
	also?: Readonly<Record<string, Searchable>>;
	/** What joins its lines, `n`; rows of columns are one for each of them. */
	lines?: string;
}

/** What a search is made on; with the lines `n` where a part of it is about them. */
export const fromOf = ({ lines }: Subject, { from }: RecordType, ...sql: string[]): string =>
	lines && sql.some((part) => /\bn\./.test(part)) ? `${from} ${lines}` : from;

/** `customer` → `Customer` */
const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);

function of(name: string, more: Partial<Subject> = {}): Subject {
	const record = recordNamed(name)!;
	return { name: capital(name), type: (account) => record.recordType(account), record: () => record, ...more };
}

const byRecordType = new Map(
	(Object.keys(documentTypes) as DocumentType[]).map((type) => [documentTypes[type].recordType, type]),
);

/** `_customerPayment` → `CustPymt`; others are no documents of this account. */
const documentType = (word: string) =>
	byRecordType.get(word === '_journal' ? 'journalentry' : word.slice(1).toLowerCase()) ?? '';

/** `_invoicePaidInFull` → `CustInvc:B` */
function documentStatus(word: string): string {
	for (const type of Object.keys(documentTypes) as DocumentType[]) {
		const { recordType, statuses, label } = documentTypes[type];
		const letter = Object.entries(statuses).find(([, name]) =>
			[recordType, label].some((own) => squeezed(`_${own}${name}`) === squeezed(word)),
		);
		if (letter) return `${type}:${letter[0]}`;
	}
	return '';
}

const squeezed = (text: string) => text.replace(/[^A-Za-z]/g, '').toLowerCase();

const byDocument = (account: Account) =>
	recordTypesOf(account).filter(({ where }) => /^r\.type = '\w+'$/.test(where ?? ''));

/** Documents of all types that are records here: the fields that any of them has. */
function transactionType(account: Account): RecordType {
	const documents = byDocument(account);
	const types = documents.map(({ where }) => where!.slice('r.type = '.length)).join(', ');
	return {
		...documents[0]!,
		name: 'transaction',
		label: 'Transaction',
		where: `r.type IN (${types})`,
		fields: Object.assign({}, ...documents.map(({ fields }) => fields).reverse()) as Fields,
		customFields: [...new Map(documents.flatMap((one) => one.customFields ?? []).map((f) => [f.scriptId, f])).values()],
		restLists: undefined,
	};
}

function documentRecord(account: Account, id: number): SoapRecord | null {
	const type = account.store.get('SELECT type FROM _transaction WHERE id = ?', [id])?.type as DocumentType | undefined;
	const rest = byDocument(account).find(({ where }) => where === `r.type = '${type}'`)?.name;
	return (rest && soapRecords.find(({ name }) => name === rest)) || null;
}

/** In the account's own currency. */
const inBase = (amount: string) => `ROUND(${amount} * COALESCE(r.exchangerate, 1), 2)`;

/** Believed: of the main line the total, with the sign that it has in lists. */
const baseTotal = inBase('r.foreigntotal');

/** What a line posts to. */
const posted =
	'FROM _transactionaccountingline g WHERE g."transaction" = n."transaction" AND g.transactionline = n.id' +
	' AND g.accountingbook = 1';

const transaction: Subject = {
	name: 'Transaction',
	type: transactionType,
	record: documentRecord,
	lines: 'JOIN _transactionline n ON n."transaction" = r.id',
	aliases: { dateCreated: 'createdDate', number: 'tranId', refNumber: 'tranId', name: 'entity' },
	also: {
		type: { kind: 'key', sql: 'r.type', stored: documentType },
		recordType: { kind: 'text', sql: perType('recordType') },
		status: { kind: 'key', sql: "r.type || ':' || r.status", stored: documentStatus },
		entity: { kind: 'reference', sql: 'r.entity', references: 'entity' },
		amount: { kind: 'amount', sql: `IIF(n.mainline = 'T', ${baseTotal}, ${inBase('-n.foreignamount')})` },
		fxAmount: { kind: 'amount', sql: "IIF(n.mainline = 'T', r.foreigntotal, -n.foreignamount)" },
		totalAmount: { kind: 'amount', sql: baseTotal },
		posting: { kind: 'boolean', sql: 'r.posting' },
		closed: { kind: 'boolean', sql: "IIF(r.closedate IS NULL, 'F', 'T')" },
		mainLine: { kind: 'boolean', sql: 'n.mainline' },
		taxLine: { kind: 'boolean', sql: 'n.taxline' },
		line: { kind: 'integer', sql: 'n.linesequencenumber' },
		item: { kind: 'reference', sql: 'n.item', references: 'item' },
		quantity: { kind: 'number', sql: '-n.quantity' },
		rate: { kind: 'number', sql: 'n.rate' },
		department: { kind: 'reference', sql: 'n.department', references: 'department' },
		class: { kind: 'reference', sql: 'n.class', references: 'classification' },
		location: { kind: 'reference', sql: 'n.location', references: 'location' },
		account: { kind: 'reference', sql: `(SELECT g.account ${posted})`, references: 'account' },
		accountType: {
			kind: 'key',
			sql: `(SELECT k.accttype ${posted.replace('WHERE', 'JOIN account k ON k.id = g.account WHERE')})`,
			stored: (word) => valueOfWord('listAcctTyp:AccountType', word),
		},
	},
};

/** Customers, contacts, vendors and employees: what they all have. */
const entityFields: Fields = {
	entityId: text('r.entityid', 'Name'),
	email: text('r.email', 'Email'),
	isInactive: boolean('r.isinactive', 'Inactive'),
	externalId: text('r.externalid', 'External ID'),
	parent: reference('r.parent', 'Parent', 'entity'),
};

const country = (column: string): Searchable => ({
	kind: 'key',
	sql: column,
	stored: (word) => valueOfWord('platformCommonTyp:Country', word),
});

export const subjects: readonly Subject[] = [
	of('customer', { aliases: { entityNumber: 'entityId', custStatus: 'entityStatus', webAddress: 'url' } }),
	of('contact'),
	of('vendor'),
	of('employee'),
	{
		name: 'Entity',
		type: () => ({ name: 'entity', label: 'Entity', from: 'entity r', fields: entityFields }),
		record: () => null,
	},
	transaction,
	of('note', {
		also: {
			// Believed: which way round.
			direction: { kind: 'boolean', sql: "CASE r.direction WHEN '_incoming' THEN 'T' WHEN '_outgoing' THEN 'F' END" },
		},
	}),
	of('message'),
	of('file', {
		aliases: {
			created: 'createdDate',
			modified: 'lastModifiedDate',
			documentSize: 'fileSize',
			availableWithoutLogin: 'isOnline',
		},
	}),
	of('folder', {
		also: {
			isTopLevel: { kind: 'boolean', sql: "IIF(r.parent IS NULL, 'T', 'F')" },
			lastModifiedDate: { kind: 'timestamp', sql: 'r.lastmodifieddate' },
			private: { kind: 'boolean', sql: 'r.isprivate' },
		},
	}),
	of('subsidiary', { aliases: { nameNoHierarchy: 'name' }, also: { country: country('r.country') } }),
	of('account', {
		aliases: { name: 'acctName', number: 'acctNumber', displayName: 'fullName' },
		also: {
			type: { kind: 'key', sql: 'r.accttype', stored: (word) => valueOfWord('listAcctTyp:AccountType', word) },
		},
	}),
	of('accountingPeriod'),
	of('currencyRate'),
	of('term'),
	of('paymentMethod'),
	of('department', { aliases: { nameNoHierarchy: 'name' } }),
	of('classification', { aliases: { nameNoHierarchy: 'name' } }),
	of('location', { aliases: { nameNoHierarchy: 'name' } }),
];

export const subjectNamed = (name: string): Subject | undefined => subjects.find((subject) => subject.name === name);

/** Kinds of the records' fields that searching calls otherwise. */
export const kindOf = ({ kind }: Field): Searchable['kind'] => (kind === 'status' ? 'key' : kind);
