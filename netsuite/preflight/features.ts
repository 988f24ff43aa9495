import type { PlannedPoint } from '../sync/plan';
import { nameOf } from '../read/selection';
import { failed, notInstalled, ok, warning, type Finding } from './finding';
import { give, ofPoint } from './permissions';

/** A feature of an account that decides which fields its records have. */
interface Feature {
	readonly name: string;
	/** The integration points that only an account with it has; the first one is what the fields refer to. */
	readonly points: readonly [string, ...string[]];
	/** The fields that records have with it. */
	readonly fields: readonly string[];
	readonly without: string;
}

/** Names as under Setup > Company > Enable Features. */
const features: readonly Feature[] = [
	{ name: 'OneWorld', points: ['subsidiary'], fields: ['subsidiary'], without: 'All records are of the one company.' },
	{
		name: 'Multiple Currencies',
		points: ['currency', 'currencyRate'],
		fields: ['currency', 'exchangeRate'],
		without: 'All amounts are in the one currency of the company.',
	},
	{ name: 'Departments', points: ['department'], fields: ['department'], without: 'Records have no department.' },
	{ name: 'Classes', points: ['class'], fields: ['class'], without: 'Records have no class.' },
	{ name: 'Locations', points: ['location'], fields: ['location'], without: 'Records have no location.' },
];

/** The points without which nothing could be said of the features. */
export const evidence: readonly string[] = [...features.flatMap(({ points }) => points), 'customer', 'invoice'];

type Told = 'on' | 'off' | 'hidden' | 'unknown';

/**
 * NetSuite does not tell a feature that is off from a permission that is missing: both are "not found". But a feature that
 * is on shows in the fields of other records, which need no further permission (believed).
 */
function told({ points, fields }: Feature, planned: readonly PlannedPoint[]): Told {
	if (planned.some(({ point, available }) => available && point.name === points[0])) return 'on';
	const others = planned.filter(({ available, point }) => available && !points.includes(point.name));
	const withFields = others.flatMap(({ point, leftOut }) =>
		point.fields
			.filter(({ name, targets }) => fields.includes(name) && targets?.includes(points[0]))
			.map((field) => leftOut.some(({ what }) => what === nameOf.field(field))),
	);
	if (withFields.length === 0) return 'unknown';
	return withFields.every((isLeftOut) => isLeftOut) ? 'off' : 'hidden';
}

/** A line for each feature. */
export function checkFeatures(planned: readonly PlannedPoint[]): Finding[] {
	return features.map((feature) => {
		const check = `Feature: ${feature.name}`;
		const permission = give(ofPoint[feature.points[0]] ?? []);
		switch (told(feature, planned)) {
			case 'on':
				return ok(check, 'The account has it.');
			case 'off':
				return notInstalled(
					check,
					`Neither its records nor its fields on other records are there, so the account seems not to have it. ${feature.without}`,
					`Nothing to do; if the account does have it, the role lacks a permission. ${permission}`,
				);
			case 'hidden':
				return failed(check, 'Other records show that the account has it, and the role does not see its records.', permission);
			case 'unknown':
				return warning(check, 'It cannot be told, since neither customers nor invoices are visible.', 'See the lines about them.');
		}
	});
}

/** Names of the features that the account seems not to have, by the points and the fields that it lacks without them. */
export function lacking(planned: readonly PlannedPoint[]): {
	readonly points: ReadonlyMap<string, string>;
	readonly fields: ReadonlyMap<string, string>;
} {
	const off = features.filter((feature) => told(feature, planned) === 'off');
	const by = (names: (feature: Feature) => readonly string[]) =>
		new Map(off.flatMap((feature) => names(feature).map((name): [string, string] => [name, feature.name])));
	return { points: by(({ points }) => points), fields: by(({ fields }) => fields) };
}
