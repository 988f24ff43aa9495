import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { openAccount, type Account } from './account/account';
import { playActivity } from './account/activity';
import { generate } from './account/generator';
import { createRandom } from './account/random';
import { catalogueOf } from './account/schema';
import { TIME_ZONE } from './account/time';
import { defaultOptions, type SandboxOptions } from './options';
import { createRest } from './rest';
import { createCertificate, type Certificate } from './server/certificate';
import { serveControl } from './server/control';
import { createFaults } from './server/faults';
import { listen } from './server/listener';
import { createLogin, realmOf, type Credentials } from './server/login';
import { createOAuth2Credentials } from './server/oauth2Keys';
import { serve } from './server/services';
import { createStatistics } from './server/statistics';
import { createSoap } from './soap';
import { createSuiteQL } from './suiteql';
import { createSuiteScript } from './suitescript';
import type { Catalogue } from './suiteql/catalogue';

export { defaultOptions, type SandboxOptions } from './options';
export type { Credentials } from './server/login';

export interface Sandbox {
	/** `http://127.0.0.1:<port>`; the same port speaks HTTPS too. */
	url: string;
	/** The account ID it was started with. */
	account: string;
	credentials: Credentials;
	/** Ends the server and every connection to it, and removes the account. */
	close(): Promise<void>;
}

export interface SandboxHooks {
	/** Told how many invoices there are while the account is generated. */
	progress?: (invoices: number) => void;
	/** Told of errors that are the sandbox's own; answered with 500. */
	onError?: (error: unknown) => void;
}

/** Generates an account and serves it on the loopback interface. */
export async function startSandbox(options: Partial<SandboxOptions> = {}, hooks: SandboxHooks = {}): Promise<Sandbox> {
	const settings = { ...defaultOptions, ...withoutUndefined(options) };
	const account = openAccount(settings);
	generate(account, hooks.progress);
	if (settings.days > 0) playActivity(account, { days: settings.days, seed: settings.seed });

	const credentials = credentialsOf(settings.account);
	const login = createLogin(realmOf(settings.account), credentials, account.clock.now);
	const statistics = createStatistics();
	const faults = createFaults();
	const suiteql = createSuiteQL({
		engine: account.engine,
		catalogue: currentCatalogue(account),
		timeZone: TIME_ZONE,
		now: () => new Date(account.clock.now() * 1000),
	});
	const rest = createRest(suiteql, faults.corrupt);
	const onError = hooks.onError ?? ((error) => console.error(error));
	const soap = createSoap(account);
	// Where it listens is known later than what scripts are given; none runs before.
	let origin = '';
	const seenByScripts = () => faults.visibility({ method: 'GET', path: '/app/common/scripting', body: '' });
	const scripts = createSuiteScript(
		{ account, suiteql, visibility: seenByScripts, origin: () => origin, onError },
		settings.scriptSeconds,
	);
	const { saving } = scripts;
	try {
		for (const folder of settings.projects) scripts.deploy(folder);
	} catch (error) {
		account.close();
		throw error;
	}
	let made: Promise<Certificate> | undefined;
	const certificate = () => (made ??= createCertificate(settings.account));
	const services = { account, login, statistics, faults, saving, scripts, rest, soap, certificate, onError };

	const route = async (request: IncomingMessage, response: ServerResponse) => {
		const scheme = (request.socket as TLSSocket).encrypted ? 'https' : 'http';
		const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? '127.0.0.1'}`);
		return url.pathname.startsWith('/_sandbox')
			? serveControl(services, { url, request, response })
			: serve(services, request, response, url);
	};
	const listener = await listen(settings.port, certificate, (request, response) => {
		route(request, response).catch((error: unknown) => {
			onError(error);
			response.destroy();
		});
	}).catch(async (error: unknown) => {
		await scripts.close();
		account.close();
		throw error;
	});
	origin = `http://127.0.0.1:${listener.port}`;

	return {
		url: origin,
		account: settings.account,
		credentials,
		async close() {
			await listener.close();
			await scripts.close();
			account.close();
		},
	};
}

/** Made anew only when a table came: it is asked for with every query. */
function currentCatalogue(account: Account): () => Catalogue {
	let tables: object | undefined;
	let catalogue: Catalogue;
	return () => {
		const { customRecords } = account;
		if (customRecords.tables !== tables) [tables, catalogue] = [customRecords.tables, catalogueOf(account)];
		return catalogue;
	};
}

/** Alike for an account ID whatever its seed, so that a credential keeps working. */
function credentialsOf(account: string): Credentials {
	const random = createRandom(realmOf(account), 'credentials');
	const token = () => Array.from({ length: 64 }, () => random.integer(0, 15).toString(16)).join('');
	return {
		consumerKey: token(),
		consumerSecret: token(),
		tokenId: token(),
		tokenSecret: token(),
		oauth2: createOAuth2Credentials(realmOf(account)),
	};
}

function withoutUndefined<T extends object>(options: T): T {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
