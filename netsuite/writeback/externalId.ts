import { InvalidSettingError } from '../account';

/** `message_extid` and its like in SuiteAnalytics Connect: VARCHAR2(255). */
const longest = 255;

/**
 * Documented are letters, digits, underscore and hyphen, and that `|` does not work. More than that goes into addresses
 * encoded; what servers on the way cut at, decode twice or refuse even then is refused here, before it is stored
 * under a key that it cannot be found by.
 */
const unusable = /[|/\\?#%;\p{Cc}\p{Cs}]/u;

/**
 * The external ID that a caller's key becomes: without space around it, otherwise as it is.
 * @throws InvalidSettingError when it is empty, too long, or holds a character that NetSuite could not find it by.
 */
export function parseExternalId(text: string): string {
	const id = text.trim();
	const refuse = (message: string) => new InvalidSettingError('externalId', message);
	if (id === '') {
		throw refuse('The external ID is empty. Without it the same call twice would make two records; give your own key for it.');
	}
	if (id.length > longest) {
		throw refuse(`The external ID has ${id.length} characters; NetSuite keeps ${longest}. It begins with "${id.slice(0, 40)}".`);
	}
	const found = unusable.exec(id)?.[0];
	if (found !== undefined) {
		const shown = /[!-~]/.test(found) ? `"${found}"` : `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
		throw refuse(
			`The external ID "${id}" holds the character ${shown}, with which NetSuite cannot find it again. ` +
				'Use letters, digits, hyphens and underscores.',
		);
	}
	return id;
}
