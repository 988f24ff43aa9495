export { hostUrl, InvalidSettingError, parseAccount, parseServerUrl, type Account } from './account';
export { addressOf, readTbaSettings, serviceUrl } from './address';
export { authorizationHeader, checkTbaCredentials, tokenPassport, type TbaCredentials } from './auth/tba';
export { fillTokenPassport } from './auth/soap';
export {
	integrationPoint,
	integrationPoints,
	type Field,
	type FieldType,
	type IntegrationPoint,
	type Sublist,
} from './integrationPoints';
export { operators, type Condition, type Operator } from './read/conditions';
export { customFieldsOf } from './read/customFields';
export { findRecords, getOne, type Found, type RecordKey, type Search } from './read/find';
export { documentNumberOf, type FailedRecord, type NetSuiteRecord } from './read/records';
export type { LeftOut } from './read/selection';
export { simplify } from './read/simplify';
export { getRecord, withoutLinks } from './records/record';
export { readChanges, type ChangesBatch } from './sync/changes';
export { planSync, type PlannedPoint } from './sync/plan';
export { deletedRow, tableColumns, tableName, tableRow, type TableColumn, type TableRow } from './sync/rows';
export { bindParameters, runQuery } from './suiteql/statement';
export type { SqlValue } from './suiteql/sql';
export { createClient, type Client } from './transport/client';
export { NetSuiteError, type ErrorKind } from './transport/errors';
export { governorOf } from './transport/governors';
export { Governor, type GovernorState } from './transport/governor';
export { services, type Http, type HttpAnswer, type NetSuiteRequest, type Service } from './transport/http';
