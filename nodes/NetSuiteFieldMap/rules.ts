import {
	executeFilter,
	FilterError,
	type FilterConditionValue,
	type FilterValue,
	type IDataObject,
	type IExecuteFunctions,
} from 'n8n-workflow';

import {
	applyAction,
	getAt,
	MappingError,
	ofRecord,
	pathOf,
	setAt,
	toNetSuite,
	writableField,
	type MappableField,
	type MappedRecord,
} from '../../netsuite';
import { compile, isExpression, type MappedItem } from './expressions';
import { valueFor } from './mapping';
import type { ActionParameter, Parameters, RuleParameter } from './parameters';

interface Rule {
	readonly name: string;
	readonly matches: (item: MappedItem) => boolean;
	/** In order. The item is skipped when one of them says so. */
	readonly actions: ReadonlyArray<(item: MappedItem) => 'skip' | void>;
}

/** What the rules did to an item: the names of those that matched, and of the one that skipped it. */
export interface Ruled {
	readonly matched: string[];
	readonly skippedBy: string | null;
}

/**
 * Prepares the rules. Conditions and values see the item as it came in, and under `mapped` what has become of it.
 * @throws MappingError when an action names a field that NetSuite does not have or sets itself.
 */
export function rulesOf(
	context: IExecuteFunctions,
	parameters: Parameters,
	record: MappedRecord,
	fields: readonly MappableField[],
): (item: MappedItem) => Ruled {
	const rules = parameters.rules.map((rule, index): Rule => {
		const name = rule.name?.trim() || `Rule ${index + 1}`;
		return {
			name,
			matches: conditionsOf(context, record, name, rule.conditions),
			actions: actionsOf(rule).map((action) => actionOf(context, parameters, record, fields, name, action)),
		};
	});
	return (item) => {
		const matched: string[] = [];
		for (const { name, matches, actions } of rules) {
			if (!matches(item)) continue;
			matched.push(name);
			for (const act of actions) if (act(item) === 'skip') return { matched, skippedBy: name };
		}
		return { matched, skippedBy: null };
	};
}

export const actionsOf = (rule: RuleParameter): readonly ActionParameter[] => rule.actions?.action ?? [];

/** The field that an action is about; empty when none is chosen. */
export function fieldOf({ field }: ActionParameter): string {
	const chosen = typeof field === 'object' ? field.value : field;
	return typeof chosen === 'string' ? chosen.trim() : '';
}

/** n8n's own conditions, evaluated by n8n, which adds options that are missing. No condition is true of every item. */
function conditionsOf(
	context: IExecuteFunctions,
	record: MappedRecord,
	rule: string,
	{ conditions = [], combinator = 'and', options }: Partial<FilterValue> = {},
): (item: MappedItem) => boolean {
	const sides = conditions.map(({ leftValue, rightValue }) => ({
		left: compile(context, leftValue),
		right: compile(context, rightValue),
	}));
	return (item) => {
		const resolved = conditions.map((condition, index) => ({
			...condition,
			leftValue: sides[index]?.left(item),
			rightValue: sides[index]?.right(item),
		})) as FilterConditionValue[];
		try {
			return executeFilter({ options, conditions: resolved, combinator } as FilterValue, { itemIndex: item.index });
		} catch (error) {
			const said = error instanceof FilterError ? new MappingError(error.message, error.description) : error;
			throw inRule(rule, ofRecord(record, item.json, said));
		}
	};
}

function actionOf(
	context: IExecuteFunctions,
	{ direction }: Parameters,
	record: MappedRecord,
	fields: readonly MappableField[],
	rule: string,
	parameter: ActionParameter,
): (item: MappedItem) => 'skip' | void {
	const { kind: action, separator, value: raw } = parameter;
	if (action === 'skip') return () => 'skip';
	const name = fieldOf(parameter);
	if (name === '' || isExpression(name)) {
		const instead = name === '' ? 'an action without a field' : `an expression in place of the field (${name.slice(1)})`;
		throw new MappingError(`Rule "${rule}" has ${instead}.`, 'Choose the field from the list, or enter its name.');
	}
	const target = direction === 'toNetSuite' ? writableField(record, fields, name, labelOf(parameter)) : undefined;
	const value = valueFor(context, target, raw);
	const path = target ? [target.name] : pathOf(name);
	const fit = target && ((given: unknown) => toNetSuite(target, undefined, given));
	return (item) => {
		try {
			applyAction(item.mapped, path, { action, value: action === 'clear' ? undefined : value(item), separator }, fit);
		} catch (error) {
			throw inRule(rule, ofRecord(record, item.json, error));
		}
	};
}

/** The list shows label and ID; the ID is known. */
const labelOf = ({ field }: ActionParameter): string | undefined =>
	typeof field === 'object' ? field.cachedResultName?.replace(/ \([^()]*\)$/, '') : undefined;

function inRule(rule: string, error: unknown): unknown {
	return error instanceof MappingError ? new MappingError(`${error.message} (Rule "${rule}")`, error.advice) : error;
}

/**
 * Puts the names of the rules that matched into the item, after those of an earlier Field Map node.
 * @throws MappingError when something else already stands there.
 */
export function noteMatched(json: IDataObject, key: string, matched: readonly string[]): void {
	const path = pathOf(key);
	const present = getAt(json, path);
	if (present !== undefined && !(Array.isArray(present) && present.every((name) => typeof name === 'string'))) {
		throw new MappingError(
			`The item already has a field "${key}", and the names of the rules that matched would replace it.`,
			'Choose another name under Options > Matched Rules Field.',
		);
	}
	setAt(json, path, [...(present ?? []), ...matched]);
}
