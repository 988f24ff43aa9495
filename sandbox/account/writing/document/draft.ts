import type { Account } from '../../account';
import { recordTypesOf } from '../../records';
import { toMinor } from '../../money';
import { currencyOf } from '../../reference';
import type { Row } from '../../store';
import { storedValues, type Settable } from '../properties';
import { journalUnbalanced, missingValues, moreThanTotal, negativeAmount, noLines } from '../refusal';
import type { Json, Writable, WritableDocument, WriteOptions } from '../types';
import { applierOf } from './applicable';
import { autoApplied, mergedApplications, totalApplied } from './applications';
import { itemLine, journalLine, mergedLines, property } from './lines';
import { sumOf, totalOf } from './posting';
import type { Application, ApplyRule, DocumentRules, Draft, DraftLine } from './rules';
import { passedOver, refusedProperties } from './unbuilt';

/** What of a document's body goes into its header, by column. @throws Refusal */
export function headerValues(
	account: Account,
	type: WritableDocument,
	body: Json,
	before: Row | null,
	options: WriteOptions,
): Row {
	const { fields, customFields, restLists } = recordTypeOf(account, type);
	const names = [...Object.keys(restLists ?? {}), ...Object.keys(type.document.apply), 'autoApply'];
	const apart = new Set(names.map((name) => name.toLowerCase()));
	const settable = {
		fields,
		writable: type.fields,
		customFields,
		apart,
		tolerated: passedOver,
		refused: refusedProperties,
	};
	return storedValues(account, settable, body, before, options);
}

const recordTypeOf = (account: Account, { name }: WritableDocument) =>
	recordTypesOf(account).find((type) => type.name === name)!;

function settableLine(account: Account, type: WritableDocument, list: string): Settable {
	const fields = recordTypeOf(account, type).restLists![list]!.fields;
	const writable: Readonly<Record<string, Writable>> = type.lists![list]!;
	const readOnly = Object.keys(fields).filter((name) => !(name in writable));
	const tolerated = new Set([...readOnly.map((name) => name.toLowerCase()), ...passedOver]);
	return { fields, writable, tolerated, refused: refusedProperties };
}

/** The item or journal lines after the body. @throws Refusal */
export function linesAfter(
	account: Account,
	type: WritableDocument,
	row: Row,
	stored: readonly DraftLine[],
	body: Json,
	options: WriteOptions,
): DraftLine[] {
	const list = type.document.lines;
	if (!list) return [];
	const currency = Number(row.currency);
	const sign = type.document.type === 'CustCred' ? 1 : -1;
	const lines = mergedLines(
		account,
		list,
		settableLine(account, type, list),
		stored,
		body,
		options,
		(values, before) =>
			list === 'item' ? itemLine(account, { currency, sign }, values, before) : journalLine(currency, values, before),
	);
	if (list === 'line') return mainLineFirst(lines);
	if (!lines.some(({ tax }) => !tax)) throw noLines();
	return lines;
}

/** The first line of a journal entry is its main line, whatever was there before. */
function mainLineFirst(lines: readonly DraftLine[]): DraftLine[] {
	const [first, ...others] = lines;
	if (!first || lines.length < 2) throw noLines();
	if (sumOf(lines) !== 0) throw journalUnbalanced();
	return [{ ...first, id: 0 }, ...others];
}

/** What has been chosen in all sublists, and what of it passes through the document to others. */
export interface Applied {
	kept: Application[];
	passing: Application[];
}

/**
 * What the document is applied to after the body.
 * @param spent what others have taken of the document, a refund of a payment, in minor units
 * @throws Refusal
 */
export function appliedAfter(
	account: Account,
	{ document: rules }: WritableDocument,
	draft: Draft,
	stored: readonly Application[],
	body: Json,
	options: WriteOptions,
	spent = 0,
): Applied {
	const applier = applierOf(draft.row);
	const merged = (list: string, rule: ApplyRule, limit: number | null) =>
		mergedApplications(
			account,
			list,
			rule,
			stored.filter((each) => each.list === list),
			applier,
			body,
			options,
			limit,
		);
	const rulesOf = (passing: boolean) =>
		Object.entries(rules.apply).filter(([, rule]) => Boolean(rule.passing) === passing);
	const passing = rulesOf(true).flatMap(([list, rule]) => merged(list, rule, null));
	const total = totalGiven(rules, draft);
	const limit = total === null ? null : total - spent + totalApplied(passing);
	let kept = rulesOf(false).flatMap(([list, rule]) => merged(list, rule, limit));
	if (property(body, 'autoApply') === true && rules.apply.apply && limit !== null) {
		kept = autoApplied(account, 'apply', rules.apply.apply, stored, kept, applier, limit);
	}
	return { kept, passing };
}

/** How much there is to apply, where that does not follow from what is applied. */
function totalGiven(rules: DocumentRules, draft: Draft): number | null {
	if (rules.total === 'lines') return totalOf(draft);
	return rules.total === 'given' && (draft.row.foreigntotal ?? null) !== null ? totalOf(draft) : null;
}

/** What a document must not be; of it others have taken `spent`. @throws Refusal */
export function checkDraft(rules: DocumentRules, draft: Draft, { kept, passing }: Applied, spent = 0): void {
	const total = totalOf(draft);
	if (rules.total !== 'none' && total < 0) throw negativeAmount();
	if (rules.total === 'none') return;
	if (rules.total === 'applied') {
		if (total === 0) throw missingValues(['Apply']);
		return;
	}
	if (rules.total === 'given' && total === 0 && passing.length === 0) throw missingValues(['Payment Amount']);
	const through = totalApplied(passing);
	if (kept.length > 0 && totalApplied(kept) > total - spent + through) {
		throw moreThanTotal(rules.type === 'CustCred' ? 'credit' : 'payments');
	}
	// Believed: a credit that is chosen has to find something that it is applied to.
	if (through > totalApplied(kept)) throw moreThanTotal('payments');
}

/** The amount of a payment nobody gave: what is applied, less the credits that are used with it. */
export function withTotal(rules: DocumentRules, draft: Draft, { kept, passing }: Applied): Draft {
	if (rules.total !== 'given' || (draft.row.foreigntotal ?? null) !== null) return draft;
	const { precision } = currencyOf(Number(draft.row.currency));
	const minor = Math.max(0, totalApplied(kept) - totalApplied(passing));
	const foreigntotal = minor / 10 ** precision;
	return { ...draft, row: { ...draft.row, foreigntotal: toMinor(foreigntotal, precision) / 10 ** precision } };
}
