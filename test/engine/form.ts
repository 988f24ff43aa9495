/** Forms of n8n that only those may fill in who are logged in to it, as a browser does it. */

import type { N8n } from '../../demo/n8n';

/** n8n ties a login to the browser that it was made in. */
const browser = { 'browser-id': 'a-browser' };
/** From the form to n8n's login service and back. */
const MOST_REDIRECTS = 10;

/**
 * Opens the form of a published flow, allows it to know who is logged in, fills it in and sends it off.
 * @param fields the values, in the form's order.
 * @returns the form's page, with all that it shows before and afterwards.
 */
export async function fillIn(n8n: N8n, path: string, fields: readonly string[]): Promise<string> {
	const visit = await loggedIn(n8n);
	const address = `${n8n.url}/form/${path}`;
	const page = await (await visit(await allowed(n8n, visit, address))).text();
	const token = /authToken = '([^']+)'/.exec(page)?.[1];
	if (token === undefined) throw new Error(`The form ${path} does not know who is logged in: ${page.slice(0, 300)}`);
	const answer = await post(n8n, path, fields, { 'x-auth-token': token });
	if (!answer.ok) throw new Error(`The form ${path} was answered with ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
	return page;
}

/** Sends a form off, as somebody who is not logged in unless the headers say so. */
export async function post(n8n: N8n, path: string, fields: readonly string[], headers: Record<string, string> = {}): Promise<Response> {
	const body = new FormData();
	fields.forEach((value, index) => body.append(`field-${index}`, value));
	return await fetch(`${n8n.url}/form/${path}`, { method: 'POST', headers, body });
}

type Visit = (url: string, body?: unknown) => Promise<Response>;

/** A browser with its cookies, in which the owner is logged in. It follows no redirects. */
async function loggedIn({ url, login }: N8n): Promise<Visit> {
	const cookies = new Map<string, string>();
	const visit: Visit = async (address, body) => {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const json = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
		const headers = { ...browser, cookie, 'content-type': 'application/json' };
		const answer = await fetch(address, { redirect: 'manual', headers, ...json });
		for (const line of answer.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (name !== undefined && value !== undefined) cookies.set(name, value);
		}
		return answer;
	};
	await visit(`${url}/rest/login`, { emailOrLdapLoginId: login.email, password: login.password });
	return visit;
}

/** Follows the way from the form to n8n's own consent page and back. @returns the address at which the form is shown. */
async function allowed(n8n: N8n, visit: Visit, form: string): Promise<string> {
	let address = form;
	for (let hops = 0; hops < MOST_REDIRECTS; hops++) {
		const answer = await visit(address);
		const location = answer.headers.get('location');
		if (location === null && address.includes('/oauth/consent')) {
			const consent = (await (await visit(`${n8n.url}/rest/consent/approve`, { approved: true })).json()) as {
				data?: { redirectUrl: string };
			};
			if (!consent.data) throw new Error(`n8n does not take the consent: ${JSON.stringify(consent)}`);
			address = consent.data.redirectUrl;
		} else if (location === null) {
			return address;
		} else {
			address = new URL(location, address).toString();
			if (address === form) return form;
		}
	}
	throw new Error(`The form ${form} leads on and on.`);
}
