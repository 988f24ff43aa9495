import { aggregateFunctions } from './aggregates';
import { builtinFunctions } from './builtin';
import { choiceFunctions } from './choices';
import { dateFunctions } from './dates';
import type { SqlFunction } from './function';
import { numberFunctions } from './numbers';
import { textFunctions } from './text';

const FUNCTIONS: ReadonlyMap<string, SqlFunction> = new Map(
	Object.entries({
		...aggregateFunctions,
		...builtinFunctions,
		...choiceFunctions,
		...dateFunctions,
		...numberFunctions,
		...textFunctions,
	}),
);

/** @param name in upper case */
export const findFunction = (name: string): SqlFunction | undefined => FUNCTIONS.get(name);
