/**
 * The types of Oracle's schema (2023_2; that later endpoints have the same is believed) that this NetSuite reads and
 * writes. Elements that replies have stand in the schema's order.
 */

/** A type's name with the prefix of its namespace (see version.ts), or a simple type's. */
export type TypeName = string;

export interface ComplexType {
	/** Its elements and attributes come first. */
	base?: TypeName;
	/** Stands for those that extend it, and must be told by `xsi:type` which. */
	abstract?: true;
	attributes?: Readonly<Record<string, TypeName>>;
	/** By name; with a prefix where the element is another namespace's. A star after the type: any number of them. */
	elements?: Readonly<Record<string, TypeName>>;
	/** The simple type of what stands between the tags. */
	content?: TypeName;
	/** The schema has more elements than are known here. */
	partial?: true;
}

const record = { internalId: 'string', externalId: 'string' };

const status = { 'platformCore:status': 'platformCore:Status' };

const core: Record<string, ComplexType> = {
	Record: { abstract: true, elements: { nullFieldList: 'platformCore:NullField' } },
	NullField: { elements: { name: 'string*' } },
	BaseRef: { abstract: true, elements: { name: 'string' } },
	RecordRef: { base: 'platformCore:BaseRef', attributes: { ...record, type: 'platformCoreTyp:RecordType' } },
	CustomFieldList: { partial: true },
	Status: { attributes: { isSuccess: 'boolean' }, elements: { statusDetail: 'platformCore:StatusDetail*' } },
	StatusDetail: { attributes: { type: 'string' }, elements: { code: 'string', message: 'string' } },
	TokenPassport: {
		elements: {
			account: 'string',
			consumerKey: 'string',
			token: 'string',
			nonce: 'string',
			timestamp: 'string',
			signature: 'platformCore:TokenPassportSignature',
		},
	},
	TokenPassportSignature: { content: 'string', attributes: { algorithm: 'string' } },
	SearchRecord: { abstract: true },
	SearchRecordBasic: { abstract: true, base: 'platformCore:SearchRecord' },
	SearchBooleanField: { elements: { searchValue: 'boolean' } },
	SearchStringField: {
		attributes: { operator: 'platformCoreTyp:SearchStringFieldOperator' },
		elements: { searchValue: 'string' },
	},
	SearchLongField: {
		attributes: { operator: 'platformCoreTyp:SearchLongFieldOperator' },
		elements: { searchValue: 'long', searchValue2: 'long' },
	},
	SearchDateField: {
		attributes: { operator: 'platformCoreTyp:SearchDateFieldOperator' },
		elements: { searchValue: 'dateTime', searchValue2: 'dateTime' },
		partial: true,
	},
	SearchMultiSelectField: {
		attributes: { operator: 'platformCoreTyp:SearchMultiSelectFieldOperator' },
		elements: { searchValue: 'platformCore:RecordRef*' },
	},
	SearchEnumMultiSelectField: {
		attributes: { operator: 'platformCoreTyp:SearchEnumMultiSelectFieldOperator' },
		elements: { searchValue: 'string*' },
	},
	SearchResult: {
		elements: {
			...status,
			totalRecords: 'int',
			pageSize: 'int',
			totalPages: 'int',
			pageIndex: 'int',
			searchId: 'string',
			recordList: 'platformCore:RecordList',
		},
	},
	RecordList: { elements: { record: 'platformCore:Record*' } },
	GetServerTimeResult: { elements: { ...status, serverTime: 'dateTime' } },
	GetDeletedFilter: {
		elements: {
			deletedDate: 'platformCore:SearchDateField',
			type: 'platformCore:SearchEnumMultiSelectField',
			scriptId: 'platformCore:SearchStringField',
		},
	},
	GetDeletedResult: {
		elements: {
			...status,
			totalRecords: 'int',
			pageSize: 'int',
			totalPages: 'int',
			pageIndex: 'int',
			deletedRecordList: 'platformCore:DeletedRecordList',
		},
	},
	DeletedRecordList: { elements: { deletedRecord: 'platformCore:DeletedRecord*' } },
	DeletedRecord: { elements: { deletedDate: 'dateTime', record: 'platformCore:BaseRef' } },
};

