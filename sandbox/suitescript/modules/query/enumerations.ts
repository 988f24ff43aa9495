const operators = [
	'AFTER', 'AFTER_NOT', 'ANY_OF', 'ANY_OF_NOT', 'BEFORE', 'BEFORE_NOT', 'BETWEEN', 'BETWEEN_NOT', 'CONTAIN', 'CONTAIN_NOT',
	'EMPTY', 'EMPTY_NOT', 'ENDWITH', 'ENDWITH_NOT', 'EQUAL', 'EQUAL_NOT', 'GREATER', 'GREATER_NOT', 'GREATER_OR_EQUAL',
	'GREATER_OR_EQUAL_NOT', 'INCLUDE_ALL', 'INCLUDE_ALL_NOT', 'INCLUDE_ANY', 'INCLUDE_ANY_NOT', 'IS', 'IS_NOT', 'LESS',
	'LESS_NOT', 'LESS_OR_EQUAL', 'LESS_OR_EQUAL_NOT', 'ON', 'ON_NOT', 'ON_OR_AFTER', 'ON_OR_AFTER_NOT', 'ON_OR_BEFORE',
	'ON_OR_BEFORE_NOT', 'START_WITH', 'START_WITH_NOT', 'WITHIN', 'WITHIN_NOT',
];
export const Operator = Object.fromEntries(operators.map((name) => [name, name]));

const aggregates = ['AVERAGE', 'AVERAGE_DISTINCT', 'COUNT', 'COUNT_DISTINCT', 'MAXIMUM', 'MINIMUM', 'SUM', 'SUM_DISTINCT'];
export const Aggregate = Object.fromEntries(aggregates.map((name) => [name, name]));

const returnTypes = [
	'ANY', 'BOOLEAN', 'CURRENCY', 'DATE', 'DATETIME', 'DURATION', 'FLOAT', 'INTEGER', 'KEY', 'PERCENT', 'RELATIONSHIP', 'STRING',
	'UNKNOWN',
];
export const ReturnType = Object.fromEntries(returnTypes.map((name) => [name, name]));

const types = [
	'ACCOUNT', 'ACCOUNTING_PERIOD', 'CLASSIFICATION', 'CONTACT', 'CURRENCY', 'CUSTOMER', 'DEPARTMENT', 'EMPLOYEE', 'ENTITY',
	'FILE', 'ITEM', 'LOCATION', 'MESSAGE', 'SCRIPT', 'SCRIPT_DEPLOYMENT', 'SUBSIDIARY', 'TERM', 'TRANSACTION',
	'TRANSACTION_LINE', 'VENDOR',
];
export const Type = Object.fromEntries(types.map((name) => [name, name.replaceAll('_', '').toLowerCase()]));

export const FieldContext = Object.fromEntries(
	[
		'CONVERTED', 'CURRENCY_CONSOLIDATED', 'DISPLAY', 'HIERARCHY', 'HIERARCHY_IDENTIFIER', 'IDENTIFIER', 'RAW',
		'SIGN_CONSOLIDATED',
	].map((name) => [name, name]),
);
