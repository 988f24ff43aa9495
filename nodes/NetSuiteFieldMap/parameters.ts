import type { FilterValue, IExecuteFunctions } from 'n8n-workflow';

import type { Direction, FieldAction, FlowType } from '../../netsuite';

/** The node's parameters as they are stored: expressions are still to be resolved, for each item. */

export type Mapping = 'none' | 'default' | 'defineBelow';

export interface ActionParameter {
	readonly kind: FieldAction | 'skip';
	readonly field?: string | { readonly value?: unknown; readonly cachedResultName?: string };
	readonly value?: unknown;
	readonly separator?: string;
}

export interface RuleParameter {
	readonly name?: string;
	readonly conditions?: Partial<FilterValue>;
	readonly actions?: { readonly action?: readonly ActionParameter[] };
}

/** A resource mapper. */
export interface FieldsParameter {
	readonly value?: Readonly<Record<string, unknown>> | null;
	readonly schema?: ReadonlyArray<{ readonly id: string; readonly displayName?: string; readonly removed?: boolean }>;
}

export interface Parameters {
	readonly direction: Direction;
	readonly record: string;
	readonly mapping: Mapping;
	readonly fields: FieldsParameter;
	readonly types: ReadonlyArray<{ readonly field: string; readonly type: FlowType }>;
	readonly rules: readonly RuleParameter[];
	readonly matchedRulesField: string;
}

/** Reads them once: nothing here is evaluated for an item. */
export function readParameters(context: IExecuteFunctions): Parameters {
	const raw = <T>(name: string, fallback: T): T =>
		context.getNodeParameter(name, 0, fallback as object, { rawExpressions: true }) as T;
	return {
		direction: raw<Direction>('direction', 'fromNetSuite'),
		record: raw('record', 'invoice'),
		mapping: raw<Mapping>('mapping', 'none'),
		fields: raw<FieldsParameter>('fields', {}),
		types: raw('types.type', []),
		rules: raw('rules.rule', []),
		matchedRulesField: raw('options.matchedRulesField', '') || 'matchedRules',
	};
}
