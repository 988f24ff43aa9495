import type { Account } from '../../account/account';
import { prepareSearch, type ColumnRequest, type SearchRequest } from '../../account/search';
import { searchTypeOf } from '../../account/search/types';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** The account's half of N/search, with its units as documented. */

interface SavedSearch {
	searchId: number;
	id: string | null;
	title: string;
	type: string;
	filterExpression: unknown;
	columns: unknown;
}

/** Saved searches last as long as the account is open: no API shows their definitions. */
const saved = new WeakMap<Account, Map<number, SavedSearch>>();

function savedOf(account: Account): Map<number, SavedSearch> {
	let searches = saved.get(account);
	if (!searches) saved.set(account, (searches = new Map<number, SavedSearch>()));
	return searches;
}

const FIRST_SAVED = 101;

/** Seen in logs. */
const noSuchSearch = () => new HostError('INVALID_SEARCH', 'That search or mass update does not exist.');

function findSaved({ account }: Run, id: string | number): SavedSearch {
	const given = String(id).toLowerCase();
	const found = [...savedOf(account).values()].find(
		(search) => String(search.searchId) === given || search.id?.toLowerCase() === given,
	);
	if (!found) throw noSuchSearch();
	return found;
}

export const searchHost = {
	'search.check': ({ account }: Run, { definition }: { definition: SearchRequest }) => {
		prepareSearch(account, definition);
	},
	'search.rows': (
		run: Run,
		{ definition, offset, limit, units }: { definition: SearchRequest; offset: number; limit: number; units: number },
	) => {
		run.spend(units);
		return prepareSearch(run.account, definition).rows(offset, limit);
	},
	'search.count': (run: Run, { definition }: { definition: SearchRequest }) => {
		run.spend(5);
		return prepareSearch(run.account, definition).count();
	},
	'search.lookup': (
		run: Run,
		{ type, id, columns }: { type: string; id: string | number; columns: ColumnRequest[] },
	) => {
		run.spend(1);
		const found = searchTypeOf(run.account, type);
		const filters = [['internalid', 'anyof', String(id)], ...(found?.header ? ['and', ['mainline', 'is', 'T']] : [])];
		return prepareSearch(run.account, { type, filters, columns }).rows(0, 1)[0] ?? null;
	},
	'search.save': (
		run: Run,
		{
			id,
			scriptId,
			title,
			type,
			plain,
			...definition
		}: SearchRequest & {
			id: number | null;
			scriptId: string | null;
			title: string;
			plain: { filterExpression: unknown; columns: unknown };
		},
	) => {
		run.spend(5);
		prepareSearch(run.account, { type, ...definition });
		const searches = savedOf(run.account);
		const searchId = id ?? FIRST_SAVED + searches.size;
		searches.set(searchId, { searchId, id: scriptId, title, type, ...plain });
		return searchId;
	},
	'search.load': (run: Run, { id }: { id: string | number }) => {
		run.spend(5);
		return findSaved(run, id);
	},
	'search.delete': (run: Run, { id }: { id: string | number }) => {
		run.spend(5);
		savedOf(run.account).delete(findSaved(run, id).searchId);
	},
};
