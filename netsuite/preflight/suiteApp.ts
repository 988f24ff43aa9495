import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { failed, failure, notInstalled, ok, warning, type Finding } from './finding';

/** What belongs to this package in NetSuite is called `…_nsar_…`. */
export const suiteApp = {
	name: 'n8n-nodes-netsuite-ar',
	/** A RESTlet that answers GET with `{"suiteApp": <name>, "version": <version>}` and does nothing else. */
	script: 'customscript_nsar_about',
	deployment: 'customdeploy_nsar_about',
} as const;

const check = 'SuiteApp';

const works = 'Reading, syncing, writing and the polling trigger work without it; it is for what happens in NetSuite at once.';

/**
 * Whether the SuiteApp of this package, and no other, is in the account, and which version. It is asked itself: that needs
 * no further permission, and tells whether it answers.
 */
export async function checkSuiteApp(client: Client): Promise<Finding> {
	try {
		const { data } = await client.request(
			{
				service: 'restlet',
				method: 'GET',
				query: { script: suiteApp.script, deploy: suiteApp.deployment },
				headers: { 'Content-Type': 'application/json' },
				// An answer that is not its own would come again however often it is asked.
				safeToRepeat: false,
			},
			(answer) => answer,
		);
		return installed(data);
	} catch (error) {
		if (!(error instanceof NetSuiteError)) throw error;
		// Seen: what NetSuite says of a RESTlet that is not there, or whose deployment is off.
		if (error.code === 'SSS_INVALID_SCRIPTLET_ID') {
			return notInstalled(check, `There is no RESTlet ${suiteApp.script} that is deployed.`, `Nothing to do. ${works}`);
		}
		if (error.kind === 'badAnswer') return another();
		if (error.kind === 'login' || error.kind === 'permission') {
			// Documented for the first: a role with "Web Services Only" is refused by RESTlets as a wrong login is.
			const advice = `If it is not installed, nothing to do. ${works} Otherwise take "Web Services Only" off the token's role, and add the role to the audience of ${suiteApp.deployment}.`;
			return warning(check, `It cannot be told: the role may not call RESTlets. NetSuite says: ${error.detail}`, advice, error.kind);
		}
		return failure(check, error);
	}
}

function installed(data: unknown): Finding {
	const { suiteApp: name, version } = (data ?? {}) as { suiteApp?: unknown; version?: unknown };
	return name === suiteApp.name && typeof version === 'string' ? ok(check, `It is installed, version ${version}.`) : another();
}

const another = (): Finding =>
	failed(
		check,
		`A RESTlet ${suiteApp.script} is there, and it is not that of ${suiteApp.name}.`,
		'Find out what it belongs to under Customization > Scripting > Scripts, and install the SuiteApp of this package in its place.',
	);
