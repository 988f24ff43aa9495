export { hostUrl, InvalidSettingError, parseAccount, parseServerUrl, type Account } from './account';
export {
	addressOf,
	readLocation,
	readOAuth2Settings,
	readTbaSettings,
	serviceUrl,
	type OAuth2Settings,
} from './address';
export { checkOAuth2Credentials, type OAuth2Credentials } from './auth/oauth2';
export { authorizationHeader, checkTbaCredentials, tokenPassport, type TbaCredentials } from './auth/tba';
export { fillTokenPassport } from './auth/soap';
export { inTimeZone, isoText, parseMoment, utcSecond } from './moments';
export {
	integrationPoint,
	integrationPoints,
	type Field,
	type FieldType,
	type IntegrationPoint,
	type Sublist,
} from './integrationPoints';
export { operators, type Condition, type Operator } from './read/conditions';
export { chooseCustomFields, customFieldsOf, type CustomField } from './read/customFields';
export { customFieldKinds, isCustomFieldName, type CustomFieldKind } from './read/customFieldKinds';
export { listValuesOf, type ListValue, type ListValues } from './read/listValues';
export {
	accountFieldsOf,
	applyAction,
	defaultMapping,
	defaultToKeys,
	flowTypes,
	getAt,
	literalFor,
	mapFromNetSuite,
	mappableFields,
	mappedRecord,
	mappedRecords,
	MappingError,
	mapToNetSuite,
	nameOf,
	naturalType,
	ofRecord,
	parseKey,
	pathOf,
	setAt,
	toNetSuite,
	writableField,
	type Direction,
	type FieldAction,
	type FlowType,
	type MappableField,
	type MappedRecord,
} from './mapping';
export {
	contactsOf,
	describeProblems,
	type AddressField,
	type AddressProblem,
	type EmailContact,
	type RecordContacts,
} from './mapping/emailContacts';
export { findRecords, getOne, type Found, type RecordKey, type Search } from './read/find';
export { asRecords, type Identified, type Layout } from './read/layouts';
export { documentNumberOf, type FailedRecord, type NetSuiteRecord } from './read/records';
export type { LeftOut } from './read/selection';
export { simplify } from './read/simplify';
export {
	checkConnection,
	checkLoginOnly,
	type CheckOptions,
	type Finding,
	type Status,
} from './preflight/checkConnection';
export { getRecord, withoutLinks } from './records/record';
export { asSynced, type Synced } from './sync/asSynced';
export { readChanges, readChangesAs, type ChangesBatch } from './sync/changes';
export { readDeletedSince, type DeletedSince } from './sync/deletedSince';
export { listOpenBalances, type BalancesBatch, type OpenDocument } from './sync/openBalances';
export { totalOpenBalances, type OpenTotal, type PointTotals } from './sync/openTotals';
export { readAgain, type ReadAgain } from './sync/readAgain';
export { checkFilters } from './sync/checkFilters';
export { filteredPoint, filtersOf, readFilters, type Filters } from './sync/filters';
export { planSync, type CustomFieldChoice, type PlanOptions, type PlannedPoint } from './sync/plan';
export { asTableRows, deletedRow, tableColumns, tableName, tableRow, tableRows, type TableColumn, type TableRow } from './sync/rows';
export { bindParameters, runQuery } from './suiteql/statement';
export type { SqlValue } from './suiteql/sql';
export { AccessTokenError, accessTokenOf, openSession } from './transport/accessToken';
export { createClient, type Client } from './transport/client';
export { NetSuiteError, type ErrorKind } from './transport/errors';
export { governorOf } from './transport/governors';
export { Governor, type GovernorState } from './transport/governor';
export { services, type Http, type HttpAnswer, type NetSuiteRequest, type Service } from './transport/http';
export { contactBody, contactFields, contactFieldsForForm } from './writeback/contact';
export { contactDraft, messageDraft, noteDraft, type Draft, type Email, type WritableRecord } from './writeback/drafts';
export { parseExternalId } from './writeback/externalId';
export { findParent, writableParents, type Parent, type ParentKey } from './writeback/parents';
export type { WritableField, WritableType } from './writeback/writableFields';
export { createRecord, updateContact, upsertContact, type Written } from './writeback/writeBack';
export { latest } from './watch/latest';
export type { DeletedRecord, Occasion, WatchSettings } from './watch/types';
export { watch, type Watched } from './watch/watch';
