import type { TokenPassport } from './tba';

/** Where an envelope wants its token passport: secrets are filled in by the credential, never before. */
const place = '<tokenPassport/>';

/**
 * Puts the token passport in its place in a SOAP envelope. Elements and their order: `TokenPassport` of
 * `urn:core_2025_2.platform.webservices.netsuite.com`.
 * @throws RangeError when the envelope has no `<tokenPassport/>`, exactly one.
 */
export function fillTokenPassport(envelope: string, passport: TokenPassport): string {
	if (envelope.split(place).length !== 2) {
		throw new RangeError(`A SOAP envelope must have exactly one ${place} for the credential to fill in.`);
	}
	const { account, consumerKey, token, nonce, timestamp, signature } = passport;
	const core = 'urn:core_2025_2.platform.webservices.netsuite.com';
	const messages = 'urn:messages_2025_2.platform.webservices.netsuite.com';
	return envelope
		.split(place)
		.join(
		`<tokenPassport xmlns="${messages}" xmlns:core="${core}">` +
			`<core:account>${account}</core:account>` +
			`<core:consumerKey>${consumerKey}</core:consumerKey>` +
			`<core:token>${token}</core:token>` +
			`<core:nonce>${nonce}</core:nonce>` +
			`<core:timestamp>${timestamp}</core:timestamp>` +
			`<core:signature algorithm="${signature.algorithm}">${signature.value}</core:signature>` +
			'</tokenPassport>',
	);
}
