import { lacking, required } from '../../context/errors';
import { promising } from '../promise';
import { Query, SuiteQL } from './query';
import { PagedData, run } from './results';

/** N/query. */

export { Aggregate, FieldContext, Operator, ReturnType, Type } from './enumerations';

type Options = string | { query: string; params?: unknown[]; pageSize?: number; customScriptId?: string };

function statementOf(method: string, options: Options): SuiteQL {
	const given = typeof options === 'string' ? { query: options } : options;
	required(method, given, 'query');
	return new SuiteQL(given.query, given.params ?? []);
}

/** @returns 5,000 results at most */
export const runSuiteQL = promising((options: Options) => run(statementOf('query.runSuiteQL', options)));

export const runSuiteQLPaged = promising(
	(options: Options) =>
		new PagedData(
			statementOf('query.runSuiteQLPaged', options),
			typeof options === 'object' ? options.pageSize : undefined,
		),
);

export const create = promising((options: { type: string } | string): Query => {
	const type = typeof options === 'string' ? options : options?.type;
	required('query.create', { type }, 'type');
	return new Query(type);
});

const notBuilt = (name: string) =>
	promising((): never => {
		throw lacking(`query.${name}: there are no workbooks`);
	});
export const load = notBuilt('load');
export const listTables = notBuilt('listTables');
const removal = notBuilt('delete');
export { removal as delete };
