import type { PlannedPoint } from '../sync/plan';
import { failed, warning, type Finding } from './finding';
import { give, ofPoint, ofWriting } from './permissions';

/** What is written over SOAP. */
const bySoap = new Set(['note']);

/** What stands in the way of writing, as far as it shows without writing: NetSuite tells permissions only when it refuses. */
export function checkWriting(planned: readonly PlannedPoint[], soapWorks: boolean): Finding[] {
	return planned
		.filter(({ point }) => ofWriting[point.name])
		.map(({ point, available }) => {
			const check = `Writing: ${point.label.plural}`;
			const permission = ofWriting[point.name];
			const needed = give([...(permission ? [permission] : []), ...(available ? [] : (ofPoint[point.name] ?? []))]);
			const onlyIf = `Only for flows that write ${point.label.plural.toLowerCase()}:`;
			if (bySoap.has(point.name) && !soapWorks) {
				return failed(check, 'They are written over SOAP, which cannot be used.', `${onlyIf} see the line about SOAP Web Services. ${needed}`);
			}
			if (!available) return failed(check, 'They are not even visible.', `${onlyIf} ${needed}`);
			return warning(check, 'It cannot be told without writing one.', `${onlyIf} ${needed}`);
		});
}
