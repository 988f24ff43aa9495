import { required, SuiteScriptError } from '../context/errors';

/** N/error. */

interface Create {
	name?: string;
	message?: string;
	notifyOff?: boolean;
	cause?: unknown;
}

/** @returns an error to be thrown; seen: `userFacing` is true of what scripts make */
export function create(options: Create): SuiteScriptError {
	required('error.create', options, 'name', 'message');
	const { name, message, notifyOff = false } = options;
	return new SuiteScriptError(String(name), String(message), {
		module: 'N/error',
		cause: options.cause ?? { name, message, notifyOff },
		notifyOff,
		userFacing: true,
	});
}

/** Those of the documented codes that scripts compare with most; the name is the value. */
const codes = [
	'CANNOT_MODIFY_LOCKED_SALES_ORDER',
	'CANT_DELETE_RCRD',
	'DUP_ITEM',
	'DUP_RCRD',
	'EXCEEDED_CONCURRENCY_LIMIT',
	'FORBIDDEN',
	'INSUFFICIENT_PERMISSION',
	'INVALID_FLD_VALUE',
	'INVALID_KEY_OR_REF',
	'INVALID_RCRD_TYPE',
	'MISSING_REQD_ARGUMENT',
	'RCRD_DSNT_EXIST',
	'RCRD_HAS_BEEN_CHANGED',
	'READ_ONLY',
	'SSS_FILE_CONTENT_SIZE_EXCEEDED',
	'SSS_INVALID_SRCH_COL',
	'SSS_INVALID_SRCH_FILTER',
	'SSS_INVALID_SRCH_OPERATOR',
	'SSS_INVALID_TYPE_ARG',
	'SSS_MISSING_REQD_ARGUMENT',
	'SSS_REQUEST_LIMIT_EXCEEDED',
	'SSS_REQUEST_TIME_EXCEEDED',
	'SSS_TIME_LIMIT_EXCEEDED',
	'SSS_USAGE_LIMIT_EXCEEDED',
	'UNEXPECTED_ERROR',
	'UNIQUE_CUST_ID_REQD',
	'USER_ERROR',
];

export const Type = Object.fromEntries(codes.map((code) => [code, code]));

export { SuiteScriptError };
