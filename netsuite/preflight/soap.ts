import type { PlannedPoint } from '../sync/plan';
import { ok, warning, type Finding } from './finding';
import { always, give } from './permissions';

/** Whether SOAP can be used, as the notes show, which partly come over it. */
export function checkSoap(note: PlannedPoint | undefined, usable: boolean): { finding: Finding; works: boolean } {
	const check = 'SOAP Web Services';
	const lost = 'Notes on customers are not read, and notes cannot be written.';
	if (!usable) {
		const advice = 'For notes choose a credential "NetSuite TBA API" in the node that reads or writes them; otherwise nothing to do.';
		return { works: false, finding: warning(check, `NetSuite takes SOAP with token-based authentication only. ${lost}`, advice) };
	}
	const refused = note?.leftOut.find(({ records, what }) => records && what === note.point.bySoap?.label);
	if (refused) {
		const advice = `${give([always.soap])} The feature of that name must be on, too: Setup > Company > Enable Features > SuiteCloud.`;
		return { works: false, finding: warning(check, `${lost} NetSuite says: ${refused.reason}`, advice) };
	}
	if (!note?.available) {
		return { works: false, finding: warning(check, 'It cannot be told, since notes are not visible.', 'See the line about notes.') };
	}
	return { works: true, finding: ok(check, 'It answers: notes on customers are read.') };
}
