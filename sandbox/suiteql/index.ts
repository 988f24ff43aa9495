export type { Catalogue, Column, ColumnType, Table, Visibility } from './catalogue';
export { openEngine, type Engine, type SqlStatement, type SqlValue } from './engine';
export { SuiteQLError } from './errors';
export { createSuiteQL, type SuiteQL, type SuiteQLItem, type SuiteQLRequest, type SuiteQLResult } from './suiteql';
