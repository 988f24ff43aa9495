import type { Run } from '../engine/run';
import type { LogLevel } from '../engine/scripts';

export const logHost = {
	'log.write': (run: Run, { level, title, details }: { level: LogLevel; title: string; details: string }): void =>
		run.log(level, title, details),
};
