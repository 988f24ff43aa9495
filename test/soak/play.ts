/** Plays the rounds of a soak one after the other, and says how to see a failure again. */

import { inWords, planRound } from './plan';
import { openSetting, type SoakOptions } from './setting';
import { roundLine, SoakError, type Round } from './soak';

export interface PlayOptions extends SoakOptions {
	readonly rounds: number;
	/** Plays this round alone, after the business of those before it. */
	readonly only: number | null;
	/** The folder stays, also when all goes well. */
	readonly keep?: boolean;
}

/** Ended by its owner before all rounds were played. */
export class StoppedError extends Error {}

/**
 * @param say takes a line for each round
 * @param stopped rejects when the rest is not to be played
 * @throws SoakError; the folder with n8n's log stays then, and a line says where
 */
export async function playAll(
	{ rounds, only, keep = false, ...options }: PlayOptions,
	say: (line: string) => void,
	stopped: Promise<never> = new Promise(() => {}),
): Promise<Round[]> {
	const setting = await openSetting(options);
	const played: Round[] = [];
	const first = only ?? 1;
	const play = async () => {
		for (let round = 1; round < first; round++) await setting.soak.skip(round);
		say(`the first load: ${await setting.soak.settle(first)} records equal`);
		for (let round = first; round <= (only ?? rounds); round++) {
			const done = await setting.soak.play(round);
			played.push(done);
			say(roundLine(done));
		}
	};
	let leave = keep;
	try {
		await Promise.race([play(), stopped]);
	} catch (error) {
		if (error instanceof StoppedError) throw error;
		leave = true;
		if (error instanceof SoakError) throw error;
		throw new SoakError(first + played.length, [error instanceof Error ? error.message : String(error)], { cause: error });
	} finally {
		await setting.close(leave);
		if (leave) say(`n8n's folder and log: ${setting.folder}`);
	}
	return played;
}

/** The command lines that play a failure again. */
export function again({ seed, store }: SoakOptions, error: unknown): string {
	if (!(error instanceof SoakError)) return '';
	const command = `npm run soak -- --seed ${seed} --store ${store}`;
	return [
		`It was round ${error.round} of seed ${seed} with ${store}: ${inWords(planRound(seed, error.round))}.`,
		`That round alone:  ${command} --only ${error.round}`,
		`From the start:    ${command} --rounds ${error.round}`,
	].join('\n');
}
