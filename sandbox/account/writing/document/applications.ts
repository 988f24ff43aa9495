import type { Account } from '../../account';
import { toMinor } from '../../money';
import { currencyOf } from '../../reference';
import { atLine, invalidValue, moreThanOpen, noSuchLine, notBuilt, unknownProperty } from '../refusal';
import type { Json, WriteOptions } from '../types';
import { storedReference, type Target } from '../values';
import { applicable, type Applier } from './applicable';
import { itemsOf } from './lines';
import type { Application, ApplyRule } from './rules';

/** A line of an apply sublist as a client sent it. */
interface Wanted {
	doc: number;
	line: number | null;
	apply: boolean | undefined;
	minor: number | undefined;
}

const docTarget: Target = { name: 'doc', column: 'doc', kind: 'reference', references: 'transaction' };

/**
 * What the document is applied to after the body: a line's key is its `doc` (and `line`, of a journal entry). A line with
 * `apply: false` or amount 0 is taken back; without an amount all that is open is applied, as far as `limit` goes.
 * @param limit how much there is to apply, in minor units; `null` where the document is worth what it is applied to
 * @throws Refusal
 */
export function mergedApplications(
	account: Account,
	list: string,
	rule: ApplyRule,
	stored: readonly Application[],
	applier: Applier,
	body: Json,
	options: WriteOptions,
	limit: number | null,
): Application[] {
	const given = itemsOf(body, list);
	const after: Application[] = given !== null && options.replace?.has(list) ? [] : [...stored];
	const unsaid: Array<{ wanted: Wanted; open: number }> = [];
	(given ?? []).forEach((item, index) =>
		atLine(list, index, () => {
			if (options.strictNames) checkNames(item);
			const wanted = wantedOf(account, item, applier.currency);
			const { doc, line, apply, minor } = wanted;
			if (apply === false || minor === 0) return put(after, list, wanted, 0);
			const before = totalApplied(stored.filter(meant(wanted)));
			if (minor === undefined && (before > 0 || apply === undefined)) {
				if (before > 0) put(after, list, wanted, before);
				return;
			}
			const [found] = applicable(account, rule, applier, wanted);
			if (!found && before === 0) throw noSuchLine(list, '[doc,line]', `[${doc},${line}]`);
			if (found && !found.isJournal) wanted.line = null;
			const open = before + (found?.openMinor ?? 0);
			if (minor === undefined) return void unsaid.push({ wanted, open });
			if (minor > open) throw moreThanOpen(doc);
			put(after, list, wanted, minor);
		}),
	);
	let rest = limit === null ? Infinity : limit - totalApplied(after);
	for (const { wanted, open } of unsaid) {
		const minor = Math.min(open, Math.max(rest, 0));
		rest -= minor;
		if (minor > 0) put(after, list, wanted, minor);
	}
	return after;
}

/** What a line of a body is about: without a line's number, all of a journal entry. */
const meant =
	({ doc, line }: Pick<Wanted, 'doc' | 'line'>) =>
	(one: Application) =>
		one.doc === doc && (line === null || one.line === null || one.line === line);

/** Puts an application in the place of what was there of the same. */
function put(after: Application[], list: string, wanted: Pick<Wanted, 'doc' | 'line'>, minor: number): void {
	const before = after.filter(meant(wanted));
	const place = before.length > 0 ? after.indexOf(before[0]!) : after.length;
	const line = wanted.line ?? (before.length === 1 ? before[0]!.line : null);
	const others = after.filter((one) => !before.includes(one));
	if (minor > 0) others.splice(place, 0, { list, doc: wanted.doc, line, minor });
	after.splice(0, after.length, ...others);
}

export const totalApplied = (applications: readonly Application[]) =>
	applications.reduce((sum, { minor }) => sum + minor, 0);

/** Applies what is left to what is open, the oldest first: documented of *Auto Apply*. */
export function autoApplied(
	account: Account,
	list: string,
	rule: ApplyRule,
	stored: readonly Application[],
	applications: readonly Application[],
	applier: Applier,
	limit: number,
): Application[] {
	const after = [...applications];
	let rest = limit - totalApplied(applications);
	for (const { doc, openMinor } of applicable(account, rule, applier)) {
		if (rest <= 0) break;
		const wanted = { doc, line: null };
		const now = totalApplied(after.filter(meant(wanted)));
		const more = Math.min(rest, openMinor + totalApplied(stored.filter(meant(wanted))) - now);
		if (more <= 0) continue;
		put(after, list, wanted, now + more);
		rest -= more;
	}
	return after;
}

/** The columns of all apply sublists; those that are not taken are read alone, and come back with what was read. */
const columns = new Set(
	(
		'amount apply appliedto applydate createdfrom creditdate currency depositdate disc discamt discdate doc due id' +
		' internalid job jobname line links refname refnum remaining total trantype type'
	).split(' '),
);

function checkNames(item: Json): void {
	for (const name of Object.keys(item)) if (!columns.has(name.toLowerCase())) throw unknownProperty(name);
}

function wantedOf(account: Account, item: Json, currency: number): Wanted {
	const named = Object.fromEntries(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));
	const { doc, line = null, apply, amount } = named;
	if (doc === undefined || doc === null) throw invalidValue('doc');
	if (apply !== undefined && typeof apply !== 'boolean') throw invalidValue('apply');
	if (amount !== undefined && amount !== null && (typeof amount !== 'number' || amount < 0))
		throw invalidValue('amount');
	if (named.disc) throw notBuilt('payment discounts');
	const id = documentId(account, doc);
	return {
		doc: id,
		line: line === null || line === '' ? null : Number(line),
		apply,
		minor: amount === undefined || amount === null ? undefined : toMinor(amount, currencyOf(currency).precision),
	};
}

/** A document that does not exist is like one that cannot be applied to: the sublist has no line for it. */
function documentId(account: Account, doc: unknown): number {
	const id = typeof doc === 'object' ? (doc as { id?: unknown }).id : doc;
	if (id === undefined) return Number(storedReference(account, docTarget, doc, null));
	if ((typeof id !== 'string' && typeof id !== 'number') || !/^\d+$/.test(String(id))) throw invalidValue('doc');
	return Number(id);
}
