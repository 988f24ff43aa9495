import { header } from './body';
import { refused } from './refused';
import type { RestRequest } from './request';

/** The company's language, which is the login's too. */
const COMPANY = 'en';

/**
 * Records speak the company's language alone. Seen: the sentence, in accounts whose users prefer another language.
 * Believed: that a header which asks for another one is refused so as well, the first of several counting.
 * @throws Refused
 */
export function checkLanguage(request: RestRequest): void {
	for (const name of ['Accept-Language', 'Content-Language']) {
		const [first = ''] = header(request, name).toLowerCase().split(/[,;]/);
		if (/^(|\*|en\b.*)$/.test(first.trim())) continue;
		throw refused(400, {
			detail:
				'Invalid language. REST web services currently only support the default company language, and do not support the' +
				` language specified in your user preferences. Provide the ${name} header with your default company language` +
				` value '${COMPANY}'.`,
			code: 'INVALID_HEADER',
			header: name,
		});
	}
}
