import { createRandom } from '../../account/random';
import { isOnTheWire, type Aim, type Fault } from './fault';

/** What a fault is matched against. */
export interface Target {
	method: string;
	/** With the query. */
	path: string;
	body: string;
}

/** An armed fault as people see it. */
export type ArmedFault = Fault & {
	number: number;
	/** How many requests it has struck. */
	strikes: number;
	/** How many more it will strike; without it, as many as come. */
	left?: number;
};

/** A fault that waits for its requests and counts them. */
export interface Armed<F extends Fault = Fault> {
	readonly fault: F;
	/** Whether this request is one to strike; to be asked once for each, since it counts and draws. */
	strikes(request: Target): boolean;
	/** Notes that it struck. */
	struck(): void;
	readonly isSpent: boolean;
	shown(): ArmedFault;
}

export function arm(number: number, fault: Fault): Armed {
	const seed = fault.fault === 'corrupt' ? 1 : (fault.seed ?? 1);
	const random = createRandom(seed, `${fault.fault} ${fault.match ?? ''}`);
	const times = fault.times ?? (isOnTheWire(fault) && fault.share === undefined ? 1 : Infinity);
	const aimedAt = aimOf(fault);
	let toSpare = fault.after ?? 0;
	let strikes = 0;
	return {
		fault,
		strikes(request) {
			if (!aimedAt(request)) return false;
			if (toSpare > 0) {
				toSpare--;
				return false;
			}
			return fault.share === undefined || random.chance(fault.share);
		},
		struck() {
			strikes++;
		},
		get isSpent() {
			return strikes >= times;
		},
		shown: () => ({ number, ...fault, strikes, ...(times === Infinity ? {} : { left: Math.max(0, times - strikes) }) }),
	};
}

function aimOf({ match, method, path, body }: Aim): (request: Target) => boolean {
	const wanted = match?.toLowerCase();
	const [pathPart, bodyPart] = [path, body].map((part) => (part === undefined ? undefined : wildcard(part)));
	return (request) =>
		(method === undefined || method === request.method) &&
		(pathPart?.test(request.path) ?? true) &&
		(bodyPart?.test(request.body) ?? true) &&
		(wanted === undefined || `${request.method} ${request.path}\n${request.body}`.toLowerCase().includes(wanted));
}

/** A text that is to be found somewhere, in any case; `*` stands for anything. */
function wildcard(part: string): RegExp {
	const literal = part.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(literal.join('.*'), 'is');
}
