/**
 * Rounds of business, trouble and sync. The rule: after every finished run the store equals the account, whatever
 * happened on the way.
 */

import { setTimeout as sleep } from 'node:timers/promises';

import type { Execution } from '../../demo/n8n';
import { points } from '../../demo/points';
import type { SoakAccount } from './account';
import { wrongWith } from './check';
import type { Office } from './office';
import { inWords, planRound, type Moment, type RoundPlan } from './plan';
import type { PointReport } from './store';

/** What a round came to. */
export interface Round {
	readonly plan: RoundPlan;
	/** How many requests NetSuite's trouble struck. */
	readonly strikes: number;
	/** Whether n8n was killed while the flow ran, and not before or after. */
	readonly killedInRun: boolean;
	readonly runs: number;
	/** Records that were compared at its end. */
	readonly compared: number;
	readonly seconds: number;
}

/** A round after which the store was not what NetSuite holds, or no run came to an end. */
export class SoakError extends Error {
	constructor(
		readonly round: number,
		what: readonly string[],
		options?: ErrorOptions,
	) {
		super(what.join('\n  '), options);
		this.name = 'SoakError';
	}
}

/** What came of the run in which the trouble was. */
interface Troubled {
	/** Of all runs that were started and came to their end. */
	readonly ended: readonly Execution[];
	readonly killedInRun: boolean;
}

export class Soak {
	/** How many requests a run makes that nothing disturbs; a guess for the first. */
	private usual = 150;

	constructor(
		private readonly account: SoakAccount,
		private readonly office: Office,
		private readonly seed: number,
	) {}

	/** Business of a round without anything else, to get to a later one. */
	async skip(round: number): Promise<void> {
		await this.playBefore(planRound(this.seed, round));
	}

	/** A run that nothing disturbs. @throws SoakError when it does not finish or the store is not what NetSuite holds. */
	async settle(round: number): Promise<number> {
		const before = await this.account.requests();
		const execution = await this.office.run();
		this.usual = Math.max(20, (await this.account.requests()) - before);
		const reports = await this.reportsOf([execution]);
		const unfinished = reports.filter(isUnfinished).map(sentence);
		if (execution.status !== 'success' || unfinished.length > 0) {
			const { message, node } = execution.error ?? { message: 'n8n gives no reason', node: undefined };
			const how = `The run after all trouble was over ended as "${execution.status}"${node ? ` in "${node}"` : ''}: ${message}`;
			throw new SoakError(round, [how, ...unfinished]);
		}
		const compared = await this.check(round, points, 'After a run without trouble');
		const unequal = reports.filter(({ balances }) => balances !== null && balances !== 'equal');
		if (unequal.length === 0) return compared;
		throw new SoakError(round, unequal.map(({ point, balances }) => `${point}: all rows are equal, and the run says: ${balances}`));
	}

	/** @throws SoakError */
	async play(round: number): Promise<Round> {
		const started = Date.now();
		const plan = planRound(this.seed, round);
		await this.playBefore(plan);
		if (plan.forget !== null) await this.office.store.forget(this.office.n8n, plan.forget);
		await this.armAll(plan);
		const { ended, killedInRun } = await this.troubledRun(plan);
		const strikes = await this.account.calm();
		// What is played while a run reads may come with the next one, and so may what the role could not see.
		const comparable = plan.meanwhile === null && !plan.faults.some(({ fault }) => fault === 'hide');
		const reports = await this.reportsOf(ended);
		const finished = killedInRun || !comparable ? [] : finishedIn(reports);
		const equal = await this.check(round, finished, 'After the run with the trouble, of a point that it says it has finished');
		const settled = finished.length === points.length;
		const compared = settled ? equal : await this.settle(round);
		const runs = ended.length + (killedInRun ? 1 : 0) + (settled ? 0 : 1);
		return { plan, strikes, killedInRun, runs, compared, seconds: (Date.now() - started) / 1000 };
	}

	private async playBefore({ activity, restSeconds }: RoundPlan): Promise<void> {
		if (activity !== null) await this.account.play(activity);
		await this.account.letTimePass(restSeconds);
	}

