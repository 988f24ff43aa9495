import { createClient, Governor, type Client, type HttpAnswer, type NetSuiteRequest } from '../../netsuite';
import { noSleep } from './queryServer';

/** Answers of the REST record API. */
export const saved = (location: string): HttpAnswer => ({ status: 204, headers: { location }, body: '' });

export const record = (fields: Record<string, unknown>): HttpAnswer => ({ status: 200, headers: {}, body: JSON.stringify(fields) });

export const refused = (status: number, code: string, detail: string): HttpAnswer => ({
	status,
	headers: {},
	body: JSON.stringify({ status, 'o:errorDetails': [{ detail, 'o:errorCode': code }] }),
});

export const noSuchRecord = refused(404, 'NONEXISTENT_ID', 'The record instance does not exist. Provide a valid record instance ID.');

/** A client that gets these answers one after the other, and a log of what it sent. */
export function answered(...answers: ReadonlyArray<HttpAnswer | Error>): { client: Client; sent: NetSuiteRequest[]; said: () => string[] } {
	const sent: NetSuiteRequest[] = [];
	const client = createClient({
		account: '1234567',
		governor: new Governor(),
		sleep: noSleep,
		random: () => 0,
		http: async (request) => {
			const answer = answers[sent.length];
			sent.push(request);
			if (!answer) throw new RangeError(`Request ${sent.length} was not expected: ${request.method} ${request.path}`);
			if (answer instanceof Error) throw answer;
			return answer;
		},
	});
	return { client, sent, said: () => sent.map(({ method, path }) => `${method} ${path}`) };
}
