export {
	condition,
	all,
	type Condition,
	type SearchContext,
	type Searched,
	type SearchKind,
	type SearchValue,
} from './condition';
export { readUserDate, readUserDateTime, userDate, userDateTime } from './dates';
export { SearchRefusal } from './refusal';
export { fieldName, type ColumnRequest, type SearchRequest } from './request';
export { prepareSearch, type Cell, type PreparedSearch, type SearchRow } from './run';
