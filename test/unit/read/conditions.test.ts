import { conditionSql } from '../../../netsuite/read/conditions';
import { field } from '../../support/points';

test("a list's value that was deleted is none of that name, and not left out", () => {
	const segment = field('custentity_segment', 'reference');
	const { column } = segment;
	const differs = (value: string) => conditionSql({ field: segment, operator: 'notEquals', value }).text;
	expect(differs('Enterprise')).toBe(`NOT (BUILTIN.DF(${column}) = 'Enterprise') OR BUILTIN.DF(${column}) IS NULL`);
	expect(differs('3')).toBe(`NOT (${column} = 3) OR ${column} IS NULL`);
});
