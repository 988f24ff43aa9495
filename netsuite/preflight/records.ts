import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { nameOf, type LeftOut } from '../read/selection';
import type { PlannedPoint } from '../sync/plan';
import { failed, listed, notInstalled, ok, warning, type Finding } from './finding';
import { lacking } from './features';
import { give, ofField, ofPoint, type Permission } from './permissions';

/** A line for each integration point: whether the role sees its records, and which fields and sublists it does not see. */
export function checkRecords(planned: readonly PlannedPoint[], evidence: readonly PlannedPoint[]): Finding[] {
	const lacks = lacking(evidence);
	return planned.map((one) => {
		const { point, available, leftOut } = one;
		const check = `Records: ${point.label.plural}`;
		const records = leftOut.find(({ what }) => what === point.label.plural);
		const feature = lacks.points.get(point.name);
		if (records && feature) return notInstalled(check, `The account seems to be without ${feature}. NetSuite says: ${records.reason}`);
		if (!available || records) {
			return failed(check, `Not visible. ${said(leftOut)}`, `${give(ofPoint[point.name] ?? [])} Until then a sync leaves them out.`);
		}
		return fieldsOf(check, one, lacks.fields);
	});
}

function fieldsOf(check: string, { point, leftOut }: PlannedPoint, lacks: ReadonlyMap<string, string>): Finding {
	const parts = partsOf(point);
	const explained = (one: LeftOut) => lacks.get(parts.get(one.what)?.name ?? '');
	const without = [...new Set(leftOut.map(explained).filter((feature) => feature !== undefined))];
	const features = without.length === 0 ? '' : ` Without ${listed(without)} it has no ${listed(namesOf(leftOut.filter(explained)))}.`;
	const hidden = leftOut.filter((one) => !explained(one));
	if (hidden.length === 0) {
		return ok(check, `Visible, with all fields${point.sublists ? ' and sublists' : ''} that the account has.${features}`);
	}
	const needed = hidden.flatMap(({ what }) => permissionsFor(parts.get(what)));
	return warning(
		check,
		`Visible without ${listed(namesOf(hidden))}.${features} ${said(hidden)}`,
		needed.length === 0
			? 'Nothing to do if the account does not use them; otherwise look for them under Setup > Company > Enable Features.'
			: give(needed),
	);
}

const namesOf = (leftOut: readonly LeftOut[]) => leftOut.map(({ what }) => what);

/** NetSuite's reasons, each once. */
const said = (leftOut: readonly LeftOut[]): string =>
	`NetSuite says: ${[...new Set(leftOut.map(({ reason }) => reason))].join(' ')}`;

type Part = Pick<Field, 'name' | 'targets'>;

/** The parts of a record by what they are called when they are missing. */
function partsOf({ fields, sublists = [] }: IntegrationPoint): ReadonlyMap<string, Part> {
	return new Map<string, Part>([
		...fields.map((field) => [nameOf.field(field), field] as const),
		...sublists.map((sublist) => [nameOf.sublist(sublist), { name: sublist.name }] as const),
		...sublists.flatMap((sublist) => sublist.fields.map((field) => [nameOf.column(sublist, field), field] as const)),
	]);
}

/** What makes a part visible: the permission for the records that it refers to. */
function permissionsFor(part: Part | undefined): readonly Permission[] {
	if (!part) return [];
	return ofField[part.name] ?? part.targets?.flatMap((name) => ofPoint[name] ?? []) ?? [];
}
