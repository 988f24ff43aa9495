import { generate } from 'selfsigned';

export interface Certificate {
	/** Both PEM. */
	cert: string;
	key: string;
}

/**
 * A certificate for the addresses of the local NetSuite, which is its own authority: a client that trusts it (Node's
 * `NODE_EXTRA_CA_CERTS`) can speak HTTPS to it. The account's real host names are in it, so that clients whose address
 * cannot be set work too, once their names lead to this machine.
 */
export async function createCertificate(account: string): Promise<Certificate> {
	const label = account.toLowerCase().replaceAll('_', '-');
	const names = ['suitetalk.api', 'restlets.api', 'app'].map((service) => `${label}.${service}.netsuite.com`);
	const { cert, private: key } = await generate([{ name: 'commonName', value: 'Local NetSuite' }], {
		keyType: 'ec',
		curve: 'P-256',
		algorithm: 'sha256',
		notAfterDate: new Date(Date.now() + 365 * 24 * 3600 * 1000),
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{
				name: 'subjectAltName',
				altNames: [
					...['localhost', ...names].map((value) => ({ type: 2 as const, value })),
					{ type: 7 as const, ip: '127.0.0.1' },
				],
			},
		],
	});
	return { cert, key };
}
