import { recordTypesOf } from '../../account/records';
import { RESTLET_PATH } from '../restletPath';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** Hosts of the account by kind; lower case with hyphens, as documented. */
const domains: Readonly<Record<string, string>> = {
	APPLICATION: 'app.netsuite.com',
	CUSTOMER_CENTER: 'app.netsuite.com',
	FORM: 'extforms.netsuite.com',
	RESTLET: 'restlets.api.netsuite.com',
	SUITETALK: 'suitetalk.api.netsuite.com',
};

export function domainOf(accountId: string, hostType: string): string {
	const domain = domains[hostType];
	if (!domain)
		throw new HostError('SSS_INVALID_TYPE_ARG', 'You have entered an invalid type argument: options.hostType');
	return `${accountId.toLowerCase().replaceAll('_', '-')}.${domain}`;
}

/** Seen: where NetSuite shows records of a type. */
const pages: Readonly<Record<string, string>> = {
	invoice: '/app/accounting/transactions/custinvc.nl',
	creditmemo: '/app/accounting/transactions/custcred.nl',
	customerpayment: '/app/accounting/transactions/custpymt.nl',
	customerdeposit: '/app/accounting/transactions/custdep.nl',
	depositapplication: '/app/accounting/transactions/depappl.nl',
	customerrefund: '/app/accounting/transactions/custrfnd.nl',
	journalentry: '/app/accounting/transactions/journal.nl',
	salesorder: '/app/accounting/transactions/salesord.nl',
	customer: '/app/common/entity/custjob.nl',
	contact: '/app/common/entity/contact.nl',
	employee: '/app/common/entity/employee.nl',
	vendor: '/app/common/entity/vendor.nl',
};

export const urlHost = {
	'url.domain': ({ account }: Run, { hostType, accountId }: { hostType: string; accountId?: string }): string =>
		domainOf(accountId ?? account.options.account, hostType),
	'url.record': ({ account }: Run, { recordType }: { recordType: string }): string => {
		const name = recordType.toLowerCase();
		if (pages[name]) return pages[name];
		const type = recordTypesOf(account).find((candidate) => candidate.name.toLowerCase() === name);
		if (!type)
			throw new HostError('INVALID_RCRD_TYPE', `The record type [${recordType.toUpperCase()}] is invalid.`);
		return name.startsWith('customrecord') ? '/app/common/custom/custrecordentry.nl' : `/app/common/${name}.nl`;
	},
	'url.script': (
		{ account, scripts }: Run,
		{
			scriptId,
			deploymentId,
			returnExternalUrl = false,
		}: { scriptId: string; deploymentId: string; returnExternalUrl?: boolean },
	): string => {
		const script = scripts.find(String(scriptId));
		const deployment = script && scripts.findDeployment(script, String(deploymentId));
		// Believed: code and sentence.
		if (!script || !deployment)
			throw new HostError(
				'SSS_INVALID_SCRIPT_ID',
				`The script or deployment does not exist: ${scriptId}, ${deploymentId}`,
			);
		const path = `${RESTLET_PATH}?script=${script.id}&deploy=${deployment.number}`;
		return returnExternalUrl ? `https://${domainOf(account.options.account, 'RESTLET')}${path}` : path;
	},
};
