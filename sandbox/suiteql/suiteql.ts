import type { Catalogue, Visibility } from './catalogue';
import type { Engine } from './engine';
import { checkPaging } from './paging';
import { parse } from './parse/parseQuery';
import type { Parameter } from './parse/reader';
import { registerFunctions } from './functions/runtime';
import { createRunner } from './runner';
import { Scope } from './translate/scope';
import { translateQuery } from './translate/query';
import { toItems, type OutputColumn } from './values/output';
import { createZone } from './values/zone';

export interface SuiteQLRequest {
	q: string;
	/** The values of its `?`, in their order. */
	params?: readonly Parameter[];
	/** 1 to 1,000. */
	limit: number;
	/** A multiple of limit. */
	offset: number;
}

/** Values by lower-case name, every one a string, null ones left out; `links` last, always empty. */
export type SuiteQLItem = Record<string, string | never[]>;

export interface SuiteQLResult {
	items: SuiteQLItem[];
	/** In the order of the SELECT; scripts get numbers where REST gives text. */
	columns: OutputColumn[];
	hasMore: boolean;
	/** Rows of the whole query, not of the page. */
	totalResults: number;
}

export interface SuiteQLOptions {
	engine: Engine;
	/** Asked for each query: tables of custom records come while it runs. */
	catalogue: () => Catalogue;
	/** IANA name of the session's time zone, in which dates and times without a zone are read and shown. */
	timeZone?: string;
	now: () => Date;
}

export interface SuiteQL {
	/** @throws SuiteQLError with NetSuite's sentence for a query NetSuite would refuse */
	query(request: SuiteQLRequest, visibility?: Visibility): SuiteQLResult;
}

const EVERYTHING: Visibility = { hiddenTables: new Set(), hiddenColumns: new Map() };

/** SuiteQL over the tables of the catalogue, which the engine holds. One per engine. */
export function createSuiteQL({ engine, catalogue, timeZone = 'America/Los_Angeles', now }: SuiteQLOptions): SuiteQL {
	const zone = createZone(timeZone);
	const run = createRunner(engine, registerFunctions(engine, zone));

	return {
		query(request, visibility = EVERYTHING) {
			checkPaging(request);
			let aliases = 0;
			const query = translateQuery(parse(request.q, request.params), {
				session: { zone, now: Math.floor(now().getTime() / 1000) },
				catalogue: catalogue(),
				visibility,
				scope: new Scope(),
				named: new Map(),
				aggregates: false,
				windows: false,
				newAlias: () => `s${++aliases}`,
			});
			const { rows, totalResults } = run(query, request);
			const columns = query.outputs.map(({ name, value }) => ({ name, type: value.type }));
			return {
				items: toItems(rows, columns, zone),
				columns,
				hasMore: request.offset + rows.length < totalResults,
				totalResults,
			};
		},
	};
}
