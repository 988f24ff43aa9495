import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** When the nightly flow says that it is due again. The expression is the flow's own. */

/** As much of luxon, which n8n's expressions calculate with, as is needed here. */
interface Moment {
	setZone(zone: string): Moment;
	toFormat(format: string): string;
}
const { DateTime } = jest.requireActual<{ DateTime: { fromISO(text: string, options?: { zone: string }): Moment } }>('luxon');

interface Node {
	readonly name: string;
	readonly parameters: { rule?: unknown; assignments?: { assignments: ReadonlyArray<{ name: string; value: string }> } };
}

const file = join(__dirname, '..', '..', 'workflows', 'sync-accounts-receivable-nightly.json');
const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: Node[] };
const node = (name: string) => nodes.find((one) => one.name === name) as Node;
const expression = node('Find the tables and the next run').parameters.assignments?.assignments.find(({ name }) => name === 'nextRunAt')?.value as string;

const at = (text: string) => DateTime.fromISO(text, { zone: 'Europe/Berlin' });

function nextRun(interval: readonly unknown[], now: string, mode = 'production'): string {
	const script = expression.replace(/^=\{\{/, '').replace(/\}\}$/, '');
	const found = runInNewContext(script, { $: () => ({ params: { rule: { interval } } }), $now: at(now), $execution: { mode } }) as string;
	return found && DateTime.fromISO(found).setZone('Europe/Berlin').toFormat("yyyy-LL-dd'T'HH:mm");
}

test.each([
	['every day at two', [{ field: 'days', triggerAtHour: 2 }], '2026-01-31T02:00:20', '2026-02-01T02:00'],
	['every day, asked before its time', [{ field: 'days', daysInterval: 1, triggerAtHour: 2, triggerAtMinute: 30 }], '2026-01-31T01:10:00', '2026-01-31T02:30'],
	['every hour', [{ field: 'hours', hoursInterval: 1, triggerAtMinute: 5 }], '2026-01-31T23:05:40', '2026-02-01T00:05'],
	['every six hours', [{ field: 'hours', hoursInterval: 6, triggerAtMinute: 0 }], '2026-01-31T06:00:10', '2026-01-31T12:00'],
	['twice a day', [{ field: 'days', triggerAtHour: 2 }, { field: 'days', triggerAtHour: 14 }], '2026-01-31T02:00:20', '2026-01-31T14:00'],
	['every day, over the end of summer time', [{ field: 'days', triggerAtHour: 4 }], '2026-10-24T04:00:20', '2026-10-25T04:00'],
])('I8: %s', (_, interval, now, expected) => expect(nextRun(interval, now)).toBe(expected));

test.each([
	['every other day', [{ field: 'days', daysInterval: 2, triggerAtHour: 2 }]],
	['every five hours', [{ field: 'hours', hoursInterval: 5 }]],
	['a cron expression', [{ field: 'cronExpression', expression: '0 2 * * 1' }]],
	['one that can be told and one that cannot', [{ field: 'days', triggerAtHour: 2 }, { field: 'weeks' }]],
])('I8: %s: it says nothing rather than something wrong', (_, interval) => expect(nextRun(interval, '2026-01-31T02:00:20')).toBe(''));

test('I8: a run by hand says nothing: what is published may have another schedule, or none', () => {
	expect(nextRun([{ field: 'days', triggerAtHour: 2 }], '2026-01-31T02:00:20', 'test')).toBe('');
});

test('R13, K12, K13: the schedule is plain fields: every day, at two o’clock', () => {
	expect(node('Start every night').parameters.rule).toEqual({
		interval: [{ field: 'days', daysInterval: 1, triggerAtHour: 2, triggerAtMinute: 0 }],
	});
});