	private async armAll({ faults, corrupt }: RoundPlan): Promise<void> {
		for (const fault of faults) await this.account.arm(fault);
		if (corrupt === null) return;
		const records = await this.account.truth(corrupt.point);
		const record = records[Math.floor(corrupt.at * records.length)];
		if (record) await this.account.arm({ fault: 'corrupt', table: 'transaction', id: record.id, column: corrupt.column });
	}

	/** Runs the flow while everything happens that the round has planned, each at its moment. */
	private async troubledRun(plan: RoundPlan): Promise<Troubled> {
		const { meanwhile, killN8n, killNetSuite, secondRun } = plan;
		const before = await this.account.requests();
		const runs: Array<Promise<Execution | null>> = [];
		let underWay = 0;
		let dead = false;
		let killedInRun = false;
		const run = () => {
			underWay++;
			const one = this.office.run().catch((error: unknown) => {
				if (dead) return null;
				throw error;
			});
			const over = () => void underWay--;
			one.then(over, over);
			runs.push(one);
		};
		run();
		const events: Array<Moment & { happen(): Promise<void> | void }> = [];
		if (meanwhile) events.push({ ...meanwhile, happen: async () => await this.account.play(meanwhile.activity) });
		if (killNetSuite) events.push({ ...killNetSuite, happen: async () => await this.account.dieFor(killNetSuite.awayMs) });
		if (secondRun) events.push({ ...secondRun, happen: run });
		if (killN8n) {
			events.push({
				...killN8n,
				happen: async () => {
					killedInRun = underWay > 0;
					dead = true;
					await this.office.die();
				},
			});
		}
		for (const event of events.sort((one, other) => one.share - other.share)) {
			if (dead) break;
			await this.moment(event, before, () => underWay === 0);
			await event.happen();
		}
		const ended = (await Promise.all(runs)).filter((one) => one !== null);
		if (dead) await this.office.comeBack();
		return { ended, killedInRun };
	}

	/** Waits until that share of a usual run's requests were made, or the run is over. */
	private async moment({ share, thenMs }: Moment, before: number, isOver: () => boolean): Promise<void> {
		for (;;) {
			const now = await this.account.requests();
			// After NetSuite was killed it counts from nothing.
			if (isOver() || now - (now < before ? 0 : before) >= share * this.usual) break;
			await sleep(50);
		}
		if (!isOver()) await sleep(thenMs);
	}

	private async reportsOf(executions: readonly Execution[]): Promise<PointReport[]> {
		const reports = await Promise.all(executions.map(async ({ id }) => await this.office.store.reports(this.office.n8n, id)));
		return reports.flat();
	}

	/** @returns how many records were compared. @throws SoakError with what differs */
	private async check(round: number, which: readonly string[], when: string): Promise<number> {
		const wrong: string[] = [];
		let compared = 0;
		for (const point of which) {
			const records = await this.account.truth(point);
			wrong.push(...wrongWith(point, records, await this.office.store.rows(this.office.n8n, point)));
			compared += records.length;
		}
		if (wrong.length > 0) throw new SoakError(round, [`${when}:`, ...wrong]);
		return compared;
	}
}

const isUnfinished = ({ status, failed }: PointReport): boolean => status !== 'finished' || failed > 0;

const sentence = ({ point, status, failed, error }: PointReport): string =>
	`${point}: ${status}${failed > 0 ? `, ${failed} failed` : ''}: ${error ?? 'no reason given'}`;

/** The points that the runs of a round say they have finished, and none of them has failed at. */
function finishedIn(reports: readonly PointReport[]): string[] {
	const unfinished = new Set(reports.filter(isUnfinished).map(({ point }) => point));
	return [...new Set(reports.map(({ point }) => point))].filter((point) => !unfinished.has(point));
}

/** A round in a line. */
export function roundLine({ plan, strikes, runs, compared, seconds }: Round): string {
	const struck = strikes > 0 ? `, ${strikes} requests struck` : '';
	return `round ${plan.round}: ${inWords(plan)}${struck}; ${runs} runs, ${compared} records equal, ${seconds.toFixed(1)} s`;
}