const messages: Record<string, ComplexType> = {
	SearchPreferences: { elements: { bodyFieldsOnly: 'boolean', returnSearchColumns: 'boolean', pageSize: 'int' } },
	DocumentInfo: { elements: { nsId: 'string' } },
	ReadResponse: { elements: { ...status, record: 'platformCore:Record' } },
	ReadResponseList: { elements: { ...status, readResponse: 'platformMsgs:ReadResponse*' } },
	WriteResponse: { elements: { ...status, baseRef: 'platformCore:BaseRef' } },
	AddRequest: { elements: { record: 'platformCore:Record' } },
	AddResponse: { elements: { writeResponse: 'platformMsgs:WriteResponse' } },
	GetRequest: { elements: { baseRef: 'platformCore:BaseRef' } },
	GetResponse: { elements: { readResponse: 'platformMsgs:ReadResponse' } },
	GetListRequest: { elements: { baseRef: 'platformCore:BaseRef*' } },
	GetListResponse: { elements: { readResponseList: 'platformMsgs:ReadResponseList' } },
	SearchRequest: { elements: { searchRecord: 'platformCore:SearchRecord' } },
	SearchResponse: { elements: { 'platformCore:searchResult': 'platformCore:SearchResult' } },
	SearchMoreWithIdRequest: { elements: { searchId: 'string', pageIndex: 'int' } },
	SearchMoreWithIdResponse: { elements: { 'platformCore:searchResult': 'platformCore:SearchResult' } },
	GetServerTimeRequest: {},
	GetServerTimeResponse: { elements: { 'platformCore:getServerTimeResult': 'platformCore:GetServerTimeResult' } },
	GetDeletedRequest: { elements: { getDeletedFilter: 'platformCore:GetDeletedFilter', pageIndex: 'int' } },
	GetDeletedResponse: { elements: { 'platformCore:getDeletedResult': 'platformCore:GetDeletedResult' } },
};

const ref = 'platformCore:RecordRef';

/** What the searches of all records have. */
const searchById = {
	externalId: 'platformCore:SearchMultiSelectField',
	externalIdString: 'platformCore:SearchStringField',
	internalId: 'platformCore:SearchMultiSelectField',
	internalIdNumber: 'platformCore:SearchLongField',
};

const basic = (elements: Record<string, TypeName>): ComplexType => ({
	base: 'platformCore:SearchRecordBasic',
	elements: { ...searchById, ...elements },
	partial: true,
});

const entity = { email: 'platformCore:SearchStringField', isInactive: 'platformCore:SearchBooleanField' };

const common: Record<string, ComplexType> = {
	NoteSearchBasic: basic({
		author: 'platformCore:SearchMultiSelectField',
		note: 'platformCore:SearchStringField',
		noteDate: 'platformCore:SearchDateField',
		noteType: 'platformCore:SearchMultiSelectField',
		title: 'platformCore:SearchStringField',
	}),
	ContactSearchBasic: basic(entity),
	CustomerSearchBasic: basic(entity),
	EmployeeSearchBasic: basic(entity),
	EntitySearchBasic: basic(entity),
	VendorSearchBasic: basic(entity),
	TransactionSearchBasic: basic({
		tranId: 'platformCore:SearchStringField',
		type: 'platformCore:SearchEnumMultiSelectField',
	}),
};

const communication: Record<string, ComplexType> = {
	Note: {
		base: 'platformCore:Record',
		attributes: record,
		elements: {
			title: 'string',
			noteType: ref,
			direction: 'generalCommTyp:NoteDirection',
			noteDate: 'dateTime',
			note: 'string',
			lastModifiedDate: 'dateTime',
			activity: ref,
			author: ref,
			entity: ref,
			folder: ref,
			item: ref,
			media: ref,
			record: ref,
			recordType: ref,
			topic: ref,
			transaction: ref,
			customForm: ref,
			customFieldList: 'platformCore:CustomFieldList',
		},
	},
	NoteSearch: {
		base: 'platformCore:SearchRecord',
		elements: {
			basic: 'platformCommon:NoteSearchBasic',
			authorJoin: 'platformCommon:EmployeeSearchBasic',
			contactJoin: 'platformCommon:ContactSearchBasic',
			customerJoin: 'platformCommon:CustomerSearchBasic',
			employeeJoin: 'platformCommon:EmployeeSearchBasic',
			entityJoin: 'platformCommon:EntitySearchBasic',
			transactionJoin: 'platformCommon:TransactionSearchBasic',
			vendorJoin: 'platformCommon:VendorSearchBasic',
		},
		partial: true,
	},
};

const named = (prefix: string, types: Record<string, ComplexType>) =>
	Object.fromEntries(Object.entries(types).map(([name, type]) => [`${prefix}:${name}`, type]));

/** By name with prefix. */
export const types: Readonly<Record<TypeName, ComplexType>> = {
	...named('platformCore', core),
	...named('platformMsgs', messages),
	...named('platformCommon', common),
	...named('generalComm', communication),
};
