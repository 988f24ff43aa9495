import { CURRENT_USER } from '../../account/writing/types';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';
import type { Parameter } from '../engine/scripts';

/** Features that scripts ask for most; what an account of this kind has. Believed: unknown ones are off. */
const features = (account: Run['account']): Record<string, boolean> => ({
	SUBSIDIARIES: account.features.oneWorld,
	MULTICURRENCY: account.features.multiCurrency,
	ACCOUNTING: true,
	RECEIVABLES: true,
	PAYABLES: true,
	CRM: true,
	CUSTOMRECORDS: true,
	CUSTOMERDEPOSITS: true,
	DEPARTMENTS: true,
	CLASSES: true,
	LOCATIONS: true,
	SERVERSIDESCRIPTING: true,
	CUSTOMCODE: true,
	WEBSERVICESEXTERNAL: true,
	RESTWEBSERVICES: true,
	TBA: true,
	OAUTH2: true,
});

/** Words of SDF for kinds of field, and how getParameter gives their values. */
function parameterValue({ fieldType }: Parameter, value: string): unknown {
	switch (fieldType) {
		case 'CHECKBOX':
			return value === 'T' || value === 'true';
		case 'INTEGER':
		case 'FLOAT':
		case 'CURRENCY':
			return Number(value);
		case 'PERCENT':
			return Number.parseFloat(value);
		default:
			return value;
	}
}

export const runtimeHost = {
	'runtime.script': ({ script, deployment }: Run) => ({
		id: script.scriptId,
		deploymentId: deployment.scriptId,
		logLevel: deployment.logLevel,
		apiVersion: script.apiVersion,
		bundleIds: [],
		percentComplete: 0,
	}),
	'runtime.parameter': (run: Run, { name }: { name: string }) => {
		const parameter = run.script.parameters.find(({ scriptId }) => scriptId.toLowerCase() === name.toLowerCase());
		if (!parameter) return null;
		const given = run.kept.get('parameters') as Record<string, unknown> | undefined;
		const own = given?.[parameter.scriptId];
		if (own !== undefined && own !== null) return typeof own === 'string' ? parameterValue(parameter, own) : own;
		const value = run.deployment.values[parameter.scriptId] ?? parameter.defaultValue;
		if (value === null || value === '') return parameter.fieldType === 'CHECKBOX' ? false : null;
		return parameterValue(parameter, value);
	},
	'runtime.remainingUsage': ({ governance }: Run) => governance.limit - governance.used,
	'runtime.user': ({ account }: Run) => {
		const row = account.store.get('SELECT entityid, email FROM employee WHERE id = ?', [CURRENT_USER]);
		if (!row) throw new HostError('UNEXPECTED_ERROR', 'The account has no user.');
		return {
			id: CURRENT_USER,
			name: row.entityid,
			email: row.email,
			role: 3,
			roleId: 'administrator',
			roleCenter: 'BASIC',
			department: 0,
			location: 0,
			subsidiary: 1,
			contact: 0,
		};
	},
	// The local role may do everything that is not hidden.
	'runtime.permission': () => 4,
	'runtime.feature': ({ account }: Run, { feature }: { feature: string }) =>
		features(account)[feature.toUpperCase()] ?? false,
	'runtime.about': ({ account, executionContext }: Run) => ({
		accountId: account.options.account,
		country: 'US',
		envType: /_SB\d*$/i.test(account.options.account) ? 'SANDBOX' : 'PRODUCTION',
		executionContext,
		processorCount: 2,
		queueCount: 1,
		version: '2025.2',
	}),
};
