import type { Api } from './api';
import { concurrencyExceeded, invalidLogin, unexpected } from './errors';
import { KEYS_PATH, TOKEN_PATH } from './oauth2';
import type { Reply } from './reply';

/**
 * The token endpoint of OAuth 2.0 and the keys beside it; `null` for other paths. Whoever asks says who they are in what
 * they ask, so there is no login before it. Believed: that it counts towards the limit of requests at once, and that it is
 * refused as REST is.
 */
export function oauth2Api(path: string): Api | null {
	if (path !== TOKEN_PATH && path !== KEYS_PATH) return null;
	return {
		open(request) {
			let reply: Reply;
			return {
				letIn(login) {
					reply = path === TOKEN_PATH ? login.grantToken(request) : login.tokenKeys();
					return true;
				},
				answer: () => reply,
			};
		},
		invalidLogin,
		concurrencyExceeded,
		unexpected,
	};
}
